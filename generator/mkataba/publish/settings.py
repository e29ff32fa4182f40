"""A project's ``mkdocs.yml``, as far as it can only change the look.

mkdocs reads its settings with a loader that makes any object of Python, and some of them name code
to run. So a file that comes with a project is read here as plain data, each setting is looked up
among those that are known to run nothing, and mkdocs gets what was looked at, not the file.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mkataba import source
from mkataba.errors import MkatabaError
from mkataba.source import Document

NAME = "mkdocs.yml"


class Code(NamedTuple):
    """A place at which a project would run code, or lead mkdocs to other files."""

    place: str
    why: str


# None: whatever plain data stands there
KNOWN: Mapping[str, Mapping[str, None] | None] = {
    "copyright": None,
    "edit_uri": None,
    "extra": None,
    "extra_css": None,
    "extra_javascript": None,
    "repo_name": None,
    "repo_url": None,
    "site_author": None,
    # the build sets these itself
    "nav": None,
    "site_description": None,
    "site_name": None,
    "site_url": None,
    "theme": dict.fromkeys(
        ("direction", "favicon", "features", "font", "icon", "language", "logo", "name", "palette")
    ),
}
_WHY = {
    "hooks": "runs Python code of this project",
    "INHERIT": "reads settings from another file",
    "extra_templates": "names files of this project that run as templates",
    "theme.custom_dir": "names a folder with templates, which run as code",
}
_SEARCH = frozenset(("enabled", "fields", "lang", "pipeline", "separator"))
PLUGINS = {"search": _SEARCH, "material/search": _SEARCH}

# what a page can be written with; none reads a file, runs a program or loads a module
EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"),
        *("md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc"),
        *(f"markdown.extensions.{name}" for name in ("attr_list", "md_in_html", "tables", "toc")),
        *("pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.highlight"),
        *("pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols"),
        *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
    )
)


def read(path: Path) -> Document:
    """Return a file of settings as plain data.

    Raises:
        MkatabaError: If it can't be read.
    """
    try:
        return source.read(NAME, path.read_bytes())
    except OSError as error:
        raise MkatabaError(f"{path} can't be read: {error.strerror}") from error


def code(document: Document) -> Iterator[Code]:
    """Yield each setting that is not known to run nothing.

    Raises:
        MkatabaError: If the text can't be read as YAML at all.
    """
    for problem in document.problems:
        if not problem.message.startswith("unknown tag"):
            hint = f"; {problem.hint}" if problem.hint else ""
            raise MkatabaError(f"{NAME}, line {problem.mark.line}: {problem.message}{hint}")
        yield Code(f"{NAME}, line {problem.mark.line}", f"{problem.message} makes an object")
    data = document.data
    if not isinstance(data, dict):
        raise MkatabaError(f"{NAME}, line 1: it holds no settings; write them as `name: value`")
    for path, why in _unknown(data):
        yield Code(f"{NAME}, line {document.mark(path, key=True).line}", why)


Step = tuple[tuple[str | int, ...], str]


def _unknown(data: Mapping[str, Any]) -> Iterator[Step]:
    for name, value in data.items():
        if name == "plugins":
            for path, plugin, options in _listed(value):
                yield from _plugin((name, *path), plugin, options)
        elif name == "markdown_extensions":
            for path, extension, options in _listed(value):
                yield from _extension((name, *path), extension, options)
        elif name not in KNOWN:
            yield (name,), _why(name)
        elif isinstance(inner := KNOWN[name], Mapping) and isinstance(value, dict):
            for key in (key for key in value if key not in inner):
                yield (name, key), _why(f"{name}.{key}")


def _why(name: str) -> str:
    return f'"{name}" {_WHY.get(name, "is no setting that is known to run no code")}'


def _listed(value: Any) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """Yield path, name and options of plugins or extensions, in any of the forms mkdocs takes."""
    if isinstance(value, dict):
        yield from (((name,), name, options) for name, options in value.items())
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield from (((index, name), name, options) for name, options in item.items())
        else:
            yield (index,), str(item), None


def _plugin(path: tuple[str | int, ...], name: str, options: Any) -> Iterator[Step]:
    if name not in PLUGINS:
        yield path, f'the plugin "{name}" is none that is known to run no other code'
    elif isinstance(options, dict):
        for option in (option for option in options if option not in PLUGINS[name]):
            yield (*path, option), _why(f"{name}.{option}")


def _extension(path: tuple[str | int, ...], name: str, options: Any) -> Iterator[Step]:
    if name not in EXTENSIONS:
        yield path, f'the extension "{name}" is none that is known to run no other code'
    elif isinstance(options, dict):
        for option, value in options.items():
            if isinstance(value, dict) or (
                isinstance(value, list) and any(isinstance(item, dict | list) for item in value)
            ):
                yield (*path, option), _why(f"{name}.{option}")
