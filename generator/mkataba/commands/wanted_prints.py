"""What ``build --only`` and ``--language`` ask for, as files that can be made."""

import difflib
from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from mkataba import project, registry
from mkataba.project.content_languages import languages_of
from mkataba.publish.print_names import Wanted, made_in, print_names


def wanted(only: Sequence[str], languages: Sequence[str], loaded: project.Project) -> list[Wanted]:
    """Return the files that are asked for, such as ``poster.pdf``, each once.

    Args:
        only: Names of prints and files.
        languages: The languages that they are asked for in; all where there is none.
        loaded: The project.

    Raises:
        click.UsageError: If there is no print of a name, or none of its files is made; with why.
    """
    known, made = print_names(loaded), made_in(loaded)
    found = []
    for name in only:
        if name not in known:
            raise click.UsageError(f"--only {name}: {_unknown(name, loaded)}")
        asked = list(_in_languages(name, known[name], languages))
        files = [
            one for one in asked if (why := made.get(one.file)) is None or why.has(one.language)
        ]
        if not files:
            raise click.UsageError(f"--only {name}: {made[asked[0].file].why}")
        found += files
    return list(dict.fromkeys(found))


def _in_languages(name: str, files: Sequence[Wanted], languages: Sequence[str]) -> Iterator[Wanted]:
    """Yield files in each language that is asked for, where any is.

    Raises:
        click.UsageError: If a file is asked for in another language alone.
    """
    for one in files:
        if not languages or one.language in languages:
            yield one
        elif one.language:
            wording = f"{one.file} is asked for in {one.language} by --only {name}"
            raise click.UsageError(f"--language {' '.join(languages)}: {wording}")
        else:
            yield from (replace(one, language=code) for code in languages)


def _unknown(name: str, loaded: project.Project) -> str:
    """Return why there is no print of a name, and which name may be meant."""
    if name in {page.name for page in registry.PAGES}:
        return "it is a page of the website, which is made as a whole; leave --only away"
    known, made = print_names(loaded), made_in(loaded)
    stem, dot, ending = name.partition(".")
    base, _, code = stem.rpartition("-")
    for one in known.get(f"{base}{dot}{ending}", ()):
        if code in languages_of(loaded) and one.file in made:
            return made[one.file].why
    near = difflib.get_close_matches(name, known, n=1)
    named = ", ".join(name for name, files in known.items() if not files[0].language)
    wording = f"did you mean {near[0]}?" if near else f"there are {named}"
    return f"there is no such print; {wording}"
