"""Better names for services that an import had to tell apart."""

from collections.abc import Mapping

from msgspec.structs import replace

from mkataba import source
from mkataba.fix.change import Change, applied
from mkataba.import_.apart import SAME_NAME
from mkataba.import_.files import Written
from mkataba.project import CONTENT
from mkataba.publish.importing import Outcome


def same_names(outcome: Outcome) -> list[Written]:
    """Return the services that are new and whose names a person is asked about."""
    return [one for one in outcome.written if one.text is not None and _is_asked(one)]


def renamed(outcome: Outcome, names: Mapping[str, Mapping[str, str]]) -> Outcome:
    """Return an outcome in which some services have other names in their files.

    What the import keeps of them for later are the names that it gave, so that the services are
    known again.

    Args:
        outcome: What an import comes to.
        names: The names by language, by the service's id.
    """
    files = dict(outcome.files)
    written = []
    for one in outcome.written:
        path = f"{CONTENT}/services/{one.id}.yml"
        text = files.get(path)
        if one.id in names and text is not None:
            was, new = (next(iter(of.values())) for of in (one.found.names, names[one.id]))
            text = text.replace(f"# Service: {was}.", f"# Service: {new}.", 1)
            files[path] = _named(text, names[one.id])
            kept = tuple(kept for kept in one.found.kept if kept.reason != SAME_NAME)
            written.append(replace(one, text=files[path], found=replace(one.found, kept=kept)))
        else:
            written.append(one)
    return replace(outcome, written=tuple(written), files=files)


def _named(text: str, names: Mapping[str, str]) -> str:
    """Return the text of a service with other names in it, where it has one in the language."""
    data = source.read("", text.encode()).data
    there = data["name"]
    if isinstance(there, str):
        return applied(text, [Change(("name",), next(iter(names.values())))])[0]
    changes = [Change(("name", code), name) for code, name in names.items() if code in there]
    return applied(text, changes)[0]


def _is_asked(one: Written) -> bool:
    return any(kept.reason == SAME_NAME for kept in one.found.kept)
