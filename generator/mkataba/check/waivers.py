"""Waivers: findings that a role answers for and that are held back until a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from mkataba.check.content import Content
from mkataba.check.messages import quoted, suggestion
from mkataba.check.validate import Entry
from mkataba.finding import Finding, RuleNote, Severity, Waived
from mkataba.values.text import text_of

PATH = "waivers.yml"


@dataclass(frozen=True)
class _Waiver:
    """One entry of ``content/waivers.yml`` that holds all it needs."""

    index: int
    rule: str
    path: str
    node: str
    reason: str
    owner: str
    expires: date

    def covers(self, finding: Finding) -> bool:
        return finding.rule == self.rule and covers(
            self.path, self.node, finding.path, finding.node
        )


def covers(place: str, field: str, path: str, node: str) -> bool:
    """Tell whether a waiver's place holds a node of a file.

    Args:
        place: The waiver's file, or its pattern, below ``content/``.
        field: The waiver's field; "" for the whole file.
        path: The file of a finding, below the project's folder.
        node: The node of a finding.
    """
    if not fnmatchcase(path, f"content/{place}"):
        return False
    rest = node.removeprefix(field)
    return not field or (node.startswith(field) and rest[:1] in ("", ".", "["))


def apply(
    content: Content, findings: Iterable[Finding], rules: Iterable[RuleNote]
) -> tuple[list[Finding], list[Waived]]:
    """Return the findings that count, those on the waivers themselves among them, and the rest.

    A rule of the first level can't be waived: what can't be read can't be published either. Nor can
    a file that is not there.
    """
    entry = content.one(PATH)
    if entry is None:
        return list(findings), []
    known = {rule.id: rule for rule in rules}
    sound, counted = _sound(entry, content, known)
    running = [waiver for waiver in sound if waiver.expires >= content.today]
    waived: list[Waived] = []
    used: set[int] = set()
    for finding in findings:
        held = next((waiver for waiver in running if waiver.covers(finding)), None)
        if held is None:
            counted.append(finding)
        else:
            used.add(held.index)
            waived.append(Waived(finding, held.reason, held.owner, held.expires))
    for waiver in sound:
        if waiver.expires < content.today:
            message = f"the waiver of {waiver.rule} expired on {waiver.expires.isoformat()}"
            hint = "mend what it held back and take it out, or have its owner decide anew"
            counted.append(
                _finding(entry, "waiver-expired", waiver.index, "expires", message, hint)
            )
        elif waiver.index not in used and (first := _holder(waiver, running, waived)):
            message = f"the same is waived by number {first.index + 1} already"
            hint = "take one of the two out"
            counted.append(_finding(entry, "waiver-unused", waiver.index, "place", message, hint))
        elif waiver.index not in used:
            message = f"no finding of {waiver.rule} is at {waiver.path}"
            message += f"#{waiver.node}" if waiver.node else ""
            hint = "take the waiver out: what it held back has been mended"
            counted.append(_finding(entry, "waiver-unused", waiver.index, "place", message, hint))
    return counted, waived


def _holder(
    waiver: _Waiver, running: Iterable[_Waiver], waived: Iterable[Waived]
) -> _Waiver | None:
    """Return the waiver before this one that holds back what this one would, if any does."""
    findings = [one.finding for one in waived if waiver.covers(one.finding)]
    return next((one for one in running if any(map(one.covers, findings))), None)


def _sound(
    entry: Entry, content: Content, known: dict[str, RuleNote]
) -> tuple[list[_Waiver], list[Finding]]:
    """Return the waivers that can hold something, and findings on those that can't."""
    sound: list[_Waiver] = []
    wrong: list[Finding] = []
    listed = entry.data.get("waivers") or ()
    for index, item in enumerate(listed):
        problem = _refused(item["rule"], known) if item and "rule" in item else ""
        if problem:
            hint = "write the rule as it stands in brackets behind the finding"
            wrong.append(_finding(entry, "waiver-rule", index, "rule", problem, hint))
        whole = item and all(key in item for key in ("rule", "place", "reason", "owner", "expires"))
        if problem or not whole:
            continue  # what it lacks is reported by its schema
        path, _, node = item["place"].removeprefix("content/").partition("#")
        words = [text_of(item[key], content.languages[0]) for key in ("reason", "owner")]
        reason, owner = (str(text.get(content.languages[0])) if text else "" for text in words)
        expires = date.fromisoformat(item["expires"])
        sound.append(_Waiver(index, item["rule"], path, node, reason, owner, expires))
    return sound, wrong


def _refused(rule: str, known: dict[str, RuleNote]) -> str:
    if rule not in known:
        return f"there is no rule {quoted(rule)}{suggestion(rule, known)}"
    # a document that is not there at all can't be as ready as one that is
    if known[rule].level == "draft" or rule == "missing-file" or rule.startswith("waiver-"):
        return f"{rule} can't be waived: what it finds has to be mended"
    return ""


def _finding(entry: Entry, rule: str, index: int, key: str, message: str, hint: str) -> Finding:
    severity = Severity.WARNING if rule == "waiver-unused" else Severity.ERROR
    mark = entry.file.document.mark(("waivers", index, key))
    node = f"waivers[{index + 1}].{key}"
    return Finding(entry.file.path, *mark, rule, severity, "", message, hint, node)
