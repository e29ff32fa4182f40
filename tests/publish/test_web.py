"""The website in a real browser: the filter works, nothing overflows, axe finds nothing."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from tests.conftest import copy_few, run, without_prints

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PAGES = [
    "", "services/", "services/new-business-permit/", "services/ambulance/", "charter/",
    "staff-charter/", "feedback/", "service-points/", "policy/", "manual/", "downloads/",
]  # fmt: skip
OWN = (
    ("strategy", "{en: service strategy, sw: mkakati wa huduma}",
     "{en: How service gets better, sw: Jinsi huduma itakavyoboreshwa}"),
    ("report", "{en: annual report, sw: ripoti ya mwaka}", "What was done in a year"),
    ("wide", "{en: plans of all departments, sw: mipango ya idara zote}", "{sw: Mipango}"),
)  # fmt: skip
AXE = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js"))


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.fixture(scope="module")
def with_own_parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site of few services with three parts of its own."""
    root = without_prints(copy_few(tmp_path_factory.mktemp("own") / "project"))
    (root / "schemas").mkdir()
    for name, label, describes in OWN:
        field = "goal: {type: text, meta: {label: {en: goal, sw: lengo}, describes: A goal.}}\n"
        schema = f"_part: {{label: {label}, describes: {describes}}}\n{field}"
        (root / f"schemas/{name}.yml").write_text(schema, encoding="utf-8")
        goal = "goal: {en: Less waiting, sw: Kusubiri kupungue}\n"
        (root / f"content/{name}.yml").write_text(goal, encoding="utf-8")
    ran = run("-C", root, "build", "--draft")
    assert ran.code == 0, ran.err
    with served(root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "the tests of the website need Chromium: make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What a browser keeps: style sheets and fonts, which every page has in common."""
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Page:
    """The one page that all addresses are shown in: each new one would start a process."""
    return context.new_page()


@pytest.fixture
def page(tab: Page) -> Page:
    """The page as on a telephone, whatever a test before has made of it."""
    tab.set_viewport_size(PHONE)
    return tab


@contextmanager
def heard(page: Page) -> Iterator[tuple[list[str], list[str]]]:
    """Give what the page asks for, and the faults of its programs, while it is looked at."""
    asked: list[str] = []
    faults: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    def fail(error: Error) -> None:
        faults.append(str(error))

    page.on("request", ask)
    page.on("pageerror", fail)
    try:
        yield asked, faults
    finally:
        page.remove_listener("request", ask)
        page.remove_listener("pageerror", fail)


@pytest.mark.parametrize("language", ["", "sw/"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_the_screen_asks_nobody_else_and_axe_finds_nothing(
    page: Page, address: str, language: str, path: str
) -> None:
    page.set_viewport_size(DESKTOP)
    with heard(page) as (asked, faults):
        page.goto(address + language + path)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
            assert page.evaluate("document.documentElement.lang") == (language.rstrip("/") or "en")
            assert page.locator("h1").count() == 1
        page.add_script_tag(path=str(AXE))
        # every place that breaks a rule is told; of those that keep it, one stands for all
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],"
            " resultTypes: ['violations']})"
        )
    assert [
        (rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found["violations"]
    ] == []
    assert asked
    assert all(url.startswith((address, "data:", "blob:")) for url in asked)
    assert faults == []


@pytest.mark.parametrize(
    ("language", "word", "service"),
    [("", "  AMBUL ", "ambulance"), ("sw/", "maktaba", "library-membership"),
     ("", "KRA PIN", "new-business-permit")],
)  # fmt: skip
def test_the_filter_finds_a_service(
    page: Page, address: str, language: str, word: str, service: str
) -> None:
    page.goto(f"{address}{language}services/")
    links = page.locator("article a[href]:visible")
    before = links.count()
    page.get_by_role("searchbox").first.wait_for(state="attached")
    page.locator("article input[type=search]").fill(word)
    page.wait_for_timeout(300)
    shown = [links.nth(n).get_attribute("href") or "" for n in range(links.count())]
    assert any(service in href for href in shown)
    assert len(shown) < before
    page.locator("article input[type=search]").fill("qqqq")
    page.wait_for_timeout(300)
    assert page.locator("article [role=status]").inner_text().strip()
    page.locator("article input[type=search]").fill("")
    page.wait_for_timeout(300)
    assert links.count() == before


def test_the_services_are_listed_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}services/")
    assert page.locator('article a[href*="ambulance"]').first.is_visible()
    context.close()


def test_the_language_switch_leads_to_the_same_page(page: Page, address: str) -> None:
    page.goto(f"{address}services/ambulance/")
    page.locator('a[hreflang="sw"]').first.evaluate("link => link.click()")
    page.wait_for_url(f"{address}sw/services/ambulance/")
    page.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    page.wait_for_url(f"{address}services/ambulance/")


def test_a_citizen_reads_fee_and_time_first(page: Page, address: str) -> None:
    page.goto(f"{address}sw/services/soil-testing/")
    words = page.locator("article").inner_text().replace("\u00a0", " ")
    assert "KSh 1,000 kwa kila sampuli" in words
    assert "Wiki 1 hadi 4" in words
    headings = [heading.strip() for heading in page.locator("article h2").all_inner_texts()]
    assert len(headings) >= 6


RIGHT = "document.querySelector('.md-tabs__list > li:last-child').getBoundingClientRect().right"
LINES = "new Set([...document.querySelectorAll('.md-tabs__list > li')].map(x => x.offsetTop)).size"


@pytest.mark.parametrize("language", ["", "sw/"])
def test_the_menu_is_one_line_however_many_parts_there_are(
    page: Page, address: str, with_own_parts: str, language: str
) -> None:
    for place in (f"{address}{language}", f"{with_own_parts}{language}downloads/"):
        page.goto(place)
        for width in (1221, DESKTOP["width"], 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(LINES) == 1, (place, width)
            assert page.evaluate(RIGHT) <= width
    listed = page.locator(".md-tabs__item > a")
    assert [listed.nth(n).get_attribute("href") for n in range(listed.count())][-4:] == [
        *(f"../{name}/" for name, *_ in sorted(OWN)),
        "./",
    ]


def test_pages_without_room_in_the_menu_are_under_more(page: Page, with_own_parts: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{with_own_parts}feedback/")
    link = page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Annual report")
    more = page.locator("summary", has_text="More")
    assert not link.is_visible()
    more.focus()
    page.keyboard.press("Enter")
    link.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not link.is_visible()
    more.click()
    page.add_script_tag(path=str(AXE))
    assert page.evaluate("axe.run('.md-tabs').then(found => found.violations)") == []
    link.click()
    page.wait_for_url(f"{with_own_parts}report/")


def test_downloads_say_what_a_part_is_for_in_the_languages_that_say_it(
    page: Page, with_own_parts: str
) -> None:
    told = {}
    for language in ("en", "sw"):
        page.goto(with_own_parts + ("sw/" if language == "sw" else "") + "downloads/")
        for name, *_ in OWN:
            after = page.locator(f"h2#{name} + p")
            said = (
                after.inner_text()
                if "mk-buttons" not in (after.get_attribute("class") or "")
                else ""
            )
            told[language, name] = said
    assert told == {
        ("en", "strategy"): "How service gets better",
        ("sw", "strategy"): "Jinsi huduma itakavyoboreshwa",
        ("en", "report"): "What was done in a year",
        ("sw", "report"): "",
        ("en", "wide"): "",
        ("sw", "wide"): "Mipango",
    }
