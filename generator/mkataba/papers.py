"""Papers, and what is asked of a sheet: its size, its type, its codes, its edges, its ink."""

from collections.abc import Mapping

from msgspec import Struct

FONTS = "fonts"
"""The folder of a project with its fonts for other scripts."""

PAPERS: Mapping[str, tuple[float, float]] = {
    "a0": (841, 1189),
    "a1": (594, 841),
    "a2": (420, 594),
    "a3": (297, 420),
    "a4": (210, 297),
    "a5": (148, 210),
    "letter": (215.9, 279.4),
    "roll-up": (850, 2000),
}
"""Width and height in millimetres, upright, by the name in ``publication.yml`` (ISO 216, ANSI)."""


class Sheet(Struct, frozen=True):
    """How a document or a sheet is to be printed.

    Args:
        paper: A name of :data:`PAPERS`.
        landscape: Whether it lies on its long side.
        body: The size of its text in points; 0 for the layout's own.
        codes: Whether QR codes are printed.
        bleed: How far colour runs over the edge, in millimetres; with it come crop marks.
        office: Whether it is for an office printer: no area of colour, no colour up to the edge.
        clauses: Whether clauses of the standard stand beside what answers them.
    """

    paper: str
    landscape: bool = False
    body: float = 0
    codes: bool = True
    bleed: float = 0
    office: bool = False
    clauses: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it lies, in millimetres, trimmed."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)
