"""The data of the printed sheets: plain words in one language, laid out by Typst.

Everything that Typst prints comes from here as JSON; a layout in ``templates/print/`` decides only
where it stands.
"""

from typing import Any

import zxingcpp

from mkataba.formatting import Formatter
from mkataba.model import Body, Organization
from mkataba.papers import Sheet
from mkataba.render.blocks import Block
from mkataba.render.charter import charter_document, title
from mkataba.render.charter.source import as_typed, charter_page, language_root
from mkataba.render.parts import Part
from mkataba.render.templating import Templates

_MOST_IN_A_CODE = 2331  # bytes; ISO/IEC 18004, version 40 with error correction M
INK = "#16202c"

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
    "scan_service": "Scan the code beside a service for its details",
    "continued": "continued",
    "sheet": "Sheet {n} of {total}",
    "page": "Page {n} of {total}",
    "more": "+ {n} more: see the full charter",
    "more_online": "+ {n} more: see the QR code",
    "booklet_needs": "What you need: see our booklet",
    "booklet_services": "and {n} more services in our booklet",
    "booklet_more": "+ {n} more: see our booklet",
    "booklet_else": "More in our booklet",
    "qr_alt": "QR code that opens {url}",
}


def frame(body: Body, templates: Templates, draft: bool) -> dict[str, Any]:
    """Return what every printed sheet needs: language, labels, brand, organisation."""
    formatter = templates.formatter
    brand = body.organization.brand
    return {
        "lang": formatter.language,
        "region": formatter.profile.country.region,
        "draft": draft,
        "brand": {"primary": brand.primary, "accent": brand.accent, "ink": INK},
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
    """
    data = _in_language(body, part, templates, draft, layout)
    if second:
        data["second"] = _in_language(body, part, second, draft, layout)
    width, height = sheet.size
    return {
        **data,
        "sheet": {
            "paper": sheet.paper,
            "width": width,
            "height": height,
            "body": sheet.body,
            "codes": sheet.codes,
            "bleed": sheet.bleed,
            "office": sheet.office,
        },
    }


def _in_language(
    body: Body, part: Part, templates: Templates, draft: bool, layout: str
) -> dict[str, Any]:
    formatter, charter = templates.formatter, part.charter
    named = title(charter, formatter)
    root = language_root(body, formatter.language)
    address = root and root + charter_page(charter)  # a code that leads nowhere is left out
    sections = charter_document(body, part, formatter, draft, f"{layout}.pdf")
    return {
        **frame(body, templates, draft),
        "charter": {
            "title": named,
            "full_title": _joined(" · ", named, part.name(formatter)),
            "audience_line": formatter.code(charter.id),
            "part_line": _joined(": ", part.name(formatter), part.covers(formatter)),
            "url_text": as_typed(address),
        },
        "sections": [_plain(block) for block in sections],
        "qr": {"charter": qr(address)},
    }


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
    if block.form == "code":
        made["qr"] = qr(block.rows[0][0].link)
    return {key: value for key, value in made.items() if value}


def qr(address: str) -> str:
    """Return a QR code as SVG without a border, which the layout leaves.

    Returns:
        "" without an address, and for one that no code can hold, of which a draft may be made.
    """
    if not address or len(address.encode()) > _MOST_IN_A_CODE:
        return ""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return code.to_svg(add_quiet_zones=False)


def _organization(organization: Organization, formatter: Formatter) -> dict[str, str]:
    name = formatter.text(organization.name)
    return {
        "name": name,
        "short_name": formatter.text(organization.short_name) if organization.short_name else name,
        "slogan": formatter.text(organization.slogan) if organization.slogan else "",
        "website": as_typed(organization.website or ""),
    }


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)
