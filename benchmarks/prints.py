"""Measures each print on its own, and the charter beside WeasyPrint and Chromium.

    python benchmarks/prints.py --sizes 26,90,300 --rounds 5

Each figure is the lowest of some rounds, each a process of its own, of a print that is not the
first of its process: the same print in another language came before it, so that fonts and layout
are loaded and none of its words is. Prints alone are in processor time.

The comparison is by the clock, of the same table of services by each program: the same cells, a
head that is repeated, rows of groups, rows kept whole, a tagged PDF. Ours is set by the layout of
the charter, from data in which there is nothing else. The whole charter, with all that it says, is
another figure beside it; of the table, the clock starts when its words are put together. For the
comparison, ``pip install weasyprint`` first; what is not installed is left out.
"""

import argparse
import html
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from generate import EXAMPLE, generate
from stages import WHEN, loaded_with_words

from mkataba.papers import Sheet
from mkataba.print_registry import PRINTS
from mkataba.publish.press import Press
from mkataba.publish.prints import print_all
from mkataba.render.named import named
from mkataba.render.parts import parts
from mkataba.render.prints import sheet_data

SHEETS = [entry for entry in PRINTS if entry.layout and entry.about == "external"]
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


class Bench:
    """A project that is ready to print."""

    def __init__(self, folder: Path) -> None:
        project, self.body, self.each = loaded_with_words(folder)
        self.work = Path(tempfile.mkdtemp())
        brand, region = self.body.organization.brand, project.schemas.profile.country.region
        self.press = Press.set_up(self.work / "press", project.templates, WHEN, brand, region)

    def sheets(self, name: str, language: str, paper: str = "") -> None:
        """Set a print in one language, in as many parts as it has."""
        entry = next(entry for entry in SHEETS if entry.name == name)
        sheet = Sheet(paper) if paper else entry.sheet
        assert self.body.external
        for part in parts(self.body.external, entry.most):
            words = self.each[language]
            data = sheet_data(self.body, part, words, False, entry.layout, sheet)
            self.press.pdf(entry.layout, data, self.work / f"{part.number}.pdf")

    def alone(self, language: str) -> dict[str, Any]:
        """Return the data of the charter with its table of services and nothing else."""
        data, services = self._services(language)
        nothing = {"sections": [services], "control": [], "history": [], "signatures": []}
        bare = {"url_text": "", "audience_line": "", "part_line": ""}
        told = {**data, **nothing, "charter": {**data["charter"], **bare}, "codes": {}}
        return {**told, "qr": {"charter": ""}}

    def table(self, data: Mapping[str, Any]) -> None:
        """Set the table by the charter's layout."""
        self.press.pdf("charter", data, self.work / "table.pdf")

    def page(self, language: str) -> Path:
        """Return a page for a browser with the same table as ``table`` sets."""
        data, services = self._services(language)
        told = named({**data, "sections": [services]})
        fonts = "".join(
            f"@font-face {{ font-family: Charter; src: url(press/fonts/{file.name}); "
            f"font-weight: {700 if 'Bold' in file.name else 400} }}"
            for file in (self.press.folder / "fonts").iterdir()
            if file.name.endswith(("Pro-Regular.ttf", "Pro-Bold.ttf"))
        )
        head = f"<!doctype html><html lang={language}><meta charset=utf-8><title>Charter</title>"
        target = self.work / f"{language}.html"
        target.write_text(
            f"{head}<style>{fonts}{STYLE}</style><table>{''.join(_rows(told))}</table>",
            encoding="utf-8",
        )
        return target

    def _services(self, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the data of the charter, and its section of services."""
        assert self.body.external
        [part] = parts(self.body.external, 0)
        words, sheet = self.each[language], Sheet("a4", landscape=True)
        data = sheet_data(self.body, part, words, False, "charter", sheet)
        [services] = [one for one in data["sections"] if one["id"] == "services"]
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


def alone(folder: Path, name: str, paper: str) -> float:
    """Return the milliseconds of processor time that a print takes after another language."""
    bench = Bench(folder)
    first, *_, last = bench.each
    bench.sheets(name, first, paper)
    started = process_time()
    bench.sheets(name, last, paper)
    return (process_time() - started) * 1000


def whole(folder: Path) -> float:
    """Return the milliseconds by the clock that all prints of a project take."""
    bench = Bench(folder)
    started = perf_counter()
    print_all(bench.body, bench.press, bench.work / "print", bench.each, draft=False)
    return (perf_counter() - started) * 1000


def charter(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter as we print it."""
    bench = Bench(folder)
    return _second(lambda language: bench.sheets("charter", language), bench)


def typst(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter's table alone, by our layout."""
    bench = Bench(folder)
    data = {language: bench.alone(language) for language in bench.each}
    return _second(lambda language: bench.table(data[language]), bench)


def typst_first(folder: Path) -> float:
    """Return the milliseconds by the clock of the same table as the first print of its process."""
    bench = Bench(folder)
    data = bench.alone(next(iter(bench.each)))
    return _taken(lambda: bench.table(data))


def weasyprint(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter's table alone, by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    written = {language: bench.page(language) for language in bench.each}
    return _second(
        lambda language: HTML(filename=written[language]).write_pdf(pdf_variant="pdf/ua-1"), bench
    )


def chromium(folder: Path) -> float:
    """Return the milliseconds by the clock of the table alone, by a Chromium that runs already."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    written = {language: bench.page(language) for language in bench.each}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**_CHROMIUM)
        taken = _second(lambda language: _by_browser(browser, written[language]), bench)
        browser.close()
    return taken


def chromium_started(folder: Path) -> float:
    """Return the milliseconds by the clock of the table alone, by Chromium, with its start."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    written = bench.page(next(iter(bench.each)))

    def once() -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**_CHROMIUM)
            _by_browser(browser, written)
            browser.close()

    return _taken(once)


_CHROMIUM: dict[str, Any] = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


def _by_browser(browser: Any, written: Path) -> None:
    page = browser.new_page()
    page.goto(written.as_uri())
    page.pdf(prefer_css_page_size=True, tagged=True)
    page.close()


def _second(once: Callable[[str], object], bench: Bench) -> float:
    """Return the milliseconds of the last language, after the first."""
    first, *_, last = bench.each
    once(first)
    return _taken(lambda: once(last))


def _taken(once: Callable[[], object]) -> float:
    started = perf_counter()
    once()
    return (perf_counter() - started) * 1000


COMPARED: dict[Callable[[Path], float], str] = {
    charter: "the whole charter by Typst, with all that stands in it",
    typst: "its table alone by Typst",
    typst_first: "its table alone by Typst, as the first print of a process",
    weasyprint: "its table alone by WeasyPrint",
    chromium: "its table alone by Chromium that runs already",
    chromium_started: "its table alone by Chromium, with its start",
}
"""What is measured by the clock, and what is said of it; each round of all of them in turn."""


MEASURES: dict[str, Callable[..., float]] = {
    measure.__name__: measure for measure in (alone, whole, *COMPARED)
}


def lowest(rounds: int, *arguments: object) -> float:
    """Return the lowest figure of some runs, each in a process of its own."""
    command = [sys.executable, __file__, "--one", *map(str, arguments)]
    return min(
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds)
    )


def main() -> None:
    """Print the table; with ``--one``, a single figure."""
    if sys.argv[1:2] == ["--one"]:
        name, folder, *rest = sys.argv[2:]
        print(MEASURES[name](Path(folder), *rest))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="26,90,300")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compare", action="store_true", help="the comparison alone")
    asked = parser.parse_args()
    if asked.compare:
        compare(asked.rounds)
        return
    with tempfile.TemporaryDirectory() as work:
        folders = {
            size: EXAMPLE if size == "26" else generate(Path(work) / size, int(size))
            for size in asked.sizes.split(",")
        }
        print(f"| services | {' | '.join(folders)} |\n| --- |{' --: |' * len(folders)}")
        papers = [(entry.name, "") for entry in SHEETS] + [("poster", "a0")]
        for name, paper in papers:
            figures = [lowest(asked.rounds, "alone", f, name, paper) for f in folders.values()]
            print(f"| {name} {paper} |", *(f"{figure:.0f} ms |" for figure in figures), flush=True)
        figures = [lowest(min(2, asked.rounds), "whole", f) for f in folders.values()]
        print("| all prints, by the clock |", *(f"{figure / 1000:.1f} s |" for figure in figures))
        compare(asked.rounds)


def compare(rounds: int) -> None:
    """Print how long the charter and its table take by each program, the lowest of some rounds."""
    needed = {weasyprint: "weasyprint", chromium: "playwright", chromium_started: "playwright"}
    found = [one for one in COMPARED if importlib.util.find_spec(needed.get(one, "mkataba"))]
    lists = [[lowest(1, one.__name__, EXAMPLE) for one in found] for _ in range(rounds)]
    figures = dict(zip(found, map(min, zip(*lists, strict=True)), strict=True))
    for one, figure in figures.items():
        times = "" if one in {charter, typst} else f", {figure / figures[typst]:.1f} times ours"
        print(f"{COMPARED[one]}: {figure:.0f} ms{times}", flush=True)


if __name__ == "__main__":
    main()
