"""What changes for citizens as JSON, version 1, for those who read it still; it goes next."""

import json
from typing import Any

from msgspec.structs import asdict

from mkataba.diff.change import Change, Diff, Rating, Readiness
from mkataba.diff_report.formatter import ChangeFormatter
from mkataba.diff_report.labels import field_and_item

VERSION = 1

_FIELDS = {"oversight.name": "oversight"}


def write(diff: Diff, formatter: ChangeFormatter, colour: bool) -> str:  # noqa: ARG001 - the formats' signature
    """Return ``{"version": 1, "changes": [...], "unread": [...], "readiness": {...}, ...}``."""
    report = {
        "version": VERSION,
        "language": formatter.formatters[0].language,
        "changes": [_change(formatter, change) for change in diff.changes],
        "unread": [asdict(one) for one in diff.unread],
        "readiness": {"before": readiness_data(diff.before), "after": readiness_data(diff.after)},
        "summary": {str(rating): diff.count(rating) for rating in Rating},
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _change(formatter: ChangeFormatter, change: Change) -> dict[str, Any]:
    about = change.about
    before, after = formatter.sides(change)
    return {
        "kind": change.kind,
        "rating": str(change.rating),
        "part": about.part,
        "service": change.service or None,
        "id": about.id,
        "names": dict(about.name.words) if about.name else {},
        "field": _FIELDS.get(change.field, change.field.rpartition(".")[2]),
        "item": field_and_item(formatter, change)[1],
        "before": before,
        "after": after,
    }


def readiness_data(readiness: Readiness) -> dict[str, Any]:
    """Return a state's readiness as JSON holds it, in both versions."""
    return {
        "level": readiness.level,
        "errors": readiness.errors,
        "coverage": [
            {"document": name, "met": met, "of": total} for name, met, total in readiness.coverage
        ],
    }
