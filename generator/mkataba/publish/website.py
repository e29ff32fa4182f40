"""The website on disk before mkdocs runs: Markdown and settings of each language."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import material
from msgspec.structs import replace

from mkataba.errors import MkatabaError
from mkataba.languages import Language, known
from mkataba.model import Body
from mkataba.render.site import Page, beside_navigation, navigation
from mkataba.render.templating import Templates


def write_tree(
    work: Path,
    pages: Iterable[Page],
    body: Body,
    templates: Templates,
    below: Mapping[str, Any],
    draft: bool,
    behind: Callable[[Page], tuple[str, ...]],
) -> tuple[Path, dict[str, tuple[str, ...]]]:
    """Write a language's pages and its mkdocs configuration.

    Returns:
        The configuration's path, and the content files behind each page by its path in the tree.

    Args:
        work: The folder of the build.
        pages: The pages of the language.
        body: For names, colours and languages.
        templates: The templates of the language; those below ``theme/`` dress the site.
        below: Settings of mkdocs on which ours are laid.
        draft: Mark every page as a draft.
        behind: Tells the content files behind a page.

    Raises:
        MkatabaError: If two pages have one place.
    """
    language = templates.formatter.language
    docs = work / "docs" / language
    written: dict[str, Page] = {}
    sources = {}
    for page in pages:  # one at a time: all of a large site would fill the memory
        target = docs / page.path
        if other := written.get(page.path):
            both = " and ".join(one.file or one.output for one in (other, page))
            raise MkatabaError(f"{page.path} would be made of {both}: name one of them otherwise")
        written[page.path] = replace(page, markdown="")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8")
        sources[page.path] = behind(page)
    _write_theme_words(work / "theme/partials/languages", templates.formatter.spoken)
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
    settings = _merged(below, _configuration(work, body, templates, draft))
    path.write_text(_as_yaml(settings), encoding="utf-8")
    return path, sources


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings laid over others, map by map, as mkdocs does it with ``INHERIT``."""
    merged = {**below, **above}
    for name in below.keys() & above.keys():
        if isinstance(below[name], Mapping) and isinstance(above[name], Mapping):
            merged[name] = _merged(below[name], above[name])
    return merged


def _as_yaml(settings: Mapping[str, Any]) -> str:
    """Return settings as JSON, which every YAML reads alike: one of 1.1 takes a bare no for false.

    Characters beyond ASCII are written as YAML writes them, for JSON has two halves for some.
    """
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    return re.sub(r"[^\x20-\x7e\n]", lambda character: f"\\U{ord(character[0]):08x}", text)


def _write_theme_words(folder: Path, language: Language) -> None:
    """Write a language's words for the theme; the theme has those of a few languages itself."""
    texts = language.table("theme")
    path = folder / f"{language.code}.html"
    own = Path(material.__file__).parent / "templates/partials/languages" / path.name
    if texts or not own.is_file():
        text = json.dumps({**texts, "language": language.code}, ensure_ascii=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{{% macro t(key) %}}{{{{ {text}[key] }}}}{{% endmacro %}}\n", "utf-8")


def _configuration(work: Path, body: Body, templates: Templates, draft: bool) -> dict[str, Any]:
    formatter, organization = templates.formatter, body.organization
    language, first = formatter.language, organization.languages[0]
    website = (organization.website or "").rstrip("/")
    names = {language.code: language.name for language in known()}
    address = f"{website}/" if language == first else f"{website}/{language}/"
    return {
        "site_name": formatter.text(organization.short_name or organization.name),
        "site_description": formatter.text(organization.slogan) if organization.slogan else "",
        "site_url": address if website else "",
        "docs_dir": str(work / "docs" / language),
        "site_dir": str(work / "html" / language),
        "theme": {"name": "material", "language": language, "custom_dir": str(work / "theme")},
        "nav": navigation(body, templates),
        "extra_css": ["assets/mkataba.css"],
        "extra": {
            "brand": {
                "primary": organization.brand.primary,
                "accent": organization.brand.accent,
            },
            "labels": {key: formatter._(label) for key, label in LABELS.items()},
            "organization": formatter.text(organization.name),
            "draft": draft,
            "languages": [
                {"code": code, "name": names[code], "first": code == first}
                for code in organization.languages
            ],
        },
        "validation": {"omitted_files": "ignore"},
        "not_in_nav": beside_navigation(body),
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
    "more": "More",
}
"""Words that the theme needs, by the key that it knows them by."""
