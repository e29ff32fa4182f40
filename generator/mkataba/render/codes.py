"""QR codes: as SVG for Typst, as PNG for word processors, which blur or refuse other pictures."""

import base64
import struct
import zlib
from functools import lru_cache
from typing import Any

import zxingcpp

_MOST = 2331  # bytes; ISO/IEC 18004, version 40 with error correction M
_MODULE = 8  # pixels; at 30 mm, more than any printer shows
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@lru_cache(4096)  # of a service, on most of its sheets
def qr(address: str) -> str:
    """Return a QR code as SVG without a border, which the layout leaves.

    Returns:
        "" without an address, and for one that no code can hold, of which a draft may be made.
    """
    code = _code(address)
    return code.to_svg(add_quiet_zones=False) if code else ""


def qr_picture(address: str) -> str:
    """Return a QR code with its border as the ``data:`` address of a PNG; "" as above."""
    if not (code := _code(address)):
        return ""
    image: Any = code.to_image(
        scale=_MODULE, add_quiet_zones=True
    )  # a buffer, which mypy is not told
    pixels = memoryview(image)
    made = base64.b64encode(_png(pixels.tobytes(), image.shape[1])).decode()
    return f"data:image/png;base64,{made}"


def _code(address: str) -> zxingcpp.Barcode | None:
    if not address or len(address.encode()) > _MOST:
        return None
    return zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")


def _png(pixels: bytes, width: int) -> bytes:
    """Return a grey picture, a byte a pixel, as PNG (ISO/IEC 15948) of one bit a pixel."""
    rows = []
    for start in range(0, len(pixels), width):
        row = pixels[start : start + width]
        bits = int(
            "".join("1" if pixel else "0" for pixel in row).ljust(-(-width // 8) * 8, "0"), 2
        )
        rows.append(b"\0" + bits.to_bytes(-(-width // 8), "big"))
    head = struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
