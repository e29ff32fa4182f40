"""How many elements of the documents of a standard are there, whatever its verb for each.

An element is met when every field that answers its clause is there, valid and whole: in the
document itself, in the things that it refers to there, and in other files that hold a part of the
answer. Which documents and which fields these are, the profile of the standard says.
"""

from collections.abc import Iterable, Sequence

from mkataba.check import own_parts
from mkataba.check.causes import Cause, Document
from mkataba.check.content import Content
from mkataba.check.presence import Presence
from mkataba.finding import Coverage, Finding, Severity
from mkataba.schema import Schemas


def elements(schemas: Schemas, clause: str) -> tuple[str, ...]:
    """Return the clauses below ``clause`` that have no clause below them, in order."""
    below = [name for name in schemas.clauses if name.startswith(clause + ".")]
    return tuple(name for name in below if not any(other.startswith(name + ".") for other in below))


def of(
    content: Content, findings: Sequence[Finding]
) -> tuple[tuple[Coverage, ...], tuple[Finding, ...]]:
    """Return the coverage of each document of the standard and each own part, and what is to say.

    Args:
        content: What was checked.
        findings: All that was found, also what waivers will hold back.

    Returns:
        The coverage in the order of the standard, and a finding for each open element whose clause
        none of the ``findings`` carries.
    """
    presence = Presence(content)
    order = tuple(Severity)
    worst = {
        severity: {found.clause for found in findings if order.index(found.severity) <= number}
        for number, severity in enumerate(order)
    }
    profile = content.project.schemas.profile
    rows: list[Coverage] = []
    added: dict[tuple[str, str], Finding] = {}
    for document in profile.documents:
        leaves = elements(content.project.schemas, document.clause)
        causes = Document(presence, document.file, dict.fromkeys(leaves)).causes(findings)
        met = tuple(leaf for leaf in leaves if leaf not in causes)
        lesser = tuple(x for x in causes if profile.severity(x) is not Severity.ERROR)
        rows.append(Coverage(document.name, document.clause, met, tuple(causes), lesser))
        for leaf, why in causes.items():
            text = worst[profile.severity(leaf)]
            if leaf not in text and not _by_file(leaf, why, findings):
                cause = next((cause for cause in why if cause.reported), why[0])
                made = cause.finding(content.project.schemas, leaf)
                added.setdefault((leaf, cause.path), made)
    rows += own_parts.coverage(content, findings)
    return tuple(rows), tuple(added.values())


def _by_file(leaf: str, causes: Iterable[Cause], findings: Iterable[Finding]) -> bool:
    """Tell whether a file that is not there, or can't be read, is reported under a clause above."""
    whole = {cause.path for cause in causes if cause.whole}
    return any(
        finding.path in whole and leaf.startswith(f"{finding.clause or leaf}.")
        for finding in findings
    )
