"""A preview of the site on this computer, built again on every change."""

import shutil
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from mkataba import check, project
from mkataba.check.printing import printed
from mkataba.errors import MkatabaError
from mkataba.finding import Finding, Severity, fails
from mkataba.publish.build import Stages, build
from mkataba.publish.page_server import HOST, PageServer, first_free
from mkataba.publish.watch import changed, state
from mkataba.report import text
from mkataba.system.scratch import scratch_in, sweep
from mkataba.system.signals import ended_by_signals

PORT = 8000
"""The port that is tried first where none is named."""

_SHOWN = 10
_PREFIX = "mkataba-preview-"


def preview(
    folder: Path,
    port: int | None,
    open_browser: bool,
    announce: Callable[[str], None],
    trusted: bool = False,
) -> None:
    """Serve the project in ``folder`` until interrupted; pages load again after each build.

    Content with errors is shown as a draft, and what is wrong is said. A build that fails, however
    it fails, is said on the terminal and in every page, and the next change tries again.

    Args:
        folder: The project's folder.
        port: The port to take; None for ``PORT`` or the next that is free.
        open_browser: Open the home page.
        announce: Writes a line to the terminal.
        trusted: Whether what the project brings may run code.

    Raises:
        MkatabaError: If there is no content at the start, or the port is taken.
    """
    root = folder.resolve()
    if not (root / project.CONTENT).is_dir():
        project.load(root)  # which says what is missing
    temporary = Path(tempfile.gettempdir())
    announce = _undisturbed(announce)
    sweep(temporary, _PREFIX)
    with (
        ended_by_signals(),
        _server(port, announce) as server,
        scratch_in(temporary, _PREFIX) as work,
    ):
        address = f"http://{HOST}:{server.port}/"
        announce(f"the site is at {address} ; Ctrl-C ends it")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        try:
            _build_on_change(root, work, server, announce, trusted)
        except KeyboardInterrupt:
            return


def _undisturbed(announce: Callable[[str], None]) -> Callable[[str], None]:
    """Return what says a line where it can: a terminal that is gone ends no preview."""

    def said(words: str) -> None:
        with suppress(OSError, ValueError):
            announce(words)

    return said


def _build_on_change(
    root: Path, work: Path, server: PageServer, announce: Callable[[str], None], trusted: bool
) -> None:
    last: Path | None = None
    for number in count(1):
        before = state(root)
        site = work / str(number)
        try:
            notice = _build(root, site, announce, trusted)
        except Exception as error:  # whatever it is, the next change may fix it
            wording = str(error) if isinstance(error, MkatabaError) else _unexpected(error)
            announce(f"mkataba: {wording}")
            server.show(None, wording)
        else:
            server.show(site, notice=notice)
            if last:
                shutil.rmtree(last, ignore_errors=True)
            last = site
        changed(root, before)


def _build(
    root: Path, target: Path, announce: Callable[[str], None], trusted: bool
) -> tuple[str, ...]:
    """Build the site; return what every page says of the errors in its content."""
    loaded = project.load(root)
    report = check.run(loaded)
    draft = fails(report.findings, "error")
    announce(text.write(report, True) if report.findings else "no findings")
    content = printed(report.content)
    made = build(content, target, project.build_time(root), draft, Stages(), trusted)
    for failure in made.failures:
        announce(f"mkataba: {failure}")
    return (*_notice(report.findings), *map(str, made.failures))


def _notice(findings: Collection[Finding]) -> tuple[str, ...]:
    """Return how many errors there are, and the first: what can't be read leaves gaps elsewhere."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors:
        return ()
    first = sorted(errors, key=lambda error: (error.rule not in ("yaml", "type"), error))
    lines = [f"{error.path}, line {error.line}: {error.message}" for error in first[:_SHOWN]]
    more = len(errors) - len(lines)
    rest = [f"and {more} more: see the terminal, or run `mkataba check`"] if more else []
    counted = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    return (f"{counted} in the content; this is a draft, and parts may be missing", *lines, *rest)


def _unexpected(error: Exception) -> str:
    wording = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"the site can't be built, for a reason that mkataba does not know: {wording}"


@contextmanager
def _server(port: int | None, announce: Callable[[str], None]) -> Iterator[PageServer]:
    """Give a server that answers meanwhile.

    Raises:
        MkatabaError: If the port can't be had.
    """
    try:
        if port is None:
            server = first_free(PORT, lambda taken: announce(f"port {taken} is taken"))
        else:
            server = PageServer(port)
    except OSError as error:
        named = "no port" if port is None else f"port {port}"
        reason = error.strerror or error
        raise MkatabaError(
            f"{named} can't be used: {reason}; choose another with --port"
        ) from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
