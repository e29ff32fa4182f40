"""The data of the printed sheets: plain words in one language, laid out by Typst.

Everything that Typst prints comes from here as JSON; a layout in ``templates/print/`` decides only
where it stands.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from mkataba.formatting import Formatter
from mkataba.model import Body, Charter, Organization, Picture, ServicePoint
from mkataba.papers import Sheet
from mkataba.render.approval import document_control
from mkataba.render.blocks import Block
from mkataba.render.charter import charter_document, title
from mkataba.render.charter.source import (
    as_typed,
    charter_clauses,
    charter_page,
    language_root,
)
from mkataba.render.codes import qr
from mkataba.render.parts import Part
from mkataba.render.templating import Templates
from mkataba.values.colour import printed

DRAFT = "Draft, not approved"

LABELS = {
    "service": "Service",
    "how": "How and where",
    "step": "Step",
    "role": "Whom to ask",
    "place": "Service point",
    "table": "Table",
    "contents": "Contents",
    "draft": DRAFT,
    "scan": "Scan for the full charter",
    "scan_code": "Scan",
    "continued": "continued",
    "see_back": "See the back",
    "sheet": "Sheet {n} of {total}",
    "sheet_number": "Sheet {n}",
    "on_sheet": "sheet {n}",
    "on_sheets": "sheets {first}–{last}",
    "index": "On the other sheets",
    "page": "Page {n} of {total}",
    "more_services": "and {n} more services at {url}",
    "booklet_needs": "What you need: see our booklet",
    "booklet_services": "and {n} more services in our booklet",
    "booklet_more": "+ {n} more: see our booklet",
    "booklet_else": "More in our booklet",
    "booklet_has": "In our booklet: {what}",
    "and_more": "and more",
    "all_costs": "All costs",
    "all_times": "All times",
    "how_to_pay": "How to pay",
    "notes": "Notes",
    "your_notes": "Your own notes",
    "qr_alt": "QR code that opens {url}",
    "qr_alt_service": "QR code for {name}: opens {url}",
    "control": "Document control",
    "history": "Document history",
    "version": "Version",
    "changes": "What changed",
    "approval": "Approval",
    "role_column": "Role",
    "name": "Name",
    "signature": "Signature",
    "date": "Date",
    "name_and_number": "Name and staff number",
    "department": "Department",
    "acknowledged": "I have read and understood this policy, and I serve customers as it says.",
    "keep_signed": "Keep the signed sheets with the policy.",
    "places_key": "Numbers under “{how}” stand for these places:",
}

WITHOUT_BOOKLET = {
    "booklet_needs": ("What you need: see {url}", "What you need: ask us"),
    "booklet_services": ("and {n} more services at {url}", "and {n} more services: ask us"),
    "booklet_more": ("+ {n} more: see {url}", "+ {n} more: ask us"),
    "booklet_else": ("More at {url}", "For more, ask us"),
    "booklet_has": ("At {url}: {what}", "Ask us: {what}"),
}
"""What stands in place of labels where there is no booklet: with a website, and with none."""


def frame(body: Body, templates: Templates, draft: bool) -> dict[str, Any]:
    """Return what every printed sheet needs: language, labels, brand, organisation."""
    formatter = templates.formatter
    brand = body.organization.brand
    palette = printed(brand.primary, brand.accent)
    return {
        "lang": formatter.language,
        "region": formatter.profile.country.region,
        "direction": formatter.direction,
        "draft": draft,
        "brand": {"primary": palette.primary, "accent": palette.accent, "ink": palette.ink},
        "pictures": {
            "head": [_picture(x, formatter) for x in (brand.coat_of_arms, brand.logo) if x],
            "partners": [_picture(x, formatter) for x in brand.partners],
        },
        "labels": {key: formatter._(label) for key, label in LABELS.items()},
        "organization": _organization(body.organization, formatter),
    }


def sheet_data(
    body: Body,
    part: Part,
    templates: Templates,
    draft: bool,
    layout: str,
    sheet: Sheet,
    second: Templates | None = None,
    point: ServicePoint | None = None,
    booklet: bool = True,
) -> dict[str, Any]:
    """Return the data of a charter's document or sheet: its sections, its title, its paper.

    Args:
        body: What is published.
        part: The charter to print, or a part of it.
        templates: The templates of the language.
        draft: Mark the sheets as a draft.
        layout: ``charter``, ``poster``, ``brochure`` or ``booklet``; each shows its own blocks.
        sheet: The paper, and what else is asked of the sheet.
        second: The templates of a second language that stands beside the first one.
        point: The office that the sheet is for: it comes first of all, and the charter names it.
        booklet: Whether there is a booklet that the sheet may name.
    """
    if point:
        body = replace(body, service_points=_led(body.service_points, point))
        part = replace(part, charter=_of_office(part.charter, point))
    data = _in_language(body, part, templates, draft, layout)
    if second:
        data["second"] = _in_language(body, part, second, draft, layout)
    if point:
        for one, words in ((data, templates), *([(data["second"], second)] if second else [])):
            charter, name = one["charter"], words.formatter.text(point.name)
            charter["point"], charter["office"] = point.id, name
            charter["part_line"] = _joined(" · ", name, charter["part_line"])
            charter["full_title"] = _joined(" · ", charter["full_title"], name)
    if not booklet:
        for one, words in ((data, templates), *([(data["second"], second)] if second else [])):
            one["labels"] |= dict(_without_booklet(one["charter"]["url_text"], words.formatter))
    # drawn once, and apart: whatever a layout hands on is read through by Typst
    addresses = [*data.pop("codes"), *(data["second"].pop("codes") if second else ())]
    return {
        **data,
        "booklet": booklet,
        "codes": {x: qr(x) for x in addresses},
        "sheet": asked_of(sheet),
    }


def _led(points: Iterable[ServicePoint], point: ServicePoint) -> tuple[ServicePoint, ...]:
    """Return service points with one of them first, where it is among them."""
    return tuple(sorted(points, key=lambda one: one.id != point.id))


def _of_office(charter: Charter, point: ServicePoint) -> Charter:
    """Return a charter that names an office first wherever a service is given."""
    return replace(
        charter,
        groups=tuple(
            replace(
                group,
                services=tuple(
                    replace(service, service_points=_led(service.service_points, point))
                    for service in group.services
                ),
            )
            for group in charter.groups
        ),
    )


def _without_booklet(url: str, formatter: Formatter) -> Iterator[tuple[str, str]]:
    """Yield the labels that name no booklet, by key."""
    for key, (online, asking) in WITHOUT_BOOKLET.items():
        yield key, formatter._(online if url else asking).replace("{url}", url)


def asked_of(sheet: Sheet) -> dict[str, Any]:
    """Return what is asked of a sheet as a layout reads it, its lengths in millimetres."""
    width, height = sheet.size
    return {
        "paper": sheet.paper,
        "width": width,
        "height": height,
        "body": sheet.body,
        "codes": sheet.codes,
        "bleed": sheet.bleed,
        "office": sheet.office,
        "clauses": sheet.clauses,
    }


def _in_language(
    body: Body, part: Part, templates: Templates, draft: bool, layout: str
) -> dict[str, Any]:
    formatter, charter = templates.formatter, part.charter
    named = title(charter, formatter)
    root = language_root(body, formatter.language)
    address = root and root + charter_page(charter)  # a code that leads nowhere is left out
    sections = tuple(charter_document(body, part, formatter, draft, f"{layout}.pdf"))
    return {
        **frame(body, templates, draft),
        "version": charter.approval.version or "",
        "charter": {
            "title": named,
            "full_title": _joined(" · ", named, part.name(formatter)),
            "audience_line": formatter.code(charter.id),
            "office": "",
            "part_line": _joined(": ", part.name(formatter), part.covers(formatter)),
            "url_text": as_typed(address),
        },
        **document_control(charter.approval, formatter, as_typed(address)),
        "clauses": charter_clauses(formatter.profile),
        "sections": [_plain(block) for block in sections],
        "links": {**dict(_links(sections)), **({as_typed(address): address} if address else {})},
        "codes": [*_coded(sections), *([address] if qr(address) else [])],
        "qr": {"charter": address if qr(address) else ""},
    }


def _coded(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the addresses that the codes of blocks open, but those that no code can hold."""
    for block in blocks:
        if block.form == "code" and qr(block.rows[0][0].link):
            yield block.rows[0][0].link
        yield from _coded(block.inner)


def _links(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield the words of blocks that are an address, with where they lead."""
    for block in blocks:
        for piece in (piece for row in block.rows for piece in row):
            if urlsplit(piece.link).scheme:
                yield piece.text.replace("\u00a0", " "), piece.link
        yield from _links(block.inner)


def _plain(block: Block) -> dict[str, Any]:
    """Return a block as a layout reads it; what is empty is left out."""
    made = {
        "id": block.anchor,
        "form": block.form,
        "label": block.label,
        "brief": block.brief,
        "mark": block.mark,
        "rows": ["".join(piece.text for piece in row) for row in block.rows],
        "inner": [_plain(inner) for inner in block.inner],
    }
    if block.inner and not block.rows:
        made["line"] = block.text
    if block.form == "address":
        made["link"] = block.rows[0][0].link
    if block.form == "code" and qr(block.rows[0][0].link):
        made["qr"] = block.rows[0][0].link
    return {key: value for key, value in made.items() if value}


def _organization(organization: Organization, formatter: Formatter) -> dict[str, str]:
    name = formatter.text(organization.name)
    return {
        "name": name,
        "short_name": formatter.text(organization.short_name) if organization.short_name else name,
        "slogan": formatter.text(organization.slogan) if organization.slogan else "",
        "website": as_typed(organization.website or ""),
    }


def _picture(picture: Picture, formatter: Formatter) -> dict[str, str]:
    return {"file": picture.file or "", "alt": formatter.text(picture.alt)}


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)
