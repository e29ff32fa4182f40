"""Unit tests start no other program: one that does fails in `make quick`."""

import copy
import subprocess
import sys

import pytest

from tests import quick
from tests.conftest import ROOT


def test_a_unit_test_that_starts_a_program_is_told() -> None:
    watch = quick.Watch()
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert watch.started == ["subprocess.Popen"]


def test_what_is_left_out_is_there_and_has_a_reason() -> None:
    for name, reason in quick.LEFT_OUT.items():
        path, _, test = name.partition("::")
        assert (ROOT / "tests" / path).exists(), name
        assert f"def {test}(" in (ROOT / "tests" / path).read_text() if test else True, name
        assert reason


def test_a_new_file_is_quick_unless_it_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not quick.is_quick(request.node)  # this file is left out
    node = copy.copy(request.node)
    node.path = request.node.path.with_name("test_new.py")
    assert quick.is_quick(node)
    for name in ("publish/test_new.py", "derive/test_reference.py"):
        node.path = ROOT / "tests" / name
        assert quick.is_quick(node) is name.startswith("derive")
