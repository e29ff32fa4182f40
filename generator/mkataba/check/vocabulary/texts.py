"""The words of a text, by the language that they are in."""

from collections.abc import Mapping


def texts_of(value: object, default: str) -> Mapping[str, str]:
    """Return the words of a text as it stands in checked data; empty where there is none.

    Args:
        value: A text.
        default: The language of a text that was written without one.
    """
    if isinstance(value, dict):
        return value
    return {default: value} if isinstance(value, str) else {}
