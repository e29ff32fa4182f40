"""One sheet, set by Typst.

Typst keeps what it has computed for as long as its process lives: the sheets of a large charter,
set one after another, would fill gigabytes. Each of them is set in a process of its own, which
gives everything back; for small sheets, the start of a process would take as long as the work.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

import typst

from mkataba.errors import MkatabaError, fault
from mkataba.publish.layout_report import LayoutReport, read
from mkataba.publish.metadata import with_metadata
from mkataba.publish.row_headers import with_row_headers
from mkataba.system.programs import python, surroundings

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


SECONDS = 600
"""Time that a sheet may take in a process of its own; the largest of ours takes seconds."""

# how Typst points at a line: ┌─ charter.typ:2:1
_PLACE = re.compile(r"┌─ (.+?):(\d+):\d+")


class _Refused(Exception):
    """What the other process said of a sheet that it could not set."""


class _Set(NamedTuple):
    """A sheet that was set: its PDF, and the values that its layout labelled, as JSON."""

    pdf: bytes
    report: str


def typeset(
    main: Path,
    data: Mapping[str, Any],
    target: Path,
    when: datetime,
    *,
    body: str = "",
    apart: bool = False,
) -> LayoutReport | None:
    """Write a PDF/UA-1 and PDF/A-2a file; return what the layout says of it, if it says anything.

    Args:
        main: The layout; it reads files of its own folder alone, and fonts from ``fonts/`` there.
        data: What the layout prints; the file bears its ``version``, and the name of its
            ``organization`` as that of the publisher.
        target: The file to write.
        when: The time that the file bears.
        body: Name of a file of Typst markup beside the layout, for documents; "" for none.
        apart: Set the sheet in a process of its own.

    Raises:
        MkatabaError: If Typst refuses the layout, or its process is killed.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False), "body": body}
    job = {"main": str(main), "inputs": inputs, "timestamp": int(when.timestamp())}
    try:
        made = _apart(job) if apart else _here(job)
    except (typst.TypstError, _Refused) as error:
        text = _told(error) if isinstance(error, typst.TypstError) else str(error)
        raise MkatabaError(f"{target.name} can't be set by {main.name}: {text}") from error
    publisher, version = data["organization"]["name"], data.get("version", "")
    target.write_bytes(with_metadata(with_row_headers(made.pdf), publisher, version))
    return read(json.loads(made.report))


def _told(error: typst.TypstError) -> str:
    """Return what Typst says in one sentence, with the file and line of the project's layout."""
    text = str(error).partition("\n")[0] or "unknown fault"
    place = _PLACE.search(str(getattr(error, "diagnostic", "")))
    if place is None or Path(place[1]).name.startswith("body-"):
        return text
    return f"{text} (templates/print/{Path(place[1]).name}, line {place[2]})"


def _here(job: Mapping[str, Any]) -> _Set:
    try:
        return _set(job)
    except (typst.TypstError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # Typst's own panic is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise _Refused(f"Typst failed: {error}") from error


def _set(job: Mapping[str, Any]) -> _Set:
    folder = str(Path(job["main"]).parent)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[f"{folder}/fonts"])
    compiler = typst.Compiler(
        job["main"],
        root=folder,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs=job["inputs"],
    )
    made = compiler.compile(format="pdf", pdf_standards=[*STANDARDS], timestamp=job["timestamp"])
    assert isinstance(made, bytes)  # one PDF: a list would be pages of pictures
    # what was set is still known: this takes a thousandth of the time
    return _Set(made, compiler.query("<report>", field="value"))


def _apart(job: Mapping[str, Any]) -> _Set:
    try:
        ran = subprocess.run(
            python(__name__),
            input=json.dumps(job).encode(),
            capture_output=True,
            env=surroundings(),
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _Refused(f"the layout does not come to an end within {SECONDS} seconds") from None
    if ran.returncode:
        text = ran.stderr.decode("utf-8", "replace").strip()
        raise _Refused(text.partition("\n")[0] or f"its process ended with {ran.returncode}")
    told, _, pdf = ran.stdout.partition(b"\n")
    return _Set(pdf, json.loads(told))


def main() -> None:
    """Read a job from standard input; write what was set to standard output, or what is wrong.

    The first line is what the layout said, the rest the PDF.
    """
    try:
        made = _set(json.load(sys.stdin.buffer))
        told = json.dumps(made.report)
        sys.stdout.buffer.write(told.encode() + b"\n" + made.pdf)
    except typst.TypstError as error:
        sys.exit(_told(error))
    except BaseException as error:  # Typst's own panic is no Exception
        sys.exit(fault(error))


if __name__ == "__main__":
    main()
