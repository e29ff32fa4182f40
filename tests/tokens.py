"""Content in which every field has a value of its own, so that each can be told in an output."""

import re
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from ruamel.yaml import YAML

from mkataba.parts import Part
from mkataba.schema import Field, Schemas

LANGUAGES = ("en", "sw")
IDS = {"channel": "qchannel", "service_point": "qplace", "value": "qvalue", "service": "qservice"}
"""Ids of the first thing of each kind, to which all fields refer that refer to one."""

_AT_ONCE = {"tiers": 3, "by_channel": 3, "higher_of": 2, "lower_of": 2}  # a poster prints four
_INSIDE = re.compile(rf"({'|'.join(_AT_ONCE)})\[\]")
CHOSEN = {
    "payment": ("postal_order", "Postal order", "Hawala ya posta"),
    "serves": ("directly", "Serves customers directly", "Huwahudumia wateja moja kwa moja"),
}
"""Of what can be chosen, by field: a choice that is printed for no other, and its words."""
COMMON = {
    "formats": ("braille", "braille", "breli"),
    "takes": ("compliments", "Compliments", "Pongezi"),
    "free": (True, "Free", "Bure"),
    "immediate": (True, "Immediate", "Mara moja"),
    "same_day": (True, "Same day", "Siku hiyo hiyo"),
    "days": ("mon-fri", "Monday to Friday", "Jumatatu hadi Ijumaa"),
}
"""The same for what other fields are printed as too."""
_SHARED = {"rings": 17, "by_day": 23}
_DEGREES = {"latitude": -1.2468, "longitude": 36.8024}


class Token(Struct, frozen=True):
    """What a field holds, as it is printed in each language.

    ``item`` counts the channels; ``staff`` tells what belongs to the charter for staff; a token
    that is ``shared`` is printed for other fields too.
    """

    path: str  # the field: organization.contacts.phone, service.fee.tiers[].label ...
    words: dict[str, str]
    item: int = 0
    staff: bool = False
    shared: bool = False


class Tokens(Struct, dict=True):
    """Makes values and keeps what they are printed as."""

    made: list[Token] = field(default_factory=list)
    staff: bool = False
    references: list[tuple[str, str, bool]] = field(default_factory=list)
    first: int = 0

    def __post_init__(self) -> None:
        """Begin to count."""
        letter = chr(self.first) if self.first else ""
        words = product("bcdfghjklmnprstvwz", repeat=4)
        self._words = ("Q" + letter + "".join(w) for w in words)
        self._numbers = count(3001 + self.first * 10)
        self._amounts = count(20_001 + self.first * 100)
        self._minutes, self._shares = (
            count(421 + self.first % 7 * 50 + self.first * 2),
            count(1101 + self.first * 40),
        )
        self._ids = dict(IDS)

    def values(self, part: Field, path: str) -> list[Any]:
        """Return values of a field that, taken together, hold each field below it."""
        if part.item is not None:
            return self._lists(part, part.item, path)
        if part.fields:
            return list(
                self._unions(part, path) if "one_of" in part.named else self._maps(part, path)
            )
        return [self._value(part, path)]

    def _lists(self, part: Field, item: Field, path: str) -> list[Any]:
        if item.rules.get("allowed"):
            return [[self._value(item, f"{path}[]")]]
        items = self.values(item, f"{path}[]")
        size = _AT_ONCE.get(path.rpartition(".")[2], len(items))
        made = [items[n : n + size] for n in range(0, len(items), size)]
        short = part.rules.get("minlength", 0)
        return [[*group, *items[:1]] if len(group) < short else group for group in made]

    def _unions(self, part: Field, path: str) -> Iterator[dict[str, Any]]:
        """Yield each form that a value may have, with what goes with it alone, then the rest."""
        forms = [
            name
            for name in part.named["one_of"]
            if not (_INSIDE.search(path) and part.fields[name].item)  # classes of classes
        ]
        rest = [
            n
            for n, f in part.fields.items()
            if n not in part.named["one_of"] and "needs" not in f.rules
        ]
        for form in forms:
            with_it = [n for n, f in part.fields.items() if form in f.rules.get("needs", ())]
            apart = {"by_day", "by_date"} & {*with_it}  # one of them alone is printed
            for names in [[n] for n in sorted(apart)] or [with_it]:
                for value in self.values(part.fields[form], f"{path}.{form}"):
                    yield {form: value, **self._those(part, path, names)}
        plain = "amount" if "amount" in forms else "within"
        after = [n for n, f in part.fields.items() if {*f.rules.get("needs", ())} & {*rest}]
        last = self._those(part, path, [*rest, *after])
        # of an amount with extras, the total stands where an amount alone would
        of_total = f"{path}.extras" if "extras" in rest else f"{path}.{plain}"
        yield {plain: self.values(part.fields[plain], of_total)[0], **last}

    def _those(self, part: Field, path: str, names: list[str]) -> dict[str, Any]:
        return {name: self.values(part.fields[name], f"{path}.{name}")[0] for name in names}

    def _maps(self, part: Field, path: str) -> Iterator[dict[str, Any]]:
        """Yield maps: the first holds every field, the others what is required and what is left."""
        many: dict[str, list[Any]] = {}
        for number in count():
            data = {}
            for name, inner in part.fields.items():
                if number == 0:
                    many[name] = self.values(inner, f"{path}.{name}")
                if number < len(many[name]):
                    data[name] = many[name][number]
                elif inner.rules.get("required") and (inner.fields or inner.item):
                    data[name] = many[name][0]
                elif inner.rules.get("required"):
                    data[name] = self._value(inner, f"{path}.{name}")
            yield data
            if number + 1 >= max(map(len, many.values())):
                return

    def _value(self, part: Field, path: str) -> Any:
        name = path.rpartition(".")[2].removesuffix("[]")
        if name in CHOSEN | COMMON:
            chosen, english, kiswahili = (CHOSEN | COMMON)[name]
            shared = name in COMMON or self.staff or bool(self.first) or bool(_INSIDE.search(path))
            self._keep(path, None, shared=shared, en=english, sw=kiswahili)
            return chosen
        if "allowed" in part.rules or part.kind == "colour":
            return part.rules.get("allowed", ["#0b5d42"])[0]
        if refers := part.rules.get("refers"):
            self.references.append((path, refers, self.staff))
            return f"{IDS[refers]}-0" if refers == "service" and self.first else IDS[refers]
        if name == "by_date":
            return self._keep(path, "12-29", "29", shared=True)
        if name in _SHARED:
            return self._keep(path, _SHARED[name], str(_SHARED[name]), shared=True)
        if name in _DEGREES:
            return self._keep(path, _DEGREES[name], str(_DEGREES[name]))
        return self._written(part, path)

    def _written(self, part: Field, path: str) -> Any:
        """Return a value of its own for a field."""
        match part.kind:
            case "money":
                number = next(self._amounts)
                return self._keep(path, f"KES {number}", f"{number:,}")
            case "phone":
                number = next(self._amounts)
                return self._keep(path, f"+254 700 {number}", f"700 {number}")
            case "duration" | "receipt_time":
                number = next(self._numbers)
                return self._keep(path, f"{number} working days", str(number))
            case "date":
                year = next(self._numbers)
                return self._keep(path, f"{year}-03-11", str(year))
            case "number":
                share = next(self._shares) / 100
                return self._keep(path, share, str(share))
            case "clock":
                hour, minute = divmod(next(self._minutes), 60)
                written = f"{hour:02}:{minute:02}"
                counted = f"saa {(hour + 5) % 12 + 1}:{minute:02}"
                return self._keep(path, written, en=written, sw=counted)
        return self._worded(part, path, next(self._words))

    def _worded(self, part: Field, path: str, word: str) -> Any:
        match part.kind:
            case "boolean":
                return self._keep(path, True, shared=True, en="Yes", sw="Ndiyo")
            case "text":
                words = {"en": word, "sw": next(self._words)}
                return self._keep(path, words, **words)
            case "email":
                return self._keep(path, f"{word.lower()}@mfano.go.ke", f"{word}@mfano.go.ke")
            case "url":
                return self._keep(path, f"https://mfano.go.ke/{word.lower()}", word)
            case "id":
                made = self._ids.pop(part.rules["unique"], word.lower())
                return self._keep(path, made, made)
        assert part.kind == "string", f"{path}: no value is known for a {part.kind}"
        return self._keep(path, word, word)

    def _keep(
        self, path: str, value: Any, both: str = "", shared: bool = False, **each: str
    ) -> Any:
        words = each or dict.fromkeys(LANGUAGES, both)
        self.made.append(Token(path, words, 0, self.staff, shared))
        return value


def write(root: Path, schemas: Schemas) -> list[Token]:
    """Write a project below ``root``, one value for each field of each kind; return the tokens."""
    tokens, content = Tokens(), root / "content"
    yaml = YAML()
    (content / "services").mkdir(parents=True)
    (content / "charters").mkdir()

    def put(kind: str, place: str = "", **more: Any) -> None:
        [data] = tokens.values(schemas.root(kind), kind)
        yaml.dump(data | more, content / f"{place or kind}.yml")

    put("organization", languages=list(LANGUAGES))
    for kind in ("channels", "service_points", "policy"):
        put(kind)
    channels = YAML(typ="safe").load(content / "channels.yml")["channels"]
    feedback = {"feedback_channels": [channel["id"] for channel in channels]}
    for name in ("external", "internal"):
        tokens.staff = name == "internal"
        services = tokens.values(schemas.root("service"), "service")[: 1 if tokens.staff else None]
        ids = [f"{'staff-' * tokens.staff}{IDS['service']}-{n}" for n in range(len(services))]
        for id_, data in zip(ids, services, strict=True):
            yaml.dump(data, content / "services" / f"{id_}.yml")
        [data] = tokens.values(schemas.root("charter"), "charter")
        groups = [{**data["groups"][0], "services": ids}]
        yaml.dump({**data, "groups": groups, **feedback}, content / "charters" / f"{name}.yml")
    tokens.staff = False
    put("manual", **feedback)
    there = list(_there(tokens.made, str(services[0]), channels))
    for part in schemas.parts.values():
        there += _own(part, schemas, content, tokens) if part.own else ()
    return [*there, *_referred(tokens, there)]


def _own(part: Part, schemas: Schemas, content: Path, others: Tokens) -> Iterator[Token]:
    """Write the files of an own part; yield its tokens, of a single file those that it holds."""
    tokens, yaml = Tokens(first=ord(part.name[0])), YAML()
    files = tokens.values(schemas.root(part.name), part.name)
    others.references += tokens.references
    [kind] = part.kinds
    for number, data in enumerate(files if part.many else files[:1]):
        target = content / kind.place.replace("*", f"q{part.name}-{number}")
        target.parent.mkdir(exist_ok=True)
        yaml.dump(data, target)
    held = str(files if part.many else files[0]).replace(",", "").lower()
    for token in tokens.made:
        told = token.words["en"].replace(",", "").lower() in held
        if part.many or (told and not token.shared):  # one file holds no more than one fee
            yield token


def _referred(tokens: Tokens, there: list[Token]) -> Iterator[Token]:
    """Yield a token for each field that refers to a thing: the thing's name."""
    names = {
        "channel": "channels.channels[].name",
        "service_point": "service_points.service_points[].name",
        "value": "organization.core_values[].name",
        "service": "service.name",
    }
    for path, kind, staff in tokens.references:
        own = staff and kind == "service"
        words = next(t.words for t in there if (t.path, t.staff) == (names[kind], own))
        yield Token(path, words, staff=staff, shared=True)


def _there(made: list[Token], staff_service: str, channels: list[Any]) -> Iterator[Token]:
    """Yield the tokens that were written, those of channels with the number of the channel."""
    for token in made:
        word = token.words["en"].replace(",", "").lower()
        if token.path.startswith("channels.channels"):
            items = [n for n, channel in enumerate(channels) if word in str(channel).lower()]
            yield replace(token, item=items[0] if items else 0)
        elif not (
            token.staff and token.path.startswith("service.") and word not in staff_service.lower()
        ):
            yield token
