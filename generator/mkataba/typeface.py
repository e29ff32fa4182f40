"""The print fonts: the files that are handed to Typst, and which signs they can show."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

import font_source_sans_pro
import typst

from mkataba.errors import MkatabaError
from mkataba.papers import FONTS

FAMILY = "Source Sans Pro"


# TrueType only: the package also holds OpenType files of the same faces, and which of two equal
# faces Typst takes would depend on the order of the folder.
_FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
# of private use, without a meaning, half a character, or drawn around another one: what is shown
# depends on the font, or nothing is
_NEVER = ("Co", "Cn", "Cs", "Me")
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
_ONE_AT_A_TIME = Lock()  # a compiler is of one thread; documents are made in several
_PROBE = Path(__file__).with_suffix(".typ")


def files() -> list[Path]:
    """Return the font files of the house style."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return [folder / f"SourceSansPro-{face}.ttf" for face in _FACES]


class Typeface:
    """The house font, and after it those that an organisation adds for other scripts.

    It knows by asking Typst which signs they can show: none is taken from a font that nobody named.

    Args:
        families: Names of the families that are added, in their order.
        added: The files that hold them.
        unknown: Names of families that are nowhere.
        broken: Names of files that are called fonts, and that no font can be read from.
    """

    def __init__(
        self,
        families: tuple[str, ...] = (),
        added: tuple[Path, ...] = (),
        unknown: tuple[str, ...] = (),
        broken: tuple[str, ...] = (),
    ) -> None:
        self.families, self.added = families, added
        self.unknown, self.broken = unknown, broken

    @property
    def files(self) -> list[Path]:
        """All files that a sheet is set with."""
        return [*files(), *self.added]

    @cached_property
    def _compiler(self) -> typst.Compiler:
        folders = [str(folder) for folder in dict.fromkeys(path.parent for path in self.files)]
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[*folders])
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
        inputs = {"families": "\n".join([FAMILY, *self.families]), "character": cluster}
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
    """Return the house font alone."""
    return Typeface()


def typeface_of(root: Path, named: tuple[str, ...]) -> Typeface:
    """Return the house font with the fonts of a project.

    Args:
        root: The folder of the project; what its folder ``fonts/`` holds is taken, whole.
        named: Families that the content names; what ``fonts/`` lacks of them is looked for among
            the fonts of the computer.
    """
    folder = root / FONTS
    there = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    if not there and not named:
        return typeface()
    return _found(folder, named, tuple((path, path.stat().st_mtime_ns) for path in there))


@lru_cache(4)
def _found(folder: Path, named: tuple[str, ...], there: tuple[tuple[Path, int], ...]) -> Typeface:
    own = _faces(typst.Fonts(False, False, [str(folder)])) if folder.is_dir() else {}
    lacking = [family for family in named if family not in own and family != FAMILY]
    system = _faces(typst.Fonts(True, False)) if lacking else {}
    families = tuple(dict.fromkeys([*(f for f in named if f in own or f in system), *own]))
    added = (path for family in families for path in own.get(family) or system[family])
    unknown = tuple(family for family in lacking if family not in system)
    read = {path for paths in own.values() for path in paths}
    broken = (
        path.name for path, _ in there if path.suffix.lower() in _ENDINGS and path not in read
    )
    return Typeface(
        tuple(f for f in families if f != FAMILY),
        tuple(dict.fromkeys(added)),
        unknown,
        tuple(broken),
    )


def _faces(fonts: typst.Fonts) -> dict[str, list[Path]]:
    """Return the files of each family, in the order of their names."""
    found: dict[str, list[Path]] = {}
    for font in sorted(fonts.fonts(), key=lambda font: (font.family, str(font.path))):
        if font.path:
            found.setdefault(font.family, []).append(Path(font.path))
    return found
