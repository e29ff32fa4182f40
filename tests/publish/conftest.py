"""What the tests of sheets share: a press with the layouts of the program, and the example."""

import pytest

from mkataba import model
from mkataba.publish.press import Press
from tests import sheets
from tests.layouts import press_in


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """A press that sheets are set on; a test that changes a layout copies it."""
    return press_in(tmp_path_factory.mktemp("press") / "press")


@pytest.fixture(scope="session")
def body() -> model.Body:
    """The example's content; nothing of it may be changed."""
    return sheets.body()
