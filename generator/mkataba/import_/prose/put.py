"""What the words around tables bring -> the content files: only what is missing or was theirs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from mkataba import source
from mkataba.import_.merge import Conflict, plain, updated_in_place
from mkataba.import_.prose.fields import whole, with_field, with_room
from mkataba.import_.prose.headings import label_words
from mkataba.import_.prose.told import Open, Spot
from mkataba.import_.silent import said_of
from mkataba.schema import Field, says
from mkataba.values.text import is_by_language, without_starters

_TOLD_APART = {"channels": "contact", "service_points": "address"}
"""Lists to which nothing is added once a person wrote them, by what shows that a thing is there."""


class Put(Struct, frozen=True):
    """What becomes of one file: its text, None if it stays; what could not be put in."""

    file: str
    fields: tuple[str, ...]
    state: str  # "new", "updated" or "unchanged"
    text: str | None
    base: Mapping[str, Any]
    conflicts: tuple[Conflict, ...] = ()
    open: tuple[Open, ...] = ()


def put(
    file: str,
    text: str,
    base: Mapping[str, Any],
    new: Mapping[str, Any],
    fields: Mapping[str, Field],
    languages: Sequence[str],
    spots: Mapping[tuple[str, str], Spot],
) -> Put:
    """Return what becomes of a content file.

    Args:
        file: Its path below the folder of content.
        text: As it stands, or as a new project has it.
        base: What the last import brought to it, by field.
        new: What this one brings.
        fields: The fields of the file.
        languages: Those of the organisation.
        spots: Where each field was said.
    """
    data = source.read("", text.encode()).data
    has = data if isinstance(data, dict) else {}
    still: dict[str, Any] = {}
    asked: list[Open] = []
    merged = text
    merging: dict[str, Any] = {}
    for name, value in new.items():
        open_ = not says(fields[name], without_starters(has.get(name)))
        if name in _TOLD_APART and name not in base and not open_:
            asked += _missing(file, name, has[name], value, spots[file, name])
            continue
        still[name] = _with_base(base.get(name), value, keeps=name in _TOLD_APART)
        theirs = said_of(plain(has.get(name)), fields[name])
        own = theirs == base.get(name) and still[name] != base.get(name)  # nobody touched the list
        if (open_ and name not in has) or ((open_ or own) and isinstance(value, list)):
            merged = with_field(merged, name, whole(fields[name], still[name], languages))
        else:
            merging[name] = still[name]
            if fields[name].kind == "dict" and isinstance(has.get(name), dict):
                merged = with_room(merged, name, value, has[name], languages)
    merged, conflicts = updated_in_place(merged, base, {**base, **merging}, fields, fills=True)
    state = "updated" if merged != text else "unchanged"
    return Put(
        *(file, tuple(still), state, merged if merged != text else None, {**base, **still}),
        tuple(conflicts),
        tuple(asked),
    )


def _missing(file: str, name: str, there: Any, new: Any, where: Spot) -> Iterator[Open]:
    """Yield what a list that a person wrote does not have."""
    mark = _TOLD_APART[name]
    said = " ".join(label_words(str(plain(there))))
    digits = "".join(filter(str.isdigit, str(there)))
    for one in new:
        words = one.get(mark)
        texts = list(words.values()) if isinstance(words, dict) else [str(words)]
        numbers = "".join(filter(str.isdigit, texts[0]))
        is_number = len(numbers) >= 6 and not any(map(str.isalpha, texts[0]))
        if any(" ".join(label_words(text)) in said for text in texts):
            continue
        if is_number and numbers[-9:] in digits:
            continue
        kind = f"{one['kind']}: " if "kind" in one else ""
        reason = "it is not in the file that you wrote; is it to be there?"
        yield Open(f"{file}: {name}", f"{kind}{' / '.join(texts)}", reason, where)


def _with_base(base: Any, new: Any, *, keeps: bool = False) -> Any:
    """Return new data with what the last import brought of which this source says nothing.

    Args:
        base: What it brought.
        new: What this source says.
        keeps: Whether things stay in a list that this source does not name.
    """
    if isinstance(base, dict) and isinstance(new, dict):
        if is_by_language(base) and is_by_language(new):
            same = all(new[code] == base[code] for code in new.keys() & base.keys())
            return {**base, **new} if same else new
        return {**base, **{key: _with_base(base.get(key), value) for key, value in new.items()}}
    if isinstance(base, list) and isinstance(new, list):
        if all(isinstance(one, dict) and "id" in one for one in (*base, *new)):
            known = {one["id"]: one for one in base}
            given = {one["id"] for one in new}
            left = [one for one in base if keeps and one["id"] not in given]
            return [*(_with_base(known.get(one["id"]), one) for one in new), *left]
        if len(base) == len(new):
            return [_with_base(*pair) for pair in zip(base, new, strict=True)]
    return new
