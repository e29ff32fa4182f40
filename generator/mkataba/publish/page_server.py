"""Serves a built site on this computer; pages load themselves again after each build.

Only this computer can connect, and only under its own names: a page on the web that has its own
name lead to this computer is refused, or it could read a draft.
"""

import html
import mimetypes
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
_NAMES = ("localhost", "127.0.0.1", "[::1]")
_ASKED = "/livereload/"
_WAIT = 25  # seconds after which a waiting page is answered in any case

_SCRIPT = """<script>
(function livereload() {
  fetch("/livereload/%d", {cache: "no-store"}).then(function (answer) {
    return answer.text();
  }).then(function (said) {
    if (said === "new") location.reload();
    else setTimeout(livereload, said === "same" ? 0 : 2000);
  }, function () { setTimeout(livereload, 2000); });
})();
</script>
"""
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>%(title)s</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:1.1rem/1.5 sans-serif;max-width:48rem;margin:3rem auto;padding:0 1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f3f3;padding:1rem}</style></head>
<body><h1>%(title)s</h1>
<pre>%(words)s</pre>
<p>%(next)s</p>
</body></html>
"""


# in the language of the reports, whatever that of the page; it covers nothing
_STYLE = (
    "position:relative;z-index:9;padding:.8rem 1rem;background:#fff4ce;color:#1b1b1b;"
    "border-bottom:2px solid #8a6100;font:.8rem/1.4 sans-serif;overflow-wrap:anywhere"
)
_NOTICE = f'<div lang="en" role="status" style="{_STYLE}"><strong>%s</strong>%s</div>'
_BODY = re.compile(rb"<body\b[^>]*>")


class PageServer(ThreadingHTTPServer):
    """A server whose site, or the fault in its place, is set after each build."""

    daemon_threads = True
    # elsewhere it keeps a port free for its next start; on Windows it would share a taken one
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int) -> None:
        """Take the port; 0 for any that is free.

        Raises:
            OSError: If it can't be had.
        """
        super().__init__((HOST, port), _Handler)
        self.port: int = self.server_address[1]
        self.site: Path | None = None
        self.fault = ""
        self.notice: tuple[str, ...] = ()
        self._changed = threading.Condition()
        # later than that of an earlier server on this port, whose pages may still be open
        self.edition = time.time_ns() // 1_000_000

    def show(self, site: Path | None, fault: str = "", notice: tuple[str, ...] = ()) -> None:
        """Show a site from now on, or a fault; the pages of the last site keep their styles.

        Args:
            site: Its folder.
            fault: What stands in the place of every page; "" for nothing.
            notice: Lines at the head of every page, of which the first is a heading.
        """
        with self._changed:
            self.site = site or self.site
            self.fault = fault
            self.notice = notice
            self.edition = max(self.edition + 1, time.time_ns() // 1_000_000)
            self._changed.notify_all()

    def is_new(self, edition: int) -> bool:
        """Tell, after waiting a while for it, whether there is another edition than this one."""
        with self._changed:
            return self._changed.wait_for(lambda: self.edition != edition, _WAIT)

    def knows(self, name: str) -> bool:
        """Tell whether the ``Host`` of a request is a name of this computer, with our port."""
        named = name.casefold()
        return named.removesuffix(f":{self.port}") in _NAMES and (
            named.endswith(f":{self.port}") or self.port == 80
        )

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Say what went wrong with a request in one line; that somebody left is no fault."""
        error = sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            sys.stderr.write(f"mkataba: a request failed: {type(error).__name__}: {error}\n")


class _Handler(BaseHTTPRequestHandler):
    server: PageServer
    server_version = "mkataba"
    sys_version = ""
    timeout = 60  # seconds; who is silent for longer has left

    def do_GET(self) -> None:
        """Answer with a page, a file, or whether there is a new edition."""
        if not self.server.knows(self.headers.get("Host", "")):
            self._say(
                HTTPStatus.MISDIRECTED_REQUEST,
                "Unknown host",
                f"This preview answers at http://{HOST}:{self.server.port}/ alone.",
            )
            return
        try:
            path = unquote(urlsplit(self.path).path, errors="strict")
        except ValueError:
            path = "\0"
        if asked := re.fullmatch(rf"{_ASKED}(\d{{1,20}})", path):
            new = self.server.is_new(int(asked[1]))
            self._send(HTTPStatus.OK, "text/plain", b"new" if new else b"same")
            return
        self._page(path)

    do_HEAD = do_GET

    def _page(self, path: str) -> None:
        # first, so that a build that ends meanwhile is taken for a new one
        edition, site, fault = self.server.edition, self.server.site, self.server.fault
        found = _found(site, path) if site else None
        is_page = found is None or found.suffix == ".html"
        if fault and is_page:
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, "The site can't be built", fault, edition)
        elif site is None:
            words = "The first build is not finished."
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "One moment", words, edition)
        elif found is None and (site / "404.html").is_file():
            self._file(site / "404.html", HTTPStatus.NOT_FOUND, edition)
        elif found is None:
            self._say(HTTPStatus.NOT_FOUND, "Page not found", path, edition)
        elif found.name == "index.html" and not path.endswith(("/", "/index.html")):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{urlsplit(self.path).path.rstrip('/')}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._file(found, HTTPStatus.OK, edition)

    def _file(self, path: Path, status: HTTPStatus, edition: int) -> None:
        try:
            data = path.read_bytes()
        except OSError:  # a new build has just taken its place
            self._say(HTTPStatus.NOT_FOUND, "Page not found", "", edition)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if path.suffix == ".html":
            if notice := self.server.notice:
                heading, *lines = map(html.escape, notice)
                box = _NOTICE % (heading, "".join(f"<br>{line}" for line in lines))
                raw = box.encode("utf-8", "replace")
                data = _BODY.sub(lambda body: body[0] + raw, data, count=1)
            head, end, rest = data.rpartition(b"</body>")
            data = head + (_SCRIPT % edition).encode() + end + rest
            kind = "text/html; charset=utf-8"
        self._send(status, kind, data)

    def _say(self, status: HTTPStatus, title: str, words: str, edition: int | None = None) -> None:
        known = {
            "title": html.escape(title),
            "words": html.escape(words),
            "next": "" if edition is None else "This page loads again by itself.",
        }
        page = _PAGE % known
        if edition is not None:
            page = page.replace("</body>", f"{_SCRIPT % edition}</body>")
        self._send(status, "text/html; charset=utf-8", page.encode("utf-8", "replace"))

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def _found(site: Path, path: str) -> Path | None:
    """Return the file of a site at the path of an address; None where there is none."""
    parts = path.split("/")
    if "\0" in path or "\\" in path or ".." in parts or any(":" in part for part in parts):
        return None
    target = site.joinpath(*filter(None, parts))
    try:
        if target.is_dir():
            target /= "index.html"
        inside = Path(os.path.realpath(target)).is_relative_to(os.path.realpath(site))
        return target if inside and target.is_file() else None
    except OSError:  # a name that is too long
        return None


def first_free(port: int, taken: Callable[[int], None]) -> PageServer:
    """Return a server at a port, or at the next that is free; ``taken`` is told of each taken one.

    Raises:
        OSError: If there is none.
    """
    for number in range(port, min(port + 20, 65_536)):
        try:
            return PageServer(number)
        except OSError:
            taken(number)
    return PageServer(0)
