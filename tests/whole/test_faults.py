"""Faults of templates, schemas and of the program itself: one sentence, a place, exit status 3."""

import copy
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import cerberus
import pytest
from cerberus.schema import DefinitionSchema

from mkataba import check, model, project
from mkataba.check.validate import validators
from mkataba.errors import MkatabaError, about, fault
from mkataba.formatting import formatter_for
from mkataba.publish.docx_style import sound
from mkataba.publish.refused_text import placed
from mkataba.publish.typeset import typeset
from mkataba.render import bounds
from mkataba.render.templating import Templates
from mkataba.schema import Schemas, compiled
from mkataba.schema.form import faults
from tests.conftest import PROFILE, ROOT, copy_few, places, run, run_apart, without_prints
from tests.mutations import HOSTILE


def rendered(text: str | bytes, **files: str) -> str:
    """Render a template ``t.j2`` beside others."""
    raw = text if isinstance(text, bytes) else text.encode()
    sources = {"t.j2": raw, **{f"{name}.j2": other.encode() for name, other in files.items()}}
    return Templates(sources, formatter_for("en", {}, {}, PROFILE), {}).render("t.j2")


def told(function: Callable[[], Any]) -> str:
    """Return the one sentence that is raised."""
    with pytest.raises(MkatabaError) as raised:
        function()
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{{ 1/0 }}", "t.j2, line 2: division by zero"),
        ("a\n\n{{ x }}", "t.j2, line 3: 'x' is undefined"),
        ("{% for %}", "t.j2, line 1: Expected an expression"),
        ("\n{{ none.x }}", "t.j2, line 2: 'None' has no attribute 'x'"),
        ("\n{{ 'a' + 1 }}", "t.j2, line 2: can only concatenate str"),
        ("{{ [1][5] }}", "t.j2, line 1: list object has no element 5"),
        ("{{ 'a'|nope }}", "t.j2, line 1: No filter named 'nope'"),
        ("{{ _('%(a)s', b=1) }}", "t.j2, line 1: 'a' (KeyError)"),
        ("{{ _('100 %', b=1) }}", "t.j2, line 1: incomplete format"),
        ("\n{% include 't.j2' %}", "t.j2, line 2: the template calls itself without an end"),
        ("\n{% include 'gone.j2' %}", 't.j2, line 2: there is no template "gone.j2"'),
        ("\n{% include 'other.j2' %}", "templates/other.j2, line 3: division by zero"),
        (b"a\n\xff", "t.j2, line 2: the file is not UTF-8 text"),
    ],
)
def test_a_wrong_template_is_told_with_file_and_line(text: str | bytes, said: str) -> None:
    message = told(lambda: rendered(text, other="\n\n{{ 1/0 }}"))
    assert message.startswith("templates/")
    assert said in message


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(10**12) %}a{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(99999) recursive %}{{ loop(range(2)) }}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(99) }}",
        "{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}",
        "{% set n = namespace(s='a') %}{% for i in range(99) %}{% set n.s = n.s~n.s %}{% endfor %}",
        "{% set n = namespace(s='a') %}{% for i in range(99) %}{% set n.s = n.s+n.s %}{% endfor %}",
        "{% for i in range(99999) %}{{ 'x' * 99999 }}{% endfor %}",
        "{{ 'a' * 10**10 }}",
        "{{ 3 ** 1000000000 }}",
        "{{ '%0999999999d' % 3 }}",
        "{{ '%0999999999d'|format(3) }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ 'x'.ljust(10**10) }}",
        "{{ 'x'|center(10**10) }}",
        "{{ [1]|batch(10**12, 'x')|list }}",
        "{{ lipsum(n=10**9) }}",
    ],
)
def test_a_template_that_does_not_end_is_stopped(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.1)
    assert told(lambda: rendered(f"\n{text}")).startswith("templates/t.j2, line 2: ")


def test_the_time_of_a_template_is_its_own() -> None:
    """Each page has all the time, however many there are before it."""
    environment = bounds.BoundedEnvironment()
    template = environment.from_string("{% for i in range(3) %}{{ i ~ '' }}{% endfor %}")
    for _ in range(3):
        with environment.limited():
            assert template.render() == "012"


@pytest.mark.parametrize(
    ("po", "said"),
    [
        (b"garbage", "templates/locale/sw.po, line 1: "),
        (
            b'msgid "a"\nmsgstr "\xff"\n',
            "sw.po, line 2: the words can't be read: the file is not UTF-8 text",
        ),
        (b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=x; plural=;\\n"\n', "can't be read: "),
        (b'\nmsgid "Version %(version)s"\nmsgstr "Toleo %(namba)s"\n', "sw.po, line 2: "),
        (b'msgid "Version %(version)s"\nmsgstr "Toleo %"\n', "a percent sign alone is written %%"),
        (b'msgid "Version %(version)s"\nmsgstr "Toleo %s %s"\n', "(%(version)s)"),
    ],
)
def test_a_wrong_catalogue_is_told_with_file_and_line(po: bytes, said: str) -> None:
    def version() -> str:
        return formatter_for("sw", {"locale/sw.po": po}, {}, PROFILE)._(
            "Version %(version)s", version=3
        )

    assert said in told(version)


def test_a_wrong_plural_is_told_with_file_and_line() -> None:
    po = b'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "siku %(m)s"\nmsgstr[1] "%"\n'
    words = formatter_for("sw", {"locale/sw.po": po}, {}, PROFILE)
    plural = partial(words.plural, "%(n)s day", "%(n)s days")
    for count in (1, 2):
        message = told(partial(plural, count, n=count))
        assert message.startswith("templates/locale/sw.po, line 1: ")


SCHEMAS = project.load_schemas()
SERVICE = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("service", "name: {}", "service.yml, line 1: name: says no type"),
        ("service", "x: 3", "line 1: x: says no type"),
        ("service", "\nx: {type: lst}", 'line 2: x.type: there is no type "lst"'),
        ("service", "x: {type: [a]}", 'there is no type ["a"]'),
        ("service", "x: {type: list}", "x.schema: says no type"),
        ("service", "x: {type: dict}", "x.schema: has to be a map of fields"),
        ("service", "x: {type: dict, schema: {y: {type: string, requred: true}}}", '"requred"'),
        (
            "service",
            "x: {type: string,\n  regex: '('}",
            "line 2: x.regex: is no regular expression",
        ),
        ("service", "x: {type: string, allowed: []}", "x.allowed: has to be a list of words"),
        ("service", "x: {type: string, minlength: many}", "has to be a whole number"),
        ("service", "x: {type: number, min: true}", "x.min: has to be a number"),
        ("service", "x: {type: string, required: 1}", "has to be true or false"),
        ("service", "x: {type: string, meta: {clause: 3.2}}", "unknown clause 3.2"),
        ("service", "x: {type: string, meta: {severity: bad}}", "has to be one of error, warning"),
        ("service", "x: {type: string, needs: [y]}", "fields that stand beside it"),
        ("service", "fee: {type: text}", "fee: has to stay of the type fee"),
        ("service", "x: {type: string}\nx: {type: text}", 'line 2: "x" is given twice'),
        ("service", "x: [", "a value is missing between brackets"),
        ("service", "- x", "schemas/service.yml, line 1: the file has to hold a map"),
        ("types", "text: {kind: text}", "types.yml, line 1: the type "),
    ],
)
def test_a_wrong_schema_is_told_with_file_and_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / f"schemas/{name}.yml").write_text(text, encoding="utf-8")
    message = told(lambda: project.load_schemas(tmp_path))
    assert message.startswith(f"schemas/{name}.yml, line ")
    assert said in message


TYPES = (ROOT / "schemas/types.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("  short: what", "  short: whit", "requirement.short: has to name one of"),
        ("what: {type: text, re", "what: {type: requirement, re", "requirement: needs itself"),
        ("fee: {type: fee, req", "fee: {type: fee_tier, req", "fee_tier: needs itself"),
        ("kind: clock", "kind: clok", "clock.kind: has to be one of"),
        ("one_of: [free, amount", "one_of: [fre, amount", "fee.one_of: has to be a list of"),
        ("    hint: write year-month-day\n", "", "date.meta: needs describes, hint and example"),
        ("days: {type: days", "days: {type: string", "opening.fields.days: has to stay of the"),
    ],
)
def test_a_wrong_type_is_told_with_its_line(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in TYPES
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/types.yml").write_text(TYPES.replace(was, now, 1), encoding="utf-8")
    message = told(lambda: project.load_schemas(tmp_path))
    line = int(message.partition("line ")[2].partition(":")[0])
    assert said in message
    assert line > 1


def test_a_schema_spoilt_anyhow_is_told_or_can_be_used() -> None:
    """Whatever stands at any place of a schema file: a fault is yielded, or fields can be made."""
    files = {**SCHEMAS.files, "types": SCHEMAS.types}
    spots = [(name, path) for name, data in files.items() for path in places(data, ()) if path]
    values = (
        *HOSTILE,
        "list",
        "dict",
        "fee",
        "requirement",
        "(",
        {"type": "fee"},
        {"type": "list"},
    )
    chance = random.Random(1)  # noqa: S311 - no secret
    used = 0
    for name, path in chance.sample(spots, 250):
        spoilt = copy.deepcopy(files[name])
        owner: Any = spoilt
        for part in path[:-1]:
            owner = owner[part]
        owner[path[-1]] = chance.choice(values)
        read = {**files, name: spoilt}
        schemas = Schemas(read, read.pop("types"), SCHEMAS.profile, SCHEMAS.languages)
        if next(faults(schemas, SCHEMAS), None) is None:
            used += 1
            for kind in schemas.kinds:
                made = validators(schemas, ("en", "sw"))(kind)
                made.accepts({})
                whole = compiled.of_part(schemas, kind)
                DefinitionSchema(made.cerberus, whole)  # Cerberus looks at it
                made.cerberus.validate({}, normalize=False)
                for field in schemas.walk(kind):
                    assert isinstance(field.label + field.hint + field.clause + field.severity, str)
    assert 20 < used < 230


def test_fields_and_choices_of_its_own_stand_in_a_project(few: Path) -> None:
    """What a schema may add is read, checked and printed like the rest."""
    own = SERVICE + "room: {type: list, schema: {type: fee}, meta: {label: room}}\n"
    channels = (ROOT / "schemas/channels.yml").read_text(encoding="utf-8")
    (few / "schemas").mkdir()
    (few / "schemas/service.yml").write_text(own, encoding="utf-8")
    more = channels.replace("[counter, tele", "[fax, counter, tele").replace(
        "allowed: [applications,", "allowed: [petitions, applications,"
    )
    (few / "schemas/channels.yml").write_text(more, encoding="utf-8")
    listed = few / "content/channels.yml"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("complaints", "petitions"), encoding="utf-8")
    loaded = project.load(few)
    body = model.build(check.run(loaded).content)
    words = formatter_for("en", loaded.templates, {}, PROFILE)
    assert words.code("petitions") == "Petitions"
    assert any("petitions" in channel.takes for channel in body.channels)


REFERENCE = (ROOT / "templates/print/reference.docx").read_bytes()


def repacked(name: str, data: bytes | None) -> bytes:
    """Return the reference document with a part replaced, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REFERENCE)) as source, zipfile.ZipFile(out, "w", 8) as target:
        for item in source.infolist():
            if item.filename != name:
                target.writestr(item, source.read(item))
            elif data is not None:
                target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not a zip",
        REFERENCE[:5000],
        REFERENCE[:-40],
        REFERENCE[:300] + b"\0" * 500 + REFERENCE[800:],
        partial(repacked, "word/styles.xml", None),
        partial(repacked, "word/styles.xml", b"<w:styles"),
        partial(repacked, "word/document.xml", b"\xff\xfe"),
        partial(repacked, "[Content_Types].xml", None),
        lambda: repacked("word/styles.xml", b"<w>" + b" " * 300_000_000 + b"</w>"),
    ],
    ids=range(10),
)
def test_a_broken_reference_document_is_named(broken: bytes | Callable[[], bytes]) -> None:
    raw = broken() if callable(broken) else broken
    assert told(lambda: sound(raw)).startswith("templates/print/reference.docx ")
    assert sound(REFERENCE) == REFERENCE


@pytest.mark.parametrize(
    "broken",
    [
        lambda raw: raw[:0],
        lambda raw: raw[:2000],
        lambda raw: raw[:-40],
        lambda raw: raw[:300] + b"\0" * 500 + raw[800:],
        lambda raw: REFERENCE[: len(REFERENCE) or len(raw)],
    ],
    ids=range(5),
)
def test_a_broken_reference_document_for_odt_is_named(broken: Callable[[bytes], bytes]) -> None:
    raw = (ROOT / "templates/print/reference.odt").read_bytes()
    assert told(lambda: sound(broken(raw), ".odt")).startswith("templates/print/reference.odt ")
    assert sound(raw, ".odt") == raw


@pytest.mark.parametrize("apart", [False, True])
def test_a_layout_at_fault_is_told_with_file_and_line(tmp_path: Path, apart: bool) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "house.typ").write_text("#let sheet() = {\n  nope\n}\n", encoding="utf-8")
    layout = tmp_path / "poster.typ"
    layout.write_text('#import "house.typ": sheet\n#sheet()\n', encoding="utf-8")
    when = project.build_time(tmp_path)
    message = told(lambda: typeset(layout, {}, tmp_path / "x.pdf", when, apart=apart))
    assert message.startswith("x.pdf can't be set by poster.typ: unknown variable: nope")
    assert message.endswith("(templates/print/house.typ, line 2)")


def test_a_layout_that_does_not_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkataba.publish.typeset.SECONDS", 1)
    (tmp_path / "fonts").mkdir()
    layout = tmp_path / "poster.typ"
    loop = "#for i in range(100000) {for j in range(100000) {let _ = calc.pow(j, 2)}}"
    layout.write_text(loop, encoding="utf-8")
    when = project.build_time(tmp_path)
    message = told(lambda: typeset(layout, {}, tmp_path / "x.pdf", when, apart=True))
    assert "does not come to an end" in message


def broken(*_: object, **__: object) -> NoReturn:
    raise ValueError("what nobody expected\nand more")


@pytest.fixture
def library_at_fault(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that does what its maker promised not to do; it is asked where content is wrong."""
    with (few / "content" / "channels.yml").open("a", encoding="utf-8") as file:
        file.write("unheard: of\n")
    monkeypatch.setattr(cerberus.Validator, "validate", broken)


@pytest.mark.usefixtures("library_at_fault")
def test_what_nobody_expected_is_one_sentence_and_never_a_result(few: Path) -> None:
    for arguments in (["check", "--no-cache"], ["build"], ["export"], ["diff", str(few)]):
        ran = run("-C", few, *arguments)
        assert ran.code == 3, arguments
        assert ran.out == ""
        assert ran.err.startswith("mkataba: a fault of mkataba itself at content/channels.yml: ")
        assert "ValueError: what nobody expected and more" in ran.err
        assert "mkataba/check/validate.py, line " in ran.err
        assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("library_at_fault")
@pytest.mark.parametrize("way", ["option", "environment"])
def test_the_traceback_is_shown_where_it_is_asked_for(few: Path, way: str) -> None:
    if way == "option":
        ran = run("--debug", "-C", few, "check", "--no-cache")
    else:
        ran = run("-C", few, "check", "--no-cache", MKATABA_DEBUG="1")
    assert ran.code == 3
    assert ran.err.startswith("Traceback (most recent call last):")
    assert ran.err.splitlines()[-1].startswith("mkataba: a fault of mkataba itself")


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (RecursionError("maximum recursion depth exceeded"), "RecursionError"),
        (MemoryError(), "there is not enough memory for this"),
        (ExceptionGroup("several", [KeyError("x"), ValueError()]), "KeyError: 'x'"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), "UnicodeEncodeError"),
        (AssertionError(), "AssertionError"),
    ],
)
def test_any_exception_makes_one_sentence(raised: Exception, said: str) -> None:
    with pytest.raises(type(raised)) as caught, about("content/policy.yml"):
        raise raised
    sentence = fault(caught.value)
    assert said in sentence
    assert "content/policy.yml" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(("encoding", "form"), [("cp1252", "text"), ("ascii", "json")])
def test_any_console_can_show_any_sign(few: Path, encoding: str, form: str) -> None:
    service = few / "content/services/soil-testing.yml"
    service.write_text('name: {en: "\u4e2d\U0001f600", xx: y}\nx\u0416: 1\n', encoding="utf-8")
    arguments = ("-C", few, "check", "--no-cache", "--format", form)
    ran = run_apart(*arguments, PYTHONIOENCODING=encoding)
    assert ran.code == 1, ran.err
    assert ran.err == ""


def test_what_goes_into_a_file_is_utf_8_whatever_the_locale(few: Path, tmp_path: Path) -> None:
    (few / "content/services/soil-testing.yml").write_text("x\u0416: 1\n", encoding="utf-8")
    out = tmp_path / "out.json"
    with out.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-m", "mkataba", "-C", few, "check", "--no-cache", "--format", "json"],
            stdout=stream, check=False,
            env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        )  # fmt: skip
    assert any("x\u0416" in f["message"] for f in json.loads(out.read_bytes())["findings"])


@pytest.mark.parametrize("redirection", [">&-", ">&- 2>&- <&-"])
def test_a_stream_that_is_closed_changes_no_status(few: Path, redirection: str) -> None:
    (few / "content/policy.yml").write_text("title: TODO\n")
    command = f"{sys.executable} -m mkataba -C {few} check {redirection}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_behind_the_output_is_no_result(few: Path) -> None:
    command = f"{sys.executable} -m mkataba -C {few} check > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "mkataba: No space left on device\n"


def test_a_reader_that_leaves_early_is_no_result_either() -> None:
    command = f"set -o pipefail; {sys.executable} -m mkataba -C {ROOT} explain 3.2.2.a.iii | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    # 0 where it was quicker than its reader, and 1 never
    assert (done.returncode, done.stderr) in ((0, ""), (3, ""))


def test_a_wrong_template_stops_a_build_in_one_sentence(tmp_path: Path) -> None:
    root = without_prints(copy_few(tmp_path / "project", ("soil-testing",)))
    own = root / "templates/site/home.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# Home\n\n{{ 1/0 }}\n", encoding="utf-8")
    broken = root / "templates/print/reference.docx"
    broken.parent.mkdir()
    broken.write_bytes(b"PK")
    ran = run("-C", root, "build", "--draft")
    assert ran.code == 3
    assert ran.err.startswith("mkataba: templates/print/reference.docx ")
    broken.unlink()
    ran = run("-C", root, "build", "--draft")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "mkataba: templates/site/home.md.j2, line 3: division by zero (ZeroDivisionError)\n"
    )
    assert not (root / "site").exists()


def test_a_text_that_typst_refuses_is_told_with_the_files_that_hold_it(tmp_path: Path) -> None:
    (tmp_path / "content/services").mkdir(parents=True)
    (tmp_path / "content/organization.yml").write_text("languages: [en]\n")
    character = "{en: 'a \U0001f4da b \ufdd0'}"
    (tmp_path / "content/services/one.yml").write_text(f"who: x\nname: {character}\n", "utf-8")
    (tmp_path / "content/services/two.yml").write_text(f"name: {character}\n", "utf-8")
    loaded = project.load(tmp_path)
    layout = tmp_path / "layout.typ"
    layout.write_text('#set document(title: "x")\n#sys.inputs.data')
    for refused in ("\U0001f4da", "\ufdd0"):
        with pytest.raises(MkatabaError) as raised:
            typeset(layout, {"word": refused}, tmp_path / "x.pdf", datetime.now(UTC))
        held = "it stands in content/services/one.yml, line 2; content/services/two.yml, line 1"
        assert str(placed(raised.value, loaded)).endswith(held)
    other = MkatabaError('the text `"\u2603"` could not be displayed elsewhere')
    assert placed(other, loaded) is other
