"""One comment on a pull request, written anew whenever the pull request changes.

``python -m mkataba.publish.comment NUMBER FILE...`` is what the action in ``action.yml`` runs. The
host and the repository are those that GitHub's runner names in the environment.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MARKER = "<!-- mkataba -->"
"""Begins our comment; nobody sees it."""

MOST = 65_000  # characters; GitHub takes 65,536
_CUT = "\n\nThe rest is in the summary of the run.\n"
_SECONDS = 20


def comment(number: str, body: str, environment: Mapping[str, str]) -> str:
    """Write the comment, or put new words into the one that is there; return what was done.

    Args:
        number: The pull request's number.
        body: Markdown.
        environment: ``GITHUB_API_URL``, ``GITHUB_REPOSITORY`` and ``MKATABA_TOKEN``.

    Raises:
        OSError: If the host can't be reached or refuses.
    """
    host = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/issues"
    token = environment["MKATABA_TOKEN"]
    text = f"{MARKER}\n{body}"
    if len(text) > MOST:
        text = text[: text.rfind("\n", 0, MOST - len(_CUT))] + _CUT
    ours = _ours(environment["GITHUB_API_URL"], token)
    page = 1
    while found := _asked(f"{host}/{number}/comments?per_page=100&page={page}", token):
        for known in found:
            if str(known.get("body", "")).startswith(MARKER) and ours(known.get("user") or {}):
                _asked(f"{host}/comments/{known['id']}", token, "PATCH", {"body": text})
                return "the comment was brought up to date"
        page += 1
    _asked(f"{host}/{number}/comments", token, "POST", {"body": text})
    return "the comment was written"


def _ours(host: str, token: str) -> Callable[[Mapping[str, Any]], bool]:
    """Return what tells whether a comment's author is who writes now.

    A run of the action writes as a bot, and may not ask under which name; with a token of their own
    people write under theirs. Anybody else could have copied our first line.
    """
    try:
        name = _asked(f"{host}/user", token).get("login")
    except HTTPError:
        name = None
    if name:
        return lambda author: author.get("login") == name
    return lambda author: author.get("type") == "Bot"


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


def main(arguments: Iterable[str]) -> str:
    """Return the line that the runner shows; that the comment can't be written fails no check."""
    number, *names = arguments
    parts = [path.read_text(encoding="utf-8") for path in map(Path, names) if path.is_file()]
    try:
        return comment(number, "\n".join(parts), os.environ)
    except HTTPError as error:
        # a pull request from a fork may read only
        return f"::notice::the comment could not be written: {error.code} {error.reason}"
    except (URLError, OSError, ValueError) as error:
        return f"::notice::the comment could not be written: {error}"


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
