"""Measures check, build and prints against what they are compared with; prints a Markdown table.

    python benchmarks/run.py --sizes 30,300,2000

The projects are made by ``generate.py``. What is compared runs in turn, in the same run; each
figure is a median. Every run is a new process.
"""

import argparse
import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median

from generate import EXAMPLE, generate
from measure import Measured, in_turn, measure, middle, middle_of_processor
from stages import Trees

from mkataba.derive.json_schema import json_schema
from mkataba.project import load_schemas

PYTHON = sys.executable
LARGE = 500  # projects with more services are built once
_STAGE = re.compile(r"^(\w+) +([\d.]+) s$", re.MULTILINE)
_STAGES = ("check", "model", "prints", "pages", "site", "finish")

Column = dict[str, str]


def checks(folder: Path, rounds: int) -> Column:
    """Return how long the check takes, again, and check-jsonschema with the exported schema."""
    services = sorted((folder / "content" / "services").glob("*.yml"))
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(json_schema(load_schemas(), "service", ("en", "sw")), file)
        file.flush()
        again = [PYTHON, "-m", "mkataba", "-C", folder, "check"]
        ours = [*again, "--no-cache"]
        theirs = [PYTHON, "-m", "check_jsonschema", "--schemafile", file.name, *services]
        commands = {
            "ours": partial(measure, ours),
            "again": partial(measure, again),
            "theirs": partial(measure, theirs),
            # a file where the folder for caches would be: nothing can be kept there
            "nothing kept": partial(measure, ours, XDG_CACHE_HOME=f"{file.name}/none"),
        }
        measure(again)  # so that the first of them is a second one
        runs = in_turn(commands, rounds)
    mine, once_more, other, _ = (middle(runs[name]) for name in commands)
    worked, _, theirs_worked, bare = (middle_of_processor(runs[name]) for name in commands)
    return {
        "check: whole project": f"{mine:.2f} s",
        "check: again, nothing changed": f"{once_more:.2f} s",
        "check-jsonschema: services only": f"{other:.2f} s",
        "check / check-jsonschema": f"{mine / other:.2f}",
        "check: processors": f"{worked:.2f} s",
        "check: processors, no schemas kept": f"{bare:.2f} s",
        "check-jsonschema: processors": f"{theirs_worked:.2f} s",
        "check / check-jsonschema, processors": f"{worked / theirs_worked:.2f}",
        "check / check again": f"{mine / once_more:.0f}",
        "check: memory": f"{max(run.largest for run in runs['ours']):.0f} MB",
    }


def builds(folder: Path, rounds: int) -> Column:
    """Return how long a build takes, stage by stage, and the memory that it needs."""
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "site"
        command = [PYTHON, "-m", "mkataba", "-C", folder, "build", "--timings", "--out", target]
        runs = [measure(command) for _ in range(rounds)]
    stages = [dict(_STAGE.findall(run.said)) for run in runs]
    column = {f"build: {name}": _seconds(float(s[name]) for s in stages) for name in _STAGES}
    return column | {
        "build: whole process": f"{middle(runs):.1f} s",
        "build: memory, largest process": f"{max(run.largest for run in runs):.0f} MB",
        "build: memory, all processes": f"{max(run.together for run in runs):.0f} MB",
    }


def sites(folder: Path, rounds: int) -> Column:
    """Return how long the site stage takes, and bare mkdocs with the very same Markdown."""
    names = ("site stage", "bare mkdocs, at once", "bare mkdocs, one by one")
    with tempfile.TemporaryDirectory() as work:
        trees = Trees(folder, Path(work))
        functions: tuple[Callable[[], float], ...] = (
            trees.site,
            partial(trees.mkdocs, 2),
            partial(trees.mkdocs, 1),
        )
        commands = {
            name: (lambda function=function: Measured(function(), 0, 0, ""))
            for name, function in zip(names, functions, strict=True)
        }
        taken = {name: middle(runs) for name, runs in in_turn(commands, rounds).items()}
    ours, at_once, one_by_one = taken.values()
    return {name: f"{seconds:.1f} s" for name, seconds in taken.items()} | {
        "site stage / bare, at once": f"{ours / at_once:.2f}",
        "site stage / bare, one by one": f"{ours / one_by_one:.2f}",
    }


def sheets(folder: Path, rounds: int) -> Column:
    """Return how long all PDFs take."""
    command = [PYTHON, Path(__file__).with_name("stages.py"), "pdfs", folder]
    text = [measure(command).said.split() for _ in range(rounds)]
    return {f"all {text[0][1]} PDFs": _seconds(float(seconds) for seconds, _ in text)}


def _seconds(figures: Iterable[float]) -> str:
    return f"{median(figures):.2f} s"


def column(folder: Path, services: int, rounds: int, build: bool) -> Column:
    """Return the figures of one project."""
    made = checks(folder, rounds)
    if build:
        few = 1 if services > LARGE else rounds
        made |= sheets(folder, few) | builds(folder, few) | sites(folder, few)
    return made


def table(columns: dict[str, Column]) -> str:
    """Return the columns as a Markdown table; figures that a project lacks stay empty."""
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    rows = [["", *columns], ["---", *("--:" for _ in columns)]]
    rows += [[name, *(column.get(name, "") for column in columns.values())] for name in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="30,300,2000", help="services of each project")
    parser.add_argument("--rounds", type=int, default=3, help="runs of which the median is given")
    parser.add_argument("--no-build", action="store_true", help="measure the check only")
    arguments = parser.parse_args()
    build, rounds = not arguments.no_build, arguments.rounds
    columns: dict[str, Column] = {}

    def add(name: str, folder: Path, services: int) -> None:
        columns[name] = column(folder, services, rounds, build)
        print(table({name: columns[name]}), file=sys.stderr)  # long before the last is there

    add("example", EXAMPLE, 0)
    with tempfile.TemporaryDirectory() as work:
        for size in map(int, arguments.sizes.split(",")):
            add(f"{size} services", generate(Path(work) / str(size), size), size)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds\n")
    print(table(columns))


if __name__ == "__main__":
    main()
