"""What the check of a single file, of its place and of the waivers can say."""

from collections.abc import Mapping

from msgspec import Struct

from mkataba.finding import NO_LEVEL, Severity

Sample = Mapping[str, str]
"""Text by file below ``content/``.

``earlier/`` before a name means the file as it was before; ``templates/`` is a file beside
``content/``.
"""


class Form(Struct, frozen=True):
    """A rule that no module holds.

    Args:
        severity: How bad a finding is.
        level: The first level of readiness that asks for it; ``NO_LEVEL`` where none does.
        why: Why it matters, in a sentence.
        valid: Content that it lets pass.
        invalid: Content on which it is heard.
    """

    severity: Severity
    level: str
    why: str
    valid: Sample
    invalid: Sample


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
MEASURED = ("sheet-fails", "sheet-room", "sheet-elsewhere", "sheet-type")
"""The rules for which the prints have to be set, by ``build`` or ``check --prints``."""
_PLACE = "services/soil-testing.yml"


def _service(valid: str, invalid: str) -> tuple[Sample, Sample]:
    return {_PLACE: valid}, {_PLACE: invalid}


def _waiver(valid: str, invalid: str, key: str) -> tuple[Sample, Sample]:
    """Return a waiver that holds something back, and one that differs in one key."""
    keys = {
        "rule": "day-basis",
        "place": "services/soil-testing.yml#turnaround",
        "reason": "The laboratory is being moved",
        "owner": "Director of Agriculture",
        "expires": "2027-06-30",
    }

    def made(value: str) -> Sample:
        lines = [f"{name}: {value if name == key else words}" for name, words in keys.items()]
        return {"waivers.yml": "waivers:\n- " + "\n  ".join(lines) + "\n", **_DAYS}

    return made(valid), made(invalid)


def _poster(paper: str) -> Sample:
    """Return what asks for a poster on a paper."""
    asked = f"{{id: poster-{paper}, document: poster, paper: {paper}}}"
    return {"publication.yml": f"publications:\n- {asked}\n"}


_DAYS = {_PLACE: "turnaround: 5 days\n"}

FORM_RULES: dict[str, Form] = {
    "yaml": Form(
        _ERROR,
        "draft",
        "A file that can't be read as YAML can't be published: often it holds a tab, a quote "
        "that is not closed, a key given twice or a character that is not UTF-8.",
        *_service("fee: KES 500\n", "fee: KES 500\nfee: KES 1,000\n"),
    ),
    "unknown-key": Form(
        _ERROR,
        "draft",
        "A key that the schema does not have is most often misspelt, and what stands under it "
        "would not be published.",
        *_service("turnaround: 5 working days\n", "turnarond: 5 working days\n"),
    ),
    "type": Form(
        _ERROR,
        "draft",
        "A field that asks for a list, a map, a number or a text can't be read from a value "
        "of another form.",
        *_service("channels: [counter]\n", "channels: counter\n"),
    ),
    "value": Form(
        _ERROR,
        "draft",
        "A value that can't be read, or that its field does not allow, can't be published as "
        "a promise.",
        *_service("turnaround: 5 working days\n", "turnaround: promptly\n"),
    ),
    "normal-form": Form(
        _NOTE,
        "exemplary",
        "A value that is typed in other words than its normal form is read as an import reads it, "
        "but editors, and those who look at the file next, know the normal form alone.",
        *_service("fee: KES 1,050\n", "fee: Kshs. 1,050/=\n"),
    ),
    "stray-file": Form(
        _WARNING,
        "publishable",
        "Nothing is made of a file that has no place under content/, and a link that leads "
        "out of the project is an error and is not followed.",
        {_PLACE: "fee: free\n"},
        {"service/soil-testing.yml": "fee: free\n"},
    ),
    "missing-file": Form(
        _ERROR,
        "publishable",
        "The standard asks for documents that are made from this file.",
        {
            "organization.yml": "name: Mfano County Government\nlanguages: [en]\n",
            "policy.yml": "purpose: This policy says how we serve.\n",
            "channels.yml": "channels:\n- {id: counter, name: Service counter}\n",
            "service_points.yml": "service_points:\n- {id: county-hall, name: County Hall}\n",
            "charters/external.yml": "groups:\n- {name: Farming, services: [soil-testing]}\n",
            "charters/internal.yml": "groups:\n- {name: Computers, services: [ict-support]}\n",
            "manual.yml": "introduction: This manual is for every officer who serves.\n",
            _PLACE: "fee: free\n",
            "services/ict-support.yml": "fee: free\n",
        },
        {_PLACE: "fee: free\n"},
    ),
    "required": Form(
        _ERROR,
        "publishable",
        "An element that the standard demands is missing, or holds only blanks or a "
        "placeholder such as TODO.",
        {
            "charters/external.yml": "groups:\n- name: Farming\n  services: [soil-testing]\n"
            "feedback_channels: [counter]\n"
            "approval: {version: 3, approved_by: County Executive Committee, "
            "approved_on: 2026-06-15}\n"
        },
        {"charters/external.yml": "groups:\n- name: Farming\n  services: [soil-testing]\n"},
    ),
    "translation": Form(
        _ERROR,
        "publishable",
        "Those who read only one of the organisation's languages would not find this text in it.",
        *(
            {"organization.yml": "languages: [en, sw]\n", _PLACE: f"name: {{{words}}}\n"}
            for words in ("en: Soil testing, sw: Upimaji wa udongo", "en: Soil testing, sw: TODO")
        ),
    ),
    "unfinished": Form(
        _ERROR,
        "publishable",
        "Citizens would read a word such as TODO or a mark of work to do, or miss what was to "
        "stand there.",
        *_service("department: Agriculture\n", 'department: "Agriculture (TODO: ask)"\n'),
    ),
    "element-open": Form(
        _ERROR,
        "publishable",
        "Nobody can tell whether a mandatory element is met while something that it refers to "
        "is incomplete or missing, such as the contact of a feedback channel.",
        *(
            {
                "manual.yml": "feedback_channels: [counter]\n",
                "channels.yml": f"channels:\n- id: counter\n{contact}",
            }
            for contact in ("  contact: County Hall, ground floor\n", "")
        ),
    ),
    "waiver-rule": Form(
        _ERROR,
        "publishable",
        "A waiver that names no rule that can be waived, or too wide a place, holds nothing back.",
        *_waiver("day-basis", "days-basis", "rule"),
    ),
    "waiver-too-long": Form(
        _ERROR,
        "publishable",
        "A waiver of more than twelve months holds nothing back, because nobody would have to "
        "look at it again.",
        *_waiver("2027-06-30", "2076-06-30", "expires"),
    ),
    "waiver-expired": Form(
        _ERROR,
        "publishable",
        "The last day of the waiver is over, and what it held back counts again.",
        *_waiver("2027-06-30", "2026-01-31", "expires"),
    ),
    "recommended": Form(
        _WARNING,
        "compliant",
        "An element that the standard recommends is missing, or holds only blanks or a "
        "placeholder such as TODO.",
        *(
            {"charters/external.yml": f"guarantee: {words}\n"}
            for words in ("[We apologise and pay the fee back.]", "[]")
        ),
    ),
    "byte-order-mark": Form(
        _WARNING,
        "compliant",
        "The file starts with an invisible character, which some editors write, and other "
        "programs than mkataba may fail on it.",
        *_service("fee: free\n", "\ufefffee: free\n"),
    ),
    "placeholder": Form(
        _WARNING,
        "compliant",
        "A field that holds only blanks, a dash or a word such as N/A is not published.",
        *_service("department: Agriculture\n", "department: N/A\n"),
    ),
    "sheet-fails": Form(
        _ERROR,
        "publishable",
        "A document or a sheet that can't be set is missing where people look for it, which "
        "`check --prints` tells.",
        {"publication.yml": "publications: []\n"},
        {"templates/print/poster.typ": "#no-such-thing\n"},
    ),
    "sheet-room": Form(
        _WARNING,
        "compliant",
        "What a sheet has no room for is not read by those who have nothing but the sheet, and "
        "`check --prints` tells it.",
        *map(_poster, ("a1", "a4")),
    ),
    "sheet-elsewhere": Form(
        _NOTE,
        NO_LEVEL,
        "Those who have nothing but the sheet have to ask for what stands in the booklet or the "
        "charter alone, which `check --prints` tells and no level counts.",
        *map(_poster, ("a0", "a2")),
    ),
    "sheet-type": Form(
        _NOTE,
        "exemplary",
        "A sheet that holds much is set in smaller type than its readers need, and "
        "`check --prints` tells how small.",
        *map(_poster, ("a0", "a3")),
    ),
    "waiver-unused": Form(
        _WARNING,
        "compliant",
        "A waiver that holds nothing back would hide a later fault at its place.",
        *_waiver("services/soil-testing.yml#turnaround", "services/hall-hire.yml", "place"),
    ),
}
"""The rules that no module holds, by id, in the order of their levels."""
