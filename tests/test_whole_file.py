"""Files are written whole, and all of them or none."""

from pathlib import Path

import pytest

from mkataba.errors import MkatabaError
from mkataba.publish.whole_file import replace_all


def texts(folder: Path) -> dict[str, str]:
    """Return what stands in a folder, by name."""
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_files_are_made_replaced_and_taken_away_together(tmp_path: Path) -> None:
    (tmp_path / "kept.yml").write_text("old")
    (tmp_path / "kept.yml").chmod(0o640)
    (tmp_path / "gone.yml").write_text("old")
    made = {"kept.yml": b"new", "gone.yml": None, "fresh.yml": b"new", "never.yml": None}
    replace_all({tmp_path / name: data for name, data in made.items()})
    assert texts(tmp_path) == {"kept.yml": "new", "fresh.yml": "new"}
    assert (tmp_path / "kept.yml").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "fresh.yml").stat().st_mode & 0o777 == 0o644


def test_a_file_that_can_not_be_moved_brings_all_back(tmp_path: Path) -> None:
    (tmp_path / "first.yml").write_text("old")
    (tmp_path / "gone.yml").write_text("old")
    before = texts(tmp_path)
    files = {
        tmp_path / "first.yml": b"new",
        tmp_path / "fresh.yml": b"new",
        tmp_path / "gone.yml": None,
        # a folder by the time when the file is put there
        tmp_path / "inner": b"new",
        tmp_path / "inner" / "a.yml": b"new",
    }
    with pytest.raises(MkatabaError, match="can't be written"):
        replace_all(files)
    assert texts(tmp_path) == before
    assert list((tmp_path / "inner").iterdir()) == []


def test_a_file_that_can_not_be_written_aside_leaves_all(tmp_path: Path) -> None:
    (tmp_path / "first.yml").write_text("old")
    with pytest.raises(MkatabaError, match="can't be written"):
        replace_all({tmp_path / "first.yml": b"new", tmp_path / "first.yml" / "a.yml": b"new"})
    assert texts(tmp_path) == {"first.yml": "old"}
    assert len(list(tmp_path.iterdir())) == 1
