"""The table after a build, and what is said below it."""

from mkataba.publish.layout_report import LayoutReport, LeftOut
from mkataba.publish.left_out import left_out
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.print_table import told

NAMES = {f"service-{n}": f"Renewal of licence number {n}" for n in range(30)} | {
    "hall-hire": "Hire of the social hall, \u202ewith chairs\n",
}
PLAIN = LayoutReport(smallest=9, sheets=1)


def sheet(name: str, report: LayoutReport | None, language: str = "en", **more: str) -> Print:
    kind = more.pop("kind", name)
    return Print(
        *(kind, "pdf", language, f"print/{language}/{kind}.pdf", 9),
        output=f"{name}.pdf",
        paper=more.pop("paper", "a4"),
        report=report,
    )


def requirements(count: int) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(f"service-{n}", "requirements") for n in range(count))


PARTS = {"steps": 9, "places": 1, "remedy": 9, "requirements": 12}
SHORT = LayoutReport(9, 1, (26,), (*requirements(24), LeftOut("core_values", "section")), "booklet")
MADE = Printed(
    prints=(
        sheet("poster", LayoutReport(12, 5, (5, 7, 7, 7, 0)), paper="a2"),
        sheet("poster", LayoutReport(9, 1, (3,), (LeftOut("hall-hire", "service"),))),
        sheet("brochure", SHORT),
        sheet("booklet", LayoutReport(9, 25, (0, 2, 1, 1, 2, 2, 2)), paper="a5"),
        sheet("service-sheets", LayoutReport(9, 7, (1,) * 7)),
        sheet("policy", PLAIN, kind="policy-for-the-staff-of-the-sub-counties"),
        sheet("charter", None),
        sheet("brochure", SHORT, "sw"),
    ),
    names=NAMES,
)

TABLE = """\
print                  paper  pages  smallest type  services a page
en/poster.pdf          a2     5      12 pt, not 18  5, 7, 7, 7
en/poster.pdf          a4     1      9 pt           3
en/brochure.pdf        a4     1      9 pt           26
en/booklet.pdf         a5     25     9 pt           1 to 2
en/service-sheets.pdf  a4     7      9 pt           1 each
en/policy-for-the-staff-of-the-sub-counties.pdf
                       a4     1      9 pt           none
sw/brochure.pdf        a4     1      9 pt           26

en/poster.pdf: no room for 1 service: Hire of the social hall, \ufffdwith chairs
en/brochure.pdf, sw/brochure.pdf: no room for 1 section: core values;
  requirements (of 24 services); see the booklet
`mkataba check --prints` names all of it, with its place in the content
colour: primary: white on #fff3a0 has a contrast of 1.1, not 4.5; sheets are
printed in #79744c
"""
YELLOW = "primary: white on #fff3a0 has a contrast of 1.1, not 4.5; sheets are printed in #79744c"


def test_the_table_says_what_each_sheet_came_to_and_what_it_left_out() -> None:
    lines = list(told(MADE, [YELLOW]))
    assert "\n".join(lines) + "\n" == TABLE
    assert max(map(len, lines)) <= 80
    assert all("".join(lines).replace("\ufffd", "?").isascii() for _ in lines)


def test_what_a_print_never_has_is_told_of_one_kind_and_counted_of_several() -> None:
    one = Printed((sheet("poster", PLAIN), sheet("poster", PLAIN, "sw")))
    several = Printed((*one.prints, sheet("brochure", SHORT)), names=NAMES)
    [*_, never, where] = told(one, elsewhere=lambda _: "does not print steps")
    assert never == "en/poster.pdf, sw/poster.pdf: does not print steps"
    assert where == "`mkataba check --prints` names all of it, with its place in the content"
    [*_, room, more, never, again] = told(several, elsewhere=lambda one: f"no {one.output}")
    assert (room, more) == tuple(told(several))[-3:-1]
    assert never == "2 kinds of prints leave parts of the content to others"
    assert again == where


def test_what_stands_there_in_part_says_how_much_is_missing() -> None:
    report = LayoutReport(
        left_out=(LeftOut("places", "section", 1, 6), LeftOut("duties", "section"))
    )
    assert [*left_out(report)] == ["2 sections: places (1 of 6), duties"]


def test_the_table_cuts_long_names_at_a_word_and_names_services_once() -> None:
    whats = ("conditions", "steps", "places")
    long = "Registration of a limited partnership of residents"
    names = {"a": f"{long} of the county", "b": f"{long} of the town", "c": "W" * 60}
    report = LayoutReport(left_out=tuple(LeftOut(id_, what) for what in whats for id_ in names))
    cut = "Registration of a limited partnership"
    assert [*left_out(report, names)] == [
        f"the conditions, steps and places of 3 services: {cut[:-12]} ..., {cut[:-12]} ..., "
        f"{'W' * 36} ..."
    ]
    whole = ", ".join(names.values())
    assert [*left_out(report, names, most=0)] == [
        f"the conditions, steps and places of 3 services: {whole}"
    ]


def test_of_many_services_the_table_says_how_many_lack_what() -> None:
    many = {what: [f"s{n}" for n in range(count)] for what, count in PARTS.items()}
    left = tuple(LeftOut(id_, what) for what, ids in many.items() for id_ in ids)
    assert [*left_out(LayoutReport(left_out=left))] == [
        "requirements (of 12 services), steps, remedy (9), places (1)"
    ]
    [*named] = left_out(LayoutReport(left_out=left), most=0)
    assert len(named) == 3
    assert all(id_ in "; ".join(named) for id_ in many["requirements"])


def test_that_nothing_was_left_out_is_said() -> None:
    made = Printed((sheet("policy", PLAIN),))
    assert list(told(made))[-1] == "nothing was left out"
    assert not list(told(Printed((sheet("charter", None),))))
