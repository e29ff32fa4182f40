"""The print font: the files that are handed to Typst, and which signs it can show."""

from functools import cached_property, lru_cache
from pathlib import Path

import font_source_sans_pro
import typst

from mkataba.errors import MkatabaError

FAMILY = "Source Sans Pro"

# TrueType only: the package also holds OpenType files of the same faces, and which of two equal
# faces Typst takes would depend on the order of the folder.
_FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
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
        # no text: it would lie in the process's folder, which may be gone by the next sign
        root, probe = str(_PROBE.parent), str(_PROBE)
        return typst.Compiler(probe, root=root, font_paths=fonts, ignore_system_fonts=True)

    def has(self, sign: str) -> bool:
        """Tell whether one sign can be set in a document that is archived and read aloud.

        Raises:
            MkatabaError: If Typst can't tell.
        """
        inputs = {"family": FAMILY, "sign": sign}
        try:
            self._compiler.compile(
                format="pdf", sys_inputs=inputs, pdf_standards=["a-2a"], timestamp=0
            )
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise MkatabaError(f"Typst can't try the print font: {error}") from error
            return False
        return True


@lru_cache(1)
def typeface() -> Typeface:
    """Return the one typeface."""
    return Typeface()
