"""What a profile says of its country, held against what is known of all countries."""

from collections.abc import Iterator, Mapping
from typing import Any

from mkataba.values.money import CURRENCIES

Fault = tuple[tuple[str | int, ...], str]


def faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each fact that no country has, or that is another country's.

    Args:
        data: A profile whose values all have their form.

    Source: ISO 3166-1 and ITU-T E.164 as the library ``phonenumbers`` has them, ISO 4217.
    """
    # loaded here: the profile that comes with mkataba is looked at by the tests
    from phonenumbers import country_code_for_region  # noqa: PLC0415

    region, code = data["country"]["region"], data["telephone"]["code"]
    called = country_code_for_region(region)
    if not called:
        yield ("country", "region"), f"{region} is the code of no country"
    elif code != str(called):
        yield ("telephone", "code"), f'has to be "{called}", that of {region}'
    currency = data["currency"]["code"]
    if currency not in CURRENCIES:
        yield ("currency", "code"), f"{currency} is the code of no currency"
    yield from _numbers(data["telephone"])


def _numbers(telephone: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what the example and the beginnings of mobile numbers have wrong."""
    code, digits = telephone["code"], telephone["digits"]
    example = telephone["example"].replace(" ", "")
    own = example.removeprefix(f"+{code}")
    if own == example:
        yield ("telephone", "example"), f"has to begin with +{code}"
    elif len(own) > digits:
        yield ("telephone", "example"), f"has {len(own)} digits behind +{code}, more than {digits}"
    for index, start in enumerate(telephone.get("mobile", ())):
        if len(start) > digits:
            yield ("telephone", "mobile", index), f"has more digits than {digits}"
