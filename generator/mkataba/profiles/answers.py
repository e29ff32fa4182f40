"""What a profile says of fields -> the schemas in which each field says it itself.

Whoever reads a schema finds in a field's ``meta`` the clause that it answers, and under
``required`` whether it is mandatory, as if there were one standard alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mkataba.profiles import PAYMENT, Profile

STANDARD = "standard"
"""What ``required`` says of a field that is mandatory where the standard asks for it; and the field
of the organisation that names the profile."""
_CURRENCY, _NUMBER, _DOMAIN = "¤", "☎", "⌂"

Kinds = Mapping[str, Mapping[str, Any]]
Fault = tuple[tuple[str | int, ...], str]
"""A path of keys in the profile, and a sentence."""


def held_to(kinds: Kinds, profile: Profile, names: Iterable[str]) -> Kinds:
    """Return the fields of all kinds of files as a profile has them.

    Where a field's own ``meta`` names a clause or a severity, that holds. What has not the form of
    a schema stays as it is: :mod:`mkataba.schema.form` says what is wrong with it.

    Args:
        kinds: Kind of file to its fields, as read.
        profile: The profile that the organisation is held to.
        names: The names of all profiles that it can choose from.
    """
    made = {kind: _fields(rules, kind, profile) for kind, rules in kinds.items()}
    match made.get("organization"):
        case {"standard": dict() as choice}:
            choice.setdefault("allowed", sorted(names))
    return made


def with_payment(types: Any, profile: Profile) -> Any:
    """Return the named types with the standard's ways to pay before those that are everywhere.

    What has not the form of a schema stays as it is.
    """
    match types:
        case {"fee": {"fields": {"payment": {"schema": {"allowed": [*ways]}}}}}:
            fee = types["fee"]
            fields, field = fee["fields"], fee["fields"][PAYMENT]
            new = [code for code in profile.payment if code not in ways]
            item = {**field["schema"], "allowed": [*new, *ways]}
            fields = {**fields, PAYMENT: {**field, "schema": item}}
            return {**types, "fee": {**fee, "fields": fields}}
    return types


def worded(data: Any, profile: Profile) -> Any:
    """Return data of a schema with the profile's currency, number and domain in its texts."""
    if isinstance(data, dict):
        return {key: worded(inner, profile) for key, inner in data.items()}
    if isinstance(data, list):
        return [worded(inner, profile) for inner in data]
    if not isinstance(data, str) or data.isascii():
        return data
    number, domain = profile.telephone.example, profile.country.domain
    with_number = data.replace(_CURRENCY, profile.currency.code).replace(_NUMBER, number)
    return with_number.replace(_DOMAIN, domain)


def unknown(
    profile: Profile, kinds: Iterable[tuple[str, Any]], places: Iterable[str]
) -> Iterator[Fault]:
    """Yield each field and file that the profile names and the schemas do not know.

    Args:
        profile: A profile without a fault in itself.
        kinds: Kinds of file with their fields; a kind may come several times.
        places: Where files lie below ``content/``; a ``*`` stands for any name.
    """
    known = {path for kind, rules in kinds for path in _paths(rules, kind)}
    for path in profile.fields:
        if path not in known:
            yield ("fields", path), "there is no such field in the schemas"
    places = list(places)
    for place in profile.files:
        if place not in places:
            yield ("files", place), f"there is no such file: there are {', '.join(places)}"
    single = [place for place in places if "*" not in place]
    for index, document in enumerate(profile.documents):
        if document.file not in single:
            text = f"{document.file} is no file of the content: there are {', '.join(single)}"
            yield ("documents", index, "file"), text


def _paths(rules: Any, here: str) -> Iterator[str]:
    for name, inner in rules.items() if isinstance(rules, dict) else ():
        yield from _below(inner, f"{here}.{name}")


def _below(rules: Any, here: str) -> Iterator[str]:
    yield here
    match rules:
        case {"type": "list", "schema": inner}:
            yield from _below(inner, f"{here}[]")
        case {"type": "dict", "schema": inner}:
            yield from _paths(inner, here)


def _fields(rules: Any, here: str, profile: Profile) -> Any:
    if not isinstance(rules, dict):
        return rules
    return {name: _field(inner, f"{here}.{name}", profile) for name, inner in rules.items()}


def _field(rules: Any, here: str, profile: Profile) -> Any:
    if not isinstance(rules, dict):
        return rules
    made = dict(rules)
    own = rules.get("meta", {})
    if (text := profile.fields.get(here)) and isinstance(own, dict):
        hint = {"hint": text["hint"]} if "hint" in text else {}
        made["meta"] = own = {**text, **own, **hint}
    if rules.get("required") == STANDARD:
        made["required"] = isinstance(own, dict) and "clause" in own
    match rules:
        case {"type": "list", "schema": inner}:
            made["schema"] = _field(inner, f"{here}[]", profile)
        case {"type": "dict", "schema": inner}:
            made["schema"] = _fields(inner, here, profile)
    return made
