"""The registry of outputs: every page, print, report and export that mkataba makes, once.

An entry here, with its template, makes a page or a document appear in the site, its navigation or
downloads, the manifest, ``build --only`` and the reference. A part that has a schema and no layout
of its own has entries that are made from its header; see :mod:`mkataba.render.part_pages`.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from mkataba.papers import PAPERS, Sheet

PAGE, DOCUMENT, SHEET = "page", "document", "sheet"
PUBLIC, INTERNAL = "public", "internal"

OFFICE_FORMATS = ("docx", "odt")
"""The formats of word processors that documents are made in, and reference documents are of."""

PRINT_FORMATS = ("pdf", *OFFICE_FORMATS)
"""The formats of documents and sheets, in the order in which they are listed."""

TEXT, BRAILLE = "txt", "brf"
TEXT_FORMATS = (TEXT, BRAILLE)
"""The formats of a charter in words alone: plain text, and Braille for an embosser."""


class Page(Struct, frozen=True):
    """A page of the website, one in each of the organisation's languages.

    ``path`` is its path in its language's tree, ``template`` its template in ``site/``. With
    ``about``, it is left out where that attribute of the body is blank. ``staff`` tells that it
    speaks of the staff charter. A page for an ``internal`` audience is never made, as a website is
    for all to read. ``where_room`` names fields that it shows on a condition, with the condition.
    """

    path: str
    template: str
    label: str
    about: str = ""
    staff: bool = False
    audience: str = PUBLIC
    where_room: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        """The name of the page: that of its template, but for the staff charter."""
        return "staff-charter" if self.staff else self.template


LEAST = 9
"""The smallest type of any text that is read in the hand, in points."""

CAPTION = 0.75
"""The size of a caption as a share of the text beside it: 18 of 24 points."""


class Print(Struct, frozen=True):
    """A document or a sheet to download, one in each of the organisation's languages.

    Args:
        kind: ``document``, or ``sheet`` where there is room for the chief things alone.
        name: The name of its files without their ending.
        label: What it is called.
        use: What it is for, in the words of the downloads page.
        about: The attribute of the body that it prints; where that is blank, it is left out.
        layout: The Typst layout that its PDF is set with; "" if it is set from its text.
        template: The template of its text, of which DOCX and ODT are made; "" if there is none.
        title: What stands on it where the content gives no title.
        audience: ``public``; what is ``internal`` is not made for the website.
        shows: The fields that it shows, by the paths of the table in :mod:`mkataba.outputs`, where
            that does not name it; a sheet that says nothing shows nothing.
        where_room: The fields that it shows as far as there is room, each with the condition as
            the reference tells it.
        sheet: The paper that it is printed on where nothing is said.
        papers: Other papers that its layout can fill.
        turns: Whether it can stand and lie.
        pairs: Whether two languages can stand beside each other on it.
        least: The smallest type of its text, in points, on its own paper and larger ones.
        also: Formats beside those of its layout and its template.
        forms: The forms of a charter that it is, as ``charter.formats`` names them, with the format
            of each.
    """

    kind: str
    name: str
    label: str
    use: str
    about: str
    layout: str = ""
    template: str = ""
    title: str = ""
    audience: str = PUBLIC
    shows: tuple[str, ...] = ()
    where_room: Mapping[str, str] = {}
    sheet: Sheet = Sheet("a4")
    papers: tuple[str, ...] = ()
    turns: bool = False
    pairs: bool = False
    least: float = LEAST

    def least_on(self, paper: str) -> float:
        """Return the smallest type of its text on a paper in points: a small sheet is held."""
        share = min(1, PAPERS[paper][0] / PAPERS[self.sheet.paper][0])
        return max(LEAST, round(self.least * share))

    also: tuple[str, ...] = ()
    forms: Mapping[str, str] = {}

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it is made in."""
        return (*(PRINT_FORMATS if self.template else ("pdf",)), *self.also)


_HELPLINE = {"channels.channels[].contact": "of the first that is a telephone"}

PAGES = (
    Page("index.md", "home", "Home", where_room=_HELPLINE),
    Page("services/index.md", "services", "Services", where_room=_HELPLINE),
    Page("charter.md", "charter", "Service charter"),
    Page("feedback.md", "feedback", "Feedback and complaints"),
    Page("service-points.md", "service-points", "Where to find us", about="service_points"),
    Page("policy.md", "policy", "Policy", about="policy"),
    Page("manual.md", "manual", "Experience manual", about="manual"),
    Page("staff-charter.md", "charter", "Staff charter", about="internal", staff=True),
    Page("downloads.md", "downloads", "Downloads"),
)
"""The pages in the navigation, in its order; the last one stands behind those of the parts."""

_PROMISES = (
    "organization.name",
    "organization.website",
    "organization.slogan",
    "organization.oversight",
    "channels.channels[].name",
    "channels.channels[].contact",
    "channels.channels[].response_time",
    "charter.title",
    "charter.approval",
    "charter.groups[].name",
    "charter.groups[].services",
    "charter.feedback_channels",
    "service.name",
    "service.fee",
    "service.turnaround",
)
"""What poster and brochure show: the promises and how to complain."""

_ROOM = "where there is room"


def _notes_of(time: str) -> tuple[str, ...]:
    """Return the path of a time with those of all that is said of it."""
    notes = ("tiers", "by_channel", "acknowledge", "starts", "law", "note")
    return (time, *(f"{time}.{name}" for name in notes))


_COST_AND_TIME = (
    *(f"service.fee{part}" for part in ("", ".tiers", ".extras", ".note", ".payment")),
    *_notes_of("service.turnaround"),
)
"""The cost and the time of a service with all that is said of them."""

_OF_SERVICE = (
    *("service.result", "service.who", "service.department", "service.responsible"),
    *("service.requirements", "service.requirements[].where", "service.channels"),
    *("service.service_points", "service.steps", "service.remedy", "service.law"),
    *(path for path in _COST_AND_TIME if path not in _PROMISES),
)
_PLACES = tuple(f"service_points.service_points[].{x}" for x in ("name", "address", "hours"))

PRINTS = (
    Print(
        *(DOCUMENT, "charter", "Service charter", "All services with requirements, cost and time"),
        about="external",
        layout="charter",
        sheet=Sheet("a4", landscape=True),
        papers=("a3", "letter"),
        turns=True,
        template="charter/charter.md.j2",
        title="Service charter",
        also=TEXT_FORMATS,
        forms={"braille": BRAILLE},
    ),
    Print(
        *(DOCUMENT, "charter-large", "Large print charter", "All services in large type"),
        about="external",
        layout="charter-large",
        sheet=Sheet("a4", body=18),
        forms={"large_print": "pdf"},
    ),
    Print(
        *(SHEET, "poster", "Poster", "Large print for the wall", "external"),
        layout="poster",
        sheet=Sheet("a2"),
        papers=("a0", "a1", "a3", "a4"),
        turns=True,
        pairs=True,
        least=24,
        shows=(
            *_PROMISES,
            *("service.requirements", "service.fee.tiers", "service.fee.extras"),
            *("service.turnaround.tiers", "service.turnaround.by_channel", "service.channels"),
            *("charter.guarantee", "organization.head", "channels.escalation[]"),
            *(
                f"service_points.service_points[].{x}"
                for x in ("name", "address", "hours", "phone")
            ),
        ),
        where_room={
            **{f"charter.{name}": _ROOM for name in ("rights", "duties")},
            **{f"organization.{x}": _ROOM for x in ("vision", "mission", "core_values[].name")},
        },
    ),
    Print(
        *(SHEET, "brochure", "Brochure", "One sheet to fold and hand out", "external"),
        layout="brochure",
        sheet=Sheet("a4", landscape=True),
        papers=("letter",),
        shows=(
            *_PROMISES,
            *("charter.guarantee", "charter.rights", "charter.duties"),
            *("organization.head", "organization.contacts", "organization.contacts.phone"),
            "channels.escalation[]",
            *(
                f"service_points.service_points[].{x}"
                for x in ("name", "address", "hours", "phone")
            ),
        ),
        where_room={
            "service.requirements": f"{_ROOM}, else a line says where to read them",
            **{
                f"service.{name}": "in a charter of one to three services"
                for name in (
                    *("result", "who", "channels", "service_points", "steps", "remedy"),
                    *("requirements[].where", "fee.note", "fee.payment", "turnaround.note"),
                )
            },
            "service.fee.tiers": _ROOM,
            "service.fee.extras": _ROOM,
            "service.turnaround.tiers": _ROOM,
        },
    ),
    Print(
        *(SHEET, "booklet", "Booklet", "The whole charter on small pages", "external"),
        layout="booklet",
        sheet=Sheet("a5"),
        shows=("organization.short_name", "organization.website", "organization.slogan"),
    ),
    Print(
        *(SHEET, "service-sheets", "Service sheets", "A sheet for each service, to hand out"),
        about="external",
        layout="service-sheets",
        shows=(*_PROMISES, *_OF_SERVICE, *_PLACES, "channels.channels[].hours"),
    ),
    Print(
        *(SHEET, "counter-cards", "Counter cards", "A card for each service, for the counter"),
        about="external",
        layout="counter-cards",
        sheet=Sheet("a5"),
        shows=(
            *("organization.name", "organization.website", "charter.feedback_channels"),
            *("channels.channels[].name", "channels.channels[].contact"),
            *("charter.groups[].name", "charter.groups[].services", "service.name"),
            *("service.requirements", *_COST_AND_TIME),
        ),
    ),
    Print(
        *(SHEET, "feedback-sign", "Feedback sign", "For the wall: how to tell us and complain"),
        about="external",
        layout="feedback-sign",
        shows=(
            *("organization.name", "organization.website", "organization.slogan"),
            *("organization.head", "organization.oversight", "charter.guarantee"),
            *("charter.feedback_channels", "channels.channels[].name"),
            *("channels.channels[].contact", "channels.channels[].hours", "channels.escalation[]"),
            "channels.channels[].response_time",
        ),
    ),
    Print(
        *(SHEET, "roll-up", "Roll-up banner", "85 by 200 cm, for the entrance", "external"),
        layout="roll-up",
        sheet=Sheet("roll-up"),
        shows=(
            *("organization.name", "organization.website", "organization.slogan"),
            *("organization.oversight", "charter.title", "charter.feedback_channels"),
            *("channels.channels[].name", "channels.channels[].contact"),
            *("channels.channels[].response_time",),
        ),
        where_room={
            **{
                f"service.{name}": "of the first services of each group, as far as there is room"
                for name in ("name", "fee", "turnaround")
            },
            **{f"charter.groups[].{name}": _ROOM for name in ("name", "services")},
            **dict.fromkeys(("charter.guarantee", "service.requirements"), _ROOM),
        },
    ),
    Print(
        *(DOCUMENT, "policy", "Policy", "What we commit ourselves to", "policy"),
        template="policy/policy.md.j2",
        title="Customer service excellence policy",
    ),
    Print(
        *(SHEET, "acknowledgement", "Staff acknowledgement"),
        *("For staff to sign that they know the policy", "policy"),
        layout="acknowledgement",
        title="Staff acknowledgement",
        shows=(
            "organization.name",
            "policy.title",
            *(f"policy.approval.{x}" for x in ("version", "approved_by", "approved_on")),
        ),
    ),
    Print(
        *(DOCUMENT, "manual", "Experience manual", "Our standards at each service point"),
        about="manual",
        template="manual/manual.md.j2",
        title="Customer experience manual",
    ),
    Print(
        *(DOCUMENT, "staff-charter", "Staff charter", "What departments do for staff"),
        about="internal",
        layout="charter",
        sheet=Sheet("a4", landscape=True),
        papers=("a3", "letter"),
        turns=True,
        template="charter/charter.md.j2",
        title="Staff charter",
        also=TEXT_FORMATS,
        forms={"braille": BRAILLE},
    ),
)
"""The documents and sheets in the order of the downloads page."""

CHARTERS = {entry.about: entry for entry in PRINTS if entry.layout and entry.template}
"""The document of each charter, by the charter's id."""

SHEETS = {entry.layout: entry.sheet for entry in PRINTS if entry.layout}
"""The paper of each layout where nothing is said."""


class ReportFormat(Struct, frozen=True):
    """A format of reports: the module that writes it for findings and for changes.

    Both are loaded when they are asked for. Where a format is for one of the two alone, ``lacks``
    says why. It is ``hosted`` if a code host reads it, which wants the paths of files below its
    repository, not below the project.
    """

    name: str
    findings: str = ""
    changes: str = ""
    hosted: bool = False
    lacks: str = ""


_LINES = "it lists faults at lines of files; a change is between two states"

REPORTS = (
    ReportFormat("text", "mkataba.report.text", "mkataba.diff_report.text"),
    ReportFormat("json", "mkataba.report.as_json", "mkataba.diff_report.as_json"),
    ReportFormat(
        *("json-v1", "", "mkataba.diff_report.as_json_v1"),
        lacks="the report of findings has had one version",
    ),
    ReportFormat("github", "mkataba.report.github", hosted=True, lacks=_LINES),
    ReportFormat("sarif", "mkataba.report.sarif", hosted=True, lacks=_LINES),
    ReportFormat("gitlab", "mkataba.report.gitlab", hosted=True, lacks=_LINES),
    ReportFormat("junit", "mkataba.report.junit", hosted=True, lacks=_LINES),
    ReportFormat(
        *("markdown", "mkataba.report.markdown", "mkataba.diff_report.markdown"), hosted=True
    ),
)
"""The formats of ``check`` (findings) and of ``diff`` (changes)."""

BODY = "body"
"""The export that holds all parts; the others hold the services."""

EXPORTS = ("csv", "xlsx", "json", BODY)
"""The formats of ``export``."""


def print_files(parts: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return the files behind each name that ``build --only`` takes: of a print, or of one file.

    Args:
        parts: Names of the parts with a schema alone that have a document.
    """
    entries = [(entry.name, entry.formats) for entry in PRINTS if entry.audience == PUBLIC]
    found: dict[str, tuple[str, ...]] = {}
    for name, formats in (*entries, *((part, PRINT_FORMATS) for part in parts)):
        files = tuple(f"{name}.{form}" for form in formats)
        found |= {name: files, **{file: (file,) for file in files}}
    return found
