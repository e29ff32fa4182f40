"""From checked content to a folder with website and prints."""

import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba import model
from mkataba.check.content import Content
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.model import Body
from mkataba.print_entry import BRAILLE
from mkataba.project import Project
from mkataba.publish.braille import lacks
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.mkdocs_run import run_mkdocs
from mkataba.publish.output import (
    aside,
    refuse_sources,
    swap_in,
    tidy,
    write_manifest,
    written_to,
)
from mkataba.publish.print_names import Wanted
from mkataba.publish.prints import print_all
from mkataba.publish.refused_text import placed
from mkataba.publish.sheet_cache import KeepingPress, digest, folder
from mkataba.publish.sources import Files, Sources
from mkataba.publish.trust import underneath
from mkataba.publish.website import write_tree
from mkataba.render.site import Page, pages
from mkataba.render.templating import Templates
from mkataba.typeface import typeface_of

_OF_ALL_PAGES = ("search/search_index.json", "sitemap.xml", "sitemap.xml.gz")

_Press = TypeVar("_Press", bound=KeepingPress)

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
    content: Content,
    target: Path,
    when: datetime,
    draft: bool,
    stages: Stages,
    trusted: bool = False,
) -> Printed:
    """Build website and prints aside, swap them in at ``target``; return the prints.

    A print that can't be made stops no other one. A draft is built without it; no other site is.

    Args:
        content: What is published, and the project whose templates it takes.
        target: The folder to make or to replace; untouched if anything fails.
        when: The time that the files bear.
        draft: Mark every page and sheet as a draft.
        stages: Takes the times of ``model``, ``prints``, ``pages``, ``site`` and ``finish``.
        trusted: Whether what the project brings may run code; see ``mkataba.publish.trust``.

    Raises:
        MkatabaError: If anything can't be written or made, or the project would run code and may
            not; it names each print that can't be made.
    """
    project = content.project
    below = underneath(project, trusted)
    with stages.time("model"):
        body = model.build(content)
        sources = Sources(content, body)
    each = templates_of(project, body, draft)
    refuse_sources(project.root, target)
    tidy(written_to(project.root))
    with aside(target) as work:
        with stages.time("prints"):
            printed = _prints(project, body, each, work, when, draft)
            if printed.failures and not draft:
                raise _all_of(printed.failures)
            prints = printed.prints
        with stages.time("pages"):
            behind = partial(_behind, sources, prints)
            trees = {
                language: write_tree(
                    work, pages(body, templates, prints), body, templates, below, draft, behind
                )
                for language, templates in each.items()
            }
        with stages.time("site"):
            configurations = {language: path for language, (path, _) in trees.items()}
            run_mkdocs(configurations, when, project.root, target)
        with stages.time("finish"):
            html = _in_one_folder(work, list(each))
            behind_files = {made.path: sources.of_print(made.output, made.asked) for made in prints}
            for language, (_, tree) in trees.items():
                prefix = "" if language == next(iter(each)) else f"{language}/"
                behind_files |= _addresses(tree, prefix, sources.of_page("frame"))
            write_manifest(html, behind_files)
            swap_in(html, target)
    return printed


def _all_of(failures: Collection[MkatabaError]) -> MkatabaError:
    """Return one error with a line for each failure."""
    return MkatabaError("\nmkataba: ".join(map(str, failures)))


def build_only(
    content: Content,
    target: Path,
    when: datetime,
    draft: bool,
    stages: Stages,
    only: Collection[Wanted],
) -> Printed:
    """Make some of the prints, without a website, and swap them in at ``target``; return them.

    Those that can't be made are told of in what is returned; the others are there all the same.

    Args:
        content: What is published, and the project whose templates it takes.
        target: The folder to make or to replace, with a folder for each language in it.
        when: The time that the files bear.
        draft: Mark every sheet as a draft.
        stages: Takes the times of ``model`` and ``prints``.
        only: The files to make.

    Raises:
        MkatabaError: If there is a website at ``target``, nothing is there to print or could be
            made, or anything can't be written.
    """
    project = content.project
    refuse_sources(project.root, target)
    if (target / "index.html").exists():
        raise MkatabaError(
            f"{target} holds a website, which some prints alone can't take the place of; "
            "name another folder with --out"
        )
    tidy(written_to(project.root))
    with stages.time("model"):
        body = model.build(content)
        sources = Sources(content, body)
    each = templates_of(project, body, draft)
    with aside(target) as work:
        with stages.time("prints"):
            printed = _prints(project, body, each, work, when, draft, only)
        made = {one.file for one in printed.prints}
        lacking = list(dict.fromkeys(one.file for one in only if one.file not in made))
        unbrailled = [x for x in (lacks(t.formatter.spoken) for t in each.values()) if x]
        if lacking and unbrailled and all(file.endswith(f".{BRAILLE}") for file in lacking):
            if not made:
                raise MkatabaError(f"{unbrailled[0]}; nothing was made")
        elif lacking and not printed.failures:
            raise MkatabaError(
                f"the content says nothing that {', '.join(lacking)} could print; nothing was made"
            )
        if not made:
            raise _all_of(printed.failures)
        named = {
            one.path.removeprefix("print/"): sources.of_print(one.output, one.asked)
            for one in printed.prints
        }
        write_manifest(work / "print", named)
        swap_in(work / "print", target)
    return printed


def templates_of(project: Project, body: Body, draft: bool) -> dict[str, Templates]:
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
    only: Collection[Wanted] = (),
) -> Printed:
    """Make all prints, or some, in ``print/`` below ``work``."""
    press = press_of(KeepingPress, project, body, work, when, folder())
    printed = print_all(body, press, work / "print", each, draft, only)
    failures = tuple(placed(failure, project) for failure in printed.failures)
    return replace(printed, failures=failures)


def press_of(
    kind: type[_Press],
    project: Project,
    body: Body,
    work: Path,
    when: datetime,
    kept: Path | None,
) -> _Press:
    """Return a press for a project in ``press/`` below ``work``.

    Args:
        kind: Its class.
        project: Whose layouts and fonts it takes.
        body: What is printed.
        work: A folder for work in progress.
        when: The time that the files bear.
        kept: The folder for what each layout says; None for none.
    """
    face = typeface_of(project.root, body.organization.brand.fonts)
    press = kind.set_up(
        work / "press",
        project.templates,
        when,
        body.organization.brand,
        project.schemas.profile.country.region,
        apart=len(body.services) > LARGE,
        face=face,
    )
    return replace(press, layouts=digest(project.templates, face), kept=kept)


def _behind(sources: Sources, prints: Collection[Print], page: Page) -> Files:
    """Return the content files behind a page, which tells the size of each print that it offers."""
    offered = [made for made in prints if made.path in page.markdown]
    asked = any(made.asked for made in offered)
    return sources.of_page(page.output, page.file, {made.output for made in offered}, asked)


def _in_one_folder(work: Path, languages: list[str]) -> Path:
    """Put what each run made where it stands on the website; return its folder."""
    first, *others = languages
    html = work / "html" / first
    for language in others:
        shutil.move(work / "html" / language, html / language)
    if (work / "print").exists():  # a project may leave out every print
        shutil.move(work / "print", html / "print")
    return html


def _addresses(tree: Mapping[str, Files], prefix: str, frame: Files) -> dict[str, Files]:
    """Return the content files behind each file of a language's tree of the website.

    What is around the text of every page, the ``frame``, is all that an unknown address shows.
    """
    every = tuple(sorted({file for files in tree.values() for file in files}))
    found = {f"{prefix}{name}": every for name in _OF_ALL_PAGES} | {f"{prefix}404.html": frame}
    for path, files in tree.items():
        stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
        found[f"{prefix}{stem}/index.html" if stem else f"{prefix}index.html"] = files
    return found
