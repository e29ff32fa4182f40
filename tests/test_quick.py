"""Unit tests start no other program: one that does fails in `make quick`."""

import subprocess
import sys

from tests import quick
from tests.conftest import ROOT


def test_a_unit_test_that_starts_a_program_is_told() -> None:
    watch = quick.Watch()
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert watch.started == ["subprocess.Popen"]


def test_every_file_of_unit_tests_is_there() -> None:
    assert {path.name for path in (ROOT / "tests").rglob("test_*.py")} >= quick.UNIT
