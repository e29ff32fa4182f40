"""What a project says of its services before an import, and where it lists those that come."""

from collections.abc import Mapping, Sequence
from typing import Any

from mkataba.derive.skeleton import skeleton
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.import_.files import Written
from mkataba.import_.found import Found
from mkataba.import_.listing import listed
from mkataba.project import CONTENT, File, Project
from mkataba.values.text import FIRST_SERVICES


def texts_of(project: Project) -> dict[str, str]:
    """Return the text of each service by its id.

    Raises:
        MkatabaError: If a service or a charter can't be read: nothing can be put into it.
    """
    for file in (*project.of("service"), *project.of("charter")):
        problem = next((one for one in file.document.problems if one.rule == "yaml"), None)
        if problem is not None:
            place, text = f"{file.path}, line {problem.mark.line}", problem.message
            raise MkatabaError(f"{place}: {text}; fix it before you import")
    for file in project.of("charter"):
        if not _lists(file.document.data):
            line = file.document.mark(("groups",), key=True).line
            text = "groups is no list of groups with their services"
            raise MkatabaError(f"{file.path}, line {line}: {text}; fix it before you import")
    return {file.id: file.document.raw.decode("utf-8", "replace") for file in project.of("service")}


def names_of(file: File, first: str) -> dict[str, str]:
    """Return the name of a service by language; words of none are in the first one."""
    data = file.document.data
    name = data.get("name") if isinstance(data, dict) else None
    if isinstance(name, dict):
        return {str(code): str(words) for code, words in name.items()}
    return {first: str(name)} if name else {}


def with_listed(
    project: Project,
    made: Sequence[Written],
    charter: str,
    languages: tuple[str, ...],
    current: Mapping[str, str],
) -> dict[str, str | None]:
    """Return the charters that list the services; first services that nobody touched go."""
    fresh = skeleton(project.schemas, languages)
    profile, spoken = project.schemas.profile, project.languages
    words = (formatter_for(code, project.templates, {}, profile, spoken) for code in languages)
    heading = {formatter.language: formatter._("Our services") for formatter in words}
    texts = {file.path: file.document for file in project.of("charter")}
    there = {id_ for document in texts.values() for id_ in _ids(document.data)}
    changes: dict[str, str | None] = {}
    for name, first in FIRST_SERVICES.items():
        path = f"{CONTENT}/charters/{name}.yml"
        text = texts[path].raw.decode("utf-8", "replace") if path in texts else ""
        pairs = [
            (one.id, one.found.group)
            for one in made
            if _charter(one.found, charter) == name and one.id not in there
        ]
        start = fresh.get(f"services/{first}.yml")  # none where the standard has no such charter
        untouched = [first] if start and current.get(first) == start else []
        if pairs and (new := listed(text, pairs, untouched, heading, languages)) != text:
            changes[path] = new
            changes |= dict.fromkeys((f"{CONTENT}/services/{i}.yml" for i in untouched), None)
    return changes


def _charter(found: Found, otherwise: str) -> str:
    """Return the charter that lists a service; an export says it, "" if none does."""
    return found.charter if found.id else otherwise


def _lists(charter: Any) -> bool:
    """Tell whether services can be listed in a charter: it has groups as it should, or none yet."""
    groups = charter.get("groups") if isinstance(charter, dict) else None
    return groups is None or (
        isinstance(groups, list)
        and all(isinstance(group, dict) for group in groups)
        and all(isinstance(group.get("services") or [], list) for group in groups)
        and not any(
            isinstance(x, list | dict) for group in groups for x in group.get("services") or []
        )
    )


def _ids(data: Any) -> list[str]:
    groups = data.get("groups") if isinstance(data, dict) else None
    return [
        str(id_)
        for group in (groups if isinstance(groups, list) else ())
        if isinstance(group, dict) and isinstance(group.get("services"), list)
        for id_ in group["services"]
    ]
