"""What an organisation's own schemas call things, with the places where that is written."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mkataba import source
from mkataba.check.content import Content
from mkataba.parts import HEADER
from mkataba.profiles import PAYMENT
from mkataba.schema.shipped import profile_file, written
from mkataba.source import Path
from mkataba.values.labels import choice


class Label(NamedTuple):
    """What a field or a part is called, or what a part is for, and where that is said.

    Args:
        named: The field or part, as messages name it.
        said: Words of the catalogue, or a map by language.
        file: The schema file below the project's folder.
        path: The keys that lead to the label in that file.
        line: From 1.
    """

    named: str
    said: Any
    file: str
    path: Path
    line: int


def own_labels(content: Content) -> Iterator[Label]:
    """Yield each label of an own part, and of an own field, that a page or a document can show."""
    schemas = content.project.schemas
    yield from _ways(content)
    for part in schemas.parts.values():
        name = f"schemas/{part.name}.yml"
        path = content.project.root / name
        if not path.is_file() or (part.own and not (part.has("page") or part.has("document"))):
            continue
        document = source.read(name, path.read_bytes())
        found: list[tuple[str, Any, Path]] = []
        if part.own:
            found.append((part.name, part.label, (HEADER, "label")))
        if part.own and part.has("document") and isinstance(part.describes, Mapping):
            found.append((part.name, part.describes, (HEADER, "describes")))
        found += [
            (".".join((part.name, *field.path)), field.called, (*written(field), "meta", "label"))
            for field in schemas.walk(part.name)
            if field.is_own and not field.is_internal and not field.unprinted
        ]
        for field in schemas.walk(part.name):
            holder = field.item or field
            if field.is_own and not field.is_internal and not field.unprinted:
                found += [
                    (
                        ".".join((part.name, *field.path)),
                        choice(word),
                        (*written(holder), "allowed"),
                    )
                    for word in holder.rules.get("allowed", ())
                    if isinstance(word, str)
                ]
        for named, text, keys in found:
            yield Label(named, text, name, keys, document.mark(_there(document.data, keys)).line)


def _ways(content: Content) -> Iterator[Label]:
    """Yield the names of ways to pay in a standard of the project's own, where they differ."""
    name = f"schemas/{profile_file(content.project.schemas.profile.name)}.yml"
    path = content.project.root / name
    if path.is_file():
        document = source.read(name, path.read_bytes())
        for code, text in content.project.schemas.profile.payment.items():
            keys = PAYMENT, code
            line = document.mark(_there(document.data, keys)).line
            if len(text.words) > 1:
                yield Label(f"the way to pay {code}", dict(text.words), name, keys, line)


def _there(data: Any, keys: Path) -> Path:
    """Return how much of a path there is: a field without a label stands for its label."""
    for depth, key in enumerate(keys):
        if not isinstance(data, dict) or key not in data:
            return keys[:depth]
        data = data[key]
    return keys
