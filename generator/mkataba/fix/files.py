"""A project -> the texts of its files that can be fixed."""

from collections.abc import Iterator, Mapping

from mkataba import source
from mkataba.check.nodes import visit
from mkataba.check.normal.context import Context
from mkataba.fix import order, translations
from mkataba.fix.change import Change, applied
from mkataba.fix.ids import Ids
from mkataba.fix.table import value_changes
from mkataba.project import File, Project
from mkataba.schema import Field
from mkataba.source import Document

_MARK = "\ufeff"  # a byte order mark is reported, and stays


def fixed_texts(project: Project) -> Mapping[str, str]:
    """Return the new text of each file that can be fixed, by its path below the project.

    A fix is made only where nobody could mean anything else, and only if the new text holds the
    new values and everything else as before. Comments, quotes and blank lines stay. A file that
    can't be read is left as it is. What is returned has nothing left to fix.
    """
    context, ids = Context(project), Ids()
    texts: dict[str, str] = {}
    for file in project.files:
        if _is_whole(file.document) and _looked_at(file, context, ids):
            texts[file.path] = file.document.raw.decode("utf-8").removeprefix(_MARK)
    texts |= _renamed(project, ids.changes(project), texts)
    found: dict[str, str] = {}
    for file in project.files:
        if file.path not in texts:
            continue
        text = _fixed(texts[file.path], project.schemas.root(file.kind.name), context)
        was = file.document.raw.decode("utf-8")
        whole = _MARK + text if was.startswith(_MARK) else text
        if whole != was:
            found[file.path] = whole
    return found


def _is_whole(document: Document) -> bool:
    soft = all(problem.rule != "yaml" for problem in document.problems)
    return soft and isinstance(document.data, dict)


def _looked_at(file: File, context: Context, ids: Ids) -> bool:
    """Tell whether there is anything to fix in a file apart from its ids, which are noted."""
    field = context.project.schemas.root(file.kind.name)
    document = file.document
    found = order.is_out(field, document.data)
    for part, path, value in visit(field, document.data):
        if part.kind == "id":
            ids.meet(file, part, path, value)
        elif not found:
            found = (
                order.is_out(part, value)
                or any(value_changes(part, path, value, context, document))
                or any(translations.changes(part, path, value, context))
            )
    return found


def _renamed(
    project: Project, changes: Mapping[str, list[Change]], texts: Mapping[str, str]
) -> dict[str, str]:
    """Return the files with other ids: all of them, or none if one can't be changed."""
    made: dict[str, str] = {}
    for file in project.files:
        if file.path not in changes:
            continue
        text = texts.get(file.path, file.document.raw.decode("utf-8").removeprefix(_MARK))
        made[file.path], done = applied(text, changes[file.path])
        if len(done) != len(changes[file.path]):
            return {}
    return made


def _fixed(text: str, root: Field, context: Context) -> str:
    text, _ = applied(text, list(_values(text, root, context)))
    text = order.ordered(text, root)
    text, _ = applied(text, list(_stubs(text, root, context)))
    return text


def _values(text: str, root: Field, context: Context) -> Iterator[Change]:
    document = source.read("", text.encode())
    for part, path, value in visit(root, document.data):
        yield from value_changes(part, path, value, context, document)


def _stubs(text: str, root: Field, context: Context) -> Iterator[Change]:
    for part, path, value in visit(root, source.read("", text.encode()).data):
        yield from translations.changes(part, path, value, context)
