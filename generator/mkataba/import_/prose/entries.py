"""Sections of words: vision, mission, core values, commitments, rights, duties."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mkataba.check.vocabulary.grammar import language_of
from mkataba.import_.prose.headings import SECTIONS, label_words, themes
from mkataba.import_.prose.sections import Entry, Section
from mkataba.import_.prose.told import Taken
from mkataba.import_.record import without_mark
from mkataba.languages import Languages
from mkataba.tables import Passage
from mkataba.values.labels import capital

TEXTS = ("vision", "mission", "slogan")
"""Themes of one text each, which are fields of the organisation."""
_NAMED = re.compile(
    r"^(?P<name>[^:–—]{2,60}?)\s*(?::|\s[-–—]\s|[–—])\s*(?P<meaning>\S.*)$", re.DOTALL
)
_SAID = "it says what is done, or is not: no name of a value can be told from it"
_LONGEST_NAME = 5  # words of a value
_FIRST = 6  # words of a sentence that say who has a right, or has none
_SHORT = 6  # words of a line that may be a heading
_ENDS = (".", "!", "?", ";", ":", ",")


def spoken(section: Section, languages: Languages, published: Sequence[str]) -> str:
    """Return the language of a section: that of its words, of its heading, or the first one."""
    words = " ".join(entry.text for entry in section.entries)
    told = language_of(words, languages)
    own = section.opens.language if section.opens else None
    return told or own or published[0]


def text(section: Section, language: str, languages: Languages, taken: Taken) -> None:
    """Take in a section that is one text; where it is more, a person says which."""
    theme = section.themes[0]
    path = (theme,)
    own = [entry for entry in section.entries if entry.lines and not entry.below]
    by_language = {language_of(entry.text, languages): entry for entry in own}
    if len(own) == 2 and len(by_language) == 2 and "" not in by_language:
        for code, entry in by_language.items():
            taken.say("organization.yml", path, code, entry.text, _with_head(section, [entry]))
    elif len(own) == 1 and not own[0].text.endswith(":"):
        passages = _with_head(section, own)
        taken.say("organization.yml", path, language, _bare(own[0]), passages)
    elif own:
        words = " / ".join(entry.text for entry in own)
        reason = f"{len(own)} paragraphs stand below it; write the {theme}"
        taken.keep(f"organization.yml: {theme}", words, reason, _with_head(section, own))


def texts(
    section: Section,
    file: str,
    path: Sequence[str],
    language: str,
    languages: Languages,
    taken: Taken,
) -> None:
    """Take in a section that is a list of texts, such as rights; what leads to it stays before."""
    entries, others = _listed(section)
    said: list[str] = []
    used: list[Entry] = []
    lead, denied = "", False
    for entry in entries:
        bare = _bare(entry)
        if bare.endswith(":"):
            denied = path[0] == "rights" and _denies(bare, languages)
            lead = "" if follows(bare, languages) else f"{bare} "
            used += [entry] if lead else []
        elif denied or (path[0] == "rights" and _denies(bare, languages)):
            reason = "it says what is not so: is it a right?"
            taken.keep(f"{file}: {'.'.join(path)}", f"{lead}{bare}", reason, [entry.passage])
        else:
            said.append(f"{lead}{bare}")
            used.append(entry)
    if said:
        taken.say(file, path, language, tuple(said), _with_head(section, used))
    elif used:
        others = [*used, *others]
    for entry in others:
        reason = "it stands among the others, and is no item of the list: is it one?"
        taken.keep(f"{file}: {'.'.join(path)}", entry.text, reason, [entry.passage])


def values(section: Section, language: str, languages: Languages, taken: Taken) -> None:
    """Take in core values: names, with their meanings where these stand behind or below them."""
    file, path = "organization.yml", ("core_values",)
    found: list[tuple[str, str]] = []
    used: list[Entry] = []
    for name, entries in _named(section):
        meanings = [entry for entry in entries if entry.lines and _bare(entry) != name]
        if name and _is_said(name, languages):
            for entry in meanings:
                taken.keep(
                    f"{file}: core_values", f"{name}: {_bare(entry)}", _SAID, [entry.passage]
                )
            continue
        if name and len(meanings) <= 1:
            found.append((name, capital(_bare(meanings[0])) if meanings else ""))
            used += entries
            continue
        for entry in entries:
            if entry.lines and _is_said(_bare(entry), languages):
                taken.keep(f"{file}: core_values", entry.text, _SAID, [entry.passage])
                continue
            split = list(_values_of(entry, languages))
            found += split
            used += [entry] if split else []
            if not split and entry.lines and not follows(entry.text, languages):
                reason = "no name of a value can be told from it"
                taken.keep(f"{file}: core_values", entry.text, reason, [entry.passage])
    if found:
        taken.say(file, path, language, tuple(found), _with_head(section, used))


def commitments(
    section: Section, language: str, points: Mapping[str, str], languages: Languages, taken: Taken
) -> None:
    """Take in commitments that name one of the points of the policy; a person places the others.

    Args:
        section: The section.
        language: That of its words.
        points: The points of the policy by their names, in small letters.
        languages: Those that are known.
        taken: What was made so far.
    """
    for entry in section.entries:
        bare = _bare(entry)
        name, meaning = _parts(bare)
        below = entry.below.lower()
        point = points.get(" ".join(label_words(name))) or points.get(" ".join(label_words(below)))
        if entry.lines and point and (meaning or below):
            words = meaning if points.get(" ".join(label_words(name))) else bare
            path = ("commitments", point)
            taken.say("policy.yml", path, language, words, [entry.passage])
        elif entry.lines and not (bare.endswith(":") and follows(bare, languages)):
            reason = "it names none of the points of the policy; write it where it belongs"
            taken.keep("policy.yml: commitments", entry.text, reason, [entry.passage])


def _is_said(words: str, languages: Languages) -> bool:
    """Tell whether words say what somebody does, or does not: they are no names of values."""
    head = words.split(":", maxsplit=1)[0]
    if themes(head, languages) or follows(words, languages):
        return False  # Our values are: ...
    said = label_words(head)
    ours = said[:1] and any(said[0] in one.words(f"{SECTIONS}.ours") for one in languages.values())
    return bool(ours) or _denies(words, languages)


def _denies(words: str, languages: Languages) -> bool:
    """Tell whether the words say that somebody has no right: not, at their beginning."""
    said = set(label_words(words)[:_FIRST])
    return any(not said.isdisjoint(one.words(f"{SECTIONS}.not")) for one in languages.values())


def follows(words: str, languages: Languages) -> bool:
    """Tell whether a sentence only leads to what follows it."""
    said = f" {' '.join(label_words(words))} "
    return any(f" {phrase} " in said for phrase in languages.phrases(f"{SECTIONS}.follows"))


def _listed(section: Section) -> tuple[list[Entry], list[Entry]]:
    """Return the entries of a list, those that lead to them too, and what stands beside them."""
    own = [entry for entry in section.entries if entry.lines and not entry.below]
    below = [entry for entry in section.entries if entry.lines and entry.below]
    items = [entry for entry in own if entry.passage.item or without_mark(entry.text) != entry.text]
    if items:
        leads = [entry for entry in own if entry.text.endswith(":")]
        listed = [entry for entry in own if entry in items or entry in leads]
        return listed, [*(entry for entry in own if entry not in listed), *below]
    for n, entry in enumerate(own):
        title = len(entry.text.split()) <= _SHORT and not entry.text.endswith(_ENDS)
        if title and any(before.text.endswith(".") for before in own[:n]):
            return own[:n], [*own[n:], *below]  # it may be a heading that nobody knows
    return own, below


def _named(section: Section) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the headings within a section with what stands below each; "" for none."""
    groups: dict[str, list[Entry]] = {}
    for entry in section.entries:
        groups.setdefault(entry.below, []).append(entry)
    yield from groups.items()


def _values_of(entry: Entry, languages: Languages) -> Iterator[tuple[str, str]]:
    bare = _bare(entry)
    lead = entry.passage.lead.strip(" :.–—-")
    name, meaning = _parts(bare)
    if lead and bare.startswith(lead) and _is_name(lead):
        yield lead, capital(bare[len(lead) :].lstrip(" :.–—-"))
    elif name and meaning and _is_name(name):
        yield name, capital(meaning)
    elif not entry.passage.item and len(parts := _commas(bare, languages)) > 1:
        yield from ((part, "") for part in parts)
    elif len(entry.lines) > 1 and all(map(_is_name, map(without_mark, entry.lines))):
        yield from ((without_mark(line).rstrip(".;,"), "") for line in entry.lines)
    elif _is_name(bare):
        yield bare.rstrip(".;,"), ""


def _commas(words: str, languages: Languages) -> list[str]:
    """Return the names of values that commas part; none where a part is no name."""
    joins = "|".join(map(re.escape, languages.phrases(f"{SECTIONS}.joins")))
    parts = re.split(
        rf"\s*[,;•]\s*(?:(?:{joins})\s+)?|\s+(?:{joins})\s+(?=\S+\.?$)", words.rstrip(".")
    )
    parts = [part.strip() for part in parts if part and part.strip()]
    return parts if all(map(_is_name, parts)) and re.search("[,;•]", words) else []


def _is_name(words: str) -> bool:
    return 0 < len(words.split()) <= _LONGEST_NAME and not words.rstrip().endswith((":", "!", "?"))


def _parts(words: str) -> tuple[str, str]:
    found = _NAMED.match(words)
    return (found["name"].strip(), found["meaning"].strip()) if found else (words, "")


def _bare(entry: Entry) -> str:
    return without_mark(entry.text).strip()


def _with_head(section: Section, entries: Sequence[Entry]) -> list[Passage]:
    """Return the passages of entries with that of the heading above them."""
    passages = [entry.passage for entry in entries]
    return [section.head, *passages] if section.head and section.head not in passages else passages
