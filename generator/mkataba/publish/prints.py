"""Every document in every language, several at once."""

import os
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.model import Body
from mkataba.print_entry import PRINT_FORMATS, TEXT_FORMATS
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.press import Press
from mkataba.publish.print_jobs import Job, all_jobs
from mkataba.publish.print_names import Wanted
from mkataba.render.templating import Templates
from mkataba.system.parallel import spread

# of threads, where processes can't be forked; a large sheet fills some 200 MB
_AT_ONCE = min(4, os.cpu_count() or 1)
_FORMATS = (*PRINT_FORMATS, *TEXT_FORMATS)


def print_all(
    body: Body,
    press: Press,
    target: Path,
    each: Mapping[str, Templates],
    draft: bool,
    only: Collection[Wanted] = (),
) -> Printed:
    """Write every document in every language below ``target``; one that fails stops no other.

    Args:
        body: What to print.
        press: Where layouts and fonts are.
        target: The folder ``print/`` of the site.
        each: The templates of each language.
        draft: Mark every sheet as a draft.
        only: What to make; if it is empty, all that is for the public.
    """

    def is_made(job: Job) -> bool:
        return any(map(job.is_wanted, only)) if only else job.is_public

    return _run(body, press, target, each, draft, is_made)


def measure_all(
    body: Body, press: Press, target: Path, each: Mapping[str, Templates], draft: bool
) -> Printed:
    """Set everything that Typst sets, as :func:`print_all` does, also what is no download."""
    return _run(body, press, target, each, draft, lambda job: job.is_pdf)


def _run(
    body: Body,
    press: Press,
    target: Path,
    each: Mapping[str, Templates],
    draft: bool,
    is_made: Callable[[Job], bool],
) -> Printed:
    runs: dict[str, list[Job]] = {}
    kinds: dict[str, str] = {}
    unset = []
    for job in all_jobs(body, press, each, draft):
        if is_made(job):
            kinds.setdefault(job.place, job.kind)
            runs.setdefault(job.run_of, []).append(job)
        elif job.is_pdf:
            unset.append(job.kind)
    make = partial(_made, target, kinds)
    found = [one for made in spread(make, [*runs.values()], 1, _AT_ONCE) for one in made]
    languages = list(each)
    prints = [one for one in found if isinstance(one, Print)]
    prints.sort(key=lambda p: (languages.index(p.language), _FORMATS.index(p.format)))
    formatter = next(iter(each.values())).formatter
    return Printed(
        tuple(prints),
        tuple(one for one in found if isinstance(one, MkatabaError)),
        tuple(dict.fromkeys(unset)),
        {one.id: formatter.text(one.name) for one in body.services if one.id},
    )


def _made(target: Path, kinds: Mapping[str, str], jobs: list[Job]) -> list[Print | MkatabaError]:
    """Return what came of jobs of one run; a file that another kind of print makes is left to it.

    A waiver or a draft lets pass that two prints have the same file.
    """
    found: list[Print | MkatabaError] = []
    for job in jobs:
        try:
            if (first := kinds[job.place]) != job.kind:
                wording = f"{job.place} is made by {first} already, and not by {job.kind} as well"
                raise MkatabaError(f"{wording}; name one of them otherwise")
            found.append(job.run(target))
        except MkatabaError as error:
            found.append(error)
    return found
