"""Stages of a build on their own, to be measured beside what they are compared with.

python benchmarks/stages.py pdfs DIR
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from ruamel.yaml import YAML

from mkataba import check, model, project
from mkataba.formatting import formatter_for
from mkataba.model import Body
from mkataba.print_registry import PRINTS
from mkataba.project import Project
from mkataba.publish.mkdocs_run import run_mkdocs
from mkataba.publish.press import Press
from mkataba.publish.print_names import Wanted
from mkataba.publish.prints import print_all
from mkataba.publish.trust import underneath
from mkataba.publish.website import write_tree
from mkataba.render.site import navigation, pages
from mkataba.render.templating import Templates

WHEN = datetime(2026, 1, 1, tzinfo=UTC)

# the least that mkdocs needs to turn our Markdown into pages
_BARE = {
    "site_name": "Bare",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables"],
}


class Trees:
    """The Markdown of a project in every language, ready for mkdocs with and without our theme."""

    def __init__(self, folder: Path, work: Path) -> None:
        """Write the pages of the project in ``folder`` below ``work``."""
        loaded, body, each = loaded_with_words(folder)
        self.work, self.root = work, loaded.root
        below = underneath(loaded, False)
        self.ours = {
            language: write_tree(
                work, pages(body, templates, []), body, templates, below, draft=False
            )[0]
            for language, templates in each.items()
        }
        self.bare = {language: work / f"bare.{language}.yml" for language in each}
        for language, path in self.bare.items():
            # without it, every page would list every service
            nav = {"nav": navigation(each[language]), "validation": {"omitted_files": "ignore"}}
            folders = {"docs_dir": f"docs/{language}", "site_dir": f"bare/{language}"}
            with path.open("w", encoding="utf-8") as stream:
                YAML(typ="safe").dump({**_BARE, **nav, **folders}, stream)

    def site(self) -> float:
        """Return the seconds that our own stage takes."""
        shutil.rmtree(self.work / "html", ignore_errors=True)
        started = perf_counter()
        run_mkdocs(self.ours, WHEN, self.root, self.work)
        return perf_counter() - started

    def mkdocs(self, at_once: int) -> float:
        """Return the seconds that bare mkdocs takes, so many languages at once."""
        shutil.rmtree(self.work / "bare", ignore_errors=True)
        started = perf_counter()
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(_mkdocs, self.bare.values()))
        return perf_counter() - started


def _mkdocs(configuration: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(configuration)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def pdfs(folder: Path) -> tuple[float, int]:
    """Return the seconds that all PDFs of a project take, and how many they are."""
    loaded, body, each = loaded_with_words(folder)
    templates = loaded.templates
    with tempfile.TemporaryDirectory() as name:
        target = Path(name)
        started = perf_counter()
        brand = body.organization.brand
        region = loaded.schemas.profile.country.region
        press = Press.set_up(target / "press", templates, WHEN, brand, region)
        pdfs = [Wanted(f"{entry.name}.pdf") for entry in PRINTS]
        made = print_all(body, press, target / "print", each, draft=False, only=pdfs)
        return perf_counter() - started, len(made.prints)


def loaded_with_words(folder: Path) -> tuple[Project, Body, dict[str, Templates]]:
    """Return a project, what it publishes, and the templates of each of its languages."""
    loaded = project.load(folder)
    body = model.build(check.run(loaded).content)
    languages = body.organization.languages
    channels = {channel.id: channel.name for channel in body.channels if channel.name}
    common = {"draft": False, "languages": languages}
    each = {
        language: Templates(
            loaded.templates,
            formatter_for(language, loaded.templates, channels, loaded.schemas.profile),
            common,
        )
        for language in languages
    }
    return loaded, body, each


if __name__ == "__main__":
    print(*pdfs(Path(sys.argv[2])))
