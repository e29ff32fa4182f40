"""A text that is changed is changed in each language."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.project import Project

ID = "stale-translation"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = "The text in the other language still promises what no longer holds."

_FILE = "services/hall-hire.yml"
_BEFORE = {f"earlier/{_FILE}": "remedy: {en: The fee is paid back, sw: Ada hurudishwa}\n"}
VALID = (
    {**_BEFORE, _FILE: "remedy: {en: Half the fee is paid back, sw: Nusu ya ada hurudishwa}\n"},
    {**_BEFORE, _FILE: "remedy: {en: 'The fee is  paid back.', sw: Ada hurudishwa}\n"},
)
INVALID = (
    {**_BEFORE, _FILE: "remedy: {en: Half the fee is paid back, sw: Ada hurudishwa}\n"},
    {**_BEFORE, _FILE: "remedy: {en: The fee is paid back, sw: Nusu ya ada hurudishwa}\n"},
    {
        "earlier/channels.yml": "channels:\n- id: email\n"
        "  procedure: {en: We write back, sw: Tunajibu}\n",
        "channels.yml": "channels:\n- id: letter\n- id: email\n"
        "  procedure: {en: We write back in 5 days, sw: Tunajibu}\n",
    },
)

_HINT = "say the same in this language; `mkataba diff REVISION` shows what was changed since"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text changed in one language alone since an earlier state; none without one."""
    if content.earlier is None:
        return
    then = _documents(content.earlier)
    for text in content.texts:
        path = text.entry.file.path
        if isinstance(text.written, str) or len(text.words) < 2 or path not in then:
            continue
        before = _before(then[path], text.entry.data, text.path)
        if not isinstance(before, dict) or before == text.words:
            continue
        if len(set(text.words.values())) == 1:
            continue  # a copy, or a name
        kept = [code for code, words in text.words.items() if _same(before.get(code), words)]
        changed = [code for code in text.words if code not in kept and before.get(code)]
        if kept and changed:
            message = f"{' and '.join(changed)} was changed and {kept[0]} was not"
            yield Problem(text.entry, text.at(kept[0]), message, _HINT)


def _documents(project: Project) -> Mapping[str, Any]:
    return {file.path: file.document.data for file in project.files}


def _before(then: Any, now: Any, path: Sequence[str | int]) -> Any:
    """Return what stood at a path; items of a list are found by their id, else by their place."""
    for part in path:
        now = now[part]
        if isinstance(part, int):
            own = now.get("id") if isinstance(now, dict) else None
            if not isinstance(then, list):
                return None
            if own is not None:
                then = next((x for x in then if isinstance(x, dict) and x.get("id") == own), None)
            else:
                then = then[part] if part < len(then) else None
        elif isinstance(then, dict):
            # a requirement or a step may be written short: its text alone
            then = then.get(part) if part in then else then if part in _SHORT else None
        else:
            return None
    return then


_SHORT = frozenset(("what", "action"))


def _same(before: Any, after: Any) -> bool:
    """Tell whether words mean the same: characters, case and the spelling of a word aside."""
    if not isinstance(before, str) or not isinstance(after, str):
        return bool(before == after)
    old, new = _tokens(before), _tokens(after)
    if old == new:
        return True
    odd = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return len(old) == len(new) and len(odd) == 1 and _is_typo(*odd[0])


def _tokens(words: str) -> list[str]:
    kept = "".join(s if s.isalnum() or s in "%.," else " " for s in words.casefold())
    return [token.strip(".,") for token in kept.split() if token.strip(".,")]


def _is_typo(old: str, new: str) -> bool:
    """Tell whether a word was only spelt anew: letters alone, one of them put right."""
    if not (old.isalpha() and new.isalpha()) or min(len(old), len(new)) < 5 or old[0] != new[0]:
        return False
    matched = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return matched >= 0.85 and abs(len(old) - len(new)) <= 1
