"""Where imported services are listed in a charter: under their heading, behind the others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from mkataba.import_.files import TODO
from mkataba.import_.found import key
from mkataba.import_.merge import dumped, loaded, plain
from mkataba.values.text import is_filled


def listed(
    text: str,
    services: Iterable[tuple[str, Mapping[str, str]]],
    untouched: Iterable[str],
    otherwise: Mapping[str, str],
    languages: Sequence[str],
) -> str:
    """Return a charter's YAML text that lists the services.

    Args:
        text: The charter as it stands; "" for none. Comments and order stay.
        services: Each service's id and the heading of its group by language.
        untouched: Ids of a new project's first services, which are taken out.
        otherwise: The heading of services that stood under none.
        languages: Those of the organisation.
    """
    data, yaml = loaded(text) if text.strip() else (CommentedMap(), None)
    if not isinstance(data, dict):
        return text
    groups = data.get("groups")
    if not isinstance(groups, list):
        groups = data["groups"] = CommentedSeq()
    before = plain(groups)
    _take_out(groups, set(untouched))
    there = {id_ for group in groups for id_ in group.get("services") or ()}
    for id_, heading in services:
        if id_ not in there:
            there.add(id_)
            named = {code or languages[0]: words for code, words in heading.items()}
            _group(groups, named or otherwise, languages)["services"].append(id_)
    if plain(groups) == before:
        return text
    return dumped(data, yaml)


def _take_out(groups: Any, untouched: set[str]) -> None:
    for n in reversed(range(len(groups))):
        group = groups[n]
        services = group.get("services")
        if not isinstance(services, list):
            continue
        for k in reversed(range(len(services))):
            if services[k] in untouched:
                del services[k]
        if not services and not any(map(is_filled, _names(group).values())):
            del groups[n]


def _group(groups: Any, heading: Mapping[str, str], languages: Sequence[str]) -> Any:
    wanted = key(heading)
    for group in groups:
        if key(_names(group)) & wanted and isinstance(group.get("services"), list):
            return group
    group = CommentedMap(
        name={code: heading.get(code, TODO) for code in languages}, services=CommentedSeq()
    )
    groups.append(group)
    return group


def _names(group: Mapping[str, Any]) -> dict[str, str]:
    name = group.get("name")
    return {k: str(v) for k, v in name.items()} if isinstance(name, dict) else {"": str(name or "")}
