"""Examples of fields and rules, as a project would write them: its languages, its country.

They are written in English and Kiswahili, for the standard that comes with mkataba.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mkataba.languages import SOURCE, packaged
from mkataba.profiles import Profile

MISSING = "..."
"""What stands for words in a language that no example has."""

_FLOW = re.compile(r"\{en: (?P<words>\"[^\"]*\"|[^{}\"]*?), sw: (?:\"[^\"]*\"|[^{}\"]*?)\}")


def in_languages(value: Any, languages: Sequence[str]) -> Any:
    """Return plain data with its texts in some languages alone; as it is where none is named."""
    if isinstance(value, Mapping):
        if languages and value and value.keys() <= {*packaged()}:
            if not value.keys() & {*languages}:
                return {languages[0]: value.get(SOURCE) or next(iter(value.values()))}
            return {code: value.get(code, MISSING) for code in languages}
        return {key: in_languages(inner, languages) for key, inner in value.items()}
    if isinstance(value, list):
        return [in_languages(inner, languages) for inner in value]
    return value


def of_country(text: str, home: Profile, profile: Profile) -> str:
    """Return an example with the currency, the country, numbers and addresses of a profile.

    Args:
        text: As it is written, for the country of ``home``.
        home: The profile that examples are written for.
        profile: The one that the project is held to.
    """
    for was, now in (
        (home.currency.code, profile.currency.code),
        (home.currency.symbol, profile.currency.symbol),
        (f"+{home.telephone.code}", f"+{profile.telephone.code}"),
        (home.country.name, profile.country.name),
        (home.country.domain, profile.country.domain),
        *[tuple(f".{one.country.domain.partition('.')[2]}" for one in (home, profile))],
    ):
        text = text.replace(was, now)
    return text


def samples_of(
    valid: Sequence[Mapping[str, str]],
    invalid: Sequence[Mapping[str, str]],
    languages: Sequence[str],
) -> tuple[Sequence[Mapping[str, str]], Sequence[Mapping[str, str]]]:
    """Return the samples of a rule in some languages; as they are where it compares languages."""
    good, bad = ([_spoken(sample, languages) for sample in each] for each in (valid, invalid))
    if not languages or {*languages} >= {*packaged()} or any(sample in good for sample in bad):
        return valid, invalid
    return good, bad


def _spoken(sample: Mapping[str, str], languages: Sequence[str]) -> Mapping[str, str]:
    def words(found: re.Match[str]) -> str:
        lacking = dict.fromkeys(packaged(), MISSING)
        told = in_languages({**lacking, SOURCE: found["words"]}, languages)
        return f"{{{', '.join(f'{code}: {word}' for code, word in told.items())}}}"

    return {name: _FLOW.sub(words, text) for name, text in sample.items()}
