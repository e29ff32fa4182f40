"""One sheet, set by Typst.

Typst keeps what it has computed for as long as its process lives: the sheets of a large charter,
set one after another, would fill gigabytes. Each of them is set in a process of its own, which
gives everything back; for small sheets, the start of a process would take as long as the work.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

from mkataba.errors import MkatabaError

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


class _Refused(Exception):
    """What the other process said of a sheet that it could not set."""


def typeset(
    main: Path,
    data: Mapping[str, Any],
    target: Path,
    when: datetime,
    *,
    body: str = "",
    apart: bool = False,
) -> None:
    """Write a PDF/UA-1 and PDF/A-2a file.

    Args:
        main: The layout; it reads files of its own folder alone, and fonts from ``fonts/`` there.
        data: What the layout prints.
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
        made = _apart(job) if apart else _pdf(job)
    except (typst.TypstError, _Refused) as error:
        said = str(error).partition("\n")[0] or "unknown fault"
        raise MkatabaError(f"{target.name} can't be set by {main.name}: {said}") from error
    target.write_bytes(made)


def _pdf(job: Mapping[str, Any]) -> bytes:
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
    return made


def _apart(job: Mapping[str, Any]) -> bytes:
    # -P: what lies in the folder that the user is in must not stand in for a module
    command = [sys.executable, "-X", "utf8", "-P", "-m", __name__]
    ran = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, check=False)
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip()
        raise _Refused(said or f"its process ended with {ran.returncode}")
    return ran.stdout


def main() -> None:
    """Read a job from standard input; write the PDF to standard output, or say what is wrong."""
    try:
        sys.stdout.buffer.write(_pdf(json.load(sys.stdin.buffer)))
    except typst.TypstError as error:
        sys.exit(str(error) or 1)


if __name__ == "__main__":
    main()
