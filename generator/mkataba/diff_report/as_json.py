"""What changes for citizens as stable JSON, version 2: values, and their words."""

import json
from datetime import date
from typing import Any

from msgspec.structs import asdict

from mkataba.diff.change import Change, Diff, Rating, WaiverChange
from mkataba.diff.sides import Code, Everywhere, Item, Named, Plain, Record, Side, Unreadable
from mkataba.diff_report.as_json_v1 import readiness_data
from mkataba.diff_report.formatter import ChangeFormatter
from mkataba.diff_report.labels import field_and_item
from mkataba.model import Requirement, Step
from mkataba.values.data import DATA
from mkataba.values.duration import Duration, duration_data
from mkataba.values.fee import Fee
from mkataba.values.fee.data import fee_data
from mkataba.values.hours import Clock, Days, Opening, opening_data
from mkataba.values.money import Money
from mkataba.values.text import Text, text_data
from mkataba.values.turnaround import Immediate, Turnaround
from mkataba.values.turnaround.data import turnaround_data

VERSION = 2


def write(diff: Diff, formatter: ChangeFormatter, colour: bool) -> str:  # noqa: ARG001 - the formats' signature
    """Return ``{"version": 2, "waivers": [...], "changes": [...], "unread": [...], ...}``."""
    report = {
        "version": VERSION,
        "language": formatter.formatters[0].language,
        "waivers": [_waiver(one) for one in diff.waivers],
        "surroundings": [asdict(one) for one in diff.surroundings],
        "changes": [_change(formatter, change) for change in diff.changes],
        "unread": [asdict(one) for one in diff.unread],
        "readiness": {"before": readiness_data(diff.before), "after": readiness_data(diff.after)},
        "summary": {str(rating): diff.count(rating) for rating in Rating},
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _change(formatter: ChangeFormatter, change: Change) -> dict[str, Any]:
    about = change.about
    before, after = formatter.sides(change)
    typed = next((side for side in (change.after, change.before) if _is_typed(side)), None)
    return {
        "kind": change.kind,
        "rating": str(change.rating),
        "part": about.part,
        "service": change.service or None,
        "id": about.id,
        "names": dict(about.name.words) if about.name else {},
        "field": change.field,
        "item": field_and_item(formatter, change)[1],
        "type": type_name(typed),
        "before": data_of(change.before),
        "after": data_of(change.after),
        "before_text": before,
        "after_text": after,
    }


def _waiver(one: WaiverChange) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "rule": one.rule,
        "place": one.place,
        "reason": text_data(one.reason) if one.reason else None,
        "owner": text_data(one.owner) if one.owner else None,
        "expires": one.expires.isoformat(),
        "before": {"place": one.was_place, "expires": one.was_expires.isoformat()}
        if one.was_expires
        else None,
        "more": one.more,
        "holds": [
            {key: getattr(found, key) for key in ("path", "line", "node", "rule", "message")}
            for found in one.holds
        ],
    }


def _is_typed(side: Side) -> bool:
    return side is not None and not isinstance(side, Unreadable)


def type_name(side: Side) -> str:
    """Return what kind of value a side is; "" for none."""
    match side:
        case None | Unreadable():
            return ""
        case tuple():
            return f"list of {type_name(side[0])}" if side else "list"
        case str() | Plain() | Record():
            return "plain"
        case Named():
            return "reference"
        case Immediate():
            return "duration"
    return type(side).__name__.lower()


def data_of(side: Side) -> Any:  # noqa: PLR0912 - one line a type
    """Return a side as plain data, as the content would hold it; None for nothing."""
    match side:
        case None | str():
            return side
        case tuple():
            return [data_of(one) for one in side]
        case Text():
            return text_data(side)
        case Fee():
            return fee_data(side)
        case Turnaround():
            return turnaround_data(side)
        case Duration():
            return duration_data(side)
        case Immediate():
            return "immediate"
        case date():
            return side.isoformat()
        case Requirement():
            parts = {"what": side.what, "where": side.where, "when": side.when}
            return {key: text_data(text) for key, text in parts.items() if text}
        case Step():
            texts = {"action": side.action, "responsible": side.responsible}
            data = {key: text_data(text) for key, text in texts.items() if text}
            return {**data, "time": duration_data(side.time)} if side.time else data
        case Opening():
            return opening_data(side)
        case Code():
            return side.code
        case Named():
            return side.id
        case Everywhere():
            return "everywhere"
        case Item():
            return data_of(side.name) if side.data is None else side.data
        case Unreadable():
            return {"unreadable": side.found}
        case Plain() | Record():
            return side.data
        case Money() | Clock() | Days():
            return DATA[type(side).__name__.lower()](side)
