"""A charter imported again and again, while its table and the files change: nothing is lost."""

import csv
import io
import re
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.conftest import Ran, run

HEADS = {
    "name": ("Service", "Services offered", "Name of service"),
    "who": ("Who may apply", "Eligibility"),
    "requirements": ("Requirements", "Documents required", "What is required"),
    "fee": ("Cost", "Charges (KSh)", "Fee (KES)"),
    "turnaround": ("Time", "Timeline", "Turnaround time"),
    "law": ("Law", "Legal basis"),
    "comment": ("Remarks",),
}
"""Ways to head a column, by what it holds."""
NEEDED = ("name", "fee")
SAID = re.compile(r"S\d{4}x")
"""Words of a table, each of which stands in one cell alone."""
KINDS = ("csv", "tsv", "xlsx")


class Source:
    """A table that somebody keeps: rows by name, columns in some order, in a file of some kind."""

    def __init__(self, random: Random) -> None:
        """Begin with three rows."""
        self.random, self.tokens = random, 0
        self.columns = {field: heads[0] for field, heads in HEADS.items()}
        self.kind, self.stem, self.sheets = "csv", "charter", ["Services"]
        self.rows = {name: self.row(name) for name in ("Maps", "Pipes", "Water tests")}

    def token(self) -> str:
        """Return a word that stands nowhere else."""
        self.tokens += 1
        return f"S{self.tokens:04}x"

    def row(self, name: str) -> dict[str, str]:
        """Return a new row."""
        return {
            "name": name,
            "who": f"Residents {self.token()}",
            "requirements": f"Form {self.token()}\nCard {self.token()}",
            "fee": f"KES {self.random.randint(1, 900) * 10}",
            "turnaround": f"{self.random.randint(1, 60)} working days",
            "law": f"Act {self.token()}",
            "comment": f"See {self.token()}",
        }

    def change(self) -> str:
        """Change something, as somebody does who keeps it; return what."""
        random = self.random
        for _ in range(4):
            row, field = random.choice([*self.rows.values()]), random.choice([*HEADS][1:])
            row[field] = self.row(row["name"])[field]
        what = random.choice(("row", "head", "order", "column", "file", "sheet"))
        if what == "row":
            name = f"Service {self.token()}"
            self.rows[name] = self.row(name)
        elif what == "head":
            field = random.choice([*self.columns])
            self.columns[field] = random.choice(HEADS[field])
        elif what == "order":
            self.columns = dict(random.sample([*self.columns.items()], len(self.columns)))
        elif what == "column":
            field = random.choice([one for one in HEADS if one not in NEEDED])
            if self.columns.pop(field, None) is None:
                self.columns[field] = random.choice(HEADS[field])
        elif what == "file":
            self.kind, self.stem = random.choice(KINDS), f"charter-{self.token()}"
        else:
            self.kind, self.sheets = "xlsx", [f"Sheet {n}" for n in range(random.randint(1, 2))]
        return what

    def write(self, folder: Path) -> Path:
        """Return the file."""
        path = folder / f"{self.stem}.{self.kind}"
        lines = [[row[field] for field in self.columns] for row in self.rows.values()]
        if self.kind == "xlsx":
            book = Workbook()
            book.remove(book.active)
            for number, title in enumerate(self.sheets):
                sheet = book.create_sheet(title)
                for line in [[*self.columns.values()], *lines[number :: len(self.sheets)]]:
                    sheet.append(line)
            book.save(path)
        else:
            out = io.StringIO()
            writer = csv.writer(out, delimiter="\t" if self.kind == "tsv" else ",")
            writer.writerows([[*self.columns.values()], *lines])
            path.write_text(out.getvalue())
        return path

    def says(self) -> set[str]:
        """Return all words that stand nowhere else and that its columns hold."""
        text = " ".join(row[field] for row in self.rows.values() for field in self.columns)
        return set(SAID.findall(text))


class Person:
    """Somebody who edits the files: each word of theirs stands nowhere else."""

    def __init__(self, root: Path, random: Random) -> None:
        """Begin with nothing written."""
        self.root, self.random = root, random
        self.wrote: dict[Path, set[str]] = {}
        self.replaced: set[str] = set()
        self.count = 0

    def files(self) -> list[Path]:
        """Return the files of services that came from a table."""
        found = sorted((self.root / "content/services").glob("*.yml"))
        return [path for path in found if "Imported from" in path.read_text()]

    def edit(self) -> None:
        """Change one line of a file, or add one."""
        path = self.random.choice(self.files())
        text, word = path.read_text(), self._word()
        lines = re.findall(r"(?m)^(?: +en: |fee: |turnaround: |  - what: ).*\n", text)
        line = self.random.choice(lines)
        if line.startswith("fee: "):
            amount = f"{9_000_000 + self.count:,}"
            new, word = f"fee: KES {amount}\n", amount
        elif line.startswith("turnaround: "):
            new, word = (
                f"turnaround: {90_000 + self.count} working days\n",
                str(90_000 + self.count),
            )
        elif self.random.random() < 0.3:
            new = f"{line.rstrip()}  # {word}\n"
        elif self.random.random() < 0.3:
            text, new = f"{text}# {word}\n", line
        else:
            new = re.sub(r"(en: ).*", rf"\1Said by {word}", line) if "en: " in line else line
            word = word if new != line else ""
        held = set(re.findall(r"P\d{4}y|9,\d{3},\d{3}|9\d{4} working", line))
        held = {one.removesuffix(" working") for one in held}
        mine = self.wrote.setdefault(path, set())
        mine -= {one for one in held if one not in new}
        mine |= {word} if word else set()
        self.replaced |= set(SAID.findall(line)) - set(SAID.findall(new))
        path.write_text(text.replace(line, new, 1))

    def _word(self) -> str:
        self.count += 1
        return f"P{self.count:04}y"

    def lost(self) -> dict[str, set[str]]:
        """Return the words of theirs that are not in their files any more."""
        return {
            path.name: missing
            for path, words in self.wrote.items()
            if (missing := {word for word in words if word not in path.read_text()})
        }


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_lost_however_table_and_files_change(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret: the same changes each time
    root = tmp_path / "new"
    run("init", root, "--name", "B", "--language", "en")
    source, person = Source(random), Person(root, random)
    done: list[str] = []
    told = ""  # a conflict is listed once
    for step in range(7):
        if step:
            for _ in range(random.randint(1, 4)):
                person.edit()
                done.append("edit")
            done.append(source.change())
        path = source.write(tmp_path)
        ran = run("-C", root, "import", path)
        assert ran.err.count("\n") <= 1, ran.err
        assert person.lost() == {}, done
        files = "\n".join(one.read_text() for one in (root / "content/services").glob("*.yml"))
        told = f"{told}{ran.out}"
        missing = {word for word in source.says() if word not in files + told}
        assert missing <= person.replaced, done
        assert ran.code == int(asks(ran)), (done, ran.out)
        again = run("-C", root, "import", path)
        assert "0 new, 0 updated" in again.out, (done, again.out)
        assert (again.code, "conflict" in again.out) == (0, False), (done, again.out)
    assert len(person.files()) == len(source.rows)
    assert "conflicts: " in told  # else nobody met


def asks(ran: Ran) -> bool:
    return "for a person" in ran.out or "conflicts:" in ran.out


def _table(*names: str) -> str:
    rows = (f"{name},ID,KES {10 * n},{n} days" for n, name in enumerate(names, 2))
    return "\n".join(("Service,Requirements,Fee,Time", *rows))


def test_a_service_that_its_file_names_no_longer_is_asked_about_once(tmp_path: Path) -> None:
    project, source = tmp_path / "kilele", tmp_path / "charter.csv"
    other = tmp_path / "other.csv"
    run("init", project, "--name", "Kilele")
    other.write_text(_table("Roads"), "utf-8")
    source.write_text(_table("Alpha permit", "Beta permit", "Gamma permit"), "utf-8")
    assert run("-C", project, "import", source, other).code == 0
    source.write_text(_table("Alpha licence", "Beta permit", "Gamma permit"), "utf-8")
    dry = run("-C", project, "import", "--dry-run", source)
    ran = run("-C", project, "import", source)
    assert dry.code == ran.code == 1
    assert 'it no longer names "Alpha permit"' in ran.out
    assert "Roads" not in ran.out
    assert (project / "content/services/alpha-permit.yml").is_file()
    assert run("-C", project, "import", source).code == 0
    (project / "content/services/beta-permit.yml").unlink()
    source.write_text(_table("Alpha licence", "Gamma permit"), "utf-8")
    assert "beta" not in run("-C", project, "import", source).out.lower()


def test_hidden_sheets_and_comments_are_asked_about(tmp_path: Path) -> None:
    project, source = tmp_path / "kilele", tmp_path / "charter.xlsx"
    run("init", project, "--name", "Kilele")
    book = Workbook()
    hidden = book.create_sheet("More")
    for sheet, name in ((book.active, "Visa"), (hidden, "Permit")):
        sheet.append(["Service", "Requirements", "Fee", "Time"])
        sheet.append([name, "ID", "KES 500", "2 days"])
    book.save(source)
    assert run("-C", project, "import", source).code == 0
    hidden.sheet_state = "hidden"
    book.save(source)
    ran = run("-C", project, "import", source)
    assert ran.code == 1
    assert 'sheet "More": the sheet is hidden, and read all the same' in ran.out
    hidden.sheet_state = "visible"
    book.active["C2"].comment = Comment("plus VAT", "")
    book.save(source)
    ran = run("-C", project, "import", source)
    assert ran.code == 1
    assert "plus VAT" in ran.out
