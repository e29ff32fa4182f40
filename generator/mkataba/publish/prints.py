"""Every document in every language, several at once."""

import os
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
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

# each is a process of its own, and a large sheet fills some 200 MB
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
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        # submitted as they come: the first are set while the words of the next are put together
        made, unset = [], []
        taken: dict[str, str] = {}
        for job in all_jobs(body, press, each, draft):
            if is_made(job):
                first = taken.setdefault(job.place, job.kind)
                work = job.run if first == job.kind else partial(_refuse, job, first)
                made.append(pool.submit(work, target))
            elif job.is_pdf:
                unset.append(job.kind)
        found = [_result(job) for job in made]
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C no other is begun
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


def _refuse(job: Job, first: str, _: Path) -> Print:
    """Write no file over that of another print, which a waiver or a draft lets pass.

    Raises:
        MkatabaError: Always.
    """
    wording = f"{job.place} is made by {first} already, and not by {job.kind} as well"
    raise MkatabaError(f"{wording}; name one of them otherwise")


def _result(job: Future[Print]) -> Print | MkatabaError:
    try:
        return job.result()
    except MkatabaError as error:
        return error
