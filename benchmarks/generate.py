"""Makes a project of any number of services out of the parts of the example's.

    python benchmarks/generate.py DIR --services 2000

A service takes who, what and where from one service of the example, and requirements, fee, time and
steps each from another, so that short and long forms stand side by side as they do there. The same
number and seed give the same project.
"""

import argparse
import random
import re
import shutil
from pathlib import Path

EXAMPLE = Path(__file__).parents[1]
GROUP = 10
INTERNAL = 4  # every fourth service is for staff

_KEY = re.compile(r"^(?=[a-z])", re.MULTILINE)
_AMOUNT = re.compile(r"KES ([\d,]+)")
_WORDS = re.compile(r"^(\s+)(en|sw): (.+)$", re.MULTILINE)

# drawn apart from the service that names it; times, the steps that make them up, and the channels
# that they hold for, together
_MIXED = (("requirements",), ("fee",), ("turnaround", "steps", "channels"), ("remedy",))

Blocks = dict[str, str]


def generate(target: Path, services: int, seed: int = 1) -> Path:
    """Write a project with so many services below ``target``, which must not exist; return it."""
    rng = random.Random(seed)
    content = target / "content"
    shutil.copytree(EXAMPLE / "content", content, ignore=shutil.ignore_patterns("services"))
    shutil.copyfile(EXAMPLE / "mkdocs.yml", target / "mkdocs.yml")
    (content / "services").mkdir()
    paths = sorted((EXAMPLE / "content" / "services").glob("*.yml"))
    parts = {path.stem: _blocks(path.read_text(encoding="utf-8")) for path in paths}
    internal: list[str] = []
    external: list[str] = []
    for number in range(1, services + 1):
        stem = rng.choice(list(parts))
        name = f"{stem}-{number}"
        text = _service(parts[stem], list(parts.values()), number, rng)
        (content / "services" / f"{name}.yml").write_text(text, encoding="utf-8")
        (external if number % INTERNAL else internal).append(name)
    _list_in(content / "charters" / "external.yml", external)
    _list_in(content / "charters" / "internal.yml", internal)
    return target


def _blocks(text: str) -> Blocks:
    """Return the text of each top-level key of a YAML file, by key."""
    return {block.partition(":")[0]: block for block in _KEY.split(text)[1:]}


def _service(own: Blocks, others: list[Blocks], number: int, rng: random.Random) -> str:
    blocks = dict(own)
    for keys in _MIXED:
        other = rng.choice(others)
        for key in keys:
            blocks.pop(key, None)
            if key in other:
                blocks[key] = other[key]
    blocks["name"] = _numbered(own["name"], number)
    factor = rng.choice((1, 2, 3, 5, 10))
    blocks["fee"] = _AMOUNT.sub(lambda found: _times(found[1], factor), blocks["fee"])
    return f"# Service {number}.\n" + "".join(blocks.values())


def _numbered(block: str, number: int) -> str:
    """Return a text with a number behind its words in each language."""
    return _WORDS.sub(rf"\1\2: \3 {number}", block)


def _times(amount: str, factor: int) -> str:
    return f"KES {int(amount.replace(',', '')) * factor:,}"


def _list_in(path: Path, services: list[str]) -> None:
    """Let a charter list the services, in groups named as its own are, with a number."""
    blocks = _blocks(path.read_text(encoding="utf-8"))
    names = re.findall(r"  - name:\n(?:      .+\n)+", blocks["groups"])
    groups = ["groups:\n"]
    for number, start in enumerate(range(0, len(services), GROUP)):
        listed = "".join(f"      - {name}\n" for name in services[start : start + GROUP])
        groups.append(_numbered(names[number % len(names)], number + 1))
        groups.append(f"    services:\n{listed}")
    blocks["groups"] = "".join(groups)
    path.write_text("".join(blocks.values()), encoding="utf-8")


def main() -> None:
    """Read the arguments and write the project."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", metavar="DIR", type=Path, help="the folder to make")
    parser.add_argument("--services", type=int, default=30, help="how many (default: 30)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another project")
    arguments = parser.parse_args()
    print(generate(arguments.target, arguments.services, arguments.seed))


if __name__ == "__main__":
    main()
