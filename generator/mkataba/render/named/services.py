"""Services by the names that layouts know."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mkataba.render.named.blocks import (
    NOTHING,
    Block,
    besides,
    brief,
    by_id,
    in_line,
    inner,
    joined,
    label,
    part,
    row,
    rows,
    said,
    with_rest,
    within,
)

_CELLS = (
    *("result", "who", "requirements", "cost", "time", "remedy", "how", "where", "steps"),
    *("page", "code"),
)
_OFFICE = ("responsible", "department", "law")


def service(block: Block) -> dict[str, Any]:
    """Return a service: its name, who may ask, what to bring, cost, time, steps and places."""
    cells = by_id(inner(block))
    cost, time, how, where, who = (
        part(cells, name) for name in ("cost", "time", "how", "where", "who")
    )
    code = part(cells, "code")
    return {
        "id": block.get("id", ""),
        "name": label(block),
        "labels": {one.get("id", ""): label(one) for one in inner(block)},
        "result": row(part(cells, "result")),
        "who": {"label": label(who), "value": row(who)},
        "requirements": [_requirement(one) for one in inner(part(cells, "requirements"))],
        "no_requirements": row(part(cells, "requirements")),
        "fee": _amount(cost),
        "time": _amount(time),
        "remedy": row(part(cells, "remedy")),
        "remedy_label": label(part(cells, "remedy")),
        "how": " · ".join(rows(how)),
        "how_label": label(how),
        "ways": [_reached(one) for one in inner(how)],
        "where": " · ".join(rows(where)),
        "where_label": label(where),
        "places": rows(where),
        "points": [_reached(one) for one in inner(where)],
        "steps": [_step(one) for one in inner(part(cells, "steps"))],
        "steps_label": label(part(cells, "steps")),
        "url_text": row(cells.get("page", code)),
        "link": part(cells, "page").get("link", ""),
        "qr": code.get("qr", ""),
        "rest": besides(inner(block), _CELLS),
        "unnamed": besides(inner(block), (*_CELLS, *_OFFICE)),
        "more": _more(cells),
    }


def _more(cells: Mapping[str, Block]) -> dict[str, dict[str, str]]:
    """Return by its name, each in one line, what a small sheet tells of a service where it can.

    Of where the papers are got there is the label alone: it stands with each of them.
    """
    steps = [_step(one) for one in inner(part(cells, "steps"))]
    of_papers = (within(one, "where") for one in inner(part(cells, "requirements")))
    run = ((f"{n}. {one['what']}", one["by_whom"]) for n, one in enumerate(steps, 1))
    made = {
        "steps": "; ".join(f"{what} ({by_whom})" if by_whom else what for what, by_whom in run),
        **{name: " · ".join(rows(part(cells, name))) for name in ("how", "where")},
        **{name: in_line(part(cells, name)) for name in ("who", "result", "remedy", *_OFFICE)},
    }
    told = {
        name: {"label": label(part(cells, name)), "value": words}
        for name, words in made.items()
        if words
    }
    if got := next(filter(None, of_papers), None):
        told["got"] = {"label": label(got), "value": ""}
    return told


def _requirement(block: Block) -> dict[str, str]:
    return {
        "what": with_rest(label(block), block, ("when", "where")),
        "where": row(within(block, "where")),
        "when": row(within(block, "when")),
    }


def _amount(cell: Block) -> dict[str, Any]:
    """Return a cost or a time: in short, its lines, what it comes to, what is said of it."""
    parts = by_id(inner(cell))
    others = besides(inner(cell), ("lines", "total", "notes", "payment"))
    payment = part(parts, "payment")
    return {
        "short": row(cell),
        "free": cell.get("mark") == "free",
        "lines": [_line(one) for one in inner(part(parts, "lines"))],
        "total": row(part(parts, "total")),
        "note": _in_one_line((*rows(part(parts, "notes")), *map(said, others))),
        "payment": joined(": ", label(payment), row(payment)) if payment else "",
    }


def _in_one_line(notes: Iterable[str]) -> str:
    """Return notes one after the other: a mark between them, but behind a sentence."""
    text = ""
    for note in notes:
        between = "" if not text else " " if text.endswith((".", "!", "?")) else "; "
        text += between + note
    return text


def _line(block: Block) -> dict[str, Any]:
    """Return a class, an option or an extra with its amount; whether it comes on top of them."""
    value = in_line(block)
    return {"label": label(block), "value": value, "on_top": block.get("mark") == "on-top"}


def _step(block: Block) -> dict[str, str]:
    who, time = row(within(block, "responsible")), row(within(block, "time"))
    return {
        "what": label(block),
        "who": who,
        "within": time,
        "by_whom": joined(" · ", who, time),
    }


def _reached(block: Block) -> dict[str, str]:
    """Return a channel or a service point: its name, where it is reached, and when."""
    at = (one for one in inner(block) if one.get("id") in {"contact", "address"})
    return {
        "name": label(block),
        "at": in_line(next(at, NOTHING)),
        "hours": in_line(within(block, "hours")),
    }


def labels_of_services(listed: Collection[Block]) -> dict[str, str]:
    """Return what the cells of services are called; an officer, by the first one named."""
    first = by_id(inner(inner(next(iter(listed)))[0])) if listed else {}
    steps = (
        step
        for group in listed
        for service in inner(group)
        for step in inner(within(service, "steps"))
    )
    officers = (within(step, "responsible") for step in steps)
    return {
        **{name: label(part(first, name)) for name in ("requirements", "cost", "time")},
        "time_short": brief(part(first, "time")),
        "responsible": label(next(filter(None, officers), NOTHING)),
    }
