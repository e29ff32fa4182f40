"""From checked content to a folder with website and prints."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

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
from mkataba.wording import words_for

LARGE = 100
"""With more services, every sheet is set in a process of its own: memory matters more than time."""


@dataclass
class Stages:
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
    channels = {c.id: c.name for c in body.channels if c.name}
    first, *others = body.organization.languages
    each = {
        language: Templates(
            project.templates,
            words_for(
                language,
                project.templates,
                channels,
                project.schemas.profile,
                project.languages,
            ),
            {"draft": draft, "languages": body.organization.languages},
        )
        for language in (first, *others)
    }
    refuse_sources(project.root, target)
    tidy(written_to(project.root))
    with aside(target) as work:
        with stages.time("prints"):
            press = Press.set_up(
                work / "press",
                project.templates,
                when,
                body.organization.brand,
                project.schemas.profile.country.region,
                apart=len(body.services) > LARGE,
            )
            with stands_in(project):
                prints = print_all(body, press, work / "print", each, draft)
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
            of_parts = {part.name: tuple(file.path for file in part.files) for part in body.parts}
            write_manifest(html, _sources(sources, prints, first, of_parts))
            swap_in(html, target)


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
    for made in prints:
        name = "charter" if made.kind in ("poster", "brochure") else made.kind
        pages_ = each[made.language]
        found = pages_.get(f"{name}.md") or of_parts.get(name)
        assert found is not None, name
        sources[made.path] = found
    return sources
