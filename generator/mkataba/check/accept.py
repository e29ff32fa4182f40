"""Data that a schema has nothing against: nearly every file, told without Cerberus.

Cerberus says what is wrong. Where nothing is, to ask it takes longer than all else that is done
with a file, and to load it takes as long as a few files. So a compiled schema is read once more
here, as functions that accept a value or do not. They accept less than Cerberus, never more: what
is not known here - a rule, a type, a kind of value - is not accepted, and then Cerberus is asked.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from mkataba.check.value_checks import Check
from mkataba.schema.pattern import LONGEST

Accepts = Callable[[Any], bool]
Rules = Mapping[str, Any]

_PLAIN = (str, int, float, bool)

# type of a compiled schema -> the Python types of its values; true is no number
_TYPES = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "list": (list,),
    "dict": (dict,),
}


class Acceptance:
    """Makes functions out of compiled schemas; each tells whether a value is surely accepted.

    Args:
        named: Compiled schemas of the named types, by name.
        checks: What ``check_with`` names.
    """

    def __init__(self, named: Mapping[str, Mapping[str, Rules]], checks: Mapping[str, Check]):
        self._named = named
        self._checks = checks
        self._made: dict[str, Accepts] = {}

    def of_map(self, fields: Mapping[str, Rules]) -> Accepts:
        """Return what accepts a map with such fields."""
        inner = {name: self._of_field(rules) for name, rules in fields.items()}
        required = {name for name, rules in fields.items() if rules.get("required")}

        def accepts(value: Any) -> bool:
            if type(value) is not dict or not required <= value.keys():
                return False
            for name, held in value.items():
                accepted = inner.get(name)
                if accepted is None or not accepted(held):
                    return False
            return True

        return accepts

    def _of_field(self, rules: Rules) -> Accepts:
        tests = [
            test
            for name, asked in rules.items()
            if (test := self._of_rule(name, asked, rules)) is not None
        ]
        if len(tests) == 1:
            return tests[0]
        return lambda value: all(test(value) for test in tests)

    def _of_rule(self, name: str, asked: Any, rules: Rules) -> Accepts | None:
        """Return what accepts a value under one rule; None for a rule that asks nothing of it."""
        if name == "required" or (name == "type" and "schema" in rules):
            return None  # of the map around it; the type goes without saying
        if name == "schema":
            if rules.get("type") == "list":
                return _of_list(self._of_field(asked))
            return self._of_named(asked) if isinstance(asked, str) else self.of_map(asked)
        if name == "check_with":
            check = self._checks[asked]
            return lambda value: value is not None and next(check(value), None) is None
        rule = _RULES.get(name)
        return rule(asked) if rule is not None else _nothing

    def _of_named(self, name: str) -> Accepts:
        # made when it is first asked for: a type may hold itself
        def accepts(value: Any) -> bool:
            if name not in self._made:
                self._made[name] = self.of_map(self._named[name])
            return self._made[name](value)

        return accepts


def _nothing(_: Any) -> bool:
    return False


def _of_list(item: Accepts) -> Accepts:
    return lambda value: type(value) is list and all(map(item, value))


def _of_type(name: str) -> Accepts:
    types = _TYPES.get(name, ())
    return lambda value: type(value) in types


def _of_pattern(pattern: str) -> Accepts:
    ending = re.compile(pattern if pattern.endswith("$") else f"{pattern}$")
    return lambda value: (
        isinstance(value, str) and len(value) <= LONGEST and ending.match(value) is not None
    )


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


_RULES: Mapping[str, Callable[[Any], Accepts]] = {
    "type": _of_type,
    "allowed": lambda words: lambda value: type(value) in _PLAIN and value in words,
    "regex": _of_pattern,
    "minlength": lambda least: lambda value: type(value) in (str, list) and len(value) >= least,
    "maxlength": lambda most: lambda value: type(value) in (str, list) and len(value) <= most,
    "min": lambda least: lambda value: _is_number(value) and value >= least,
    "max": lambda most: lambda value: _is_number(value) and value <= most,
}
"""Cerberus's rules that are known here: what each asks -> what accepts a value."""
