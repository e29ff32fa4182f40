"""What a change holds, in words of a language."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from mkataba.diff.change import Change, Diff, Key, Label, Place, label
from mkataba.diff.sides import (
    Code,
    Everywhere,
    Held,
    Item,
    Named,
    Plain,
    Record,
    Side,
    Unreadable,
)
from mkataba.diff_report.names import FIELDS
from mkataba.formatting import Formatter, formatter_for
from mkataba.formatting.basics import NBSP
from mkataba.languages import SOURCE, Languages, known
from mkataba.model import Requirement, Step
from mkataba.profiles import Profile
from mkataba.project import packaged_templates
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.hours import Clock, Days, Opening
from mkataba.values.labels import capital
from mkataba.values.money import Money
from mkataba.values.text import Text
from mkataba.values.turnaround import Immediate, Turnaround

CHANNEL_KINDS = {
    "counter": label("Counter"),
    "telephone": label("Telephone"),
    "call_centre": label("Call centre"),
    "sms": label("SMS"),
    "whatsapp": label("WhatsApp"),
    "email": label("E-mail"),
    "web": label("Website"),
    "app": label("App"),
    "social_media": label("Social media"),
    "suggestion_box": label("Suggestion box"),
    "letter": label("Letter"),
    "radio": label("Radio"),
}


class ChangeFormatter(Struct, frozen=True):
    """Says changes; ``words`` are those of each language, the report's own first.

    ``parts`` are the names of an organisation's own parts.
    """

    formatters: tuple[Formatter, ...]
    parts: Mapping[str, Text] = field(default_factory=dict)

    def label(self, formatters: str, **values: object) -> str:
        """Return a label in the report's language."""
        return self.formatters[0]._(formatters, **values)

    def own(self, label: Text) -> str:
        """Return a label that an organisation's own schema gives, in the report's language."""
        once = label.get("")
        if once is not None:
            return self.label(capital(once))
        return capital(label.any(self.formatters[0].language))

    def part(self, name: str) -> str:
        """Return what an organisation calls a part of its own; "" for any other."""
        return self.own(self.parts[name]) if name in self.parts else ""

    def text(self, text: Text | None) -> str:
        """Return a text in the report's language, else in the one that it is in; "" for none."""
        return said(self.formatters[0], text)

    def day(self, day: date | None) -> str:
        """Return a date in the report's language; "" for none."""
        return said(self.formatters[0], day)

    def sides(self, change: Change) -> tuple[str, str]:
        """Return what was and what is, in the first language in which they differ."""
        pairs = [
            (said(formatters, change.before), said(formatters, change.after))
            for formatters in self.formatters
        ]
        return next((pair for pair in pairs if pair[0] != pair[1]), pairs[0])

    def place(self, step: Place) -> str:
        """Return one step on the way to what changed."""
        match step:
            case Key(name, formatters):
                return self.label(formatters or name)
            case Label(formatters):
                return self.label(formatters)
        return said(self.formatters[0], step)


def change_formatter(
    diff: Diff,
    language: str,
    templates: Mapping[str, bytes],
    profile: Profile,
    languages: Languages | None = None,
) -> ChangeFormatter:
    """Return what says a comparison in a language.

    Args:
        diff: The comparison.
        language: The language of the report.
        templates: The project's templates, which hold the catalogues.
        profile: The standard of the later state, by which amounts and dates are written.
        languages: Every language; those that come with mkataba where None is given.
    """
    order = dict.fromkeys((language, *diff.languages))
    # the words of a report are ours: nobody may write "better" where something is worse
    ours = {**templates, f"locale/{SOURCE}.po": b"", **packaged_templates()}
    formatters = (formatter_for(code, ours, diff.channels, profile, languages) for code in order)
    return ChangeFormatter(tuple(formatters), diff.parts)


def said(formatters: Formatter, side: Side) -> str:
    """Return a value on one line; "" for none, and for data that has no words."""
    return _said(formatters, side).replace(NBSP, " ")


def _said(formatters: Formatter, side: Side) -> str:  # noqa: PLR0912 - one line a type
    match side:
        case None:
            return ""
        case str():
            return side
        case Text():
            return formatters.text(side)
        case Fee() | Turnaround():
            return "; ".join(formatters.in_full(side).split("\n"))
        case Duration():
            return capital(formatters.duration(side))
        case Immediate():
            return formatters._("Immediate")
        case date():
            return formatters.date(side)
        case Requirement():
            return _requirement(formatters, side)
        case Step(action):
            return formatters.text(action)
        case Code(code):
            return _code(formatters, code)
        case Unreadable(found):
            return formatters._("cannot be read: %(found)s", found=found)
        case Everywhere():
            return formatters._("At every service point.").rstrip(".")
        case Named(_, ident, name):
            return formatters.text(name) if name else ident
        case Item(name, _, fields):
            called, more = _said(formatters, name), _record(formatters, fields)
            if isinstance(name, str) and name.isdigit() and more:
                return more  # the number says nothing beside what it holds
            return f"{called} ({more})" if more else called
        case Record(fields):
            return _record(formatters, fields)
        case Money():
            return formatters.money(side)
        case Clock(minutes):
            return formatters.clock(minutes)
        case Days(days):
            return formatters.days(days)
        case Plain(bool(data)):
            return formatters._("Yes") if data else formatters._("No")
        case Plain(int(data) | float(data)):
            return formatters.number(data)
        case Plain(data):
            return "" if isinstance(data, dict | list) else str(data)
        case Opening():
            return _hours(formatters, (side,))
    return _several(formatters, side)


def _several(formatters: Formatter, sides: tuple[Side, ...]) -> str:
    if all(isinstance(side, Opening) for side in sides):
        return _hours(formatters, tuple(side for side in sides if isinstance(side, Opening)))
    if not sides:
        return formatters._("Nothing")
    several = Requirement | Step | Text | Fee | Turnaround | Item | Record
    joint = "; " if any(isinstance(side, several) for side in sides) else ", "
    return joint.join(_said(formatters, side) for side in sides)


def _record(formatters: Formatter, fields: tuple[Held, ...]) -> str:
    """Return the fields of a map, each with its label."""
    labels = (formatters.label(FIELDS.get(one.name) or one.label) for one in fields)
    sides = (_said(formatters, one.side) for one in fields)
    return "; ".join(f"{label}: {side}" for label, side in zip(labels, sides, strict=True))


def _requirement(formatters: Formatter, item: Requirement) -> str:
    notes = [formatters.text(item.when)] if item.when else []
    notes += (
        [formatters._("from: %(place)s", place=formatters.text(item.where))] if item.where else []
    )
    what = formatters.text(item.what)
    return f"{what} ({'; '.join(notes)})" if notes else what


def _hours(formatters: Formatter, openings: tuple[Opening, ...]) -> str:
    return "; ".join(line.text for line in formatters.hours(openings))


def _code(formatters: Formatter, code: str) -> str:
    own = next((each.name for each in known() if each.code == code), "")
    if own:
        return own
    return formatters._(CHANNEL_KINDS[code]) if code in CHANNEL_KINDS else formatters.code(code)
