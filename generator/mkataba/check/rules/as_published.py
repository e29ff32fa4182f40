"""A fee or a time has a form that can be read, and is not only kept as it was published."""

from collections.abc import Iterator

from mkataba.check.ambiguities import ambiguity
from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.reading.vocabulary import SECTION

ID = "as-published"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "A fee or a time that mkataba can't read is printed word for word, and nobody checks "
    "whether it names a sum or a time."
)
REPLACES = ("translation",)

VALID = ({"services/plot-survey.yml": "fee: KES 4,000\nturnaround: 30 working days\n"},)
INVALID = ({"services/plot-survey.yml": 'fee: {as_published: "4,000"}\n'},)

WORDS = (SECTION,)


def check(content: Content) -> Iterator[Problem]:
    """Yield each text that is kept as it was published, and what it leaves open."""
    for entry, field, path, value in content.each("text"):
        if path[-1] != "as_published" or field.inherited is None:
            continue
        kept = {None: value} if isinstance(value, str) else value
        if not any(content.language(code or content.default, *WORDS) for code in kept):
            continue  # nothing is read in it
        text = quoted(next(iter(kept.values())))
        wording, hint = ambiguity(content, field.inherited.kind, kept)
        if wording:
            message = f"{text} is kept as published: {wording}"
        else:
            message = f"{text} is kept as published, although it leaves nothing open"
        yield Problem(entry, path, message, hint or field.hint)
