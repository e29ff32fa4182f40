"""What ``make quick`` runs: tests of one package, that start no other program.

A test among them that starts a program, or loads one that comes as a package, fails. Tests that
copy the whole example are left out by their fixture.
"""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

UNIT = frozenset(
    {
        *("test_addresses.py", "test_catalogue_reading.py", "test_plain.py"),
        *("test_reading.py", "test_rows.py", "test_rules.py", "test_yaml_cache.py"),
        *("test_source.py", "test_standard.py", "test_time_order.py", "test_values.py"),
        *("test_promises.py", "test_fix.py", "test_lists.py"),
    }
)
"""Files of unit tests. Another one is added here once it is found to be quick."""

STARTS = ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.system")
"""Events by which Python tells its audit hooks that another program or process is started."""

PROGRAMS = ("typst", "mkdocs", "pypandoc", "playwright")
"""Packages that are programs of their own, though some of them run within Python."""

WHOLE = frozenset({"example", "built"})
"""Fixtures that copy or build all services of the example; ``few`` is enough for a unit test."""


class Watch:
    """An audit hook by which a test fails that starts a program."""

    def __init__(self) -> None:
        self.started: list[str] = []
        sys.addaudithook(self.heard)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note what is started; the code under test may catch whatever is raised here."""
        if event in STARTS:
            self.started.append(event)
        elif event == "import" and arguments[0].partition(".")[0] in PROGRAMS:
            self.started.append(arguments[0])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Fail a test by what was started while it ran."""
        self.started.clear()
        yield
        if self.started:
            pytest.fail(f"no unit test: it needs {', '.join(sorted(set(self.started)))}")


def is_quick(item: pytest.Item) -> bool:
    """Tell whether a test is among the unit tests."""
    fixtures = frozenset(getattr(item, "fixturenames", ()))
    return item.path.name in UNIT and not fixtures & WHOLE
