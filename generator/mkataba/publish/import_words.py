"""What the words around the tables of an import bring to the content files."""

from collections.abc import Mapping, Sequence
from typing import Any

from mkataba import source
from mkataba.derive.skeleton import skeleton
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.import_.prose import Brought, Context, brought
from mkataba.import_.prose.headings import label_words
from mkataba.import_.prose.put import Put, put
from mkataba.import_.prose.region import region_of
from mkataba.project import CONTENT, File, Project
from mkataba.schema import says
from mkataba.tables import Contents
from mkataba.values.text import text_of, without_starters

_PART_OF = {
    "organization.yml": "organization",
    "policy.yml": "policy",
    "channels.yml": "channels",
    "service_points.yml": "service_points",
}


def words_of(
    project: Project, files: Sequence[Contents], charter: str, languages: tuple[str, ...]
) -> Brought:
    """Return what the words around the tables of some files come to.

    Args:
        project: Where they go.
        files: What each file holds.
        charter: The charter that the files are, ``external`` or ``internal``.
        languages: Those of the organisation, the default one first.
    """
    profile = project.schemas.profile
    named = profile.data.get("oversight", "")
    oversight = tuple(named.values()) if isinstance(named, Mapping) else (str(named),)
    names = [file.document.data for file in project.of("organization")]
    own = [
        words
        for data in names
        if isinstance(data, dict)
        for key in ("name", "short_name")
        if (text := text_of(data.get(key), languages[0]))
        for _, words in text.words
    ]
    known = project.languages
    region = region_of(files, profile.country.region, profile.currency.code)
    context = Context(known, languages, tuple(own), oversight, region)
    return brought(files, context, _points(project, languages), f"charters/{charter}.yml")


def put_in(
    project: Project,
    found: Brought,
    base: Mapping[str, Mapping[str, Any]],
    languages: tuple[str, ...],
    changed: Mapping[str, str | None],
) -> list[Put]:
    """Return what becomes of each content file to which the words bring something.

    Args:
        project: Where they go.
        found: What they come to.
        base: What the last import brought, by file and field.
        languages: Those of the organisation.
        changed: Texts that the same import has changed already, by path below the project.

    Raises:
        MkatabaError: If one of the files can't be read: nothing can be put into it.
    """
    there = {file.path: file for file in project.files}
    fresh = skeleton(project.schemas, languages)
    made = []
    for name, new in found.data.items():
        part = _PART_OF.get(name, "charter")
        fields = project.schemas.root(part).fields
        data = {field: value for field, value in new.items() if field in fields}
        path = f"{CONTENT}/{name}"
        text = changed.get(path) or _text(there.get(path)) or fresh.get(name, "")
        made.append(put(name, text, base.get(name, {}), data, fields, languages, found.spots))
    return made


def channels_of(project: Project, texts: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the ids of the channels that say something, as they are after an import.

    Args:
        project: Where they are.
        texts: Texts that the import has changed, by path below the project.
    """
    field = project.schemas.root("channels").fields.get("channels")
    found: dict[str, None] = {}
    for file in project.of("channels"):
        text = texts.get(file.path)
        document = source.read(file.path, text.encode()) if text else file.document
        data = document.data.get("channels") if isinstance(document.data, dict) else None
        for one in data if isinstance(data, list) else ():
            if (
                isinstance(one, dict)
                and one.get("id")
                and says(field and field.item, without_starters(one))
            ):
                found[str(one["id"])] = None
    return tuple(found)


def _text(file: File | None) -> str:
    if file is None:
        return ""
    problem = next((one for one in file.document.problems if one.rule == "yaml"), None)
    if problem is not None:
        place, text = f"{file.path}, line {problem.mark.line}", problem.message
        raise MkatabaError(f"{place}: {text}; fix it before you import")
    return file.document.raw.decode("utf-8", "replace")


def _points(project: Project, languages: Sequence[str]) -> dict[str, str]:
    """Return the points of the policy's commitments by their names in each language."""
    field = project.schemas.root("policy").fields.get("commitments")
    points: dict[str, str] = {}
    for code in languages:
        profile, known = project.schemas.profile, project.languages
        words = formatter_for(code, project.templates, {}, profile, known)
        for name, inner in (field.fields if field else {}).items():
            for said in (words.label(inner.called), name.replace("_", " ")):
                points[" ".join(label_words(said))] = name
    return points
