"""Measures each print on its own, and the charter beside WeasyPrint and Chromium.

    python benchmarks/prints.py --sizes 26,90,300 --rounds 5

Each figure is the lowest of some rounds, each a process of its own, of a print that is not the
first of its process: the same print in another language came before it, so that fonts and layout
are loaded and none of its words is. Prints alone are in processor time. The comparison is by the
clock, of what the others make of the table of services alone; for it, ``pip install weasyprint``
first. What is not installed is left out.
"""

import argparse
import html
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from generate import EXAMPLE, generate
from stages import WHEN, loaded_with_words

from mkataba.papers import Sheet
from mkataba.print_registry import PRINTS
from mkataba.publish.press import Press
from mkataba.publish.prints import print_all
from mkataba.render.parts import parts
from mkataba.render.prints import sheet_data

SHEETS = [entry for entry in PRINTS if entry.layout and entry.about == "external"]
STYLE = """
@page { size: A4 landscape; margin: 12mm }
body { font: 9pt "Source Sans Pro", sans-serif }
table { border-collapse: collapse; width: 100% }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border-bottom: 0.5pt solid #999; padding: 1.5mm; text-align: left; vertical-align: top }
ul { margin: 0; padding-left: 4mm }
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

    def page(self, language: str) -> str:
        """Return the charter's table of services as a page for a browser."""
        assert self.body.external
        [part] = parts(self.body.external, 0)
        data = sheet_data(self.body, part, self.each[language], False, "charter", Sheet("a4"))
        [services] = [one for one in data["sections"] if one["id"] == "services"]
        rows = "".join(_rows(services))
        return f"<meta charset=utf-8><style>{STYLE}</style><table>{rows}</table>"


def _rows(services: dict[str, Any]) -> Iterator[str]:
    first = services["inner"][0]["inner"][0]["inner"]
    heads = "".join(f"<th>{html.escape(cell.get('label', ''))}" for cell in first)
    yield f"<thead><tr><th>{heads}</thead>"
    for group in services["inner"]:
        yield f"<tr><th colspan={len(first) + 1}>{html.escape(group['label'])}"
        for service in group["inner"]:
            cells = "".join(f"<td>{_words(cell)}" for cell in service["inner"])
            yield f"<tr><th>{html.escape(service['label'])}{cells}"


def _words(cell: dict[str, Any]) -> str:
    items = "".join(
        f"<li>{html.escape(x.get('label', ''))} {_words(x)}" for x in cell.get("inner", ())
    )
    return html.escape("; ".join(cell.get("rows", ()))) + (f"<ul>{items}</ul>" if items else "")


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


def typst(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter as we print it."""
    bench = Bench(folder)
    first, *_, last = bench.each
    return _second(lambda language: bench.sheets("charter", language), first, last)


def weasyprint(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter's table alone, by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    first, *_, last = bench.each
    texts = {language: bench.page(language) for language in (first, last)}
    return _second(lambda language: HTML(string=texts[language]).write_pdf(), first, last)


def chromium(folder: Path) -> float:
    """Return the milliseconds by the clock of the charter's table alone, by Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may not be installed

    bench = Bench(folder)
    first, *_, last = bench.each
    texts = {language: bench.page(language) for language in (first, last)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()

        def once(language: str) -> None:
            page.set_content(texts[language])
            page.pdf(prefer_css_page_size=True, tagged=True)

        taken = _second(once, first, last)
        browser.close()
    return taken


def _second(once: Callable[[str], object], first: str, last: str) -> float:
    once(first)
    started = perf_counter()
    once(last)
    return (perf_counter() - started) * 1000


MEASURES: dict[str, Callable[..., float]] = {
    measure.__name__: measure for measure in (alone, whole, typst, weasyprint, chromium)
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
    asked = parser.parse_args()
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
        for name in ("typst", "weasyprint", "chromium"):
            if name != "typst" and not importlib.util.find_spec(
                {"chromium": "playwright"}.get(name, name)
            ):
                continue
            figure = lowest(asked.rounds, name, EXAMPLE)
            print(f"the charter by {name}: {figure:.0f} ms", flush=True)


if __name__ == "__main__":
    main()
