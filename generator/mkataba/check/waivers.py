"""Waivers: findings that a role answers for and that are held back until a date."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import replace

from mkataba.check.content import Content
from mkataba.check.messages import node, quoted, suggestion
from mkataba.check.validate import Entry
from mkataba.check.waiver_places import BY_FIELD, nowhere, too_wide
from mkataba.finding import Finding, RuleNote, Severity, Waived
from mkataba.values.text import text_of

PATH = "waivers.yml"
_NEVER = ("missing-file", "unfinished")  # what is not there at all, or says so itself


def can_be_waived(rule: str, level: str) -> bool:
    """Tell whether the findings of a rule of a level can be held back by a waiver."""
    return level != "draft" and rule not in _NEVER and not rule.startswith("waiver-")


class _Waiver(Struct, frozen=True):
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
    inside = path.removeprefix("content/")  # what is not content has its whole path
    if not fnmatchcase(inside, place):
        return False
    rest = node.removeprefix(field)
    return not field or (node.startswith(field) and rest[:1] in ("", ".", "["))


def apply(
    content: Content,
    findings: Iterable[Finding],
    rules: Iterable[RuleNote],
    unlooked: Container[str] = (),
) -> tuple[list[Finding], list[Waived]]:
    """Return the findings that count, those on the waivers themselves among them, and the rest.

    A rule of the first level can't be waived: what can't be read can't be published either. Nor can
    a file that is not there, a mark of work to do, or, but for one field by its name, a copy. What
    holds back the lack of something holds back as well that an element is open because of it. What
    a waiver that can't be read may hold back is left out: it is told of when the waiver is fixed,
    which has a finding of the first level. A waiver of a rule that was not looked at, one of
    ``unlooked``, holds nothing back and is not told of.
    """
    entry = content.one(PATH)
    if entry is None:
        return list(findings), []
    known = {rule.id: rule for rule in rules}
    sound, counted = _sound(entry, content, known)
    unread = list(_unread(entry))
    last = last_day(content.today)
    running = [waiver for waiver in sound if content.today <= waiver.expires <= last]
    waived: list[Waived] = []
    used: set[int] = set()
    for finding in findings:
        held = next((waiver for waiver in running if waiver.covers(finding)), None)
        if held is None:
            if not (_waivable(finding, known) and _may_hold(unread, finding)):
                counted.append(finding)
        else:
            used.add(held.index)
            waived.append(Waived(finding, held.reason, held.owner, held.expires))
    counted, waived = _followed(counted, waived)
    for waiver in sound:
        if waiver.expires > last:
            message = f"the waiver of {waiver.rule} lasts until {waiver.expires.isoformat()}"
            hint = f"a waiver lasts at most twelve months: until {last.isoformat()} from today"
            counted.append(
                _finding(entry, "waiver-too-long", waiver.index, "expires", message, hint)
            )
        elif waiver.expires < content.today:
            message = f"the waiver of {waiver.rule} expired on {waiver.expires.isoformat()}"
            hint = "fix what it held back and take it out, or have its owner decide anew"
            counted.append(
                _finding(entry, "waiver-expired", waiver.index, "expires", message, hint)
            )
        elif waiver.index in used or waiver.rule in unlooked:
            continue
        elif first := _holder(waiver, running, waived):
            message = f"the same is waived by number {first.index + 1} already"
            hint = "take one of the two out"
            counted.append(_finding(entry, "waiver-unused", waiver.index, "place", message, hint))
        else:
            message = f"no finding of {waiver.rule} is at {waiver.path}"
            message += f"#{waiver.node}" if waiver.node else ""
            hint = "take the waiver out: what it held back has been fixed"
            if lost := nowhere(waiver.path, waiver.node, content):
                message, hint = lost, "write the place as the finding that is meant names it"
            counted.append(_finding(entry, "waiver-unused", waiver.index, "place", message, hint))
    return counted, waived


def last_day(today: date) -> date:
    """Return the last day on which a waiver may end: the same day of the next year.

    On 29 February it is the last day of the next year's February.
    """
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return date(today.year + 1, 2, 28)


def _followed(counted: list[Finding], waived: list[Waived]) -> tuple[list[Finding], list[Waived]]:
    """Return both again, with the open elements that rest on something waived on its side."""
    held = {(one.finding.path, one.finding.node): one for one in waived}
    followed = [
        replace(held[one.path, one.node], finding=one)
        for one in counted
        if one.rule == "element-open" and (one.path, one.node) in held
    ]
    open_ = {one.finding for one in followed}
    return [one for one in counted if one not in open_], [*waived, *followed]


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
            if item["rule"] in known:
                hint = f"take the waiver out; `mkataba explain {item['rule']}` shows what passes"
            wrong.append(_finding(entry, "waiver-rule", index, "rule", problem, hint))
        path, _, place = (item or {}).get("place", "").removeprefix("content/").partition("#")
        kinds = content.project.schemas.places
        rule = (item or {}).get("rule", "")
        if item and path and not problem and (wide := too_wide(rule, path, place, kinds)):
            hint = "name the file, or the folder with the part of the names, as in services/*.yml"
            if rule == BY_FIELD:
                hint = "write the place as the finding names it, with # and the field"
            wrong.append(_finding(entry, "waiver-rule", index, "place", wide, hint))
            continue
        whole = item and all(key in item for key in ("rule", "place", "reason", "owner", "expires"))
        if problem or not whole:
            continue  # what it lacks is reported by its schema
        words = [text_of(item[key], content.languages[0]) for key in ("reason", "owner")]
        reason, owner = (str(text.get(content.languages[0])) if text else "" for text in words)
        expires = date.fromisoformat(item["expires"])
        sound.append(_Waiver(index, item["rule"], path, place, reason, owner, expires))
    return sound, wrong


def _unread(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the rule and the place of each waiver that can't be read, as patterns."""
    data = entry.file.document.data
    missing = {found.node for found in entry.findings if found.rule == "required"}
    for path in entry.unread:
        if node(data, path) in missing:
            continue  # nobody wrote what it holds back
        if len(path) < 2:
            yield "*", "*"
        else:
            item = entry.data["waivers"][path[1]] or {}
            place = item.get("place", "*").removeprefix("content/").partition("#")[0]
            yield item.get("rule", "*"), place


def _may_hold(unread: Iterable[tuple[str, str]], finding: Finding) -> bool:
    path = finding.path.removeprefix("content/")
    return any(
        fnmatchcase(finding.rule, rule) and fnmatchcase(path, place) for rule, place in unread
    )


def _waivable(finding: Finding, known: Mapping[str, RuleNote]) -> bool:
    return not _refused(finding.rule, known) and finding.path != f"content/{PATH}"


def _refused(rule: str, known: Mapping[str, RuleNote]) -> str:
    if rule not in known:
        return f"there is no rule {quoted(rule)}{suggestion(rule, known)}"
    # a document that is not there at all can't be as ready as one that is
    if not can_be_waived(rule, known[rule].level):
        return f"{rule} can't be waived: what it finds has to be fixed"
    return ""


def _finding(entry: Entry, rule: str, index: int, key: str, message: str, hint: str) -> Finding:
    severity = Severity.WARNING if rule == "waiver-unused" else Severity.ERROR
    mark = entry.file.document.mark(("waivers", index, key))
    place = f"waivers[{index + 1}].{key}"
    return Finding(entry.file.path, *mark, rule, severity, "", message, hint, place)
