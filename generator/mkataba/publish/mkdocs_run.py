"""Runs mkdocs, once for each language, and says in one sentence why it could not build."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from mkataba.errors import MkatabaError
from mkataba.publish import settings
from mkataba.sanitize import clipped, visible
from mkataba.system.programs import python, surroundings

_LONGEST = 400  # characters of what mkdocs says that still make a sentence

_FRAME = re.compile(r'^ +File "(.+)", line (\d+).*', re.MULTILINE)
_RAISED = re.compile(r"^(?=\S)(?!Traceback|During handling|The above exception)(.+)", re.MULTILINE)
_SYSTEM = re.compile(r"\w+: \[(?:Errno|WinError) \d+\] ([^:]+)(?:: '(.*?)')?")
_LOGGED = re.compile(r"^(ERROR|WARNING) +- +(.+)", re.MULTILINE)
_ENDED = re.compile(r"^Error: (.+)", re.MULTILINE | re.DOTALL)
_SETTING = re.compile(r"Config value '([\w.]+)': (.+)")
_IN_FILE = re.compile(r'\s+in "([^"]+)", line (\d+)(?:, column \d+)?')


class EngineMessage(Exception):
    """All that mkdocs said; the cause of the sentence that is made of it."""


def run_mkdocs(
    configurations: Mapping[str, Path], when: datetime, project: Path, target: Path
) -> None:
    """Build every language at once; each goes into the folder that its configuration names.

    Args:
        configurations: The settings of each language; what they rest on lies beside them.
        when: The time that the pages bear.
        project: The project's folder, of which files are named.
        target: The site that is built, for the sentence about a full disk.

    Raises:
        MkatabaError: If mkdocs fails or warns; :class:`Said` is its cause.
    """
    environment = surroundings(
        SOURCE_DATE_EPOCH=str(int(when.timestamp())), PYTHONHASHSEED="0", NO_MKDOCS_2_WARNING="1"
    )
    with ExitStack() as stack:
        running = []
        for path in configurations.values():
            command = python("mkdocs", "build", "--strict", "--config-file", str(path))
            process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
            )
            stack.callback(_end, process)  # also when a person stops the build
            running.append((path.parent, process))
        for work, process in running:
            text = process.communicate()[0].decode("utf-8", "replace").strip()
            if process.returncode:
                raise MkatabaError(_sentence(text, work, project, target)) from EngineMessage(text)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
        process.communicate()


def _sentence(text: str, work: Path, project: Path, target: Path) -> str:
    """Return why mkdocs failed: what was raised last, else the first error or warning."""
    if "Traceback (most recent call last):" in text:
        trace = text[text.rindex("Traceback (most recent call last):") :]
        why = " ".join(line for line in _after_frames(trace) if line)
        if system := _SYSTEM.match(why):
            named = _inside(system[2] or "", work)
            return f"the build stopped: {named or target}: {system[1]}; the old site is untouched"
        return _told(_place(_FRAME.findall(trace), work, project), why)
    logged = _LOGGED.findall(text)
    errors = [words for level, words in logged if level == "ERROR"] or [w for _, w in logged]
    if errors and not (ended := _ENDED.search(text)):
        more = f" (and {len(errors) - 1} more)" if errors[1:] else ""
        if setting := _SETTING.match(errors[0]):
            place = _line_of(setting[1], project)
            return _told(place, f'"{setting[1]}": {setting[2]}{more}')
        return _told("", f"{errors[0]}{more}")
    ended = _ENDED.search(text)
    why = ended[1] if ended else text
    return _told(_place(_IN_FILE.findall(why), work, project), _IN_FILE.sub("", why))


def _after_frames(trace: str) -> Iterable[str]:
    """Return the lines that follow the last frame of a traceback: what was raised."""
    last = [*_FRAME.finditer(trace)][-1:]
    rest = trace[last[0].end() :] if last else trace
    raised = _RAISED.search(rest)
    return rest[raised.start() :].splitlines() if raised else [trace.splitlines()[-1]]


def _told(place: str, why: str) -> str:
    named = f"{place}: " if place else ""
    words = clipped(visible(why), _LONGEST) or "no reason was given"
    return f"mkdocs could not build the website: {named}{words}"


def _place(frames: Iterable[tuple[str, str]], work: Path, project: Path) -> str:
    """Return the last of some places that lies in the project, by its path there; "" for none."""
    for path, line in reversed([*frames]):
        inner = _inside(path, work)
        if inner.startswith("theme/"):
            return f"templates/{inner}, line {line}"
        if inner == path and (named := _inside(path, project)) != path:
            return f"{named}, line {line}"
    return ""


def _inside(path: str, folder: Path) -> str:
    """Return a path below a folder, with forward slashes; as it is where it lies elsewhere."""
    real = Path(os.path.realpath(path)) if path else Path()
    base = Path(os.path.realpath(folder))
    return real.relative_to(base).as_posix() if path and real.is_relative_to(base) else path


def _line_of(setting: str, project: Path) -> str:
    """Return where a setting stands in the project's ``mkdocs.yml``; "" where it does not."""
    own = project / settings.NAME
    if not own.is_file():
        return ""
    mark = settings.read(own).mark(setting.split("."), key=True)
    return f"{settings.NAME}, line {mark.line}"
