"""The shared texts of a workbook: most of its cells name one of them by its number."""

from collections.abc import Mapping
from xml.parsers import expat

from msgspec import Struct

from mkataba.tables.grid import LOWERED, RAISED, UnreadableError

_SHIFTS = {"superscript": RAISED, "subscript": LOWERED}
_OFF = ("false", "f", "0")  # as openpyxl reads them


class LocalNames(dict[str, str]):
    """The names of elements without their namespaces, by the names that the parser gives."""

    def __missing__(self, tag: str) -> str:
        """Return a name that was not met before, and keep it."""
        name = self[tag] = tag.rpartition(" ")[2]
        return name


class Words(Struct, frozen=True):
    """A text as it is shown, and those parts of it that are struck out."""

    shown: str
    struck: tuple[str, ...] = ()


def strings(part: bytes) -> list[Words]:
    """Return the shared texts of a workbook.

    Args:
        part: The XML that holds them.

    Raises:
        UnreadableError: If it is broken.
    """
    texts = _Strings()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = texts.start
    parser.EndElementHandler = texts.end
    parser.CharacterDataHandler = texts.said
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise UnreadableError("is broken: Excel's parts are not in their places") from error
    return texts.found


class _Strings:
    """Takes in elements one by one."""

    def __init__(self) -> None:
        self.found: list[Words] = []
        self._names = LocalNames()
        self._shown = self._text = self._shift = ""
        self._struck: list[str] = []
        self._listening = self._spoken = self._is_struck = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take in an element's beginning."""
        name = self._names[tag]
        if name == "t":
            self._listening, self._text = not self._spoken, ""
        elif name == "si":
            self._shown, self._struck = "", []
        elif name == "r":
            self._is_struck, self._shift = False, ""
        elif name == "strike":
            self._is_struck = given.get("val", "1") not in _OFF
        elif name == "vertAlign":
            self._shift = given.get("val", "")
        elif name == "rPh":  # how a word is spoken, which no cell shows
            self._spoken = True

    def said(self, text: str) -> None:
        """Take in text."""
        if self._listening:
            self._text += text

    def end(self, tag: str) -> None:
        """Take in an element's end."""
        name = self._names[tag]
        if name == "t" and self._listening:
            self._listening = False
            self._take_in(self._text.replace("x005F_", ""))
        elif name == "si":
            self.found.append(Words(self._shown, tuple(self._struck)))
        elif name == "r":
            self._is_struck, self._shift = False, ""
        elif name == "rPh":
            self._spoken = False

    def _take_in(self, text: str) -> None:
        if self._is_struck:
            self._struck.append(text)
        else:
            self._shown += text.translate(_SHIFTS.get(self._shift, {}))
