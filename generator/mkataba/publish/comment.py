"""What is said on a code host: one comment on a pull request, and the summary of a run.

``python -I comment.py NUMBER FILE...`` writes the comment anew whenever the pull request changes;
``python -I comment.py summary FILE...`` writes the summary. The host and the repository are those
that GitHub's runner names in the environment. It holds the token that may write, so it stands alone
and runs where nothing is installed: `init` copies it into a repository.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

MOST = 65_000  # units of UTF-16; GitHub takes 65,536 characters for a comment
LARGEST = 1_000_000  # bytes; GitHub takes 1 MiB for the summary of a step
_READ = 4_000_000  # characters of a report, which is far smaller
_PAGES = 50  # of a hundred comments each
_SECONDS = 20
_RUNNER = "github-actions"  # the app under whose name a run writes

_HEAD = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")  # parts the head of a table from its rows
_FENCE = re.compile(r"`{3,}|~{3,}")
_FOLD = re.compile(r"<(/?)details\b")


def marker(repository: str, number: str, project: str) -> str:
    """Return the line that begins our comment, and which nobody sees.

    Args:
        repository: Owner and name.
        number: The pull request's number.
        project: The folder of the project; a repository may hold several.
    """
    where = "/".join(part for part in project.split("/") if part not in ("", ".")) or "."
    text = {"repository": repository, "pull": number, "project": where}
    words = (f"{key}={quote(value).replace('--', '%2D%2D')}" for key, value in text.items())
    return f"<!-- mkataba {' '.join(words)} -->"


def fitting(text: str, most: int, size: Callable[[str], int], rest: str) -> str:
    """Return as much of a Markdown text as there is room for, cut between two blocks or rows.

    Args:
        text: Markdown; a cell of a table is never parted, nor a fenced block, nor what folds.
        most: The room.
        size: What a text takes of it.
        rest: Where the whole is; said at the end, with how many lines are missing.
    """
    if size(text) <= most:
        return text
    lines = text.split("\n")
    wording = f"\n\n**{{}} of {len(lines)} lines have no room here: {rest}.**\n"
    room = most - size(wording) - 20
    taken = end = 0
    for number, whole in enumerate(_ends(lines), 1):
        taken += size(lines[number - 1]) + 1
        if taken > room:
            break
        end = number if whole else end
    kept = "\n".join(lines[:end]).rstrip()
    return kept + wording.format(len(lines) - end)


def _ends(lines: Sequence[str]) -> Iterable[bool]:
    """Yield for each line whether a text may end behind it."""
    fence, folds = "", 0
    for line, after in pairwise((*lines, "")):
        bare = line.strip()
        mark = _FENCE.match(bare)
        if fence:
            fence = "" if mark and mark[0].startswith(fence) and bare == mark[0] else fence
        elif mark:
            fence = mark[0]
        else:
            folds += sum(-1 if slash else 1 for slash in _FOLD.findall(line))
        head = _HEAD.fullmatch(bare) or _HEAD.fullmatch(after.strip())
        yield not fence and folds <= 0 and not head and not bare.startswith("#")


def comment(number: str, body: str, environment: Mapping[str, str]) -> str:
    """Write the comment, or put new words into the one that is there; return what was done.

    Args:
        number: The pull request's number.
        body: Markdown.
        environment: ``GITHUB_API_URL``, ``GITHUB_REPOSITORY``, ``MKATABA_TOKEN`` and, where there
            are several, the folder of the project as ``MKATABA_PROJECT``.

    Raises:
        OSError: If the host can't be reached or refuses.
    """
    repository, token = environment["GITHUB_REPOSITORY"], environment["MKATABA_TOKEN"]
    host = f"{environment['GITHUB_API_URL']}/repos/{repository}/issues"
    first = marker(repository, number, environment.get("MKATABA_PROJECT", ""))
    text = fitting(f"{first}\n{body}", MOST, _units, f"the whole is in {_run(environment)}")
    ours = _ours(environment["GITHUB_API_URL"], token)
    for page in range(1, _PAGES + 1):
        found = _asked(f"{host}/{number}/comments?per_page=100&page={page}", token)
        for known in found:
            if str(known.get("body", "")).partition("\n")[0].rstrip() == first and ours(known):
                _asked(f"{host}/comments/{known['id']}", token, "PATCH", {"body": text})
                return "the comment was brought up to date"
        if not found:
            break
    _asked(f"{host}/{number}/comments", token, "POST", {"body": text})
    return "the comment was written"


def summary(body: str, environment: Mapping[str, str]) -> str:
    """Write the summary of a step; return what was done."""
    text = fitting(body, LARGEST, _bytes, "the whole is in the reports that the run keeps")
    with Path(environment["GITHUB_STEP_SUMMARY"]).open("ab") as file:
        file.write(text.encode())
    return "the summary was written"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def _bytes(text: str) -> int:
    return len(text.encode())


def _run(environment: Mapping[str, str]) -> str:
    """Return the name of the summary, with its address where that is known."""
    parts = [environment.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID")]
    if not all(parts):
        return "the summary of the run"
    server, repository, run = parts
    return f"[the summary of the run]({server}/{repository}/actions/runs/{run})"


def _ours(host: str, token: str) -> Callable[[Mapping[str, Any]], bool]:
    """Return what tells whether a comment was written under the name of who writes now.

    Anybody may copy our first line. With a token of their own people write under their name; a run
    writes as GitHub's own app, and may not ask under which name.
    """
    try:
        name = _asked(f"{host}/user", token).get("login")
    except HTTPError:
        name = None

    def mine(known: Mapping[str, Any]) -> bool:
        author = known.get("user") or {}
        if name:
            return bool(author.get("login") == name)
        app = known.get("performed_via_github_app") or {"slug": _RUNNER}
        who = (author.get("login"), author.get("type"), app.get("slug"))
        return who == (f"{_RUNNER}[bot]", "Bot", _RUNNER)

    return mine


def _asked(url: str, token: str, method: str = "GET", data: Mapping[str, Any] | None = None) -> Any:
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
    }
    body = None if data is None else json.dumps(data).encode()
    request = Request(url, body, headers, method=method)  # noqa: S310 - the runner names the host
    with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
        return json.load(answer)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(_READ)


def main(arguments: Iterable[str]) -> str:
    """Return the line that the runner shows; that the comment can't be written fails no check."""
    what, *names = arguments
    body = "\n\n".join(_read(path) for path in map(Path, names) if path.is_file())
    if what == "summary":
        return summary(body, os.environ)
    try:
        return comment(what, body, os.environ)
    except HTTPError as error:
        # a pull request from a fork may read only
        return f"::notice::the comment could not be written: {error.code} {error.reason}"
    except (URLError, OSError, ValueError) as error:
        text = " ".join(str(error).split())
        return f"::notice::the comment could not be written: {text}"


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
