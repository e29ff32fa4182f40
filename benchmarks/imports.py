"""Measures imports, one after another in one run; prints a Markdown table.

    python benchmarks/imports.py --rows 10000 --pages 200

A workbook goes into a new project, again unchanged, with other fees in 1 % of its rows, and in all
of them; then a PDF and a web page. Every import is a process of its own.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Measured, measure
from workbook import workbook

MKATABA = (sys.executable, "-m", "mkataba")
_SET = "import sys, typst; sys.stdout.buffer.write(typst.compile(sys.stdin.buffer.read()))"
_A_PAGE = 24  # rows of the table of a PDF on one page


def imports(work: Path, rows: int) -> dict[str, Measured]:
    """Return how it went to import a workbook into a new project, and to import it again."""
    same = workbook(work / "same.xlsx", rows)
    books = {
        "first": same,
        "again, unchanged": same,
        "again, 1 % changed": workbook(work / "few.xlsx", rows, every=100),
        "again, all changed": workbook(work / "all.xlsx", rows, every=1),
    }
    project = work / "project"
    measure([*MKATABA, "init", project])
    # 1: something is for a person to look at
    return {
        f"XLSX, {rows:,} rows, {name}": measure([*MKATABA, "-C", project, "import", book], (0, 1))
        for name, book in books.items()
    }


def others(work: Path, pages: int, size: int) -> dict[str, Measured]:
    """Return how it went to read a PDF and a web page, neither of which is written."""
    project = work / "other"
    measure([*MKATABA, "init", project])
    command = [*MKATABA, "-C", project, "import", "--dry-run"]
    files = {
        f"PDF, {pages} pages": _pdf(work / "charter.pdf", pages),
        f"HTML, {size} MB": _page(work / "charter.html", size),
    }
    # 3: too large, which is said
    return {name: measure([*command, file], (0, 1, 3)) for name, file in files.items()}


def _services(count: int) -> Iterator[tuple[str, ...]]:
    for number in range(count):
        yield f"Licence {number}", "National ID; application form", f"KES {number + 1}", "3 days"


def _pdf(target: Path, pages: int) -> Path:
    rows = [("Service", "Requirements", "Fee", "Time"), *_services(pages * _A_PAGE)]
    cells = "".join(f"[{words}]," for row in rows for words in row)
    page = "#set page(height: 20cm, margin: 1cm)\n#set text(size: 9pt)\n"
    # by another process: a large one that starts a command counts as a part of it
    text = f"{page}#table(columns: 4, {cells})".encode()
    made = subprocess.run(
        [sys.executable, "-c", _SET], input=text, stdout=subprocess.PIPE, check=True
    )
    target.write_bytes(made.stdout)
    return target


def _page(target: Path, size: int) -> Path:
    head = "<table><tr><th>Service<th>Requirements<th>Fee<th>Time</tr>\n"
    rows = (f"<tr><td>{'<td>'.join(row)}</tr>\n" for row in _services(size * 15_000))
    text = head + "".join(rows)
    target.write_text(text[: size * 1_000_000], encoding="utf-8")
    return target


def table(found: dict[str, Measured]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| | seconds | processors | memory, largest process |", "| --- | --: | --: | --: |"]
    lines += [
        f"| {name} | {one.seconds:.1f} s | {one.processor:.1f} s | {one.largest:.0f} MB |"
        for name, one in found.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=10_000, help="of the workbook")
    parser.add_argument("--pages", type=int, default=200, help="of the PDF")
    parser.add_argument("--size", type=int, default=20, help="of the web page, in MB")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        found = imports(work, arguments.rows) | others(work, arguments.pages, arguments.size)
    print(table(found))


if __name__ == "__main__":
    main()
