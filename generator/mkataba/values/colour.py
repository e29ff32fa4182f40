"""A colour as six hexadecimal digits."""

import re

from mkataba.values.form import Written

_PATTERN = r"#[0-9a-fA-F]{6}"

TYPE = Written(
    accepts=lambda written: re.fullmatch(_PATTERN, written) is not None,
    read=str,
    pattern=_PATTERN,
)
