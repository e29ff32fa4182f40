"""The languages that the content of a project is written in, as organization.yml lists them."""

from mkataba.languages import SOURCE
from mkataba.project import Project


def languages_of(project: Project) -> tuple[str, ...]:
    """Return those languages in organization.yml that are known; English where there are none."""
    known = project.schemas.languages
    return tuple(code for code in _listed(project) if code in known) or (SOURCE,)


def declared_languages(project: Project) -> tuple[str, ...]:
    """Return the languages of the organisation, the default one first.

    Empty where they can't be told: the file is missing or can't be read in full, or lists
    something else than languages that are known.
    """
    listed = _listed(project)
    lost = any(p.loses for file in project.of("organization") for p in file.document.problems)
    return () if lost or not project.schemas.languages.issuperset(listed) else listed


def _listed(project: Project) -> tuple[str, ...]:
    """Return what organization.yml lists as languages, each once; "" for what is no word."""
    for file in project.of("organization"):
        data = file.document.data
        listed = data.get("languages") if isinstance(data, dict) else None
        if isinstance(listed, list):
            return tuple(dict.fromkeys(code if isinstance(code, str) else "" for code in listed))
    return ()
