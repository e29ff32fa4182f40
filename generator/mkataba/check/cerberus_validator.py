"""Cerberus as it reads compiled schemas; loaded where a file may hold something wrong."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import REGEX_MISMATCH, DocumentErrorTree, ErrorList, ValidationError
from cerberus.schema import SchemaRegistry

from mkataba.check.value_checks import Check
from mkataba.schema.pattern import LONGEST


class _Errors(ErrorList):  # type: ignore[misc]
    """Cerberus's errors as they come; it would sort all of them again for each new one."""

    def sort(self, **_: Any) -> None:
        """Leave the order to who reads them."""


class _NoTree(DocumentErrorTree):  # type: ignore[misc]
    """No errors by their path: nobody asks for them, and each list in the tree would be sorted."""

    def add(self, error: ValidationError) -> None:
        """Keep nothing."""


class _Validator(Validator):  # type: ignore[misc]
    """Cerberus with our named types."""

    # true is an int to Python, and no number to anybody else
    types_mapping: ClassVar = {
        **Validator.types_mapping,
        "integer": TypeDefinition("integer", (int,), (bool,)),
        "number": TypeDefinition("number", (int, float), (bool,)),
    }

    @property
    def schema(self) -> Any:
        """The compiled schema, as it is: what a schema file can have wrong was told before."""
        return self._schema

    @schema.setter
    def schema(self, schema: Any) -> None:
        self._schema = schema

    @property
    def _errors(self) -> _Errors:
        return self._found

    @_errors.setter
    def _errors(self, found: ErrorList) -> None:
        self._found = _Errors(found)

    @property
    def document_error_tree(self) -> _NoTree:
        return _NoTree()

    @document_error_tree.setter
    def document_error_tree(self, _: Any) -> None:
        """Keep none."""

    schema_error_tree = document_error_tree

    def _validate_regex(self, pattern: str, field: Any, value: Any) -> None:
        """{'type': 'string'}"""  # noqa: D415 - Cerberus reads it
        if isinstance(value, str) and len(value) > LONGEST:
            self._error(field, REGEX_MISMATCH)
        else:
            super()._validate_regex(pattern, field, value)


def validator(
    fields: Mapping[str, Any], named: Mapping[str, Any], checks: Mapping[str, Check]
) -> Validator:
    """Return the validator of a map.

    Args:
        fields: Its compiled schema.
        named: The compiled schemas of the named types, by name.
        checks: What ``check_with`` names.
    """
    methods = {f"_check_with_{name}": _method(check) for name, check in checks.items()}
    made = type("ContentValidator", (_Validator,), methods)
    return made(fields, schema_registry=SchemaRegistry(named))


def _method(found: Check) -> Callable[[_Validator, Any, Any], None]:
    def check(self: _Validator, field: Any, value: Any) -> None:
        for fault in found(value):
            self._error(field, fault)

    return check
