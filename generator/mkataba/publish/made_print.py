"""A document or a sheet that was printed, and all that came of printing."""

from collections.abc import Mapping

from msgspec import Struct

from mkataba.errors import MkatabaError
from mkataba.publish.layout_report import LayoutReport


class Print(Struct, frozen=True):
    """A document to print: its kind, its file below ``print/<language>/``, its size in bytes.

    Args:
        kind: The name of the document or sheet, or of what publication.yml asks for.
        format: ``pdf`` or ``docx``.
        language: The language that it is in; of two, the first.
        path: The file below the site.
        size: In bytes.
        part: A large charter is printed in parts: the number of this one.
        parts: How many parts there are.
        covers: Names of the services of this part.
        second: The language beside the first one; "" for none.
        output: What it is in the table of outputs, such as ``poster.pdf``.
        paper: The name of its paper; "" where nothing is said of it.
        body: The size of its text that is asked for, in points; 0 for none.
        asked: Whether publication.yml asks for it.
        report: What its layout says of it.
        shown: The ids of the services that it is made of.
    """

    kind: str
    format: str
    language: str
    path: str
    size: int
    part: int = 1
    parts: int = 1
    covers: str = ""
    second: str = ""
    output: str = ""
    paper: str = ""
    body: float = 0
    asked: bool = False
    report: LayoutReport | None = None
    shown: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name by which it is asked for: ``charter.pdf``, whatever its part."""
        return f"{self.kind}.{self.format}"


class Printed(Struct, frozen=True):
    """What was printed, by language and format, and a sentence for each that could not be.

    ``unset`` are the names of PDFs that were not asked for, ``names`` those of services by id, in
    the organisation's first language.
    """

    prints: tuple[Print, ...]
    failures: tuple[MkatabaError, ...] = ()
    unset: tuple[str, ...] = ()
    names: Mapping[str, str] = {}
