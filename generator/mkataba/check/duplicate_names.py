"""Services that bear the same name."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.validate import Entry
from mkataba.check.vocabulary.names import plain
from mkataba.check.vocabulary.texts import texts_of

_APART = ("who", "department", "service_points")
_PROMISED = ("fee", "turnaround")


def duplicate_names(content: Content) -> Iterator[tuple[Entry, Entry, str, str]]:
    """Yield the first service of a name, a later one, the language and the name as written there.

    Services that say that they are for others, or given by others, are none.
    """
    seen: dict[tuple[str, str], Entry] = {}
    for entry in content.of("service"):
        for code, written in texts_of(entry.data.get("name"), content.default).items():
            name = plain(str(written))
            first = seen.setdefault((code, name), entry)
            if name and first is not entry and not _apart(first, entry) and _clear(first, entry):
                yield first, entry, code, str(written)
                break


def differences(first: Entry, second: Entry) -> tuple[str, ...]:
    """Return the keys of what two services promise differently."""
    both = [key for key in _PROMISED if key in first.data and key in second.data]
    return tuple(key for key in both if first.data[key] != second.data[key])


def _clear(*services: Entry) -> bool:
    """Tell whether all could be read by which services are told from one another."""
    heads = {path[0] for service in services for path in service.unread if path}
    return heads.isdisjoint((*_APART, *_PROMISED)) and all(() not in one.unread for one in services)


def _apart(first: Entry, second: Entry) -> bool:
    both = (key for key in _APART if key in first.data and key in second.data)
    return any(first.data[key] != second.data[key] for key in both)
