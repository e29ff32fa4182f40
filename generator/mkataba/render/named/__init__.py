"""The sections of a charter by the names that the layouts of sheets know them by.

A block, as ``prints`` makes it of a section, has ``id``, ``form``, ``label``, ``brief`` (the label
where there is little room), ``mark``, ``rows``, ``inner`` and ``line``, without what is empty. Each
block that a layout places gets a name here; what has none is among the ``rest``, so that a new
field is printed at once. To look for them in Typst took a quarter of the time of a sheet.
"""

from collections.abc import Collection, Iterator, Mapping
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
from mkataba.render.named.services import labels_of_services, service

_SECTIONS = (
    *("introduction", "approval", "formats", "about", "services", "guarantee", "rights"),
    *("duties", "tell-us", "escalation", "places", "contact"),
)
_UNNAMED = {"sections", "codes", "second"}


def named(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a sheet with the names that its layout knows, in place of ``sections``.

    A second language that stands beside the first has the same names in ``second``. Data of a
    document that is no charter is returned with what is empty in a charter. All texts are plain,
    "" where there is none.

    Args:
        sent: What ``prints`` makes of a charter, or the frame of another document.
    """
    made = _charter(sent)
    if "second" in sent:
        made["second"] = _charter({**sent, **sent["second"]})
    if sent.get("sheet", {}).get("body"):
        made["words"] = list(_words(sent.get("sections", ())))
    return {**made, "codes": sent.get("codes", {})}


def _charter(sent: Mapping[str, Any]) -> dict[str, Any]:
    sections = sent.get("sections", ())
    known = by_id(sections)
    about, told, appeal = (part(known, name) for name in ("about", "tell-us", "escalation"))
    approval = by_id(inner(part(known, "approval")))
    listed = [group for group in inner(part(known, "services")) if inner(group)]
    points = inner(part(known, "places"))
    return {
        **{key: value for key, value in sent.items() if key not in _UNNAMED},
        "groups": [
            {"name": label(group), "services": [service(one) for one in inner(group)]}
            for group in listed
        ],
        "rest": [
            *besides(inner(about), ("vision", "mission", "values")),
            *besides(inner(told), ("first-to", "channels", "code")),
            *besides(inner(appeal), ("steps", "oversight")),
            *besides(sections, _SECTIONS),
        ],
        "charter": {
            **sent.get("charter", {}),
            "introduction": row(part(known, "introduction")),
            "formats_line": row(part(known, "formats")),
            "version_line": joined(
                " · ", *(row(part(approval, name)) for name in ("version", "approved_on"))
            ),
            "review_line": row(part(approval, "next_review")),
            "owner_line": row(part(approval, "owner")),
            **{name: rows(part(known, name)) for name in ("rights", "duties", "guarantee")},
        },
        "feedback": _feedback(told, appeal),
        "service_points": [_point(one) for one in points],
        "organization": {
            **sent.get("organization", {}),
            "vision": row(within(about, "vision")),
            "mission": row(within(about, "mission")),
            "values": [
                {"name": label(one), "meaning": row(within(one, "meaning"))}
                for one in inner(within(about, "values"))
            ],
            "contacts": besides(inner(part(known, "contact"))),
        },
        "labels": {
            **sent.get("labels", {}),
            **_labels_of_sections(known, points),
            **labels_of_services(listed),
        },
    }


def _labels_of_sections(known: Mapping[str, Block], points: Collection[Block]) -> dict[str, str]:
    """Return what the layouts call the sections and what is in them."""
    about, told, appeal = (part(known, name) for name in ("about", "tell-us", "escalation"))
    channel = next(iter(inner(within(told, "channels"))), None)
    step = next(iter(inner(within(appeal, "steps"))), NOTHING)
    answering = step if channel is None else channel
    answers = (one for one in inner(answering) if one.get("id") in {"answer", "time"})
    of_points = {
        name: next((label(x) for point in points if (x := within(point, name))), "")
        for name in ("address", "hours", "access", "phone")
    }
    return {
        "services": label(part(known, "services")),
        "guarantee": label(part(known, "guarantee")),
        "our_promise": brief(part(known, "guarantee")),
        "rights": label(part(known, "rights")),
        "duties": label(part(known, "duties")),
        **{name: label(within(about, name)) for name in ("vision", "mission", "values")},
        "if_we_fall_short": brief(told),
        "tell_us": label(told),
        "channel": label(within(told, "channels")),
        "scan_feedback": label(within(told, "code")),
        "contact_column": label(within(answering, "contact")),
        "answer_time": label(next(answers, NOTHING)),
        **_labels_of_channels(inner(within(told, "channels"))),
        "escalation": label(within(appeal, "steps")),
        "still_not_satisfied": label(appeal),
        "service_points": label(part(known, "places")),
        "where": of_points.pop("address"),
        **of_points,
        "contact": label(part(known, "contact")),
    }


def _labels_of_channels(channels: Collection[Block]) -> dict[str, str]:
    """Return what is said before that which not every channel tells."""
    names = ("takes", "procedure")
    return {x: next((label(y) for one in channels if (y := within(one, x))), "") for x in names}


def _point(block: Block) -> dict[str, Any]:
    others = besides(inner(block), ("address", "hours", "phone", "access"))
    return {
        "id": block.get("id", ""),
        "name": label(block),
        "address": row(within(block, "address")),
        "hours": [*rows(within(block, "hours")), *map(said, others)],
        "phone": row(within(block, "phone")),
        "access": row(within(block, "access")),
    }


def _feedback(told: Block, appeal: Block) -> dict[str, Any]:
    outside, code = within(appeal, "oversight"), within(told, "code")
    lines = (one for one in inner(outside) if one.get("id") != "address")
    return {
        "intro": row(within(told, "first-to")),
        "channels": [
            {"name": label(one), **_answering(one)} for one in inner(within(told, "channels"))
        ],
        "steps": [
            {"role": label(one), **_answering(one)} for one in inner(within(appeal, "steps"))
        ],
        "oversight": {
            "name": label(outside),
            "address": row(within(outside, "address")),
            "lines": [joined(": ", label(one), in_line(one)) for one in lines],
        },
        "url_text": row(code),
        "qr": code.get("qr", ""),
    }


def _answering(block: Block) -> dict[str, str]:
    """Return how a channel or an officer is reached, and when an answer comes."""
    contact = row(within(block, "contact"))
    placed = ("contact", "hours", "time", "terms", "answer", "takes", "procedure")
    return {
        "contact": with_rest(contact, block, placed),
        "hours": in_line(within(block, "hours")),
        "time": row(within(block, "time")),
        "terms": row(within(block, "terms")),
        "answer": row(within(block, "answer")),
        "takes": row(within(block, "takes")),
        "procedure": row(within(block, "procedure")),
    }


def _words(blocks: Collection[Block]) -> Iterator[str]:
    for block in blocks:
        yield label(block)
        yield from rows(block)
        yield from _words(inner(block))
