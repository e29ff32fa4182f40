"""The page on what each answer promises says what the program says, sentence by sentence."""

import re
import subprocess
from pathlib import Path

from mkataba.finding import LEVELS
from tests.conftest import ROOT, copy_few, run, without_prints

PAGE = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")


def table(heading: str) -> list[str]:
    """Return the first cells of the table under a heading."""
    below = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+?) \|", below, re.MULTILINE)
    return [cell.strip("`") for cell in cells[1:] if not cell.startswith("---")]


def generic(sentence: str) -> str:
    """Return a sentence as a pattern in which each number may be another one."""
    return re.sub(r"\d+", r"\\d+", re.escape(sentence))


def said(root: Path) -> str:
    """Return what the commands say of a project that is well, then of one that is not."""
    shown: list[str] = []

    def told(*arguments: str | Path) -> None:
        ran = run("-C", root, *arguments)
        shown.append(ran.out + ran.err)

    git = ("git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x@x.invalid")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        subprocess.run([*git, *arguments], check=True)
    told("check")
    told("diff", "HEAD")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\n# the same\n", encoding="utf-8")
    told("diff", "HEAD")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    told("init", root)
    told("upgrade")
    service = root / "content" / "services" / "soil-testing.yml"
    text = service.read_text(encoding="utf-8")
    service.write_text(
        re.sub(r"(?m)^turnaround:.*", "turnaround: promptly", text), encoding="utf-8"
    )
    subprocess.run([*git, "commit", "-qam", "y"], check=True)
    told("diff", "HEAD")
    slower = re.sub(r"(?m)^fee:(?:.*\n)(?: .*\n)*", "fee: free\n", text)
    slower = re.sub(r"(?m)^turnaround:(?:.*\n)(?: .*\n)*", "turnaround: 90 working days\n", slower)
    service.write_text(slower, encoding="utf-8")
    told("diff", "HEAD~1")
    organization = root / "content" / "organization.yml"
    text = organization.read_text(encoding="utf-8")
    organization.write_text(
        re.sub(r"(?m)^mission:\n(?: .*\n)*", "mission: TODO\n", text), encoding="utf-8"
    )
    without_prints(root)
    told("build", "--draft")
    (root / "content" / "waivers.yml").write_text(
        "waivers:\n- {rule: required, place: organization.yml#mission, reason: It is being written"
        ", owner: Director of Planning, expires: 2027-01-31}\n",
        encoding="utf-8",
    )
    told("check")
    told("build")  # what waivers hold back stops no site
    return "\n".join(shown)


def test_the_levels_are_those_of_the_program() -> None:
    assert table("Levels of readiness") == list(LEVELS)


def test_each_exit_status_is_told_of() -> None:
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    below = commands.partition("\n## Exit status\n")[2].partition("\n## ")[0]
    assert table("Exit status") == re.findall(r"^\| (\d+) \|", below, re.MULTILINE)


def test_each_sentence_is_one_of_the_program(tmp_path: Path) -> None:
    shown = said(copy_few(tmp_path / "project", ("soil-testing", "ict-support")))
    wanted = table("Sentences")
    assert len(wanted) > 8
    assert [one for one in wanted if not re.search(generic(one), shown)] == []
