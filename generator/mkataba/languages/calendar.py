"""What a language calls its months and days, by its own folder, and what there is wrong with it.

Babel knows both for some languages; those of which it knows nothing say them in ``language.yml``.
"""

import re
from collections.abc import Iterator

from mkataba.languages.folder import Language

MONTHS, DAYS = 12, 7
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2}|_[0-9]{3})?")


def months_of(language: Language) -> tuple[str, ...]:
    """Return what the language's folder calls the months, January first; none unless all are."""
    named = tuple(language.text("language.months").split())
    return named if len(named) == MONTHS else ()


def days_of(language: Language) -> tuple[str, ...]:
    """Return what the language's folder calls the days, Monday first; none unless all are."""
    named = tuple(language.text("language.days").split())
    return named if len(named) == DAYS else ()


def calendar_faults(language: Language) -> Iterator[tuple[str, str]]:
    """Yield a key of ``language.yml`` and what is wrong with its value, where it has its form."""
    # loaded here: asked only of languages that a project brings
    from babel.core import get_global  # noqa: PLC0415
    from babel.localedata import exists  # noqa: PLC0415

    for key in ("name", "name_in_english", "locale", "months", "none"):
        text = language.get(f"language.{key}")
        if isinstance(text, str) and not text.strip():
            yield key, "says nothing"
    locale, months = language.text("language.locale"), language.text("language.months").split()
    spoken = locale.partition("_")[0]
    if locale.strip() and not _LOCALE.fullmatch(locale):
        yield "locale", f'has to be a language, or one with its country, such as fr_FR: "{locale}"'
    elif locale.strip() and spoken not in (
        language.code,
        get_global("language_aliases").get(language.code),
    ):
        yield "locale", f'is of the language {spoken}, not of {language.code}: "{locale}"'
    elif locale.strip() and not language.has("language.days") and not exists(locale):
        yield "days", f'is missing: Babel does not know "{locale}"; name them from Monday on'
    if months and (len(months) != MONTHS or len({*months}) != MONTHS):
        yield "months", f"has to be {MONTHS} different names, with blanks between them"
    else:
        for word in (
            sorted(language.words("language.doubtful_months") - {*months}) if months else ()
        ):
            yield "doubtful_months", f'has to be some of months: "{word}" is none'
    if language.has("language.days") and not days_of(language):
        yield "days", f"has to be {DAYS} names from Monday on, with blanks between them"
    if language.has("language.clock") and language.clock is None:
        yield "clock", "needs shift, a number, and parts up to the hour 24"
