"""What changes for citizens as stable JSON, version 1."""

import json
from dataclasses import asdict
from typing import Any

from mkataba.diff.change import Change, Diff, Rating, Readiness
from mkataba.wording import Words

VERSION = 1


def write(diff: Diff, words: Words, colour: bool) -> str:  # noqa: ARG001 - the formats' signature
    """Return ``{"version": 1, "changes": [...], "unread": [...], "readiness": {...}, ...}``."""
    report = {
        "version": VERSION,
        "language": words.language,
        "changes": [_change(change) for change in diff.changes],
        "unread": [asdict(one) for one in diff.unread],
        "readiness": {"before": _readiness(diff.before), "after": _readiness(diff.after)},
        "summary": {str(rating): diff.count(rating) for rating in Rating},
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _change(change: Change) -> dict[str, Any]:
    about = change.about
    return {
        "kind": change.kind,
        "rating": str(change.rating),
        "part": about.part,
        "service": change.service or None,
        "id": about.id,
        "names": dict(about.name.words) if about.name else {},
        "field": change.field,
        "item": change.item,
        "before": change.before,
        "after": change.after,
    }


def _readiness(readiness: Readiness) -> dict[str, Any]:
    return {
        "level": readiness.level,
        "errors": readiness.errors,
        "coverage": [
            {"document": name, "met": met, "of": total} for name, met, total in readiness.coverage
        ],
    }
