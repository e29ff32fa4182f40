"""A workbook with a charter of any number of services, made of the published rows."""

import csv
from pathlib import Path

from openpyxl import Workbook

ROWS = Path(__file__).parents[1] / "tests" / "fixtures" / "real" / "charter_rows.csv"


def workbook(target: Path, count: int) -> Path:
    """Write an XLSX of ``count`` services, eight columns wide; return its path."""
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
        cells = (row["requirements"], row["fee_text"], row["turnaround_text"])
        department = f"Department {number % 40 + 1}"
        sheet.append([number + 1, name, *cells, row["channel_or_contact"], department, ""])
    book.save(target)
    return target
