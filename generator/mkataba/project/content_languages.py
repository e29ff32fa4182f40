"""The languages that a project is written in, and its fonts, as organization.yml lists them."""

from pathlib import Path

from mkataba.languages import SOURCE
from mkataba.project import Project, load


def languages_of(project: Project) -> tuple[str, ...]:
    """Return those languages in organization.yml that are known; English where there are none."""
    return _known(project) or (SOURCE,)


def languages_at(root: Path) -> tuple[str, ...]:
    """Return what :func:`languages_of` returns of the project in a folder, and read no more of it.

    Raises:
        MkatabaError: If there is no ``content/``, or a folder or file can't be read.
    """
    return languages_of(load(root, ("organization",)))


def needed_languages(project: Project) -> tuple[str, ...]:
    """Return the languages that a text is whole in: those listed that are known.

    Empty where they can't be told: then a text is there if it says something in any language.
    """
    return () if _is_lost(project) else _known(project)


def declared_languages(project: Project) -> tuple[str, ...]:
    """Return the languages of the organisation, the default one first.

    Empty where they can't be told: the file is missing or can't be read in full, or lists
    something else than languages that are known.
    """
    listed = tuple(dict.fromkeys(listed_languages(project)))
    known = project.schemas.languages.issuperset(listed)
    return listed if known and not _is_lost(project) else ()


def _is_lost(project: Project) -> bool:
    """Tell whether something of what organization.yml says is lost."""
    return any(p.loses for file in project.of("organization") for p in file.document.problems)


def _known(project: Project) -> tuple[str, ...]:
    """Return the languages that organization.yml lists and that are known, each once."""
    known = project.schemas.languages
    listed = dict.fromkeys(listed_languages(project))
    return tuple(code for code in listed if code in known)


def listed_languages(project: Project) -> tuple[str, ...]:
    """Return what organization.yml lists as languages, in order; "" for what is no word."""
    for file in project.of("organization"):
        data = file.document.data
        listed = data.get("languages") if isinstance(data, dict) else None
        if isinstance(listed, list):
            return tuple(code if isinstance(code, str) else "" for code in listed)
    return ()


def named_fonts(project: Project) -> tuple[str, ...]:
    """Return the families of fonts that the brand names, in order."""
    for file in project.of("organization"):
        data = file.document.data
        brand = data.get("brand") if isinstance(data, dict) else None
        named = brand.get("fonts") if isinstance(brand, dict) else None
        if isinstance(named, list):
            return tuple(name for name in named if isinstance(name, str))
    return ()
