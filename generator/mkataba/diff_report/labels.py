"""What people call fields, documents and what happened to them."""

from mkataba.diff.change import (
    KINDS,
    About,
    Change,
    Diff,
    FileChange,
    Key,
    Place,
    Rating,
    Unread,
    WaiverChange,
    label,
)
from mkataba.diff_report.formatter import ChangeFormatter
from mkataba.diff_report.names import FIELDS, PARTS
from mkataba.sanitize import clipped
from mkataba.values.labels import capital

_WAIVERS = {
    "added": label("new"),
    "prolonged": label("prolonged"),
    "widened": label("covers more"),
    "holds-more": label("holds back %(n)s more than before"),
}

_RATINGS = {
    Rating.WORSE: label("worse"),
    Rating.BETTER: label("better"),
    Rating.NEUTRAL: label("neutral"),
}

_DOCUMENTS = {
    "policy": label("Policy"),
    "external charter": label("Service charter"),
    "internal charter": label("Staff charter"),
    "manual": label("Customer experience manual"),
}

_LEVELS = {
    "": label("not even a draft"),
    "draft": label("draft"),
    "publishable": label("publishable"),
    "compliant": label("compliant"),
    "exemplary": label("exemplary"),
}

_LONGEST = 160  # characters of a text that a line shows
_MOST = 5  # findings of a waiver that are shown


def rating(formatter: ChangeFormatter, of: Rating) -> str:
    """Return the word for a rating."""
    return formatter.label(_RATINGS[of])


def heading(formatter: ChangeFormatter, about: About) -> str:
    """Return what a group of changes is about; a service by its name and id."""
    name = clipped(formatter.text(about.name), _LONGEST)
    if about.part == "service":
        return f"{name} ({about.id})" if name else about.id
    part = formatter.part(about.part) or formatter.label(PARTS.get(about.part, about.part))
    return f"{part}: {name or about.id}" if about.id and (name or about.id) else part


def happened(formatter: ChangeFormatter, change: Change) -> str:
    """Return which field changed and in which way: ``Fee (Large shop): raised``."""
    field, inner = field_and_item(formatter, change)
    item = f" ({clipped(inner, _LONGEST)})" if inner else ""
    return f"{field}{item}: {formatter.label(KINDS[change.kind].says)}"


def field_and_item(formatter: ChangeFormatter, change: Change) -> tuple[str, str]:
    """Return what people call the field that changed, and the part of it; "" for all of it."""
    rest = list(change.where)
    first = next((step for step in rest if isinstance(step, Key)), Key(change.about.part))
    if first in rest:
        rest.remove(first)
    if first.own is not None:
        return formatter.own(first.own), ": ".join(
            filter(None, (_part(formatter, step) for step in rest))
        )
    words = FIELDS.get(f"{change.about.part}.{first.name}") or field_label(first)
    if rest and isinstance(rest[0], Key) and f"{first.name}.{rest[0].name}" in FIELDS:
        words = FIELDS[f"{first.name}.{rest.pop(0).name}"]  # type: ignore[union-attr]
    parts = (_part(formatter, step) for step in rest)
    return formatter.label(words), ": ".join(filter(None, parts))


def field_label(key: Key) -> str:
    """Return what reports call a field, in English, as a key of the catalogues."""
    return FIELDS.get(key.name) or capital(key.label or key.name.replace("_", " "))


def _part(formatter: ChangeFormatter, step: Place) -> str:
    if isinstance(step, Key):
        return formatter.own(step.own) if step.own else formatter.label(field_label(step))
    return formatter.place(step)


def counted(formatter: ChangeFormatter, diff: Diff) -> str:
    """Return how many changes there are of each rating; that there are none only if it is known."""
    if diff.changes:
        return ", ".join(f"{diff.count(one)} {rating(formatter, one)}" for one in Rating)
    if diff.unread:
        return formatter.label("Nothing changes in what could be compared.")
    if diff.surroundings:
        return formatter.label("Nothing changes in the content.")
    return formatter.label("Nothing changes for citizens.")


def unread(formatter: ChangeFormatter, one: Unread) -> str:
    """Return that something could not be read, and so was not compared."""
    when = (
        formatter.label("before the change")
        if one.side == "before"
        else formatter.label("after the change")
    )
    place = f"{one.path}, {clipped(one.node, _LONGEST)}" if one.node else one.path
    why = formatter.label("not compared, for it cannot be read")
    return f"{place} ({when}): {why}: {clipped(one.found, _LONGEST)}"


def surroundings_heading(formatter: ChangeFormatter) -> str:
    """Return the heading of the files that change what is printed, whatever the content says."""
    return formatter.label("Files beside the content that can change what is printed")


def surrounding(formatter: ChangeFormatter, one: FileChange) -> str:
    """Return which file is not what it was, and in which way."""
    return f"{clipped(one.path, _LONGEST)}: {formatter.label(KINDS[one.kind].says)}"


def waivers_heading(formatter: ChangeFormatter) -> str:
    """Return the heading of the waivers that a change brings in."""
    return formatter.label(
        "Waivers that this change brings in, prolongs or widens, or that hold back more"
    )


def waiver(formatter: ChangeFormatter, one: WaiverChange) -> list[str]:
    """Return a waiver in lines: what it is, why, who answers for it, until when, what it holds."""
    until = _from_to(formatter.day(one.was_expires), formatter.day(one.expires))
    text = formatter.label(_WAIVERS[one.kind], n=one.more)
    lines = [
        f"{one.rule}, {_from_to(one.was_place, one.place)}: {text}",
        f"{formatter.label('Reason')}: {clipped(formatter.text(one.reason), _LONGEST)}",
        f"{formatter.label('Who answers for it')}: {clipped(formatter.text(one.owner), _LONGEST)}",
        f"{formatter.label('Until')}: {until}",
    ]
    held = [f"{found.path}:{found.line} {found.message}" for found in one.holds]
    lines += [
        f"{formatter.label('Holds back')}: {clipped(words, _LONGEST)}" for words in held[:_MOST]
    ]
    if len(held) > _MOST:
        lines.append(formatter.label("Holds back %(n)s more findings", n=len(held) - _MOST))
    if not held:
        lines.append(formatter.label("Holds back no finding"))
    return lines


def _from_to(was: str, now: str) -> str:
    return f"{was} → {now}" if was and was != now else now


def readiness(formatter: ChangeFormatter, diff: Diff) -> list[str]:
    """Return how level, errors and elements changed; nothing where they did not."""
    before, after = diff.before, diff.after
    lines = []
    if before.level != after.level:
        levels = " → ".join(formatter.label(_LEVELS[one.level]) for one in (before, after))
        lines.append(f"{formatter.label('Readiness')}: {levels}")
    if before.errors != after.errors:
        lines.append(f"{formatter.label('Errors of the check')}: {before.errors} → {after.errors}")
    old = {name: (met, total) for name, met, total in before.coverage}
    new = {name: (met, total) for name, met, total in after.coverage}
    for name in {**old, **new}:
        if old.get(name) == new.get(name):
            continue
        sides = [f"{side[name][0]}/{side[name][1]}" for side in (old, new) if name in side]
        if len(sides) == 1:
            sides.append(
                formatter.label(
                    label("counted from now on") if name in new else label("counted no more")
                )
            )
        joint = " → " if name in old and name in new else ", "
        lines.append(f"{_elements(formatter, diff, name)}: {joint.join(sides)}")
    return lines


def _elements(formatter: ChangeFormatter, diff: Diff, name: str) -> str:
    """Return what is counted of a document: elements of the standard, or of an own schema."""
    asked = label("elements that the standard asks for")
    if name in diff.before.own | diff.after.own:
        asked = label("elements that its schema asks for")
    document = formatter.label(_DOCUMENTS[name]) if name in _DOCUMENTS else capital(name)
    return f"{document}, {formatter.label(asked)}"


def excerpts(formatter: ChangeFormatter, change: Change) -> tuple[str, str]:
    """Return what was and what is, cut to where long texts begin to differ.

    Where an amount came or went, the other side says so; elsewhere the kind does.
    """
    before, after = formatter.sides(change)
    if change.kind.startswith("fee-"):
        none = formatter.label("none")
        before, after = before or none, after or none
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    common = next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))
    start = max(0, before.rfind(" ", 0, max(0, common - 30)) + 1) if before and after else 0
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    end = start + _LONGEST
    return ("… " if start else "") + text[start:end] + ("…" if len(text) > end else "")
