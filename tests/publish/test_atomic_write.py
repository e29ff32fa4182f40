"""Files are written whole, and all of them or none."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkataba.errors import MkatabaError
from mkataba.publish.atomic_write import replace_all
from mkataba.system.scratch import keep, scratch_in, sweep


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


@pytest.mark.parametrize("durable", [True, False])
def test_texts_are_on_the_disk_before_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
) -> None:
    (tmp_path / "old.yml").write_text("old")
    calls: list[str] = []

    def noted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*arguments: Any, **named: Any) -> Any:
            done = call(*arguments, **named)
            path = arguments[0]
            if isinstance(path, int):
                path = Path(f"/proc/self/fd/{path}").readlink()
            calls.append(f"{name} {Path(path).name}")
            return done

        return noting

    monkeypatch.setattr(os, "fsync", noted("fsync", os.fsync))
    monkeypatch.setattr(os, "replace", noted("replace", os.replace))
    replace_all({tmp_path / "old.yml": b"new", tmp_path / "fresh.yml": b"new"}, durable=durable)
    waits = ["fsync new-old.yml", "fsync new-fresh.yml"] if durable else []
    moves = ["replace new-old.yml", "replace new-fresh.yml"]
    assert calls == [*waits, *moves, *([f"fsync {tmp_path.name}"] if durable else [])]


def test_what_a_killed_command_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old")
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, signal, sys; from pathlib import Path\n"
            "from mkataba.publish.atomic_write import replace_all\n"
            "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
            "replace_all({Path(sys.argv[1]): b'new'})",
            tmp_path / "a.yml",
        ],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 2
    replace_all({tmp_path / "b.yml": b"new"})
    assert {path.name for path in tmp_path.iterdir()} == {"a.yml", "b.yml"}
    assert texts(tmp_path) == {"a.yml": "old", "b.yml": "new"}


def test_what_is_in_use_or_kept_for_a_person_is_not_swept(tmp_path: Path) -> None:
    with scratch_in(tmp_path) as used:
        (used / "text").write_text("in use")
        with scratch_in(tmp_path) as kept:
            (kept / "text").write_text("kept")
            keep(kept)
        sweep(tmp_path)
        assert texts(used)["text"] == "in use"
    assert texts(kept) == {"text": "kept"}
    assert not used.exists()
    sweep(tmp_path)
    assert texts(kept) == {"text": "kept"}
