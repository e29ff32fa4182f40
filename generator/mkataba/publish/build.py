"""From checked content to a folder with website and prints."""

import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field

from mkataba import registry
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.model import Body
from mkataba.project import Project
from mkataba.publish.engine import run_mkdocs
from mkataba.publish.output import aside, refuse_sources, swap_in, tidy, write_manifest, written_to
from mkataba.publish.press import Press
from mkataba.publish.prints import Print, print_all
from mkataba.publish.refused_text import stands_in
from mkataba.publish.trust import underneath
from mkataba.publish.website import Sources, write_tree
from mkataba.render.site import pages
from mkataba.render.templating import Templates

LARGE = 100
"""With more services, every sheet is set in a process of its own: memory matters more than time."""


class Stages(Struct):
    """Seconds that each stage of a build took, in the order of the stages."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Add the time that passes inside to the stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def build(
    project: Project,
    body: Body,
    target: Path,
    when: datetime,
    draft: bool,
    stages: Stages,
    trusted: bool = False,
) -> None:
    """Build website and prints aside and swap them in at ``target``.

    Args:
        project: Where templates come from.
        body: What is published.
        target: The folder to make or to replace; untouched if anything fails.
        when: The time that the files bear.
        draft: Mark every page and sheet as a draft.
        stages: Takes the times of the stages ``prints``, ``pages``, ``site`` and ``finish``.
        trusted: Whether what the project brings may run code; see ``mkataba.publish.trust``.

    Raises:
        MkatabaError: If anything can't be written or made, or the project would run code and may
            not.
    """
    below = underneath(project, trusted)
    each = _templates(project, body, draft)
    first, *others = each
    refuse_sources(project.root, target)
    tidy(written_to(project.root))
    with aside(target) as work:
        with stages.time("prints"):
            prints = _prints(project, body, each, work, when, draft)
        with stages.time("pages"):
            trees = {
                language: write_tree(
                    work, pages(body, templates, prints), body, templates, below, draft
                )
                for language, templates in each.items()
            }
        with stages.time("site"):
            configurations = {language: path for language, (path, _) in trees.items()}
            run_mkdocs(configurations, when, project.root, target)
        with stages.time("finish"):
            html = work / "html" / first
            for language in others:
                shutil.move(work / "html" / language, html / language)
            shutil.move(work / "print", html / "print")
            sources = {language: of_pages for language, (_, of_pages) in trees.items()}
            write_manifest(html, _sources(sources, prints, first, _of_parts(body)))
            swap_in(html, target)


def build_only(
    project: Project,
    body: Body,
    target: Path,
    when: datetime,
    draft: bool,
    only: Collection[str],
) -> list[Print]:
    """Make some of the prints, without a website, and swap them in at ``target``; return them.

    Args:
        project: Where templates come from.
        body: What is published.
        target: The folder to make or to replace, with a folder for each language in it.
        when: The time that the files bear.
        draft: Mark every sheet as a draft.
        only: Names of the files, such as ``poster.pdf``.

    Raises:
        MkatabaError: If there is a website at ``target``, nothing is there to print, or anything
            can't be written or made.
    """
    refuse_sources(project.root, target)
    if (target / "index.html").exists():
        raise MkatabaError(
            f"{target} holds a website, which some prints alone can't take the place of; "
            "name another folder with --out"
        )
    tidy(written_to(project.root))
    each = _templates(project, body, draft)
    with aside(target) as work:
        prints = _prints(project, body, each, work, when, draft, only)
        made = {f"{one.kind}.{one.format}" for one in prints}
        if lacking := [file for file in only if file not in made]:
            raise MkatabaError(
                f"the content says nothing that {', '.join(lacking)} could print; nothing was made"
            )
        of_pages = {
            language: {page.path: page.sources for page in pages(body, templates, prints)}
            for language, templates in each.items()
        }
        sources = _print_sources(of_pages, prints, _of_parts(body))
        named = {path.removeprefix("print/"): files for path, files in sources.items()}
        write_manifest(work / "print", named)
        swap_in(work / "print", target)
    return prints


def _templates(project: Project, body: Body, draft: bool) -> dict[str, Templates]:
    """Return the templates of each of the organisation's languages, in their order."""
    channels = {c.id: c.name for c in body.channels if c.name}
    return {
        language: Templates(
            project.templates,
            formatter_for(
                language,
                project.templates,
                channels,
                project.schemas.profile,
                project.languages,
            ),
            {"draft": draft, "languages": body.organization.languages},
        )
        for language in body.organization.languages
    }


def _prints(
    project: Project,
    body: Body,
    each: Mapping[str, Templates],
    work: Path,
    when: datetime,
    draft: bool,
    only: Collection[str] = (),
) -> list[Print]:
    """Make all prints, or some, in ``print/`` below ``work``."""
    press = Press.set_up(
        work / "press",
        project.templates,
        when,
        body.organization.brand,
        project.schemas.profile.country.region,
        apart=len(body.services) > LARGE,
    )
    with stands_in(project):
        return print_all(body, press, work / "print", each, draft, only)


def _sources(
    each: dict[str, Sources], prints: list[Print], first: str, of_parts: Sources
) -> Sources:
    """Return the content files behind each file of the site, by its path."""
    sources: Sources = {}
    for language, of_pages in each.items():
        prefix = "" if language == first else f"{language}/"
        for path, files in of_pages.items():
            stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
            sources[f"{prefix}{stem}/index.html" if stem else f"{prefix}index.html"] = files
    return sources | _print_sources(each, prints, of_parts)


def _of_parts(body: Body) -> Sources:
    return {part.name: tuple(file.path for file in part.files) for part in body.parts}


def _print_sources(each: Mapping[str, Sources], prints: list[Print], of_parts: Sources) -> Sources:
    """Return the content files behind each print, which are those of its page."""
    sources: Sources = {}
    pages_of = {entry.name: entry.page for entry in registry.PRINTS}
    for made in prints:
        page = pages_of.get(made.kind, f"{made.kind}.md")
        found = each[made.language].get(page) or of_parts.get(made.kind)
        assert found is not None, made.kind
        sources[made.path] = found
    return sources
