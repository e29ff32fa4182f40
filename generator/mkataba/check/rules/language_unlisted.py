"""Words are in languages that the organisation lists."""

from collections.abc import Iterator

from mkataba.check.content import ALL_KINDS, Content
from mkataba.check.messages import dotted
from mkataba.check.nodes import LocalText
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "language-unlisted"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "Words in a language that is not listed are not printed, and nobody notices that they are "
    "missing."
)
COMPARES = {**ALL_KINDS, "organization": ("languages",)}

_FILE = "organization.yml"
_BOTH = "vision: {en: Good service, sw: Huduma bora}\nmission: {en: We serve, sw: Tunahudumia}\n"
VALID = ({_FILE: f"languages: [en, sw]\n{_BOTH}"},)
INVALID = (
    {_FILE: f"languages: [en]\n{_BOTH}"},
    {_FILE: "languages: [en]\nvision: {en: Good service, sw: Huduma bora}\n"},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each language that is not listed and has words, once for the whole content."""
    organization = content.one(_FILE)
    listed = (organization.data.get("languages") if organization else None) or ()
    if organization is None or not listed or not all(isinstance(code, str) for code in listed):
        return
    others: dict[str, list[LocalText]] = {}
    for text in content.texts:
        for code in text.words.keys() - {*listed}:
            others.setdefault(code, []).append(text)
    for code, texts in sorted(others.items()):
        first = texts[0]
        where = f"{dotted(first.path)} in {first.entry.file.path}"
        if len(texts) > 1:
            where = f"{len(texts)} texts have words, the first one {where}"
        else:
            where = f"one text has words, {where}"
        message = f"languages does not list {code}, in which {where}: they are printed nowhere"
        hint = f"add {code} to languages, or take these words out"
        yield Problem(organization, ("languages",), message, hint)
