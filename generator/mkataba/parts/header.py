"""What a schema says of its part as a whole, under ``_part``."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePath
from typing import Any

from msgspec import Struct, field

HEADER = "_part"
"""The key of a schema file that holds no field."""

PUBLIC, INTERNAL = "public", "internal"
"""For whom a part or a field is; what is internal is in no page and in no document."""


class Kind(Struct, frozen=True):
    """A kind of content file: its schema and where it lives under ``content/``.

    ``place`` is a file or, with ``*``, a pattern. ``clause`` is what a missing file leaves
    unanswered; one that is ``optional`` may be missing.
    """

    name: str
    place: str
    clause: str = ""
    optional: bool = False

    @property
    def many(self) -> bool:
        """Whether the place holds any number of files."""
        return "*" in self.place

    def holds(self, path: PurePath) -> bool:
        """Tell whether a path below ``content/`` is a file of this kind."""
        # by the whole pattern only where the number of folders is right: that takes long
        return len(path.parts) == self.place.count("/") + 1 and path.match(self.place)


class Part(Struct, frozen=True, dict=True):
    """A part: the header of its schema, with what holds where it says nothing.

    Args:
        name: The name of the schema file without its ending.
        header: What stands under ``_part``.
        own: Whether an organisation added it.
        answers: The clause that each file answers, by its place, as the standard says; where that
            asks for none of its files, they may be left out.
    """

    name: str
    header: Mapping[str, Any]
    own: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The places of its files, each a kind of file."""
        given = self.header.get("place", f"{self.name}.yml")
        places = given if isinstance(given, list) else [given]
        optional = bool(self.header.get("optional", self.own))
        return tuple(
            Kind(
                self.name,
                place,
                self.answers.get(place, self._clause),
                optional or not (self.own or place in self.answers),
            )
            for place in places
        )

    @property
    def many(self) -> bool:
        """Whether it has any number of files in one folder."""
        return any(kind.many for kind in self.kinds)

    @property
    def clause(self) -> str:
        """The clause that a missing file leaves unanswered; "" for none."""
        return next((kind.clause for kind in self.kinds if kind.clause), self._clause)

    @property
    def _clause(self) -> str:
        return str(self.header.get("clause", ""))

    @property
    def label(self) -> Any:
        """What people call it: words of the catalogue, or a map by language."""
        return self.header.get("label", self.name.replace("_", " "))

    @property
    def describes(self) -> Any:
        """A sentence on what its files hold, as :attr:`label`; "" where nothing is said."""
        return self.header.get("describes", "")

    @property
    def audience(self) -> str:
        """``public`` or ``internal``."""
        return str(self.header.get("audience", PUBLIC))

    @property
    def order(self) -> float:
        """Its place among the parts of an organisation's own: the least comes first."""
        return float(self.header.get("order", 0))

    def has(self, output: str) -> bool:
        """Tell whether it has a ``page``, or a ``document``, made from its schema."""
        return self.audience == PUBLIC and not self.without(output)

    def without(self, output: str) -> str:
        """Return why it has no ``page`` or ``document`` made from its schema; "" if it may."""
        given = self.header.get(output)
        return str(given["no"]) if isinstance(given, Mapping) and "no" in given else ""
