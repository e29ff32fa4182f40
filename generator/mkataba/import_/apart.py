"""Services of one name: told apart by their heading, sheet, number; a department is one's own."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mkataba.import_.found import Found, Kept, key
from mkataba.import_.heads import meaning
from mkataba.import_.readers import Readers

SAME_NAME = "several services have this name; what tells them apart was put behind it"
"""Why a person is asked about a name."""

_LONGEST = 8  # words of a heading that names a department
_HEADED = ("department", "responsible")
_PARTS = re.compile(r"\s+[-–—]\s+|\s*[;|\n]\s*")


def told_apart(found: Sequence[Found], readers: Readers) -> list[Found]:
    """Return services no two of which have one name, unless they say the same below one heading.

    What tells them apart goes into their names, and is asked about. A heading that names a
    department, or a role behind a label, says so of its services, unless their rows say another.
    """
    made = [_in_department(one, readers) for one in found]
    taken = _by_name(made)
    for same in taken:
        headed = _by_heading([made[n] for n in same])
        for n, one in zip(same, headed, strict=True):
            made[n] = one
    return made


def _by_name(found: Sequence[Found]) -> list[list[int]]:
    """Return the positions of services that share a name but not what they say and head."""
    places: dict[str, list[int]] = {}
    for n, one in enumerate(found):
        for name in key(one.names):
            places.setdefault(name, []).append(n)
    groups: dict[int, list[int]] = {}
    for same in places.values():
        first = found[same[0]]
        if any(found[n].data != first.data or found[n].group != first.group for n in same[1:]):
            groups.setdefault(same[0], same)
    seen: set[int] = set()
    out = []
    for same in groups.values():
        if seen.isdisjoint(same):
            seen.update(same)
            out.append(same)
    return out


def _by_heading(same: Sequence[Found]) -> list[Found]:
    """Return services of one name with their heading, or sheet, behind it; with numbers else."""
    for told in (_headings(same), [one.places[0].name for one in same]):
        if all(told) and len(set(told)) == len({_said(one) for one in same}) == len(same):
            return [_named(one, f" – {words}") for one, words in zip(same, told, strict=True)]
    told = _headings(same)
    if len(set(told)) > 1:  # below some headings there are several
        same = [
            _named(one, f" – {words}") if words else one
            for one, words in zip(same, told, strict=True)
        ]
    numbers: dict[tuple[str, ...], list[str]] = {}
    out = []
    for one in same:
        names = tuple(one.names.values())
        again = [other for other in same if tuple(other.names.values()) == names]
        if len({_said(other) for other in again}) == 1:
            out.append(one)
            continue
        said = numbers.setdefault(names, [])
        if _said(one) not in said:
            said.append(_said(one))
        out.append(_named(one, f" ({said.index(_said(one)) + 1})"))
    return out


def _headings(same: Sequence[Found]) -> list[str]:
    return [next(iter(one.group.values()), "") for one in same]


def _said(one: Found) -> str:
    return repr((sorted(one.group.items()), sorted(one.data.items(), key=lambda item: item[0])))


def _named(one: Found, more: str) -> Found:
    names = {code: f"{name}{more}" for code, name in one.names.items()}
    words = next(iter(names.values()))
    kept = [k for k in one.kept if k.reason != SAME_NAME]
    return replace(
        one,
        names=names,
        data={**one.data, "name": names},
        kept=(*kept, Kept(one.places[0], "name", words, SAME_NAME)),
    )


def _in_department(one: Found, readers: Readers) -> Found:
    """Return a service with the department and the role that its heading names."""
    named: dict[str, dict[str, str]] = {}
    for code, words in one.group.items():
        for field, said in _named_by(words, readers):
            named.setdefault(field, {})[code] = said
    more = {field: words for field, words in named.items() if field not in one.data}
    return replace(one, data={**one.data, **more}) if more else one


def _named_by(words: str, readers: Readers) -> Iterator[tuple[str, str]]:
    """Yield what a heading names: *Lands Department*, *Responsible officer: County Surveyor*."""
    parts = _PARTS.split(words) if ":" in words else [words]
    for part in parts:
        label, _, said = (each.strip() for each in part.partition(":"))
        if len(label.split()) > _LONGEST:
            continue
        found = meaning(label, readers.languages)
        if said and found and found.sure and found.field in _HEADED:
            yield found.field, said
        elif not said and found and found.field == "department" and not found.sure:
            yield "department", label  # it has a name of its own
