"""Measures the charter's table of services beside WeasyPrint and Chromium.

    pip install weasyprint
    python benchmarks/compare.py --rounds 4

All is by the clock, of the same table of services by each program: the same cells, a head that is
repeated, rows of groups, rows kept whole, a tagged PDF. Ours is set by the layout of the charter,
from data in which there is nothing else. The whole charter, with all that it says, is another
figure beside it; of the table, the clock starts when its words are put together. What is not
installed is left out. Each figure is the lowest of some rounds, each a process of its own.
"""

import argparse
import html
import importlib.util
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench import Bench, lowest, one, second, taken
from generate import EXAMPLE

from mkataba.papers import Sheet
from mkataba.render.named import named
from mkataba.render.parts import parts

STYLE = """
@page { size: A4 landscape; margin: 12mm }
body { font: 9pt Charter, sans-serif }
table { border-collapse: collapse; width: 100% }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border-bottom: 0.5pt solid #999; padding: 1.5mm; text-align: left; vertical-align: top }
ul { margin: 0; padding-left: 4mm }
p { margin: 1mm 0 0; font-weight: normal }
"""


def table_data(bench: Bench, language: str) -> dict[str, Any]:
    """Return the data of the charter with its table of services and nothing else."""
    data, services = _services(bench, language)
    nothing = {"sections": [services], "control": [], "history": [], "signatures": []}
    bare = {"url_text": "", "audience_line": "", "part_line": ""}
    told = {**data, **nothing, "charter": {**data["charter"], **bare}, "codes": {}}
    return {**told, "qr": {"charter": ""}}


def table(bench: Bench, data: Mapping[str, Any]) -> None:
    """Set the table by the charter's layout."""
    bench.press.pdf("charter", data, bench.work / "table.pdf")


def page(bench: Bench, language: str) -> Path:
    """Return a page for a browser with the same table as ``table`` sets."""
    data, services = _services(bench, language)
    told = named({**data, "sections": [services]})
    fonts = "".join(
        f"@font-face {{ font-family: Charter; src: url(press/fonts/{file.name}); "
        f"font-weight: {700 if 'Bold' in file.name else 400} }}"
        for file in (bench.press.folder / "fonts").iterdir()
        if file.name.endswith(("Pro-Regular.ttf", "Pro-Bold.ttf"))
    )
    head = f"<!doctype html><html lang={language}><meta charset=utf-8><title>Charter</title>"
    target = bench.work / f"{language}.html"
    target.write_text(
        f"{head}<style>{fonts}{STYLE}</style><table>{''.join(_rows(told))}</table>",
        encoding="utf-8",
    )
    return target


def _services(bench: Bench, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the data of the charter, and its section of services."""
    assert bench.body.external
    [part] = parts(bench.body.external, 0)
    data = bench.data("charter", part, language, Sheet("a4", landscape=True))
    [services] = [section for section in data["sections"] if section["id"] == "services"]
    return data, services


def _rows(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield the rows of the charter's table: a head, groups, services, each with its four cells."""
    heads = (told["labels"][name] for name in ("requirements", "cost", "time", "how"))
    yield f"<thead><tr>{''.join(map(_head, heads))}</thead>"
    for group in told["groups"]:
        yield f"<tr><th colspan=4>{html.escape(group['name'])}"
        for service in group["services"]:
            said = (service["url_text"], service["result"])
            yield f"<tr><th colspan=4>{html.escape(service['name'])}{''.join(map(_line, said))}"
            yield f"<tr>{''.join(f'<td>{cell}' for cell in _cells(service))}"


def _head(words: str) -> str:
    return f"<th>{html.escape(words)}"


def _line(words: str) -> str:
    return f"<p>{html.escape(words)}</p>" if words else ""


def _cells(service: Mapping[str, Any]) -> Iterator[str]:
    needed = (
        f"{x['what']} ({'; '.join(filter(None, (x['where'], x['when'])))})".replace(" ()", "")
        for x in service["requirements"]
    )
    items = "".join(f"<li>{html.escape(words)}" for words in needed)
    yield f"<ul>{items}</ul>" if items else _line(service["no_requirements"])
    for said in (service["fee"], service["time"]):
        lines = (f"{x['label']}: {x['value']}" for x in said["lines"])
        last = service["remedy"] if said is service["time"] else ""
        words = (*lines, said["note"], said["payment"], last)
        yield f"<b>{html.escape(said['total'] or said['short'])}</b>{''.join(map(_line, words))}"
    yield "".join(map(_line, (service["how"], service["where"])))


def charter(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter as we print it."""
    bench = Bench(folder)
    return second(lambda language: bench.sheets("charter", language), bench)


def typst(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter's table alone, by our layout."""
    bench = Bench(folder)
    data = {language: table_data(bench, language) for language in bench.each}
    return second(lambda language: table(bench, data[language]), bench)


def typst_first(folder: Path) -> float:
    """Return the milliseconds by the clock of the same table as the first print of its process."""
    bench = Bench(folder)
    data = table_data(bench, next(iter(bench.each)))
    return taken(lambda: table(bench, data))


def weasyprint(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter's table alone, by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    written = {language: page(bench, language) for language in bench.each}
    return second(
        lambda language: HTML(filename=written[language]).write_pdf(pdf_variant="pdf/ua-1"), bench
    )


def chromium(folder: Path) -> float:
    """Return the milliseconds by the clock of the table alone, by a Chromium that runs already."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    written = {language: page(bench, language) for language in bench.each}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**_CHROMIUM)
        taken = second(lambda language: _by_browser(browser, written[language]), bench)
        browser.close()
    return taken


def chromium_started(folder: Path) -> float:
    """Return the milliseconds by the clock of the table alone, by Chromium, with its start."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    written = page(bench, next(iter(bench.each)))

    def once() -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**_CHROMIUM)
            _by_browser(browser, written)
            browser.close()

    return taken(once)


_CHROMIUM: dict[str, Any] = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


def _by_browser(browser: Any, written: Path) -> None:
    page = browser.new_page()
    page.goto(written.as_uri())
    page.pdf(prefer_css_page_size=True, tagged=True)
    page.close()


COMPARED: dict[Callable[[Path], float], str] = {
    charter: "the whole charter by Typst, with all that stands in it",
    typst: "its table alone by Typst",
    typst_first: "its table alone by Typst, as the first print of a process",
    weasyprint: "its table alone by WeasyPrint",
    chromium: "its table alone by Chromium that runs already",
    chromium_started: "its table alone by Chromium, with its start",
}
"""What is measured by the clock, and what is said of it; each round of all of them in turn."""


def main() -> None:
    """Print how long the charter and its table take by each program; with ``--one``, one figure."""
    if one({measure.__name__: measure for measure in COMPARED}):
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4)
    rounds = range(parser.parse_args().rounds)
    needed = {weasyprint: "weasyprint", chromium: "playwright", chromium_started: "playwright"}
    found = [x for x in COMPARED if importlib.util.find_spec(needed.get(x, "mkataba"))]
    lists = [[lowest(1, __file__, x.__name__, EXAMPLE) for x in found] for _ in rounds]
    figures = dict(zip(found, map(min, zip(*lists, strict=True)), strict=True))
    for measure, figure in figures.items():
        times = "" if measure in {charter, typst} else f", {figure / figures[typst]:.1f} times ours"
        print(f"{COMPARED[measure]}: {figure:.0f} ms{times}", flush=True)


if __name__ == "__main__":
    main()
