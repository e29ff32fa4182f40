"""Names of files and anchors: none means two things, on the website or on any system."""

import re
from collections import Counter
from pathlib import Path

import pytest

from mkataba import check, model, project
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.import_.files import Ids
from mkataba.import_.found import Found
from mkataba.publish.website import write_tree
from mkataba.render.documents import documents
from mkataba.render.site import pages
from mkataba.render.templating import Templates
from mkataba.values.names import WRITTEN, taken_by
from tests.conftest import PROFILE, run


def rename(root: Path, old: str, new: str) -> None:
    """Give a service another file name, wherever it is listed."""
    services = root / "content/services"
    (services / f"{old}.yml").rename(services / f"{new}.yml")
    for path in (root / "content").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?m)^( +- ){old}$", rf"\g<1>{new}", text), encoding="utf-8")


def loaded(root: Path) -> tuple[model.Body, dict[str, bytes]]:
    found = project.load(root)
    return model.build(check.run(found).content), found.templates


def templates(body: model.Body, files: dict[str, bytes], language: str = "en") -> Templates:
    words = formatter_for(language, files, {c.id: c.name for c in body.channels if c.name}, PROFILE)
    return Templates(files, words, {"draft": False, "languages": body.organization.languages})


def test_what_a_build_writes_beside_the_services_is_reserved(few: Path) -> None:
    body, files = loaded(few)
    made = [page.path for page in pages(body, templates(body, files), [])]
    own = {f"services/{service.id}.md" for service in body.services}
    beside = {path for path in made if path.startswith("services/")} - own
    assert {Path(path).stem for path in beside} == WRITTEN


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "con",
        "aux",
        "nul",
        "prn",
        "com1",
        "lpt9",
        "aux.v2",
        "NUL",
        "Soil-Testing",
        "a.",
        "a ",
    ],
)
def test_a_name_that_is_taken_is_refused(few: Path, name: str) -> None:
    rename(few, "soil-testing", name)
    ran = run("-C", few, "check", "--format", "json")
    assert ran.code == 1
    assert '"rule": "reserved-name"' in ran.out


def test_two_pages_in_one_place_are_not_built(few: Path, tmp_path: Path) -> None:
    """A draft is built whatever the check says."""
    rename(few, "soil-testing", "index")
    body, files = loaded(few)
    own = templates(body, files)
    with pytest.raises(MkatabaError, match=r"services/index\.md would be made of .* and "):
        write_tree(tmp_path / "work", pages(body, own, []), body, own, {}, True, lambda _: ())


@pytest.mark.parametrize("name", ["Con", "AUX", "Index", "LPT1"])
def test_an_import_gives_no_name_that_is_taken(name: str) -> None:
    made = Ids({}, ()).of(Found({"en": name}, {}, ()))
    assert isinstance(made, str)
    assert not taken_by(made)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_an_id_is_no_other_anchor_of_its_page(few: Path, language: str) -> None:
    """Whatever anchors a page has, a service or a place that is named like one stands apart."""
    body, files = loaded(few)
    own = templates(body, files, language)
    taken = {"places", "group-1"} | {
        anchor
        for page in (*pages(body, own, []), *documents(body, own))
        for anchor in re.findall(r"\{ #([a-z][a-z0-9-]*)", page.markdown)
    }
    points = tuple(model.ServicePoint(anchor) for anchor in sorted(taken))
    services = tuple(model.Service(anchor) for anchor in sorted(taken))
    charter = model.Charter("external", groups=(model.Group(None, services),))
    many = model.Body(
        body.organization, body.policy, body.channels, body.escalation, points, charter,
        body.internal, body.manual,
    )  # fmt: skip
    for page in (*pages(many, own, []), *documents(many, own)):
        anchors = Counter(re.findall(r"(?:\{ #|\bid=\")([\w-]+)", page.markdown))
        assert [anchor for anchor, count in anchors.items() if count > 1] == []
