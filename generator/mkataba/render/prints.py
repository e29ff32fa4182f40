"""The data of the printed sheets: plain words in one language, laid out by Typst.

Everything that Typst prints comes from here as JSON; a layout in ``templates/print/`` decides only
where it stands.
"""

from collections.abc import Iterable
from typing import Any

import zxingcpp

from mkataba.model import Body, Channel, Charter, Organization, Service
from mkataba.render.documents import CHARTER_TITLES, approval_lines
from mkataba.render.parts import Part
from mkataba.render.site import charter_page
from mkataba.render.templating import Templates
from mkataba.values.turnaround import Turnaround
from mkataba.wording import Line, Words

_MOST_IN_A_CODE = 2331  # bytes; ISO/IEC 18004, version 40 with error correction M
INK = "#16202c"

DRAFT = "Draft, not approved"

LABELS = {
    "service": "Service",
    "services": "Our services",
    "requirements": "What you need",
    "cost": "Cost",
    "time": "How long it takes",
    "time_short": "Time",
    "how": "How and where",
    "where": "Where",
    "channel": "Channel",
    "contact_column": "Contact",
    "answer_time": "Time to answer",
    "if_we_fall_short": "If we fall short",
    "still_not_satisfied": "Still not satisfied?",
    "escalation": "Step by step",
    "step": "Step",
    "role": "Whom to ask",
    "place": "Service point",
    "table": "Table",
    "our_promise": "Our promise to you",
    "guarantee": "Our guarantee",
    "rights": "Your rights",
    "duties": "Your duties",
    "vision": "Vision",
    "mission": "Mission",
    "values": "Core values",
    "contact": "Contact us",
    "service_points": "Where to find us",
    "hours": "Opening hours",
    "access": "Access",
    "contents": "Contents",
    "draft": DRAFT,
    "scan": "Scan for the full charter",
    "scan_service": "Scan the code beside a service for its details",
    "scan_feedback": "Scan to tell us",
    "continued": "continued",
    "sheet": "Sheet {n} of {total}",
    "page": "Page {n} of {total}",
    "more": "+ {n} more",
    "more_online": "+ {n} more: see the QR code",
    "more_services": "and {n} more services at {url}",
    "qr_alt": "QR code that opens {url}",
}


def language_root(body: Body, language: str) -> str:
    """Return the website's address in a language, with a slash at its end; "" where unsaid."""
    if not body.organization.website:
        return ""
    root = body.organization.website.rstrip("/") + "/"
    return root if language == body.organization.languages[0] else f"{root}{language}/"


def frame(body: Body, templates: Templates, draft: bool) -> dict[str, Any]:
    """Return what every printed sheet needs: language, labels, brand, organisation."""
    words = templates.words
    brand = body.organization.brand
    return {
        "lang": words.language,
        "region": words.profile.country.region,
        "draft": draft,
        "brand": {"primary": brand.primary, "accent": brand.accent, "ink": INK},
        "labels": {key: words._(label) for key, label in LABELS.items()},
        "organization": _organization(body.organization, words, draft),
    }


def sheet_data(
    body: Body, part: Part, templates: Templates, draft: bool, codes: bool = True
) -> dict[str, Any]:
    """Return the data of a charter's document, poster and brochure.

    Args:
        body: What is published.
        part: The charter to print, or a part of it.
        templates: The templates of the language.
        draft: Mark the sheets as a draft.
        codes: Make a QR code for each service, which only a poster shows.
    """
    words, charter = templates.words, part.charter
    title = words.text(charter.title) if charter.title else words._(CHARTER_TITLES[charter.id])
    root = language_root(body, words.language)
    address = root + charter_page(charter)
    feedback = root + "feedback/"
    approval = approval_lines(charter.approval, templates)
    return {
        **frame(body, templates, draft),
        "charter": {
            "title": title,
            "full_title": _joined(" · ", title, part.name(words)),
            "audience_line": words.code(charter.id),
            "part_line": _joined(": ", part.name(words), part.covers(words)),
            "introduction": words.text(charter.introduction) if charter.introduction else "",
            "formats_line": _formats(charter, words),
            "version_line": _joined(" · ", approval["version_line"], approval["approved_line"]),
            "review_line": approval["review_line"],
            "owner_line": approval["owner_line"],
            "url_text": _shown(address),
            "rights": [words.text(text) for text in charter.rights],
            "duties": [words.text(text) for text in charter.duties],
            "guarantee": [words.text(text) for text in charter.guarantee],
        },
        "groups": [
            {
                "name": words.text(group.name),
                "services": [_service(service, words, root, codes) for service in group.services],
            }
            for group in charter.groups
        ],
        "feedback": {
            "intro": _first_to(body.organization, words),
            "channels": [_channel(channel, words) for channel in charter.feedback_channels],
            "steps": [
                {
                    "role": words.text(step.role),
                    "contact": words.text(step.contact) if step.contact else "",
                    "time": _short_time(step.response_time, words),
                    "answer": _whole_time(step.response_time, words),
                }
                for step in body.escalation
            ],
            "oversight": _oversight(body, words, draft),
            "url_text": _shown(feedback),
            "qr": qr(feedback),
        },
        "service_points": [
            {
                "name": words.text(point.name),
                "address": words.text(point.address),
                "hours": [f"{line.label}: {line.value}" for line in words.hours(point.hours)],
                "phone": _kept(point.phone or ""),
                "access": "; ".join(words.text(help_) for help_ in point.access),
            }
            for point in body.service_points
        ],
        "qr": {"charter": qr(address)},
    }


def _formats(charter: Charter, words: Words) -> str:
    note = words.text(charter.formats_note) if charter.formats_note else ""
    also = words.also_in(charter.formats)
    return _joined(" ", also, note) if also else ""


def qr(address: str) -> str:
    """Return a QR code as SVG without a border, which the layout leaves.

    Returns:
        "" without an address, and for one that no code can hold, of which a draft may be made.
    """
    if not address or len(address.encode()) > _MOST_IN_A_CODE:
        return ""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return code.to_svg(add_quiet_zones=False)


def _organization(organization: Organization, words: Words, draft: bool) -> dict[str, Any]:
    contacts = organization.contacts
    lines = (
        (words._("Address"), words.text(contacts.address) if contacts.address else ""),
        (words._("Post"), contacts.postal or ""),
        (words._("Telephone"), _kept(contacts.phone or "")),
        (words._("E-mail"), contacts.email or ""),
    )
    name = words.text(organization.name)
    return {
        "name": name,
        "short_name": words.text(organization.short_name) if organization.short_name else name,
        "slogan": words.text(organization.slogan) if organization.slogan else "",
        "vision": words.text(organization.vision) if organization.vision or draft else "",
        "mission": words.text(organization.mission) if organization.mission or draft else "",
        "values": [
            {"name": words.text(value.name), "meaning": words.text(value.meaning)}
            for value in organization.core_values
        ],
        "website": _shown(organization.website or ""),
        "contacts": [{"label": label, "value": value} for label, value in lines if value],
    }


def _service(service: Service, words: Words, root: str, codes: bool) -> dict[str, Any]:
    fee = words.fee(service.fee) if service.fee else None
    time = words.turnaround(service.turnaround) if service.turnaround else None
    address = f"{root}services/{service.id}/"
    none_needed = words._("Nothing") if service.requirements == () else words.todo
    return {
        "id": service.id,
        "name": words.text(service.name),
        "result": words.text(service.result),
        "requirements": [
            {
                "what": words.text(item.what),
                "where": words.text(item.where) if item.where else "",
                "when": words.text(item.when) if item.when else "",
            }
            for item in service.requirements or ()
        ],
        "no_requirements": none_needed,
        "fee": {
            "short": fee.short if fee else words.todo,
            "free": bool(service.fee and service.fee.is_free),
            "lines": _lines(fee.lines if fee else ()),
            "total": fee.total if fee else "",
            "note": " ".join(fee.notes) if fee else "",
            "payment": _payment(service, words),
        },
        "time": {
            "short": time.short if time else words.todo,
            "lines": _lines(time.lines if time else ()),
            "note": "; ".join(time.notes) if time else "",
        },
        "remedy": words.text(service.remedy) if service.remedy else "",
        "how": " · ".join(words.text(channel.name) for channel in service.channels),
        "where": " · ".join(words.text(point.name) for point in service.service_points),
        "url_text": _shown(address),
        "qr": qr(address) if root and codes else "",
    }


def _payment(service: Service, words: Words) -> str:
    ways = service.fee.payment if service.fee else ()
    return f"{words._('How to pay')}: {', '.join(map(words.code, ways))}" if ways else ""


def _lines(lines: Iterable[Line]) -> list[dict[str, str]]:
    return [{"label": line.label, "value": line.value} for line in lines]


def _channel(channel: Channel, words: Words) -> dict[str, str]:
    return {
        "name": words.text(channel.name),
        "contact": words.text(channel.contact),
        "hours": "; ".join(f"{line.label}: {line.value}" for line in words.hours(channel.hours)),
        "time": _short_time(channel.response_time, words),
        "answer": _whole_time(channel.response_time, words),
    }


def _short_time(time: Turnaround | None, words: Words) -> str:
    return words.turnaround(time).short if time else words.todo


def _whole_time(time: Turnaround | None, words: Words) -> str:
    return words.answer(time) if time else words.todo


def _first_to(organization: Organization, words: Words) -> str:
    if not organization.head:
        return ""
    return words._("Complaints go first to: %(role)s.", role=words.text(organization.head))


def _oversight(body: Body, words: Words, draft: bool) -> dict[str, Any]:
    oversight = body.organization.oversight
    lines = (_kept(oversight.phone or ""), oversight.email, _shown(oversight.website or ""))
    return {
        "name": words.text(oversight.name) if oversight.name or draft else "",
        "address": words.text(oversight.address) if oversight.address or draft else "",
        "lines": [line for line in lines if line],
    }


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)


def _shown(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _kept(phone: str) -> str:
    return phone.replace(" ", "\u00a0")
