"""A Jinja environment in which a template comes to an end, whatever stands in it.

A loop may run long and a recursion may branch without end: each turn of a loop and each call of a
macro, block or file looks at the clock of its thread. What no turn can look at, one operation that
makes a huge text or number, is looked at before it is done.
"""

import math
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import MethodType
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import generate_lorem_ipsum
from jinja2.visitor import NodeTransformer

SECONDS = 30.0
"""Time of a processor that one page may take; the largest of ours takes less than one."""

MOST = 20_000_000
"""Characters of the longest text, digits of the longest number: more than any page or document has."""

_WIDEST = 100_000  # blanks that a text is set off by, times that it is repeated
_WIDTH = re.compile(r"%[^a-zA-Z%]*(\*|\d{6,})|\{[^{}]*\d{6,}[^{}]*\}")


class EndlessError(SecurityError):
    """A template takes too long, or makes too much."""


class _Clock(threading.local):
    """When the time of a page is over: by the clock, and by the processor's time of the thread."""

    until, worked = math.inf, math.inf


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a limit of time and of size; the limit holds inside :meth:`limited`."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._clock = _Clock()
        self.concat = joined  # type: ignore[method-assign]
        for name in ("center", "indent", "batch", "slice", "wordwrap", "truncate"):
            self.filters[name] = _bounded(self.filters[name])
        self.filters["format"] = _format_bounded(self.filters["format"])
        self.globals["lipsum"] = _bounded(generate_lorem_ipsum)

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Let templates run for ``SECONDS`` of this thread's time."""
        clock = self._clock
        clock.until, clock.worked = time.monotonic() + SECONDS, time.thread_time() + SECONDS
        try:
            yield
        finally:
            clock.until = clock.worked = math.inf

    def tick(self) -> None:
        """Look at the clock.

        Raises:
            EndlessError: If the time is over.
        """
        # the thread's own time is dear to ask for, and never more than what has passed
        if time.monotonic() > self._clock.until and time.thread_time() > self._clock.worked:
            raise EndlessError(
                f"the template does not come to an end within {SECONDS:g} seconds of work"
            )

    @staticmethod
    def sized(value: Any) -> Any:
        """Return a text.

        Raises:
            EndlessError: If it is too long.
        """
        if isinstance(value, str | list | tuple) and len(value) > MOST:
            raise EndlessError(f"the template makes a text of more than {MOST:,} characters")
        return value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operator, unless it is too large."""
        if operator == "*":
            for one, count in ((left, right), (right, left)):
                if isinstance(one, str | list | tuple) and isinstance(count, int):
                    _allow(len(one) * max(count, 0))
        elif operator == "**" and isinstance(left, int) and isinstance(right, int):
            _allow(left.bit_length() * abs(right))
        elif operator == "%" and isinstance(left, str) and _WIDTH.search(left):
            raise EndlessError("the template sets off a text by too many blanks")
        return self.sized(super().call_binop(context, operator, left, right))

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a function gives, unless it is a text's own and asked for too much."""
        if called.__class__ is MethodType and called.__self__ is self:
            return called(*args)  # a look at the clock, often
        # Jinja hands out a text's own ``format`` in a wrapper
        owner = getattr(getattr(called, "__wrapped__", called), "__self__", None)
        if isinstance(owner, str):
            _modest(args, kwargs)
            if _WIDTH.search(owner):
                raise EndlessError("the template sets off a text by too many blanks")
        return self.sized(super().call(context, called, *args, **kwargs))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Ticking().visit(super()._parse(source, name, filename))
        tree.set_environment(self)
        return tree


class _Ticking(NodeTransformer):
    """Puts a look at the clock at the head of each body that can run again."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        super().generic_visit(node, *args, **kwargs)
        if isinstance(
            node, nodes.Template | nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block
        ):
            tick = nodes.ExprStmt(_own("tick", [], node.lineno), lineno=node.lineno)
            node.body.insert(0, tick)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        return _own("sized", [self.generic_visit(node)], node.lineno)


def _own(name: str, arguments: list[Any], line: int) -> nodes.Call:
    function = nodes.EnvironmentAttribute(name, lineno=line)
    return nodes.Call(function, arguments, [], None, None, lineno=line)


def joined(parts: Iterable[str]) -> str:
    """Return the parts of a page as one text.

    Raises:
        EndlessError: If it is too long.
    """
    if isinstance(parts, list):
        _allow(sum(map(len, parts)))
        return "".join(parts)
    return "".join(_counted(parts))


def _counted(parts: Iterable[str]) -> Iterator[str]:
    total = 0
    for part in parts:
        total += len(part)
        _allow(total)
        yield part


def _allow(size: int) -> None:
    if size > MOST:
        raise EndlessError(f"the template makes a text of more than {MOST:,} characters")


def _modest(args: Iterable[Any], kwargs: dict[str, Any]) -> None:
    if any(isinstance(one, int) and abs(one) > _WIDEST for one in (*args, *kwargs.values())):
        raise EndlessError("the template sets off a text by too many blanks")


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)  # with it what Jinja notes on the function: whether it takes the environment
    def bounded(*args: Any, **kwargs: Any) -> Any:
        _modest(args, kwargs)
        return function(*args, **kwargs)

    return bounded


def _format_bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def bounded(value: Any, *args: Any, **kwargs: Any) -> Any:
        if _WIDTH.search(str(value)):
            raise EndlessError("the template sets off a text by too many blanks")
        return function(value, *args, **kwargs)

    return bounded
