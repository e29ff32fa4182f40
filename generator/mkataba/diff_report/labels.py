"""What people call fields, documents and what happened to them."""

from mkataba.diff.change import KINDS, About, Change, Diff, Rating, Unread, label
from mkataba.shown import clipped
from mkataba.wording import Words
from mkataba.wording.basics import NBSP

FIELDS = {
    "service": label("Service"),
    "id": label("Address of the page"),
    "charter": label("Charter"),
    "group": label("Kind of service"),
    "groups": label("Kind of service"),
    "name": label("Name"),
    "result": label("What you get"),
    "who": label("Who may apply"),
    "requirements": label("What you need"),
    "fee": label("Fee"),
    "turnaround": label("Time"),
    "channels": label("Channel"),
    "channel": label("Channel"),
    "service_points": label("Service point"),
    "service_point": label("Service point"),
    "steps": label("Step"),
    "remedy": label("If we fall short"),
    "department": label("Department"),
    "responsible": label("Responsible officer"),
    "law": label("Legal basis"),
    "link": label("Apply online"),
    "languages": label("Language"),
    "website": label("Website"),
    "address": label("Address"),
    "postal": label("Post"),
    "phone": label("Telephone"),
    "email": label("E-mail"),
    "oversight": label("Outside body for complaints"),
    "title": label("Title"),
    "purpose": label("Purpose"),
    "scope": label("Scope"),
    "excellence": label("Commitment to excellent service"),
    "customer_needs": label("Focus on customers' needs and expectations"),
    "courtesy": label("Courtesy"),
    "dignity": label("Dignity"),
    "respect": label("Respect"),
    "transparency": label("Transparency"),
    "fairness": label("Fairness"),
    "feedback": label("Use of feedback"),
    "confidentiality": label("Confidentiality"),
    "introduction": label("Introduction"),
    "guarantee": label("Our guarantee"),
    "rights": label("Your rights"),
    "duties": label("Your duties"),
    "formats": label("Other formats"),
    "formats_note": label("Where to ask for other formats"),
    "feedback_channels": label("Channels for feedback"),
    "contact": label("Contact"),
    "hours": label("Opening hours"),
    "takes": label("Use it for"),
    "response_time": label("Time to answer"),
    "procedure": label("How we handle your complaint"),
    "access": label("Access"),
    "escalation": label("Step of a complaint"),
}

PARTS = {
    "organization": label("The organisation"),
    "policy": label("Policy"),
    "external": label("Service charter"),
    "internal": label("Staff charter"),
    "channel": label("Channel"),
    "service_point": label("Service point"),
    "escalation": label("How a complaint rises"),
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

_LONGEST = 160  # signs of a text that a line shows


def rating(words: Words, of: Rating) -> str:
    """Return the word for a rating."""
    return words._(_RATINGS[of])


def heading(words: Words, about: About) -> str:
    """Return what a group of changes is about; a service by its name and id."""
    name = clipped(words.text(about.name).replace(NBSP, " "), _LONGEST) if about.name else ""
    if about.part == "service":
        return f"{name} ({about.id})" if name else about.id
    part = words._(PARTS[about.part])
    return f"{part}: {name or about.id}" if about.id and (name or about.id) else part


def happened(words: Words, change: Change) -> str:
    """Return which field changed and in which way: ``Fee (Large shop): raised``."""
    field = words._(FIELDS[change.field])
    item = f" ({clipped(change.item, _LONGEST)})" if change.item else ""
    return f"{field}{item}: {words._(KINDS[change.kind].says)}"


def counted(words: Words, diff: Diff) -> str:
    """Return how many changes there are of each rating."""
    if not diff.changes:
        return words._("Nothing changes for citizens.")
    return ", ".join(f"{diff.count(one)} {rating(words, one)}" for one in Rating)


def unread(words: Words, one: Unread) -> str:
    """Return that something could not be read, and so was not compared."""
    when = words._("before the change") if one.side == "before" else words._("after the change")
    place = f"{one.path}, {clipped(one.node, _LONGEST)}" if one.node else one.path
    why = words._("not compared, for it cannot be read")
    return f"{place} ({when}): {why}: {clipped(one.found, _LONGEST)}"


def readiness(words: Words, diff: Diff) -> list[str]:
    """Return how level, errors and elements changed; nothing where they did not."""
    before, after = diff.before, diff.after
    lines = []
    if before.level != after.level:
        levels = " → ".join(words._(_LEVELS[one.level]) for one in (before, after))
        lines.append(f"{words._('Readiness')}: {levels}")
    if before.errors != after.errors:
        lines.append(f"{words._('Errors of the check')}: {before.errors} → {after.errors}")
    old = {name: (met, total) for name, met, total in before.coverage}
    for name, met, total in after.coverage:
        if old.get(name) != (met, total):
            had, of = old.get(name, (0, total))
            asked = words._("elements that the standard asks for")
            lines.append(f"{words._(_DOCUMENTS[name])}, {asked}: {had}/{of} → {met}/{total}")
    return lines


def excerpts(words: Words, change: Change) -> tuple[str, str]:
    """Return what was and what is, cut to where long texts begin to differ.

    Where an amount came or went, the other side says so; elsewhere the kind does.
    """
    before, after = change.before, change.after
    if change.kind.startswith("fee-"):
        none = words._("none")
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
