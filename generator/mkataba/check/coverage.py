"""How many mandatory elements of policy, charters and manual are there."""

from collections.abc import Iterable

from mkataba.check.content import Content
from mkataba.finding import Coverage, Finding, Severity
from mkataba.schema import Schemas

# what people call it, file, clause whose leaves are the elements
_DOCUMENTS = (
    ("policy", "policy.yml", "3.1.1"),
    ("external charter", "charters/external.yml", "3.2.2.a"),
    ("internal charter", "charters/internal.yml", "3.2.2.a"),
    ("manual", "manual.yml", "3.5.1"),
)

# what is open when a service that a charter lists can't be read
_SERVICE_CLAUSES = ("3.2.2.a.i", "3.2.2.a.ii", "3.2.2.a.iii", "3.2.2.a.iv")

# elements that are said in another file: any error there leaves them open
_SAID_IN = {
    "3.2.2.a.v": "content/channels.yml",
    "3.5.1.e": "content/channels.yml",
    "3.5.1.c": "content/service_points.yml",
}


def elements(schemas: Schemas, clause: str) -> tuple[str, ...]:
    """Return the clauses below ``clause`` that have no clause below them, in order."""
    below = [name for name in schemas.clauses if name.startswith(clause + ".")]
    return tuple(name for name in below if not any(other.startswith(name + ".") for other in below))


def of(content: Content, findings: Iterable[Finding]) -> tuple[Coverage, ...]:
    """Return the coverage of policy, both charters and manual.

    An element is open when an error under its clause lies on the document, on a service that the
    document lists, or on a file that it can't do without.
    """
    failed: dict[str, set[str]] = {}
    unread: set[str] = set()
    for finding in findings:
        if finding.severity is Severity.ERROR:
            failed.setdefault(finding.path, set()).add(finding.clause)
            if finding.rule in ("missing-file", "yaml"):
                unread.add(finding.path)
    rows = []
    for name, place, clause in _DOCUMENTS:
        path = f"content/{place}"
        answered_by = {path, *_listed(content, place)}
        if place in ("policy.yml", "manual.yml"):
            answered_by |= {"content/organization.yml", "content/service_points.yml"}
        bad = set().union(*(failed.get(file, set()) for file in answered_by))
        whole = path in unread
        if any(file in unread for file in answered_by - {path}):
            bad |= set(_SERVICE_CLAUSES)
        leaves = elements(content.project.schemas, clause)
        open_ = tuple(
            leaf for leaf in leaves if whole or leaf in bad or _SAID_IN.get(leaf) in failed
        )
        rows.append(Coverage(name, clause, tuple(x for x in leaves if x not in open_), open_))
    return tuple(rows)


def _listed(content: Content, place: str) -> set[str]:
    entry = content.one(place)
    groups = entry.data.get("groups", ()) if entry else ()
    return {
        f"content/services/{service}.yml"
        for group in groups
        if group
        for service in group.get("services", ())
    }
