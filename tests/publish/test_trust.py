"""Whoever builds a project need not know who wrote it: nothing of it runs unless it is trusted."""

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkataba import project
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.publish import setting_values, settings
from mkataba.publish.trust import underneath
from mkataba.publish.typeset import typeset
from mkataba.render.templating import Templates
from tests.conftest import PROFILE, ROOT, run, without_prints

APPLY = "!!python/object/apply:os.system ['touch marker']"

# what stands in mkdocs.yml, the line that is named, and what is said of it
REFUSED = {
    "hooks": ("site_name: x\nhooks:\n  - hook.py\n", 2, '"hooks" runs Python code'),
    "hooks in quotes": ('"hooks": [hook.py]\n', 1, '"hooks" runs Python code'),
    "hooks, the long way": ("? hooks\n: [hook.py]\n", 1, '"hooks" runs Python code'),
    "hooks, merged": ("extra: &x {hooks: [hook.py]}\n<<: *x\n", 2, '"<<" is no setting'),
    "an object": (f"site_name: x\nextra:\n  y: {APPLY}\n", 3, "python/object/apply"),
    "an object in a key": (f"extra:\n  ? {APPLY}\n  : y\n", 2, "a key has to be a plain word"),
    "an object, short": (
        "%TAG !p! tag:yaml.org,2002:python/\n---\nextra: !p!object/apply:os.system [touch x]\n",
        3,
        "python/object/apply",
    ),
    "a function": (
        "markdown_extensions:\n  - toc:\n      slugify: !!python/name:os.system\n",
        3, "python/name",
    ),
    "the environment": ("extra:\n  key: !ENV GITHUB_TOKEN\n", 2, '"!ENV"'),
    "a path": ("extra:\n  key: !relative $config_dir\n", 2, '"!relative"'),
    "another file": ("INHERIT: ../other.yml\n", 1, '"INHERIT" reads settings from another file'),
    "a folder of templates": (
        "theme:\n  name: material\n  custom_dir: own\n", 3, '"theme.custom_dir" names a folder',
    ),
    "more templates of the theme": (
        "theme:\n  static_templates: [x.html]\n", 2, '"theme.static_templates" is no setting',
    ),
    "more templates": ("extra_templates: [assets/x.html]\n", 1, '"extra_templates" names files'),
    "a plugin": ("plugins:\n  - search\n  - evil\n", 3, 'the plugin "evil"'),
    "a plugin with options": ("plugins:\n  - social: {cards: true}\n", 2, 'the plugin "social"'),
    "a plugin in a map": ("plugins:\n  search: {}\n  macros: {}\n", 3, 'the plugin "macros"'),
    "an option that reads a file": (
        "plugins:\n  - search:\n      jieba_dict: /etc/passwd\n", 3, '"search.jieba_dict"',
    ),
    "a module": ("markdown_extensions: [os]\n", 1, 'the extension "os"'),
    "a class": ("markdown_extensions:\n  - a.b:C\n", 2, 'the extension "a.b:C"'),
    "an extension that reads files": (
        "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: /\n",
        2, "pymdownx.snippets",
    ),
    "an option that names code": (
        "markdown_extensions:\n  pymdownx.superfences:\n    custom_fences:\n      - name: x\n",
        3,
        '"pymdownx.superfences.custom_fences"',
    ),
    "other folders": ("docs_dir: /etc\n", 1, '"docs_dir" is no setting'),
    "pages left out": ("exclude_docs: services/*\n", 1, '"exclude_docs" is no setting'),
    "what nobody knows": ("watch: [/]\n", 1, '"watch" is no setting'),
}  # fmt: skip

HARMLESS = """\
site_name: Kilele
copyright: "Kilele © \U0001f600 Off"
theme:
  name: material
  font: false
  features: [navigation.tabs, search.suggest]
  palette: {scheme: slate}
  icon: {logo: material/water}
plugins:
  - search:
      lang: en
      separator: '[\\s\\-]+'
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - admonition
  - def_list
  - pymdownx.details
  - toc:
      permalink: false
extra_javascript: [assets/ours.js]
extra:
  homepage: 1:30
  social: [{icon: material/water, link: "https://kilele.example/"}]
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> project.Project:
    """A new project; its ``mkdocs.yml`` and templates are changed by each test."""
    root = tmp_path_factory.mktemp("trust") / "new"
    assert run("init", root, "--language", "en").code == 0
    return project.load(root)


@pytest.mark.parametrize("case", REFUSED)
def test_a_setting_that_could_run_code_is_refused_with_its_line(
    loaded: project.Project, case: str
) -> None:
    text, line, said = REFUSED[case]
    (loaded.root / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(MkatabaError) as refused:
        underneath(loaded, False)
    assert str(refused.value).startswith(f"mkdocs.yml, line {line}: ")
    assert said in str(refused.value)
    assert not Path("marker").exists()
    assert "plain word" in said or "--trust-project" in str(refused.value)


WRONG = {
    "theme:\n  icon:\n    logo: x/y": (3, 'theme.icon.logo: "x/y" has to be the name of an icon'),
    "theme:\n  icon: 7": (2, "theme.icon: 7 has to be a map"),
    "theme:\n  icon: {admonition: {note: ../x}}": (2, 'theme.icon.admonition.note: "../x"'),
    "theme:\n  name: material\n  palette: 5": (3, "theme.palette: 5 has to be a map"),
    "theme:\n  palette: [{scheme: default}, 5]": (2, "theme.palette[2]: 5 has to be a map"),
    "theme:\n  palette: {toggle: {icon: x}}": (2, 'theme.palette.toggle.icon: "x"'),
    "theme: {features: {a: b}}": (1, 'theme.features: {"a": "b"} has to be a list'),
    "theme: {features: [[a]]}": (1, 'theme.features[1]: ["a"] has to be a text'),
    "theme: {direction: up}": (1, 'theme.direction: "up" has to be ltr or rtl'),
    "theme: {font: true}": (1, "theme.font: true has to be a map"),
    "theme: {name: readthedocs}": (1, 'theme.name: "readthedocs" has to be material'),
    "theme: mkdocs": (1, 'theme: "mkdocs" has to be material'),
    "theme: [x]": (1, 'theme: ["x"] has to be a map'),
    "copyright: {a: b}": (1, 'copyright: {"a": "b"} has to be a text'),
    "extra: 5": (1, "extra: 5 has to be a map"),
    "extra:\n  social: [{icon: x}]": (2, 'extra.social[1].icon: "x" has to be the name'),
    "extra_css: a.css": (1, 'extra_css: "a.css" has to be a list'),
    "extra_javascript: [[a]]": (1, 'extra_javascript[1]: ["a"] has to be a text'),
    "plugins: 5": (1, "plugins: 5 has to be a map"),
    "markdown_extensions: x": (1, 'markdown_extensions: "x" has to be a map'),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_value_that_the_theme_can_not_use_is_told_with_its_line(
    loaded: project.Project, text: str
) -> None:
    (loaded.root / "mkdocs.yml").write_text(text + "\n", encoding="utf-8")
    line, said = WRONG[text]
    with pytest.raises(MkatabaError) as told:
        underneath(loaded, False)
    assert str(told.value).startswith(f"mkdocs.yml, line {line}: {said}")


def test_every_setting_that_is_known_has_a_form() -> None:
    set_by_the_build = {"nav", "site_description", "site_name", "site_url"}
    assert {*setting_values._SETTINGS} == {*settings.KNOWN} - set_by_the_build | {
        "plugins", "markdown_extensions",
    }  # fmt: skip
    assert {*setting_values._THEME} == {*(settings.KNOWN["theme"] or ())}


@pytest.mark.parametrize(
    "name",
    ["main.html", "404.html", "partials/footer.html", "partials/languages/en.html", "sitemap.xml"],
)
def test_a_template_of_the_theme_is_refused(tmp_path: Path, name: str) -> None:
    assert run("init", tmp_path / "new", "--language", "en").code == 0
    target = tmp_path / "new/templates/theme" / name
    target.parent.mkdir(parents=True)
    target.write_text("{{ cycler.__init__.__globals__.os.system('touch marker') }}")
    loaded = project.load(tmp_path / "new")
    with pytest.raises(MkatabaError, match=f"^templates/theme/{name}: .*--trust-project"):
        underneath(loaded, False)
    packaged = ROOT / "templates/theme" / name
    if packaged.is_file():  # a copy that was not changed is ours
        target.write_bytes(packaged.read_bytes())
        underneath(project.load(tmp_path / "new"), False)


@pytest.mark.parametrize("path", ["mkdocs.yml", "templates/theme/mkdocs.yml"])
def test_our_own_settings_run_nothing(loaded: project.Project, path: str) -> None:
    (loaded.root / "mkdocs.yml").write_bytes((ROOT / path).read_bytes())
    assert underneath(loaded, False)["theme"]["font"] is False
    underneath(project.load(ROOT), False)


def test_the_docs_list_what_is_allowed() -> None:
    page = (ROOT / "docs/trust.md").read_text(encoding="utf-8")
    _, _, table = page.partition("| setting | what may stand there |\n|---|---|\n")
    rows = [line.split("|")[1:3] for line in table.partition("\n\n")[0].splitlines()]
    listed = {name: words(what) for names, what in rows for name in words(names)}
    assert listed.keys() - {"plugins", "markdown_extensions"} == settings.KNOWN.keys()
    assert listed["theme"] == [*(settings.KNOWN["theme"] or ())]
    assert set(listed["plugins"]) == {"search", *settings.PLUGINS["search"]}
    plain, _, of_pymdownx = table.partition("of `pymdownx`:")
    _, _, plain = plain.partition("| `markdown_extensions` |")
    there = {*words(plain), *(f"pymdownx.{name}" for name in words(of_pymdownx.partition(";")[0]))}
    assert there == {name for name in settings.EXTENSIONS if not name.startswith("markdown.")}


def words(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


PLANTED = "from pathlib import Path\nPath(__file__).with_name('hook-ran').touch()\n"
TAKEN = (
    "{% extends 'base.html' %}{% block htmltitle %}"
    "{{ cycler.__init__.__globals__.os.system('touch %s') or '' }}{% endblock %}"
)


def test_what_is_refused_runs_where_the_project_is_trusted(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert run("init", root, "--language", "en").code == 0
    (root / "hook.py").write_text(PLANTED)
    (root / "mkdocs.yml").write_text(
        "theme: {name: material}\nhooks: [hook.py]\nextra:\n"
        f"  x: !!python/object/apply:os.system ['touch {root}/object-ran']\n"
    )
    (root / "templates/theme").mkdir(parents=True)
    (root / "templates/theme/main.html").write_text(TAKEN.replace("%s", f"{root}/template-ran"))
    before = sorted(root.rglob("*"))

    refused = run("-C", root, "build", "--draft")

    assert refused.code == 3
    assert refused.out == ""
    assert refused.err.startswith('mkataba: mkdocs.yml, line 4: unknown tag "tag:yaml.org')
    assert "(and 2 more such places)" in refused.err
    assert refused.err.count("\n") == 1
    assert sorted(root.rglob("*")) == before
    assert run("-C", root, "build", "--draft", MKATABA_TRUST_PROJECT="0").code == 3
    assert run("-C", root, "build", "--draft", MKATABA_TRUST_PROJECT="perhaps").code == 2

    without_prints(root)
    trusted = run("-C", root, "build", "--draft", MKATABA_TRUST_PROJECT="1")

    assert trusted.code == 0, trusted.err
    ran = {path.name for path in root.iterdir() if path.name.endswith("-ran")}
    assert ran == {"hook-ran", "object-ran", "template-ran"}


def test_harmless_settings_take_effect(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert run("init", root, "--language", "en", "--name", "No").code == 0
    without_prints(root)
    (root / "mkdocs.yml").write_text(HARMLESS, encoding="utf-8")
    (root / "templates/theme/assets").mkdir(parents=True)
    (root / "templates/theme/assets/ours.js").write_text("// ours")
    (root / "templates/site").mkdir(parents=True)
    (root / "templates/site/home.md.j2").write_text("---\ntemplate: main.html\n---\n# Ours\n")
    built = run("-C", root, "build", "--draft")
    assert built.code == 0, built.err
    page = (root / "site/index.html").read_text(encoding="utf-8")
    assert "<title>No</title>" in page  # which YAML 1.1 would take for false
    assert "assets/ours.js" in page
    assert 'data-md-color-scheme="slate"' in page


@pytest.mark.parametrize(
    "link", ["mkdocs.yml", "schemas/x.yml", "templates", "templates/theme/assets/x.css"]
)
def test_nothing_outside_the_project_is_published(tmp_path: Path, link: str) -> None:
    root, outside = tmp_path / "new", tmp_path / "outside"
    assert run("init", root, "--language", "en").code == 0
    outside.mkdir()
    (outside / "secret").write_text("site_name: secret")
    (root / link).unlink(missing_ok=True)
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside if link == "templates" else outside / "secret")
    ran = run("-C", root, "build", "--draft")
    assert ran.code == 3
    assert "leads out of the project" in ran.err
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "template",
    [
        "{{ cycler.__init__.__globals__.os.system('touch marker') }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''|attr('__class__')|attr('__mro__') }}",
        "{{ _.__self__.words.__init__.__globals__ }}",
        "{{ '{0.__class__.__mro__}'.format(1) ~ body.__class__ }}",
        "{% include '../../../../etc/passwd' %}",
    ],
)
def test_a_page_template_runs_in_a_sandbox(template: str) -> None:
    files = {"site/x.md.j2": template.encode()}
    templates = Templates(files, formatter_for("en", {}, {}, PROFILE), {"body": object()})
    with pytest.raises(MkatabaError, match=r"site/x\.md\.j2|passwd"):
        templates.render("site/x.md.j2")


@pytest.mark.parametrize("path", ["../secret", "/../secret", "link"])
def test_a_print_layout_reads_its_own_folder_alone(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "press"
    (folder / "fonts").mkdir(parents=True)
    (folder / "x.typ").write_text(f'#set document(title: "x")\n#read("{path}")')
    when = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(MkatabaError, match=r"x\.pdf can't be set by x\.typ"):
        typeset(folder / "x.typ", {}, folder / "x.pdf", when)


def test_a_folder_that_looks_like_a_repository_runs_no_command(
    loaded: project.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request can bring the files of a bare repository, whose settings name programs."""

    def git(*arguments: str | Path, said: str = "") -> str:
        done = subprocess.run(
            ["git", *arguments], input=said, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    root, marker = tmp_path / "charter", tmp_path / "marker"
    git("init", "--quiet", "--bare", root)
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {marker}\n")
    program.chmod(0o755)
    git("-C", root, "config", "log.showSignature", "true")
    git("-C", root, "config", "gpg.program", str(program))
    tree = git("-C", root, "mktree")
    signed = (
        f"tree {tree}\nauthor x <x@x.example> 1700000000 +0000\n"
        "committer x <x@x.example> 1700000000 +0000\n"
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nx\n"
    )
    commit = git("-C", root, "hash-object", "-t", "commit", "-w", "--stdin", said=signed)
    git("-C", root, "update-ref", "HEAD", commit)
    git("-C", root, "log", "-1", "--format=%ct")
    assert marker.exists()  # so much for git as it is
    marker.unlink()
    assert project.build_time(root).year == 1980
    ran = run("-C", root, "diff", "HEAD")
    assert ran.code == 3
    assert not marker.exists()
    assert os.environ.get("GIT_CONFIG_COUNT") is None
    assert project.build_time(loaded.root).year == 1980
