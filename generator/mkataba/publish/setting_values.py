"""Whether the values of a project's ``mkdocs.yml`` are such as the theme can show.

The theme's templates do not look at what they are given: a wrong value would end the build within
one of them.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import material

Place = tuple[str | int, ...]


class Wrong(NamedTuple):
    """A value at a place of the settings that can't be used, and what has to stand there."""

    path: Place
    said: str


Check = Callable[[Any, Place], Iterator[Wrong]]

_ICONS = "the name of an icon of the theme, such as material/bank"


def wrong(data: Mapping[str, Any]) -> Iterator[Wrong]:
    """Yield each value of the settings that the theme can't use."""
    yield from _known(_SETTINGS)(data, ())


def _text(value: Any, path: Place) -> Iterator[Wrong]:
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        yield Wrong(path, "has to be a text")


def _one_of(*words: str) -> Check:
    def check(value: Any, path: Place) -> Iterator[Wrong]:
        if value not in words:
            yield Wrong(path, f"has to be {' or '.join(words)}")

    return check


def _map(value: Any, path: Place) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        yield Wrong(path, "has to be a map of keys and values")


def _each(check: Check) -> Check:
    def checked(value: Any, path: Place) -> Iterator[Wrong]:
        if not isinstance(value, list):
            yield Wrong(path, "has to be a list")
            return
        for index, item in enumerate(value):
            yield from check(item, (*path, index))

    return checked


def _known(fields: Mapping[str, Check]) -> Check:
    """Return a check of a map, of which some keys are checked further."""

    def check(value: Any, path: Place) -> Iterator[Wrong]:
        yield from _map(value, path)
        for key, inner in value.items() if isinstance(value, dict) else ():
            if key in fields:
                yield from fields[key](inner, (*path, key))

    return check


def _either(kind: type, first: Check, other: Check) -> Check:
    """Return ``first`` for values of a kind, and ``other`` for all others."""

    def check(value: Any, path: Place) -> Iterator[Wrong]:
        yield from (first if isinstance(value, kind) else other)(value, path)

    return check


def _font(value: Any, path: Place) -> Iterator[Wrong]:
    if value is not False:
        yield from _known({"text": _text, "code": _text})(value, path)


def _icon(value: Any, path: Place) -> Iterator[Wrong]:
    if not isinstance(value, str) or value not in _icons():
        yield Wrong(path, f"has to be {_ICONS}")


def _icon_tree(value: Any, path: Place) -> Iterator[Wrong]:
    yield from _map(value, path)
    for key, inner in value.items() if isinstance(value, dict) else ():
        check: Check = _icon_tree if isinstance(inner, dict) else _icon
        yield from check(inner, (*path, key))


@cache
def _icons() -> frozenset[str]:
    folder = Path(material.__file__).parent / "templates" / ".icons"
    found = (path.relative_to(folder) for path in folder.rglob("*.svg"))
    return frozenset(path.with_suffix("").as_posix() for path in found)


_COLOURS = _known(
    {
        **dict.fromkeys(("scheme", "primary", "accent", "media"), _text),
        "toggle": _known({"icon": _icon, "name": _text}),
    }
)
_THEME = {
    "direction": _one_of("ltr", "rtl"),
    "favicon": _text,
    "features": _each(_text),
    "font": _font,
    "icon": _icon_tree,
    "language": _text,
    "logo": _text,
    "name": _one_of("material"),
    "palette": _either(list, _each(_COLOURS), _COLOURS),
}
_SCRIPT = _either(dict, _known({"path": _text, "type": _text}), _text)
_SETTINGS: Mapping[str, Check] = {
    **dict.fromkeys(("copyright", "edit_uri", "repo_name", "repo_url", "site_author"), _text),
    "extra": _known({"social": _each(_known({"icon": _icon, "link": _text, "name": _text}))}),
    "extra_css": _each(_text),
    "extra_javascript": _each(_SCRIPT),
    "markdown_extensions": _either(list, _each(lambda _value, _path: iter(())), _map),
    "plugins": _either(list, _each(lambda _value, _path: iter(())), _map),
    "theme": _either(str, _one_of("material"), _known(_THEME)),
}
