"""The files that publications make, and which of them two would make."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from mkataba import print_registry
from mkataba.check.content import Content
from mkataba.print_entry import PUBLIC

_IN_PARTS = {entry.name for entry in print_registry.PRINTS if entry.most}
_NUMBERED = re.compile(r"(.+)-\d+")


class _Files(Struct, frozen=True):
    """The PDFs of a print, without their ending: ``en/poster-a1``.

    Those in parts have a number behind them, as far as the charter is large.
    """

    owner: str
    stems: tuple[str, ...]
    in_parts: bool

    def clash(self, other: "_Files") -> str:
        """Return a file that another print may make too, in words; "" where there is none."""
        for stem in self.stems:
            numbered = _NUMBERED.fullmatch(stem)
            if stem in other.stems or (other.in_parts and numbered and numbered[1] in other.stems):
                part = "" if stem in other.stems else ", as a part of a large charter"
                return f"{stem.removeprefix('/')}.pdf too{part}"
        return ""


def clashes(
    asked: Sequence[Mapping[str, Any]], without: Container[str], content: Content
) -> Iterator[tuple[int, str]]:
    """Yield the index of each publication that makes a file of another print, and a sentence."""
    every = content.needed or ("",)
    known = list(_usual(asked, without, content, every))
    for index, one in enumerate(asked):
        name = one.get("id")
        if not isinstance(name, str):
            continue
        made = _Files(name, _stems(one, every), one.get("document") in _IN_PARTS)
        for other in known:
            if file := made.clash(other) or other.clash(made):
                yield index, f"id: {other.owner} makes the file {file}"
                break
        known.append(made)


def _stems(asked: Mapping[str, Any], every: Sequence[str]) -> tuple[str, ...]:
    name, pair = asked["id"], asked.get("pair")
    if pair and len(pair) > 1:
        return (f"{pair[0]}/{name}-{pair[0]}-{pair[1]}",)
    return tuple(f"{code}/{name}" for code in asked.get("languages") or every)


def _usual(
    asked: Sequence[Mapping[str, Any]],
    without: Container[str],
    content: Content,
    every: Sequence[str],
) -> Iterator[_Files]:
    """Yield the files of each print that is made though nobody asks for it."""
    replaced = {one.get("id") for one in asked}
    names = [entry.name for entry in print_registry.PRINTS if entry.audience == PUBLIC]
    own = (name for name, part in content.project.schemas.parts.items() if part.has("document"))
    for name in dict.fromkeys((*names, *own)):
        if name not in without and (name not in names or name not in replaced):
            owner = f"the usual {name}" if name in names else f"the document {name}"
            stems = tuple(f"{code}/{name}" for code in every)
            yield _Files(owner, stems, name in _IN_PARTS)
