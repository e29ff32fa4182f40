"""The regime that a body is held to, as data: a quality standard and the country that it holds in.

A profile is a file ``schemas/profiles/<name>.yml``; ``organization.yml`` names it under
``standard``. Nothing else in the program knows a clause, a currency, a region or a calling code.
What a file of this kind has to look like is in :mod:`mkataba.profiles.form`; how it is put into the
schemas of a project in :mod:`mkataba.profiles.answers`.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

from mkataba.finding import Severity
from mkataba.languages import SOURCE
from mkataba.values.text import Text

DEFAULT = "huduma-kenya"
"""The profile of an organisation that names none."""

PAYMENT = "payment"
"""The key of the ways to pay; a profile without it has those of the default one."""

Data = Mapping[str, Any]


class Country(NamedTuple):
    """Where a standard holds.

    Args:
        region: Code of ISO 3166-1, such as ``KE``.
        name: What it is called in English.
        adjective: What is of it, in English.
        domain: The domain of nobody that stands in examples of addresses.
    """

    region: str
    name: str
    adjective: str
    domain: str = "example.org"


class Currency(NamedTuple):
    """What is paid with.

    Args:
        code: Of ISO 4217.
        symbol: What is printed before an amount.
        name: What one of it is called in English, such as ``shilling``.
    """

    code: str
    symbol: str
    name: str


class Telephone(NamedTuple):
    """The numbers of a country.

    Args:
        code: The country code, without the plus.
        digits: The most digits behind the country code.
        mobile: How numbers begin that have all of these digits.
        example: A number of nobody, in international form.
    """

    code: str
    digits: int
    example: str
    mobile: tuple[str, ...] = ()


class FileAnswer(NamedTuple):
    """The clause that a whole file answers, and the one that the head of a new file names."""

    clause: str
    chapter: str = ""


class Document(NamedTuple):
    """A document of which reports say how much is there: its elements are below its clause."""

    name: str
    file: str
    clause: str


class Profile(Struct, frozen=True, dict=True):
    """A regime, from its file.

    Args:
        name: The file's name without its ending.
        data: The file as read, without a fault: levels, pillars, areas and phases are there alone.
        lines: The line on which each of the rules stands, in a profile of a project's own.
    """

    name: str
    data: Data
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def clauses(self) -> Data:
        """Clause id to its entry in the catalogue, in the standard's order."""
        return self.data["clauses"]  # type: ignore[no-any-return]

    @cached_property
    def country(self) -> Country:
        """The country that the standard holds in."""
        return Country(**self.data["country"])

    @cached_property
    def currency(self) -> Currency:
        """The currency of that country."""
        return Currency(**self.data["currency"])

    @cached_property
    def telephone(self) -> Telephone:
        """The telephone numbers of that country."""
        given = self.data["telephone"]
        return Telephone(**{**given, "mobile": tuple(given.get("mobile", ()))})

    @cached_property
    def payment(self) -> Mapping[str, Text]:
        """What ways to pay of the country are called, by the word that the content holds.

        A name that is written plain is a key of the catalogues, or the same in every language.
        """
        return {
            code: Text(tuple(name.items()) if isinstance(name, dict) else ((SOURCE, name),))
            for code, name in self.data.get(PAYMENT, {}).items()
        }

    @property
    def oversight(self) -> str:
        """The English name of the outside body that hears appeals; "" where none is named."""
        named = self.data.get("oversight", "")
        return str(named if isinstance(named, str) else named.get(SOURCE, ""))

    @cached_property
    def severities(self) -> Mapping[str, Severity]:
        """How bad a missing answer is, by the verb of its clause; a note for any other verb."""
        return {verb: Severity(word) for verb, word in self.data["severities"].items()}

    def severity(self, clause: str) -> Severity:
        """Return how bad it is where a clause is not answered, as its verb says."""
        return self.severities.get(self.clauses[clause]["verb"], Severity.NOTE)

    @cached_property
    def files(self) -> Mapping[str, FileAnswer]:
        """What whole files answer, by their place below ``content/``."""
        return {place: FileAnswer(**text) for place, text in self.data["files"].items()}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents whose elements are counted, in the order of reports."""
        return tuple(Document(**text) for text in self.data["documents"])

    @cached_property
    def fields(self) -> Mapping[str, Data]:
        """What ``meta`` says of fields for the standard's sake, by paths like ``service.name``."""
        return {
            path: {"clause": text} if isinstance(text, str) else text
            for path, text in self.data["fields"].items()
        }

    @property
    def rules(self) -> Mapping[str, str]:
        """The clause that a rule answers, by its id; a rule that is not named has none."""
        return self.data["rules"]  # type: ignore[no-any-return]

    def clause_of(self, place: str) -> str:
        """Return the clause that a whole file answers, by its place; "" where it answers none."""
        answer = self.files.get(place)
        return answer.clause if answer else ""

    def amount(self, number: str) -> str:
        """Return an example of an amount, such as ``KES 500``, for a hint."""
        return f"{self.currency.code} {number}"
