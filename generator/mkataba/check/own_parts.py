"""How many elements of an organisation's own parts are there.

Nobody but its schema says what such a part has to hold: its elements are the fields that have to be
there. What may be left out is no element, also where it is written and answers a clause: the count
would not tell that it is gone.
"""

import re
from collections.abc import Iterator, Sequence

from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.check.presence import Presence
from mkataba.check.validate import Entry
from mkataba.finding import Coverage, Finding, Severity
from mkataba.schema import Field, in_messages
from mkataba.source import Path


def coverage(content: Content, findings: Sequence[Finding]) -> Iterator[Coverage]:
    """Yield the coverage of each own part that has to be there, or is; elements are fields."""
    for part in content.project.schemas.parts.values():
        entries = list(content.of(part.name))
        if not part.own or (not entries and all(kind.optional for kind in part.kinds)):
            continue
        root = content.project.schemas.root(part.name)
        asked = {_name(field.path): None for field in root.fields.values() if _is_asked(field)}
        found: set[str] = set() if entries else set(asked)
        for entry in entries:
            asked |= dict.fromkeys(_told(entry))
            found |= set(_open(entry, content, findings))
        if not asked:
            continue
        met = tuple(name for name in asked if name not in found)
        open_ = tuple(name for name in asked if name in found)
        lesser = tuple(name for name in open_ if not _is_mandatory(root, name))
        yield Coverage(in_messages(part.label), part.clause, met, open_, lesser)


def _told(entry: Entry) -> Iterator[str]:
    """Yield the elements of what a file holds: also those that an optional map asks for."""
    for field, _, value in visit(entry.field, entry.data):
        if field.inherited is not None and _is_in_type(field.inherited):
            continue
        if _is_asked(field):
            yield _name(field.path)
        if isinstance(value, dict) and not field.named:
            yield from (_name(sub.path) for sub in field.fields.values() if _is_asked(sub))


def _open(entry: Entry, content: Content, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the fields that a file lacks, and those of which an error is told."""
    presence = Presence(content)
    thing = presence.whole(entry)
    yield from (_name(lack.field.path) for lack in presence.lacks(thing))
    for finding in findings:
        if finding.path == entry.file.path and finding.severity is Severity.ERROR:
            parts = re.sub(r"\[[^\]]*\]", ".*", finding.node).split(".")
            yield from (_name(tuple(parts[:end])) for end in range(1, len(parts) + 1))


def _is_mandatory(root: Field, name: str) -> bool:
    """Tell whether it is an error where an element, named as in a report, is not there."""
    steps = name.replace("[]", ".*").split(".")
    field = root.at([0 if step == "*" else step for step in steps])
    return field is None or field.severity is Severity.ERROR


def _is_asked(field: Field) -> bool:
    return bool(field.rules.get("required"))


def _is_in_type(field: Field) -> bool:
    """Tell whether a field is one of a named type, or inside of such a one."""
    return bool(field.named) or (field.inherited is not None and _is_in_type(field.inherited))


def _name(path: Path) -> str:
    return ".".join(map(str, path)).replace(".*", "[]")
