"""A workbook with a charter of any number of services, made of the published rows."""

import csv
from pathlib import Path

from openpyxl import Workbook

ROWS = Path(__file__).parents[1] / "tests" / "fixtures" / "real" / "charter_rows.csv"


def workbook(target: Path, count: int, every: int = 0) -> Path:
    """Write an XLSX of services, eight columns wide; return its path.

    Args:
        target: The file to write.
        count: How many services it holds.
        every: How many rows it is from one with a fee of its own to the next; 0 for none.
    """
    with ROWS.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["service"]]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Charter")
    head = (
        "No.",
        "Service",
        "Requirements",
        "Cost (KSh)",
        "Timeline",
        "Contact",
        "Department",
        "Law",
    )
    sheet.append(head)
    for number in range(count):
        row = rows[number % len(rows)]
        name = f"{row['service']} {number + 1}"
        # another amount in each row, and for each distance between such rows
        new = every and number % every == 0
        fee = f"KSh {1000 * every + number}" if new else row["fee_text"]
        cells = (row["requirements"], fee, row["turnaround_text"])
        department = f"Department {number % 40 + 1}"
        sheet.append([number + 1, name, *cells, row["channel_or_contact"], department, ""])
    book.save(target)
    return target
