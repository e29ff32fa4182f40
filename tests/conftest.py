"""What the tests share: projects made from the example, and one build of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkataba import check, project

ROOT = Path(__file__).parents[1]

DAY = "1790000000"
"""A day in September 2026: what the example says of reviews is still to come."""


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
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


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return copy_example(tmp_path / "project")


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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site, built once for each worker; the folder ``site``."""
    root = copy_example(tmp_path_factory.mktemp("built") / "project")
    ran = run("-C", root, "build", SOURCE_DATE_EPOCH=DAY)
    assert ran.code == 0, ran.err + ran.out
    return root / "site"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew; look at the difference before you commit it."""
    return bool(request.config.getoption("--update-golden"))
