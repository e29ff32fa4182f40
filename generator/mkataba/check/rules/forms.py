"""What the check of a single file, of its place and of the waivers can say."""

from collections.abc import Mapping

from msgspec import Struct

from mkataba.finding import Severity

Sample = Mapping[str, str]
"""Text by file below ``content/``.

``earlier/`` before a name means the file as it was before; ``templates/`` is a file beside
``content/``.
"""


class Form(Struct, frozen=True):
    """A rule that no module holds.

    Args:
        severity: How bad a finding is.
        level: The first level of readiness that asks for it.
        why: Why it matters, in a sentence.
        valid: Content that it lets pass.
        invalid: Content on which it is heard.
    """

    severity: Severity
    level: str
    why: str
    valid: Sample
    invalid: Sample


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
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


_DAYS = {_PLACE: "turnaround: 5 days\n"}

FORM_RULES: dict[str, Form] = {
    "yaml": Form(
        _ERROR,
        "draft",
        "The file can't be read as YAML: a tab, a quote that is not closed, a key given twice, "
        "a character that is not UTF-8.",
        *_service("fee: KES 500\n", "fee: KES 500\nfee: KES 1,000\n"),
    ),
    "unknown-key": Form(
        _ERROR,
        "draft",
        "A key is not part of the schema, most often because of a slip of the pen, so that what "
        "stands under it would not be published.",
        *_service("turnaround: 5 working days\n", "turnarond: 5 working days\n"),
    ),
    "type": Form(
        _ERROR,
        "draft",
        "A value has another form than its field: a list, a map, a number, a text.",
        *_service("channels: [counter]\n", "channels: counter\n"),
    ),
    "value": Form(
        _ERROR,
        "draft",
        "A value can't be read, or is not one of those that its field allows.",
        *_service("turnaround: 5 working days\n", "turnaround: promptly\n"),
    ),
    "stray-file": Form(
        _WARNING,
        "publishable",
        "A file under content/ has no place there, so nothing is made of it; a link that leads "
        "out of the project is an error and is not followed.",
        {_PLACE: "fee: free\n"},
        {"service/soil-testing.yml": "fee: free\n"},
    ),
    "missing-file": Form(
        _ERROR,
        "publishable",
        "A file that the standard's documents are made from is not there.",
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
        "An element that the standard demands is missing, or holds only blanks or a placeholder "
        "such as TODO.",
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
        "A text is missing in one of the organisation's languages.",
        *(
            {"organization.yml": "languages: [en, sw]\n", _PLACE: f"name: {{{words}}}\n"}
            for words in ("en: Soil testing, sw: Upimaji wa udongo", "en: Soil testing, sw: TODO")
        ),
    ),
    "unfinished": Form(
        _ERROR,
        "publishable",
        "A field holds a word such as TODO, or a text a mark of work to do: citizens would read "
        "it, or miss what was to stand there.",
        *_service("department: Agriculture\n", 'department: "Agriculture (TODO: ask)"\n'),
    ),
    "element-open": Form(
        _ERROR,
        "publishable",
        "A mandatory element can't be told, because what it rests on lacks something or is not "
        "there: a channel without its contact leaves the feedback channels of a charter open.",
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
        "A waiver names no rule that can be waived, or too wide a place: it holds nothing back.",
        *_waiver("day-basis", "days-basis", "rule"),
    ),
    "waiver-too-long": Form(
        _ERROR,
        "publishable",
        "A waiver runs for more than twelve months, so that nobody would have to look at it again; "
        "it holds nothing back.",
        *_waiver("2027-06-30", "2076-06-30", "expires"),
    ),
    "waiver-expired": Form(
        _ERROR,
        "publishable",
        "The last day of a waiver is over; what it held back counts again.",
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
        "The file starts with a character that nobody sees, as some editors write it; it is "
        "read, but other programs stumble over it.",
        *_service("fee: free\n", "\ufefffee: free\n"),
    ),
    "placeholder": Form(
        _WARNING,
        "compliant",
        "An optional field holds only blanks, a dash or a word such as N/A; it is not published.",
        *_service("department: Agriculture\n", "department: N/A\n"),
    ),
    "waiver-unused": Form(
        _WARNING,
        "compliant",
        "A waiver holds nothing back: it would hide a later fault unseen.",
        *_waiver("services/soil-testing.yml#turnaround", "services/hall-hire.yml", "place"),
    ),
}
"""The rules that no module holds, by id, in the order of their levels."""
