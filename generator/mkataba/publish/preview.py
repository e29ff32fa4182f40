"""A preview of the site on this computer, built again on every change."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from mkataba import check, model, project
from mkataba.errors import MkatabaError
from mkataba.finding import fails
from mkataba.publish.build import Stages, build
from mkataba.report import text

HOST = "127.0.0.1"


def preview(folder: Path, port: int, open_browser: bool, say: Callable[[str], None]) -> None:
    """Serve the project in ``folder`` until interrupted; pages reload after each build.

    Content with errors is shown as a draft, and what is wrong is said; a build that fails is said
    too, and the next change tries again.

    Raises:
        MkatabaError: If there is no content or the port is taken.
    """
    root = project.load(folder).root
    work = Path(tempfile.mkdtemp(prefix="mkataba-preview-"))

    def again() -> None:
        try:
            _build(root, work / "site", say)
        except MkatabaError as error:
            say(f"mkataba: {error}")

    try:
        again()
        _serve(root, work / "site", port, open_browser, again, say)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _build(root: Path, target: Path, say: Callable[[str], None]) -> None:
    loaded = project.load(root)
    report = check.run(loaded)
    draft = fails(report.findings, "error")
    say(text.write(report, True) if report.findings else "no findings")
    body = model.build(report.content)
    build(loaded, body, target, project.build_time(root), draft, Stages())


def _serve(
    root: Path,
    site: Path,
    port: int,
    open_browser: bool,
    again: Callable[[], None],
    say: Callable[[str], None],
) -> None:
    server = LiveReloadServer(again, host=HOST, port=port, root=str(site))
    for name in ("content", "templates", "schemas", "mkdocs.yml"):
        if (root / name).exists():
            server.watch(str(root / name))
    say(f"the site is at http://{HOST}:{port}/ ; Ctrl-C ends it")
    try:
        server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        message = f"port {port} can't be used: {error.strerror}; choose another with --port"
        raise MkatabaError(message) from error
    finally:
        server.server_close()
