"""Office files with published charters, made of the real rows."""

import csv
import html
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from ruamel.yaml import YAML

from mkataba.pandoc import converted

REAL = Path(__file__).parent / "fixtures" / "real"
ROWS = REAL / "charter_rows.csv"
FILLED_IN = REAL / "filled_in.yml"
Row = dict[str, str]

ENGLISH = ("No.", "Services", "Customer requirements", "Charges", "Timelines")
KISWAHILI = ("Na.", "Huduma", "Mahitaji", "Gharama", "Muda")


def rows_of(organisation: str) -> list[Row]:
    """Return the real rows of a body whose name is exactly this."""
    with ROWS.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["organisation"] == organisation]


def word(tables: Sequence[tuple[str, Sequence[str], Sequence[Row]]]) -> bytes:
    """Return a DOCX: a title row over each table, merged cells, bullets, line breaks in cells."""
    page = "".join(_table(title, head, rows) for title, head, rows in tables)
    return converted(page.encode(), "html", "docx")


def _table(title: str, head: Sequence[str], rows: Sequence[Row]) -> str:
    lines = [f'<table><tr><td colspan="5">{title}</td></tr><tr>']
    lines += [f"<th>{words}</th>" for words in head]
    before = ""
    for number, row in enumerate(rows):
        wanted = row["requirements"]
        lines.append(f"</tr><tr><td>{number + 1}</td><td>{html.escape(row['service'])}</td>")
        if wanted != before or not wanted:
            same = next(
                (n for n, r in enumerate(rows[number:]) if r["requirements"] != wanted),
                len(rows) - number,
            )
            lines.append(f'<td rowspan="{same if wanted else 1}">{_bullets(wanted)}</td>')
        before = wanted
        fee = html.escape(row["fee_text"]).replace("; ", "<br/>")
        lines.append(f"<td>{fee}</td><td>{html.escape(row['turnaround_text'])}</td>")
    return "".join([*lines, "</tr></table><p>.</p>"])


def _bullets(words: str) -> str:
    parts = words.split("; ")
    if len(parts) == 1:
        return html.escape(words)
    return "<ul>" + "".join(f"<li>{html.escape(part)}</li>" for part in parts) + "</ul>"


def book(rows: Sequence[Row]) -> bytes:
    """Return an XLSX with the head in the third row, below a title."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Service charter"])
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["S/No", "Service", "Timeline", "Cost (KSh)", "Obligations"])
    for number, row in enumerate(rows, 1):
        wanted = row["requirements"].replace("; ", "\n")
        sheet.append([number, row["service"], row["turnaround_text"], row["fee_text"], wanted])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def in_english_only() -> list[str]:
    """Return the words of ``FILLED_IN`` that were published in English only."""
    return list(YAML(typ="safe").load(FILLED_IN)["kiswahili"])


def fill_in(services: Path) -> list[str]:
    """Put what charters left unsaid into imported services; return their ids, sorted.

    Args:
        services: The folder of the services; only those in ``FILLED_IN`` are changed.
    """
    yaml = YAML()  # keeps comments and order, as an editor would
    yaml.width = 1000
    given = yaml.load(FILLED_IN)
    filled = []
    for path in sorted(services.iterdir()):
        if fields := given["services"].get(path.stem):
            service = yaml.load(path)
            service.update(fields)
            _translate(service, given["kiswahili"])
            yaml.dump(service, path)
            filled.append(path.stem)
    return filled


def _translate(node: object, kiswahili: Mapping[str, str]) -> None:
    """Put the words beside each English text that has no Kiswahili ones."""
    if isinstance(node, dict):
        if "en" in node and node.get("sw", "TODO") == "TODO":
            node["sw"] = kiswahili[node["en"]]
        for inner in node.values():
            _translate(inner, kiswahili)
    elif isinstance(node, list):
        for inner in node:
            _translate(inner, kiswahili)
