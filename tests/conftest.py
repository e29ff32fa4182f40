"""What the tests share: projects made from the example, and one build of it."""

import fcntl
import gc
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings
from msgspec import Struct
from ruamel.yaml import YAML

from mkataba import check, cli, project
from tests import quick

ROOT = Path(__file__).parents[1]

PROFILE = project.load_schemas().profile
"""The standard that the example is held to."""

# whatever the shell says, what is compiled is kept beside its source: else each program that a test
# starts would compile mkataba anew, and each worker the tests
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

DAY = "1790000000"
"""A day in September 2026: what the example says of reviews is still to come."""


class Ran(Struct, frozen=True):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
    """Run ``mkataba`` in this process, which need not load it again; an exception is not caught."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["mkataba", *map(str, arguments)])
        for name, value in environment.items():
            patch.setenv(name, value)
        if cwd:
            patch.chdir(cwd)
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return Ran(int(ended.value.code or 0), _said(out), _said(err))


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return written.decode("utf-8").replace("\r\n", "\n")


def run_apart(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
    """Run ``mkataba`` as a user would, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "mkataba", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def copy_example(target: Path) -> Path:
    """Copy the example's content to a new project; return the project's folder."""
    shutil.copytree(ROOT / "content", target / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


@cache
def checked_example() -> check.Checked:
    """Return the example as it is checked, once in each worker; nothing of it may be changed."""
    return check.run(project.load(ROOT))


FEW = ("soil-testing", "hall-hire", "ambulance", "ict-support")
"""Services of the example that are enough where the number of services does not matter."""


def copy_few(target: Path, kept: Collection[str] = FEW) -> Path:
    """Copy the example with some of its services alone; return the project's folder."""
    services = ROOT / "content/services"
    dropped = [path.stem for path in services.iterdir() if path.stem not in kept]

    def left_out(folder: str, _: list[str]) -> list[str]:
        return [f"{name}.yml" for name in dropped] if Path(folder) == services else []

    shutil.copytree(ROOT / "content", target / "content", ignore=left_out)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    named = re.compile(rf"(?m)^ +(?:-|service:) (?:{'|'.join(dropped)})\n")
    for lister in ("charters/external.yml", "charters/internal.yml", "manual.yml"):
        listed = target / "content" / lister
        text = listed.read_text(encoding="utf-8")
        listed.write_text(named.sub("", text), encoding="utf-8")
    for name in ("external", "internal"):
        listed = target / f"content/charters/{name}.yml"
        text = listed.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^  - name:\n(?:      .*\n)*    services:\n(?!      - )", "", text)
        listed.write_text(text, encoding="utf-8")
    return target


def without_prints(root: Path, *kept: str) -> Path:
    """Leave out the prints for the public, but for some; return the project's folder.

    Setting them takes most of the time of a build, and many tests look at pages alone.
    """
    named = project.load_schemas().kinds["publication"]["without"]["schema"]["allowed"]
    left = ", ".join(name for name in named if name not in kept)
    text = f"publications: []\nwithout: [{left}]\n"
    (root / "content/publication.yml").write_text(text, encoding="utf-8")
    return root


def with_node(raw: bytes, path: tuple[str | int, ...], value: Any) -> bytes:
    """Return a YAML text with the node at ``path`` set to ``value``, or taken out for None."""
    yaml = YAML()
    data = yaml.load(raw)
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    stream = io.BytesIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def edit(root: Path, file: str, path: tuple[str | int, ...], value: Any) -> None:
    """Set the node at ``path`` of a file, or take it out where ``value`` is None."""
    target = root / file
    target.write_bytes(with_node(target.read_bytes(), path, value))


def places(data: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    """Return the path of every node of plain data, owners first."""
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [path, *(place for key, inner in items for place in places(inner, (*path, key)))]


@pytest.fixture(scope="session", autouse=True)
def _same_surroundings(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    # a shell that starts the tests in the background has them, and what they start, ignore Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _prints_that_nobody_set() -> None:
    """Let no test know what the prints of another one say: their content may be the same."""
    for path in Path(os.environ["XDG_CACHE_HOME"]).glob("mkataba/prints-*"):
        path.unlink()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return copy_example(tmp_path / "project")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """The example with a few services, which is checked and built quickly."""
    return copy_few(tmp_path / "project")


@pytest.fixture
def findings() -> Callable[[Path], list[str]]:
    """Check a project; give each finding as ``file:line:column severity rule clause message``."""

    def checked(root: Path) -> list[str]:
        return [
            f"{f.path.removeprefix('content/')}:{f.line}:{f.column} {f.severity} {f.rule} "
            f"{f.clause or '-'} {f.message}"
            for f in check.run(project.load(root)).findings
        ]

    return checked


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is filled by whichever worker asks first; the others wait for it.

    Args:
        factory: What makes temporary folders.
        name: The folder's name, the same in all workers.
        make: Fills the empty folder; if it fails, the next worker to ask tries again.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, made = base / name, base / f"{name}-made"
    with (base / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def _build_example(folder: Path) -> None:
    root = copy_example(folder / "project")
    ran = run_apart("-C", root, "build", SOURCE_DATE_EPOCH=DAY)
    assert ran.code == 0, ran.err + ran.out


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example's site, built once for all workers; no test may change it."""
    site = made_once(tmp_path_factory, "built", _build_example) / "project/site"
    yield site
    listed = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"]
    for name, entry in listed.items():
        found = hashlib.sha256((site / name).read_bytes()).hexdigest()
        assert found == entry["sha256"], f"a test changed {name} of the site that all share"


LONG = (
    *("test_outputs.py", "test_languages.py", "test_web.py", "test_diff.py", "test_own_parts.py"),
    *("test_sheets.py", "test_pull_request.py", "test_value_types.py", "test_brochure.py"),
    *("test_robust.py", "test_reading.py", "test_charter_sheet.py", "test_wall_pairs.py"),
    *("test_build.py", "test_print_settings.py", "test_wall.py", "test_profiles.py"),
    *("test_import.py", "test_schema_shipped.py", "test_accessible.py", "test_print_files.py"),
    *("test_whole.py", "test_again.py"),
    *("test_diff_fields.py", "test_merge.py", "test_asked_sizes.py", "test_there.py"),
    *("test_pictures.py", "test_publications.py", "test_cascades.py", "test_report.py"),
    *("test_page_furniture.py", "test_drafts.py", "test_export.py", "test_left_unsaid.py"),
    *("test_body_size.py", "test_messages.py", "test_faults.py", "test_serve.py"),
    *("test_contributing.py", "test_wheel.py", "test_charter_document.py"),
)
"""Files with the longest tests, the longest first: what is left for the end is short.

One worker runs all of a file, for what its tests share is made once in each worker.
"""


SHARE = 100
"""Examples of a profile under which a property has as many examples as it asks for itself."""

settings.register_profile("same", derandomize=True, deadline=None, max_examples=SHARE)
settings.register_profile("quick", settings.get_profile("same"), max_examples=SHARE // 10)
settings.register_profile("free", deadline=None, max_examples=SHARE * 10, print_blob=True)
settings.load_profile("same")


def scale(test: Any) -> None:
    """Give a property that asks for a number of examples its share of what the profile has."""
    own = getattr(test, "_hypothesis_internal_use_settings", None)
    profile = settings.default
    if own and profile and own.max_examples != profile.max_examples:
        examples = max(1, own.max_examples * profile.max_examples // SHARE)
        test._hypothesis_internal_use_settings = settings(own, max_examples=examples)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--quick"):
        settings.load_profile("quick")
        config.pluginmanager.register(quick.Watch())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what takes long first, so that the workers end together."""
    for test in {item.obj for item in items if isinstance(item, pytest.Function)}:
        if is_hypothesis_test(test):
            scale(test)
    if config.getoption("--quick"):
        left_out = [item for item in items if not quick.is_quick(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if quick.is_quick(item)]
    turn = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: turn.get(item.path.name, len(LONG)))


def pytest_collection_finish() -> None:
    """Keep all that was loaded out of the collector's sight: it would look through it for ever."""
    gc.freeze()
    gc.set_threshold(100_000)  # as the program does


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")
    parser.addoption("--quick", action="store_true", help="unit tests alone: make quick")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which programs are missing, in whose place tests held what a user is told."""
    # loaded here: most tests read no files
    from mkataba.tables import office
    from mkataba.tables.pdf import scan

    for name, found in (("LibreOffice", office.is_installed()), ("tesseract", scan.program())):
        if not found:
            terminalreporter.write_line(
                f"{name} is not installed: its tests held what a user is told who has none"
            )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew; look at the difference before you commit it."""
    return bool(request.config.getoption("--update-golden"))
