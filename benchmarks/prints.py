"""Measures each print on its own, and all prints of a project.

    python benchmarks/prints.py --sizes 26,90,300 --rounds 5

Each figure is the lowest of some rounds, each a process of its own, of a print that is not the
first of its process: the same print in another language came before it, so that fonts and layout
are loaded and none of its words is. Prints alone are in processor time.
"""

import argparse
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from bench import SHEETS, Bench, lowest, one
from generate import EXAMPLE, generate

from mkataba.publish.prints import print_all


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


def main() -> None:
    """Print the table; with ``--one``, a single figure."""
    if one({"alone": alone, "whole": whole}):
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
            figures = [
                lowest(asked.rounds, __file__, "alone", folder, name, paper)
                for folder in folders.values()
            ]
            print(f"| {name} {paper} |", *(f"{figure:.0f} ms |" for figure in figures), flush=True)
        rounds = min(2, asked.rounds)
        figures = [lowest(rounds, __file__, "whole", folder) for folder in folders.values()]
        print("| all prints, by the clock |", *(f"{figure / 1000:.1f} s |" for figure in figures))


if __name__ == "__main__":
    main()
