"""Lines of contacts -> what each names: ``Tel: 020 123 | E-mail: info@...`` is two things."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from msgspec import Struct

from mkataba.import_.prose.headings import LABELS, SECTIONS, is_label, label_words, labels_of
from mkataba.import_.prose.sections import Entry, Section
from mkataba.import_.record import without_mark
from mkataba.languages import Languages
from mkataba.tables import Passage
from mkataba.values.addresses import is_email

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;<>()]+", re.IGNORECASE)
_NUMBERS = re.compile(r"\+?\(?\d[\d\s().+/,;-]*\d")
_MANY = ("telephone", "call_centre", "fax", "sms", "whatsapp")
_WITHIN = frozenset((*_MANY, "email", "web", "postal", "hours", "social_media"))
_FEW = 3  # words that make a label that of something else
_AROUND = " \t,;|/•-–—"
OTHER = "other"
"""What stands below the name of an office that is not the whole organisation."""


class Named(Struct, frozen=True):
    """A contact: what it is, "" if nothing says so, its lines, and the passage it stands in."""

    label: str
    lines: tuple[str, ...]
    passage: Passage

    @property
    def words(self) -> str:
        """Its words in one line."""
        return ", ".join(line.strip(_AROUND) for line in self.lines)


def named(section: Section, languages: Languages, own: Collection[str]) -> list[Named]:
    """Return the contacts of a section, in their order; each of its lines is in one of them.

    Args:
        section: The section.
        languages: Those whose labels are known.
        own: The names of the organisation, which head no office of their own.
    """
    out: list[Named] = []
    pending = ""
    for entry in section.entries:
        heads = not entry.lines
        if heads and is_label(entry.below, languages):
            pending = _label(entry.below, languages)
            continue
        if entry.below and not is_label(entry.below, languages) and not _is_own(entry.below, own):
            out.append(Named(OTHER, entry.lines or (entry.below,), entry.passage))
            continue
        if heads:
            continue
        found = list(_of_entry(entry, pending, languages, own))
        alone = len(found) == 1 and not found[0].words
        pending = found[0].label if alone else ""
        out += [] if alone else found
    return out


def _of_entry(
    entry: Entry, pending: str, languages: Languages, own: Collection[str]
) -> Iterator[Named]:
    label = pending
    lines: list[str] = []
    for line in (line for line in entry.lines if not _is_own(line, own)):
        for said, words in _parts(without_mark(line), languages):
            kind = said or _told(words, label, languages)
            if kind != label or (kind == "" and lines):
                if lines or (label and label != pending):
                    yield Named(label, tuple(lines), entry.passage)
                label, lines = kind, []
            lines += [words] if words.strip(_AROUND) else []
    if lines or label:
        yield Named(label, tuple(lines), entry.passage)


def _parts(line: str, languages: Languages) -> Iterator[tuple[str, str]]:
    """Yield the labels of a line, "" for none, each with the words behind it."""
    cuts = []
    for found in _pattern(languages).finditer(line):
        label = _label(found["label"], languages)
        first = not line[: found.start("label")].strip(_AROUND)
        tail = line[found.end() :].lstrip()
        colon = found["colon"].strip() != "" or not tail
        reached = bool(re.match(r"\+?\(?\d", tail)) and label in _MANY
        reached |= label == "email" and bool(_MAIL.match(tail))
        reached |= label == "web" and bool(_WEB.match(tail))
        if (first and (colon or reached)) or (
            label in _WITHIN and (":" in found["colon"] or reached)
        ):
            cuts.append((found.start("label"), found.end(), label))
    before = line[: cuts[0][0]] if cuts else line
    if cuts and _narrows(before, languages):  # "Supplier hotline": not that of the public
        yield "", line.strip(_AROUND)
        return
    if before.strip(_AROUND):
        yield "", before.strip(_AROUND)
    for n, (begin, behind, label) in enumerate(cuts):
        start = begin if label == "social_media" else behind  # on which of them is a part of it
        end = cuts[n + 1][0] if n + 1 < len(cuts) else len(line)
        yield label, line[start:end].strip().strip(_AROUND)


def _narrows(before: str, languages: Languages) -> bool:
    """Tell whether words directly before a label make it that of something else."""
    words = label_words(before)
    company = languages.words(f"{SECTIONS}.company")
    beside = before.rstrip(" '’")[-1:].isalpha() and not any(map(str.isdigit, before))
    return beside and len(words) <= _FEW and not company.issuperset(words)


def _told(words: str, label: str, languages: Languages) -> str:
    """Return what words without a label are: by their form, or as those above them."""
    bare = words.strip(" .,;|")
    if begins_post_box(bare, languages):
        return "postal"
    if is_email(bare):
        return "email"
    if _WEB.fullmatch(bare):
        return "web"
    numbers = bool(_NUMBERS.fullmatch(bare))
    if label in _MANY:
        return label if numbers else ""
    return label if label in ("address", "postal", "hours") else ""


def begins_post_box(words: str, languages: Languages) -> bool:
    """Tell whether words begin with a postal box."""
    return languages.pattern(f"{SECTIONS}.post_box").match(words) is not None


def _label(words: str, languages: Languages) -> str:
    bare = label_words(words)
    found = (labels_of(language).get(bare) for language in languages.values())
    return next(filter(None, found), "")


def _is_own(words: str, own: Collection[str]) -> bool:
    return " ".join(label_words(words)) in {" ".join(label_words(name)) for name in own}


@lru_cache(maxsize=4)
def _pattern(languages: Languages) -> re.Pattern[str]:
    every = {
        phrase
        for language in languages.values()
        for name in language.table(LABELS)
        for phrase in language.phrases(f"{LABELS}.{name}")
    }
    longest = sorted(every, key=len, reverse=True)
    text = "|".join(r"\.?\s+".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(
        rf"(?<![\w@./-])(?P<label>{text})(?![\w@])(?P<colon>\s*\.?\s*(?:[:=]|[-–—](?=\s))?\s*\.?)",
        re.IGNORECASE,
    )
