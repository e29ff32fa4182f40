"""The preview: it builds, serves, shows a change without being asked, and survives any fault."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct

from mkataba.publish.page_server import PageServer, first_free
from mkataba.publish.preview import preview
from mkataba.publish.watch import changed, state
from tests.conftest import run, run_apart, without_prints
from tests.publish.test_planted import MKATABA, modules, plant

SERVICE = "/services/first-service/"


class Served(Struct):
    """A preview that runs: its process, its port and what it has printed."""

    process: subprocess.Popen[bytes]
    port: int
    printed: Path

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        """Return status and text of what it answers."""
        return get(self.port, path, host or f"localhost:{self.port}")

    def wait(self, path: str, words: str) -> str:
        """Return the page at a path as soon as it shows these words."""
        deadline = time.monotonic() + 60
        page = ""
        while time.monotonic() < deadline and self.process.poll() is None:
            page = self.get(path)[1]
            if words in page:
                return page
            time.sleep(0.2)
        raise AssertionError(f"{words!r} was not shown: {page[:2000]} {self.printed.read_text()}")


def get(port: int, path: str, host: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@contextmanager
def serving(root: Path, temp: Path) -> Iterator[Served]:
    """Give a preview of the project in ``root``, which makes its temporary files in ``temp``."""
    printed = root.parent / "printed"
    temp.mkdir(exist_ok=True)
    with printed.open("wb") as stream:
        process = subprocess.Popen(
            [MKATABA, "serve"], stdout=stream, stderr=stream, cwd=root,
            env={**os.environ, "TMPDIR": str(temp)},
        )  # fmt: skip
    try:
        deadline = time.monotonic() + 30
        while "the site is at" not in printed.read_text() and time.monotonic() < deadline:
            assert process.poll() is None, printed.read_text()
            time.sleep(0.1)
        address = printed.read_text().partition("the site is at http://127.0.0.1:")[2]
        yield Served(process, int(address.partition("/")[0]), printed)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(30)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A new project in one language: what is built soonest."""
    assert run("init", tmp_path / "new", "--language", "en", "--name", "Board").code == 0
    return without_prints(tmp_path / "new", "charter")


def test_it_shows_changes_and_faults_and_outlives_its_content(new: Path, tmp_path: Path) -> None:
    service = new / "content/services/first-service.yml"
    good = service.read_text(encoding="utf-8").replace("en: TODO", "en: Soil testing", 1)
    service.write_text(good, encoding="utf-8")
    templates = new / "templates/site"
    temp, markers = tmp_path / "temp", tmp_path / "markers"
    plant(new, markers, modules())
    with serving(new, temp) as served:
        page = served.wait(SERVICE, "Soil testing")
        assert "livereload" in page
        assert "errors in the content; this is a draft" in page

        # a text that can't be read, and a character that can't be printed: the page tells of both
        service.write_text(good.replace("Soil", "\U0001f4da <b>") + "fee: [\n", encoding="utf-8")
        last = good.count("\n")
        page = served.wait("/", "content/services/first-service.yml, line ")
        said = page.partition("content/services/first-service.yml, line ")[2]
        assert last <= int(said.partition(":")[0]) <= last + 2
        service.write_text(good.replace("Soil", "\U0001f4da <i>"), encoding="utf-8")
        page = served.wait(SERVICE, "\u25af &lt;i&gt; testing")
        assert "<i>" not in page.partition('role="status"')[2].partition("</div>")[0]
        service.write_text(good, encoding="utf-8")
        served.wait(SERVICE, "Soil testing")

        # gone, and back again
        shutil.move(new / "content", tmp_path / "away")
        page = served.wait(SERVICE, "there is no folder content/")
        assert "livereload" in page
        assert served.get("/assets/mkataba.css")[0] == 200
        shutil.move(tmp_path / "away", new / "content")
        served.wait(SERVICE, "Soil testing")

        # a folder that was not there at the start; what it says is shown as words
        templates.mkdir(parents=True)
        home = templates / "home.md.j2"
        home.write_text('{% set x = "<script>alert(1)</script>" %}\n{{ nothing["<b>"] }}\n')
        page = served.wait("/", "templates/site/home.md.j2")
        assert "<b>" not in page
        assert served.get(SERVICE)[0] == 500
        home.write_text("# A page of our own\n")
        served.wait("/", "A page of our own")

        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(30) == 143
    assert "Traceback" not in served.printed.read_text()
    assert list(temp.iterdir()) == []
    assert list(markers.iterdir()) == []  # nothing of the folder one stands in is imported


def test_an_exception_that_nobody_foresaw_is_shown(
    new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    pages: list[tuple[int, str]] = []

    def announce(words: str) -> None:
        said.append(words)
        if "policy" in words:  # the report: what prints it is at fault
            raise ZeroDivisionError("<i>division</i> by zero")

    def look() -> None:
        for awaited in ("127.0.0.1:", "ZeroDivisionError"):  # in whatever order they are told
            while not any(awaited in words for words in said):
                time.sleep(0.05)
        told = next(words for words in said if "127.0.0.1:" in words)
        port = int(told.partition("127.0.0.1:")[2].partition("/")[0])
        while not pages or pages[-1][0] == 503:
            pages.append(get(port, "/", f"127.0.0.1:{port}"))
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threading.Thread(target=look, daemon=True).start()
    preview(new, None, False, announce)
    status, page = pages[-1]
    assert status == 500
    assert "ZeroDivisionError: &lt;i&gt;division&lt;/i&gt; by zero" in page
    assert "livereload" in page


def test_a_named_port_in_use_is_one_sentence_before_anything_is_built(new: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run_apart("-C", new, "serve", "--port", str(taken.getsockname()[1]))
    assert ran.code == 3
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "choose another with --port" in ran.err


@contextmanager
def page_server(site: Path | None) -> Iterator[PageServer]:
    server = PageServer(0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        if site:
            server.show(site)
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_without_a_named_port_the_next_free_one_is_taken() -> None:
    with page_server(None) as first:
        taken: list[int] = []
        second = first_free(first.port, taken.append)
        second.server_close()
    assert taken[0] == first.port
    assert second.port != first.port


def test_only_names_of_this_computer_are_answered(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<body>draft</body>")
    with page_server(tmp_path) as server:
        port = server.port
        for name in (
            f"localhost:{port}",
            f"LOCALHOST:{port}",
            f"127.0.0.1:{port}",
            f"[::1]:{port}",
        ):
            assert get(port, "/", name)[0] == 200, name
        for name in (
            "", "localhost", "127.0.0.1", "evil.example", f"evil.example:{port}", "localhost:1",
            f"localhost.evil.example:{port}", f"127.0.0.1.evil.example:{port}",
            f"x@localhost:{port}",
        ):  # fmt: skip
            for path in ("/", "/livereload/0", "/none"):
                status, page = get(port, path, name)
                assert status == 421, (name, path)
                assert "draft" not in page


def test_only_files_of_the_site_are_given(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "inner").mkdir(parents=True)
    (site / "inner/index.html").write_text("<body>inner</body>")
    (site / "404.html").write_text("<body>not here</body>")
    (tmp_path / "secret.html").write_text("secret")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    with page_server(site) as server:
        port, host = server.port, f"localhost:{server.port}"
        assert get(port, "/inner", host)[0] == 302
        assert "inner" in get(port, "/inner/?q=1", host)[1]
        for path in (
            "/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html",
            "/inner/../../secret.html", "/..\\secret.html", "/%5c..%5csecret.html", "/link.html",
            "//etc/passwd", "/%00",
            "/" + "x" * 5000, "/%ff", "/C:/Windows/win.ini", "http://[/",
        ):  # fmt: skip
            status, page = get(port, path, host)
            assert status == 404, path
            assert "secret" not in page.replace("secret.html", "")


def test_a_page_that_waits_is_told_of_the_next_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<body>first</body>")
    with page_server(tmp_path) as server:
        told: list[tuple[int, str]] = []
        path = f"/livereload/{server.edition}"
        waiting = threading.Thread(
            target=lambda: told.append(get(server.port, path, f"localhost:{server.port}"))
        )
        waiting.start()
        time.sleep(0.2)
        assert told == []
        server.show(None, "a fault")
        waiting.join(10)
    assert told == [(200, "new")]


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content/a.yml").write_text("new: words"),
        lambda root: (root / "content/a.yml").unlink(),
        lambda root: shutil.rmtree(root / "content"),
        lambda root: (root / "content/b.yml").write_text(""),
        lambda root: ((root / "schemas").mkdir(), (root / "schemas/x.yml").write_text("")),
        lambda root: ((root / "templates").mkdir(), (root / "templates/x").write_text("")),
        lambda root: (root / "mkdocs.yml").write_text(""),
    ],
)
def test_every_change_is_seen(tmp_path: Path, change: Change) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yml").write_text("x: y")
    before = state(tmp_path)
    assert state(tmp_path) == before
    change(tmp_path)
    assert changed(tmp_path, before) == state(tmp_path) != before


def test_what_does_not_count_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    before = state(tmp_path)
    (tmp_path / "content/.mkataba-x").write_text("")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/x").write_text("")
    assert state(tmp_path) == before


def test_a_notice_stands_at_the_head_of_every_page_as_words(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<html><body class="x"><p>Page</p></body></html>')
    with page_server(tmp_path) as pages:
        pages.show(tmp_path, notice=("2 errors", "a.yml, line 1: <script>\\1"))
        _, page = get(pages.port, "/", f"localhost:{pages.port}")
        head = page.partition("<p>Page")[0]
        assert head.startswith('<html><body class="x">')
        assert "2 errors" in head
        assert "a.yml, line 1: &lt;script&gt;\\1" in head
        pages.show(tmp_path)
        assert "2 errors" not in get(pages.port, "/", f"localhost:{pages.port}")[1]
