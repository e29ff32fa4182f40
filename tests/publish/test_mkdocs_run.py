"""What mkdocs can't build is said in one sentence, with the file and the line of the project."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mkataba.errors import MkatabaError
from mkataba.publish.mkdocs_run import EngineMessage, run_mkdocs

WHEN = datetime(2026, 1, 1, tzinfo=UTC)

# files of the project, which is trusted here, and the sentence
FAILS: dict[str, tuple[dict[str, str], str]] = {
    "a hook": (
        {"mkdocs.yml": "hooks: [h/x.py]", "h/x.py": "\ndef on_config(config):\n    1 / 0\n"},
        "h/x.py, line 3: ZeroDivisionError: division by zero",
    ),
    "a hook in words of several lines": (
        {"mkdocs.yml": "hooks: [h/x.py]", "h/x.py": "raise ValueError('one\\n\\n  two')"},
        "h/x.py, line 1: ValueError: one two",
    ),
    "a hook after another fault": (
        {"mkdocs.yml": "hooks: [x.py]", "x.py": "try:\n  1/0\nexcept ArithmeticError:\n  {}['a']"},
        "x.py, line 4: KeyError: 'a'",
    ),
    "a hook that can't be read": (
        {"mkdocs.yml": "hooks: [x.py]", "x.py": "def :"},
        "x.py, line 1: SyntaxError: invalid syntax",
    ),
    "no such hook": (
        {"mkdocs.yml": "\nhooks: [none.py]"},
        "mkdocs.yml, line 2: \"hooks\": The path '{root}/none.py' isn't an existing file.",
    ),
    "no such plugin": (
        {"mkdocs.yml": "theme: {name: material}\nplugins:\n  - none\n"},
        'mkdocs.yml, line 2: "plugins": The "none" plugin is not installed',
    ),
    "a wrong value": (
        {"mkdocs.yml": "theme: {name: material}\nextra_css: 5\n"},
        "mkdocs.yml, line 2: \"extra_css\": Expected type: <class 'list'> but received: "
        "<class 'int'>",
    ),
    "no YAML": (
        {"mkdocs.yml": "theme: {name: material}\nextra: [1\n"},
        "mkdocs.yml, line 3: MkDocs encountered an error parsing the configuration file: while "
        "parsing a flow sequence expected ',' or ']', but got '<stream end>'",
    ),
    "a theme template": (
        {"work/theme/main.html": "\n{% bloc x %}"},
        "templates/theme/main.html, line 2: jinja2.exceptions.TemplateSyntaxError: Encountered "
        "unknown tag 'bloc'.",
    ),
    "a value in a theme template": (
        {"work/theme/main.html": "\n{{ nothing.at.all }}"},
        "templates/theme/main.html, line 2: jinja2.exceptions.UndefinedError: 'nothing' is "
        "undefined",
    ),
    "links that lead nowhere": (
        {"work/docs/index.md": "[a](a.md) [b](b.md)"},
        "Doc file 'index.md' contains a link 'a.md', but the target is not found among "
        "documentation files. (and 1 more)",
    ),
}


def site(root: Path, files: dict[str, str]) -> dict[str, Path]:
    """Write a project with a page of its site; return its settings by language."""
    pages = {"work/docs/index.md": "# Home\n", "work/theme/x": "", "mkdocs.yml": "extra: {a: b}"}
    for name, text in {**pages, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    work = root / "work"
    settings: dict[str, Any] = {
        "INHERIT": str(root / "mkdocs.yml"),
        "site_name": "x",
        "docs_dir": str(work / "docs"),
        "site_dir": str(work / "html"),
        "theme": {"name": "material", "custom_dir": str(work / "theme")},
    }
    if "hooks" in files.get("mkdocs.yml", ""):
        settings["hooks"] = [str(root / files["mkdocs.yml"].partition("[")[2].strip("]"))]
    (work / "mkdocs.en.yml").write_text(json.dumps(settings))
    return {"en": work / "mkdocs.en.yml"}


@pytest.mark.parametrize("case", FAILS)
def test_a_fault_is_one_sentence_that_names_its_place(tmp_path: Path, case: str) -> None:
    files, said = FAILS[case]
    with pytest.raises(MkatabaError) as failed:
        run_mkdocs(site(tmp_path, files), WHEN, tmp_path, tmp_path / "site")
    sentence = said.replace("{root}", str(tmp_path))
    assert str(failed.value) == f"mkdocs could not build the website: {sentence}"
    assert isinstance(
        failed.value.__cause__, EngineMessage
    )  # all that mkdocs said, for who wants it


def test_a_full_disk_says_that_the_old_site_is_untouched(tmp_path: Path) -> None:
    hook = "def on_post_build(config):\n    open('/dev/full', 'wb', 0).write(b'x')\n"
    files = {"mkdocs.yml": "hooks: [x.py]", "x.py": hook}
    with pytest.raises(MkatabaError) as failed:
        run_mkdocs(site(tmp_path, files), WHEN, tmp_path, tmp_path / "site")
    assert str(failed.value) == (
        f"the build stopped: {tmp_path / 'site'}: No space left on device; "
        "the old site is untouched"
    )
