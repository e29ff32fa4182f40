"""Ids in small letters with hyphens, where they are defined and wherever they are referred to."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from mkataba.check.normal.ids import tidy
from mkataba.check.normal.sample import Sample
from mkataba.fix.change import Change
from mkataba.project import File, Project
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.types import reads

NAME = "ids"
DOES = (
    "Ids get small letters, digits and hyphens, in the definition and in every file that refers "
    "to it. None is changed where two would become one, where a waiver names it, or while a file "
    "of the project can't be read. Names of files stay."
)
SAMPLES = (
    Sample(
        "channels.yml",
        "channels:\n  - id: Call Centre\n",
        "channels:\n  - id: call-centre\n",
    ),
    Sample(
        "organization.yml",
        "core_values:\n  - id: team_work\n  - id: team-work\n",
        "core_values:\n  - id: team_work\n  - id: team-work\n",
    ),
)


class Ids(Struct, frozen=True):
    """The ids of a project as they were met: those defined, and every place that holds one."""

    defined: dict[str, Counter[str]] = field(default_factory=dict)
    places: list[tuple[str, str, Path, str]] = field(default_factory=list)  # file, kind, path, id

    def meet(self, file: File, part: Field, path: Path, value: object) -> None:
        """Take note of a value that defines a thing or refers to one."""
        kind = part.rules.get("unique") or part.rules.get("refers")
        if kind and isinstance(value, str):
            self.places.append((file.path, kind, path, value))
            if "unique" in part.rules:
                self.defined.setdefault(kind, Counter())[value] += 1

    def changes(self, project: Project) -> dict[str, list[Change]]:
        """Return what becomes of the ids, by file."""
        for file in project.files:
            if file.kind.many:
                self.defined.setdefault(file.kind.name, Counter())[file.id] += 1
        renamed = {kind: self._renamed(kind, project) for kind in self.defined}
        found: dict[str, list[Change]] = {}
        for path, kind, place, value in self.places:
            new = self._new(kind, value, renamed)
            if new != value:
                found.setdefault(path, []).append(Change(place, new))
        return found

    def _renamed(self, kind: str, project: Project) -> dict[str, str]:
        """Return the new id of each definition that gets one."""
        readable = all(_whole(file) for file in project.files)
        home = project.schemas.homes.get(kind)
        if home is None or home.many or not readable:
            return {}
        context = self.defined[kind]
        wanted = {old: new for old in context if (new := tidy(old)) and new != old}
        taken = Counter([*wanted.values(), *context])
        waived = "".join(
            file.document.raw.decode("utf-8", "replace") for file in project.of("waivers")
        )
        return {
            old: new
            for old, new in wanted.items()
            if taken[new] == 1 and context[old] == 1 and f"[{old}]" not in waived
        }

    def _new(self, kind: str, value: str, renamed: Mapping[str, Mapping[str, str]]) -> str:
        context = self.defined.get(kind, Counter())
        if value in context or reads("id", value):
            return renamed.get(kind, {}).get(value, value)
        meant = tidy(value)
        there = {renamed[kind].get(old, old) for old in context} if context else set()
        return meant if meant in there else value


def _whole(file: File) -> bool:
    return isinstance(file.document.data, dict) and not any(
        problem.rule == "yaml" for problem in file.document.problems
    )
