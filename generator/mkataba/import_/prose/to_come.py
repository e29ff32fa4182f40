"""Words that stand in the place of what is still to be written."""

from mkataba.import_.prose.headings import SECTIONS, label_words
from mkataba.languages import Languages
from mkataba.values.text import is_filled, is_unfinished

_BRACKETS = (("[", "]"), ("<", ">"), ("{", "}"), ("«", "»"))


def is_to_come(words: str, languages: Languages) -> bool:
    """Tell whether a text says nothing yet: ``[Motto]``, ``Insert motto here``, ``TBD``."""
    bare = words.strip(" .\"'“”")
    if not is_filled(bare) or is_unfinished(bare) or bare.endswith(("…", "...")):
        return True
    if any(bare.startswith(begin) and bare.endswith(end) for begin, end in _BRACKETS):
        return True
    phrases = languages.phrases(f"{SECTIONS}.to_come")
    said = " ".join(label_words(bare))
    return (
        said in {" ".join(label_words(phrase)) for phrase in phrases}
        or languages.pattern(f"{SECTIONS}.to_write").fullmatch(bare) is not None
    )
