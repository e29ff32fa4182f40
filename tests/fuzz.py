"""Spoils content at random for as long as one likes: ``make fuzz``, ``make fuzz RUNS=50000``.

Each run is told by its number: ``python -m tests.fuzz 1 --first 4711`` repeats one of them.
"""

import argparse
import os
import random
import sys
import tempfile
import traceback
from pathlib import Path

from mkataba import project
from mkataba.project import Project
from mkataba.registry import EXPORTS
from tests import mutations
from tests.conftest import DAY, copy_few


def one(base: Project, stages: mutations.Stages, number: int) -> None:
    """Make the content of a run and send it through all stages."""
    chance = random.Random(number)  # noqa: S311 - no secret: a number that repeats a run
    spoilt = torn(base, chance) if chance.random() < 0.25 else changed(base, chance)
    stages.run(spoilt, (chance.choice(EXPORTS),))
    stages.bring(spoilt)


def torn(base: Project, chance: random.Random) -> Project:
    """Return a project with some of its files torn as texts."""
    some = [file for file in base.files if chance.random() < 0.3]
    texts = {file.path: mutations.torn(file.document.raw, chance) for file in some}
    return mutations.with_texts(base, texts)


def changed(base: Project, chance: random.Random) -> Project:
    """Return a project with other values at some of its fields."""
    places = mutations.all_places(base.schemas)
    values = (*mutations.HOSTILE, *mutations.known(base.schemas))
    return mutations.spoilt(base, mutations.drawn(places, values, chance))


def main() -> None:
    """Run as often as asked; exit with 1 if anything was raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first run")
    asked = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = copy_few(Path(folder) / "project", ("soil-testing", "ict-support"))
        (root / "content/waivers.yml").write_text(mutations.WAIVERS, encoding="utf-8")
        (root / "content/publication.yml").write_text(mutations.PUBLICATIONS, encoding="utf-8")
        base = project.load(root)
        stages = mutations.Stages(base)
        for number in range(asked.first, asked.first + asked.runs):
            try:
                one(base, stages, number)
            except Exception:
                failed += 1
                print(f"run {number}:\n{traceback.format_exc()}", flush=True)
            if number % 20 == 19:
                print(f"{number + 1 - asked.first} runs, {failed} failed", flush=True)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
