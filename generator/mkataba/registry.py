"""The registry of pages of the website, and of formats of reports and exports, each once.

An entry here, with its template or its module, makes a page appear in the site and its navigation,
a format among those of its command, and both in the reference. A part that has a schema and no
layout of its own has entries that are made from its header; see :mod:`mkataba.render.part_pages`.
"""

from collections.abc import Mapping

from msgspec import Struct

from mkataba.print_entry import PUBLIC


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
