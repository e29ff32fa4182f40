"""Rules -> what people read of them: their own pages in the reference, and `explain`."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mkataba.check.rules import FORM_RULES, RULES, Sample
from mkataba.check.waivers import can_be_waived
from mkataba.finding import LEVELS, NO_LEVEL, Severity
from mkataba.profiles import Profile

_NO_LEVEL_NAME = "no level"
_NO_LEVEL = "What is told, and keeps nobody from a level."


class About(Struct, frozen=True):
    """What there is to say of a rule; ``what`` is a sentence, or "" where ``why`` says it all."""

    id: str
    severity: Severity
    level: str
    clause: str
    what: str
    why: str
    valid: Sequence[Sample]
    invalid: Sequence[Sample]


def rules(profile: Profile) -> dict[str, About]:
    """Return every rule by its id, those of single files first, each with its clause."""
    forms = (
        About(name, form.severity, form.level, "", "", form.why, (form.valid,), (form.invalid,))
        for name, form in FORM_RULES.items()
    )
    modules = (
        About(
            *(rule.ID, rule.SEVERITY, rule.LEVEL, profile.rules.get(rule.ID, "")),
            (rule.__doc__ or "").partition("\n\n")[0],
            *(rule.WHY, rule.VALID, rule.INVALID),
        )
        for rule in RULES
    )
    return {about.id: about for about in (*forms, *modules)}


def index(profile: Profile) -> Iterator[str]:
    """Yield the lines of the page that lists the rules by level."""
    yield from ("# Rules", "", "What `mkataba check` looks for, by level of readiness.", "")
    for level, meaning in {**LEVELS, NO_LEVEL: _NO_LEVEL}.items():
        yield from (f"## {level or _NO_LEVEL_NAME}", "", f"{meaning}", "")
        yield from ("| rule | severity | why |", "|---|---|---|")
        for rule in rules(profile).values():
            if rule.level == level:
                yield f"| [{rule.id}](rules/{rule.id}.md) | {rule.severity} | {rule.why} |"
        yield ""


def page(rule: About, clause: str) -> Iterator[str]:
    """Yield the lines of a rule's page; ``clause`` is a link to its clause, or ""."""
    yield from (f"# {rule.id}", "")
    if rule.what:
        yield from (rule.what, "")
    asked = f" · clause {clause}" if clause else ""
    link = f"../rules.md#{rule.level or _NO_LEVEL_NAME.replace(' ', '-')}"
    yield from (f"**{rule.severity}** · {level_in_words(rule, link)}{asked}", "")
    yield from ("## Why", "", rule.why, "")
    for title, samples in (("Bad", rule.invalid), ("Good", rule.valid)):
        yield from (f"## {title}", "")
        for sample in samples:
            yaml = "" if any(name.startswith("templates/") for name in sample) else "yaml"
            yield from (f"```{yaml}", as_files(sample), "```", "")
    if can_be_waived(rule.id, rule.level):
        yield "If it can't be fixed yet, a [waiver](../../waivers.md) holds it back for a while."


def level_in_words(rule: About, link: str = "") -> str:
    """Return the level that asks for a rule, as in ``level compliant`` or ``no level``."""

    def linked(words: str) -> str:
        return f"[{words}]({link})" if link else words

    return f"level {linked(rule.level)}" if rule.level else linked(_NO_LEVEL_NAME)


def as_files(sample: Sample) -> str:
    """Return a sample as text: each file under its name."""
    return "\n".join(f"# {_named(name)}\n{text}" for name, text in sample.items()).rstrip()


def _named(name: str) -> str:
    if name.startswith("templates/"):
        return name
    before = name.removeprefix("earlier/")
    return f"content/{name}" if before == name else f"content/{before}, before"
