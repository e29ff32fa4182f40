"""The keys of the catalogue for labels and for the fixed choices of schemas."""

from mkataba.values.fee import PAYMENT

CODES = {
    **PAYMENT,
    "applications": "Applications",
    "enquiries": "Enquiries",
    "complaints": "Complaints",
    "compliments": "Compliments",
    "suggestions": "Suggestions",
    "directly": "Serves customers directly",
    "indirectly": "Serves customers indirectly",
    "external": "For the public",
    "internal": "For staff",
    "large_print": "large print",
    "braille": "braille",
    "audio": "audio",
    "sign_language": "sign language",
    "easy_read": "easy to read",
}


def choice(code: str) -> str:
    """Return the words of the catalogue for a fixed choice of the schemas, such as ``mpesa``."""
    # a choice that a project's own schemas add has no words but its own
    return CODES.get(code) or code.replace("_", " ").capitalize()


def capital(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]
