"""Where imported services are listed in a charter: under their heading, behind the others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from mkataba.import_.files import TODO
from mkataba.import_.found import key
from mkataba.import_.merge import dumped, loaded, plain
from mkataba.import_.plain_yaml import is_plain
from mkataba.values.text import is_filled

_MANY = 50  # services
_KEY = re.compile(r"[^\s#-]")
_ASIDE = re.compile(r"(#.*|[ \t]*)\r?\n?")


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
    bare, behind, key_behind = _without_comments_behind(text)
    data, yaml = loaded(bare) if bare.strip() else (CommentedMap(), None)
    if not isinstance(data, dict):
        return text
    groups = data.get("groups")
    if not isinstance(groups, list):
        groups = data["groups"] = CommentedSeq()
    before = plain(groups)
    _take_out(groups, set(untouched))
    there = {id_ for group in groups for id_ in group.get("services") or ()}
    lists: dict[frozenset[str], Any] = {}
    more: dict[int, tuple[Any, list[str]]] = {}  # what comes behind each list
    for id_, heading in services:
        if id_ not in there:
            there.add(id_)
            named = {code or languages[0]: words for code, words in heading.items()} or otherwise
            wanted = key(named)
            if wanted not in lists:
                lists[wanted] = _group(groups, named, languages)["services"]
            ids = lists[wanted]
            more.setdefault(id(ids), (ids, []))[1].append(id_)
    if not more and plain(groups) == before:
        return text
    return _put_back(_with(data, yaml, list(more.values())), behind, key_behind)


def _without_comments_behind(text: str) -> tuple[str, str, str]:
    """Return a text without what is said before the key behind the groups, that, and the key.

    The library ties such comments to the last id of the groups, and drops them with it.
    """
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if line.startswith("groups:")), None)
    if start is None:
        return text, "", ""
    ends = (n for n in range(start + 1, len(lines)) if _KEY.match(lines[n]))
    end = next(ends, len(lines))
    first = end
    while first > start + 1 and _ASIDE.fullmatch(lines[first - 1]):
        first -= 1
    key_behind = lines[end] if end < len(lines) else ""
    return "".join(lines[:first] + lines[end:]), "".join(lines[first:end]), key_behind


def _put_back(text: str, behind: str, key_behind: str) -> str:
    name = key_behind.partition(":")[0]
    lines = text.splitlines(keepends=True)
    ends = (n for n, line in enumerate(lines) if name and line.startswith(f"{name}:"))
    at = next(ends, len(lines))
    return "".join((*lines[:at], behind, *lines[at:]))


def _with(data: Any, yaml: YAML | None, more: Sequence[tuple[Any, list[str]]]) -> str:
    """Return data as YAML text with ids behind its lists.

    The library takes a second for 10,000 lines that need no quotes: it writes one for them.
    """
    marks = {}
    for n, (ids, new) in enumerate(more):
        if len(new) > _MANY and all(map(is_plain, new)):
            marks[f"{TODO}-{n}"] = new  # no id has capitals
            ids.append(f"{TODO}-{n}")
        else:
            ids.extend(new)
    text = dumped(data, yaml)
    for mark, new in marks.items():
        before, line, after = text.partition(f"- {mark}\n")
        indent = before[before.rfind("\n") + 1 :]
        if not line or indent.strip():  # a list in brackets
            for ids, own in more:
                if ids[-1] in marks:
                    del ids[-1]
                    ids.extend(own)
            return dumped(data, yaml)
        text = before + f"\n{indent}".join(f"- {id_}" for id_ in new) + f"\n{after}"
    return text


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
