"""What of a project would run as code on the computer that builds it: refused unless trusted.

Content, schemas, page templates (sandboxed) and print layouts (Typst) run nothing: whoever builds
them need not know who wrote them. mkdocs' own settings and the templates of its theme do run code.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkataba.check.messages import dotted, quoted
from mkataba.errors import MkatabaError
from mkataba.project import Project, data_folder, inside
from mkataba.publish import settings
from mkataba.publish.setting_values import wrong
from mkataba.publish.settings import Code

VARIABLE = "MKATABA_TRUST_PROJECT"
"""Set outside the project, it says of every project that is built what ``--trust-project`` says."""

_ASSETS = "theme/assets/"  # copied to the site as they are
_UNUSED = "theme/mkdocs.yml"


def underneath(project: Project, trusted: bool) -> Mapping[str, Any]:
    """Return the settings of mkdocs on which the build lays its own.

    Args:
        project: What is built; its ``mkdocs.yml``, or ours where it has none.
        trusted: Whether the project may run code.

    Raises:
        MkatabaError: If the project would run code and may not, or a setting has a value that the
            theme can't use; with file, line, and what to do.
    """
    own = project.root / settings.NAME
    path = own if own.is_file() else data_folder("templates") / "theme" / settings.NAME
    if trusted:
        return {"INHERIT": str(path), **_hooks(path)}
    if path == own:
        inside(project.root, own)
    document = settings.read(path)
    found = [*settings.code(document), *_theme(project)]
    if found:
        first, others = found[0], len(found) - 1
        more = f" (and {others} more such {'place' if others == 1 else 'places'})" if others else ""
        raise MkatabaError(
            f"{first.place}: {first.why}{more}; nothing was built: take it out, or, if you trust "
            "everybody who can change this project, build with --trust-project"
        )
    data: Mapping[str, Any] = document.data
    for place, text in wrong(data):
        held, line = quoted(_at(data, place)), document.mark(place).line
        raise MkatabaError(f"{settings.NAME}, line {line}: {dotted(place)}: {held} {text}")
    return data


def _at(data: Any, path: Iterable[str | int]) -> Any:
    for part in path:
        data = data[part]
    return data


def _hooks(path: Path) -> Mapping[str, Any]:
    """Return the hooks that a file names, by places that hold from the folder of the build too."""
    data = settings.read(path).data
    hooks = data.get("hooks") if isinstance(data, dict) else None
    if not isinstance(hooks, list):
        return {}
    return {"hooks": [str(path.parent / hook) if isinstance(hook, str) else hook for hook in hooks]}


def _theme(project: Project) -> Iterator[Code]:
    """Yield each template of the theme that is not the packaged one."""
    packaged = data_folder("templates")
    if _same(project.root / "templates", packaged):
        return
    for name, text in sorted(project.templates.items()):
        if not name.startswith("theme/") or name.startswith(_ASSETS) or name == _UNUSED:
            continue
        ours = packaged / name
        if not ours.is_file() or ours.read_bytes() != text:
            yield Code(f"templates/{name}", "a template of the theme runs as code")


def _same(folder: Path, other: Path) -> bool:
    return folder.is_dir() and folder.samefile(other)
