"""The website: Markdown on disk, one mkdocs run for each language."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mkataba.errors import MkatabaError
from mkataba.model import Body
from mkataba.project import data_folder
from mkataba.render.site import Page, navigation
from mkataba.render.templating import Templates

NAMES = {"en": "English", "sw": "Kiswahili"}


Sources = dict[str, tuple[str, ...]]
"""The content files behind each page, by the page's path in its tree."""


def write_tree(
    work: Path, pages: Iterable[Page], body: Body, templates: Templates, root: Path, draft: bool
) -> tuple[Path, Sources]:
    """Write a language's pages and its mkdocs configuration.

    Returns:
        The configuration's path, and what each page came from.

    Args:
        work: The folder of the build.
        pages: The pages of the language.
        body: For names, colours and languages.
        templates: The templates of the language; those below ``theme/`` dress the site.
        root: The project, whose ``mkdocs.yml`` lies underneath.
        draft: Mark every page as a draft.

    Raises:
        MkatabaError: If two pages have one place.
    """
    language = templates.words.language
    docs = work / "docs" / language
    sources: Sources = {}
    for page in pages:  # one at a time: all of a large site would fill the memory
        target = docs / page.path
        if page.path in sources:
            both = " and ".join((sources[page.path][-1], page.sources[-1]))
            raise MkatabaError(f"{page.path} would be made of {both}: name one of them otherwise")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8")
        sources[page.path] = page.sources
    for name, content in templates.files.items():
        if name.startswith("theme/assets/"):
            target = docs / name.removeprefix("theme/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        elif name.startswith("theme/") and name != "theme/mkdocs.yml":
            target = work / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    path = work / f"mkdocs.{language}.yml"
    with path.open("w", encoding="utf-8") as stream:
        YAML(typ="safe").dump(_configuration(work, body, templates, root, draft), stream)
    return path, sources


def _configuration(
    work: Path, body: Body, templates: Templates, root: Path, draft: bool
) -> dict[str, Any]:
    words, organization = templates.words, body.organization
    language, first = words.language, organization.languages[0]
    own = root / "mkdocs.yml"
    below = own if own.is_file() else data_folder("templates") / "theme" / "mkdocs.yml"
    website = (organization.website or "").rstrip("/")
    address = f"{website}/" if language == first else f"{website}/{language}/"
    return {
        "INHERIT": str(below),
        "site_name": words.text(organization.short_name or organization.name),
        "site_description": words.text(organization.slogan) if organization.slogan else "",
        "site_url": address if website else "",
        "docs_dir": str(work / "docs" / language),
        "site_dir": str(work / "html" / language),
        "theme": {"name": "material", "language": language, "custom_dir": str(work / "theme")},
        "nav": navigation(templates),
        "extra_css": ["assets/mkataba.css"],
        "extra": {
            "brand": {
                "primary": organization.brand.primary,
                "accent": organization.brand.accent,
            },
            "labels": {key: words._(label) for key, label in LABELS.items()},
            "organization": words.text(organization.name),
            "draft": draft,
            "languages": [
                {"code": code, "name": NAMES[code], "first": code == first}
                for code in organization.languages
            ],
        },
        "validation": {"omitted_files": "ignore"},
        "not_in_nav": "services/*\n",
    }


LABELS = {
    "draft": "Draft, not approved",
    "draft_text": "This site is a draft: some of it is still to be filled in.",
    "skip": "Skip to content",
    "other_language": "Read this page in",
    "search_dialog": "Search the site",
    "not_found": "Page not found",
    "not_found_text": "There is no page at this address. Go to the services instead:",
    "services": "Services",
}
"""Words that the theme needs, by the key that it knows them by."""


def run_mkdocs(configurations: Mapping[str, Path], when: datetime) -> None:
    """Build every language at once; each goes into the folder that its configuration names.

    Raises:
        MkatabaError: If mkdocs fails or warns; with what it said.
    """
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(when.timestamp())),
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }

    def run(path: Path) -> None:
        command = [
            sys.executable,
            "-X",
            "utf8",
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "-f",
            str(path),
        ]
        ran = subprocess.run(command, capture_output=True, env=environment, check=False)
        if ran.returncode:
            said = (ran.stderr + ran.stdout).decode("utf-8", "replace").strip()
            lines = "\n".join(said.splitlines()[-8:])
            raise MkatabaError(f"mkdocs could not build the website:\n{lines}")

    with ThreadPoolExecutor(max(1, len(configurations))) as pool:
        list(pool.map(run, configurations.values()))
