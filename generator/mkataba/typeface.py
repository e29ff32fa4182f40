"""The print font: the files that are handed to Typst, and which signs it can show."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

import font_source_sans_pro
import typst

from mkataba.errors import MkatabaError

FAMILY = "Source Sans Pro"

# TrueType only: the package also holds OpenType files of the same faces, and which of two equal
# faces Typst takes would depend on the order of the folder.
_FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
# of private use, without a meaning, half a character, or drawn around another one: what is shown
# depends on the font, or nothing is
_NEVER = ("Co", "Cn", "Cs", "Me")
_ONE_AT_A_TIME = Lock()  # a compiler is of one thread; documents are made in several
_PROBE = Path(__file__).with_suffix(".typ")


def files() -> list[Path]:
    """Return the font files of the house style."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return [folder / f"SourceSansPro-{face}.ttf" for face in _FACES]


class Typeface:
    """Knows by asking Typst which signs the font, with Typst's own fallback fonts, can show."""

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(files()[0].parent)])
        # no text: it would lie in the process's folder, which may be gone by the next character
        root, probe = str(_PROBE.parent), str(_PROBE)
        return typst.Compiler(probe, root=root, font_paths=fonts, ignore_system_fonts=True)

    def has(self, cluster: str) -> bool:
        """Tell whether a character can be set in a document that is archived and read aloud.

        Args:
            cluster: One character, or one with the marks that are combined with it.

        Raises:
            MkatabaError: If Typst can't tell.
        """
        if any(unicodedata.category(character) in _NEVER for character in cluster):
            return False
        if self._refused(cluster) is None:
            return True
        # whatever it says of this one; of a plain letter it says nothing, unless it fails itself
        if failure := self._refused("a"):
            raise MkatabaError(f"Typst can't try the print font: {failure}") from failure
        return False

    def _refused(self, cluster: str) -> typst.TypstError | None:
        inputs = {"family": FAMILY, "character": cluster}
        try:
            with _ONE_AT_A_TIME:
                self._compiler.compile(
                    format="pdf", sys_inputs=inputs, pdf_standards=["a-2a"], timestamp=0
                )
        except typst.TypstError as error:
            return error
        return None


def combined(text: str) -> Iterator[str]:
    """Yield each character of a text with the marks that are combined with it."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.category(text[end]).startswith("M"):
            yield text[start:end]
            start = end


@lru_cache(1)
def typeface() -> Typeface:
    """Return the one typeface."""
    return Typeface()
