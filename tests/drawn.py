"""Sheets as pictures, held against reference pictures that were looked at.

``pytest --update-golden`` on a file that compares draws them anew; look at them first.
"""

import functools
import io
import json
from pathlib import Path

import typst
from PIL import Image, ImageChops

from mkataba.publish.press import Press
from tests.layouts import Plain

PICTURES = Path(__file__).parent / "golden" / "pictures"
RESOLUTION = {"poster": 20, "charter": 40, "brochure": 40, "document": 40}
TILE = 8  # pixels: a figure of the smallest type is some three wide and five high
LIMIT = 5  # mean difference of the pixels of a tile, of 255


def draw(
    press: Press, layout: str, data: Plain, markup: str = "", resolution: int | None = None
) -> list[Image.Image]:
    """Return the pages of a sheet as pictures.

    Args:
        press: Where the layouts are.
        layout: The name of one.
        data: What it prints.
        markup: Name of a file of Typst markup in the press, for documents.
        resolution: Pixels per inch; that of ``RESOLUTION`` where None is given.
    """
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(press.folder / "fonts")])
    drawn = typst.compile(
        str(press.folder / f"{layout}.typ"), root=str(press.folder), font_paths=fonts,
        ignore_system_fonts=True, format="png", ppi=resolution or RESOLUTION[layout],
        sys_inputs={"data": json.dumps(press.told(data)), "body": markup},
    )  # fmt: skip
    pages = drawn if isinstance(drawn, list) else [drawn]
    return [Image.open(io.BytesIO(page)).convert("RGB") for page in pages if page]


def compare(name: str, pages: list[Image.Image], update: bool = False) -> None:
    """Hold pages against their reference, tile by tile: a letter is lost in the mean of a sheet."""
    strip = Image.new("RGB", (sum(p.width for p in pages), max(p.height for p in pages)), "white")
    left = 0
    for page in pages:
        strip.paste(page, (left, 0))
        left += page.width
    target = PICTURES / f"{name}.png"
    if update:
        target.parent.mkdir(parents=True, exist_ok=True)
        in_colours_of(strip, strip.quantize(64)).save(target, optimize=True)
    with Image.open(target) as kept:
        reference = kept.copy()
    assert strip.size == reference.size, "the number or the size of the pages changed"
    seen = in_colours_of(strip, reference).convert("RGB")
    difference = ImageChops.difference(seen, reference.convert("RGB"))
    tiles = functools.reduce(ImageChops.lighter, difference.split()).reduce(TILE)
    worst = tiles.getextrema()[1]
    where = [
        (n % tiles.width, n // tiles.width) for n, v in enumerate(tiles.tobytes()) if v == worst
    ]
    assert worst < LIMIT, (
        f"{name} differs by {worst} of 255 at {where[0]} in tiles of {TILE} pixels"
    )


def in_colours_of(picture: Image.Image, palette: Image.Image) -> Image.Image:
    """Return a picture in the colours of another one."""
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)
