"""What ``make quick`` runs: all tests but those of files that start other programs.

A new file is among them. A test there that starts a program, or loads one that comes as a package,
fails. Tests that copy the whole example are left out by their fixture.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

_BUILD = "builds pages or sheets: mkdocs, Typst, pandoc"
_GIT = "makes git repositories"
_PANDOC = "reads office files by pandoc"
_PROCESS = "runs commands in processes of their own"
_LONG = "checks a project many times over"

LEFT_OUT: Mapping[str, str] = {
    "publish/": _BUILD,
    "render/": _BUILD,
    "parts/test_own_parts.py": _BUILD,
    "languages/test_languages.py": _BUILD,
    "profiles/test_profiles.py": _BUILD,
    "test_registry.py": _BUILD,
    "check/test_waivers.py": f"{_BUILD}; {_GIT}",
    "diff/test_diff.py": _GIT,
    "fix/test_fix_command.py": _GIT,
    "report/test_report.py": _GIT,
    "tables/test_tables.py": _PANDOC,
    "import_/test_import.py": _PANDOC,
    "import_/test_interactive.py": _PROCESS,
    "fix/test_normal_form.py": _LONG,
    "derive/test_forms.py": _LONG,
    "import_/test_layouts.py": _PANDOC,
    "derive/test_editor.py": "starts the language server of editors",
    "commands/test_cli.py": _PROCESS,
    "export/test_export.py": _PROCESS,
    "export/test_whole.py": "saves workbooks by LibreOffice",
    "import_/test_again.py": "imports a table many times over",
    "whole/": _PROCESS,
    "test_contributing.py": _PROCESS,
    "test_quick.py": "starts a program, to see that it is noticed",
    "check/test_cascades.py": _LONG,
    "check/test_there.py": _LONG,
    "check/test_catalogue.py": _LONG,
    "diff/test_diff_fields.py": _LONG,
    "diff/test_diff_waivers.py": _LONG,
    "import_/test_merge.py": _LONG,
    "check/test_real_rules.py": _LONG,
    "test_pictures.py::test_pictures_stand_on_documents": _BUILD,
    "test_pictures.py::test_a_picture_that_can_not_be_shown_is_told_at_its_line": _BUILD,
    "check/test_words.py::test_two_languages_may_say_the_same_in_their_own_way": _LONG,
    "check/test_words.py::test_two_languages_may_not_promise_different_things": _LONG,
    "check/test_mandatory.py": _LONG,
    "schema/test_schema_shipped.py": "reads spoilt schemas many times over",
    "reading/test_reading.py::test_no_text_takes_long": "reads long texts",
    "reading/test_reading.py::test_most_published_rows_are_read": "reads many texts",
    "values/test_value_types.py::test_each_value_is_parsed_once": _LONG,
    "check/test_copied.py::test_copying_translates_nothing": _LONG,
    "check/test_accept.py::test_nothing_is_accepted_that_cerberus_refuses": _LONG,
    "commands/test_init.py": _LONG,
    "commands/test_upgrade.py": _LONG,
    "formatting/": "formats all values of the example",
    "derive/test_json_schema.py": _LONG,
}
"""What starts a program or takes long, by its path below ``tests/``, each with its reason."""

STARTS = ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.system")
"""Events by which Python tells its audit hooks that another program or process is started."""

PROGRAMS = ("mkdocs", "pypandoc", "playwright")
"""Packages that are programs of their own. Typst is none: rules ask it within Python."""

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

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave out whole files and folders before they are loaded."""
        file = collection_path.relative_to(Path(__file__).parent.parent).as_posix()
        below = file.removeprefix("tests/")
        return True if below in LEFT_OUT or f"{below}/" in LEFT_OUT else None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Fail a test by what was started while it ran."""
        self.started.clear()
        yield
        if self.started:
            pytest.fail(f"no unit test: it needs {', '.join(sorted(set(self.started)))}")


def is_quick(item: pytest.Item) -> bool:
    """Tell whether a test is among those of ``make quick``: unless it is left out, it is."""
    fixtures = frozenset(getattr(item, "fixturenames", ()))
    file = item.path.relative_to(Path(__file__).parent)
    names = (f"{file.parent}/", str(file), f"{file}::{getattr(item, 'originalname', item.name)}")
    return not fixtures & WHOLE and LEFT_OUT.keys().isdisjoint(names)
