"""A report of which only a part is wanted: some rules, a level, what a change brought in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from mkataba.errors import MkatabaError
from mkataba.finding import Finding, Report

USAGE = 2


def narrowed(
    report: Report, select: Sequence[str] = (), ignore: Sequence[str] = (), level: str = ""
) -> Report:
    """Return a report with the findings of some rules alone; levels and coverage stay whole.

    Args:
        report: The whole report.
        select: Rules to keep; all of them where there is none. A level stands for its rules.
        ignore: Rules to leave out; named like those to keep.
        level: A level; rules beyond it are left out.

    Raises:
        MkatabaError: If a name is neither a rule nor a level; exit status 2.
    """
    wanted = _rules(report, select) if select else {rule.id for rule in report.rules}
    wanted -= _rules(report, ignore)
    if level:
        wanted &= _rules(report, [level])
    count, every = len(wanted), len(report.rules)
    some = f"by {count} of {every} rules" if count < every else ""
    return replace(
        report,
        scope=", ".join(filter(None, (report.scope, some))),
        findings=tuple(one for one in report.findings if one.rule in wanted),
        waived=tuple(one for one in report.waived if one.finding.rule in wanted),
    )


def since(report: Report, base: Report) -> Report:
    """Return a report with those findings alone that were not in an earlier one.

    A finding is the same when rule, file, place in the file and words are the same, whatever its
    line; of several that are the same, as many are new as there are more of them. A file that is
    there no more may have another name now, in the same folder.
    """
    before = Counter(map(_key, base.findings))
    gone, come = set(base.files) - set(report.files), set(report.files) - set(base.files)
    renamed = Counter(_moved(one) for one in base.findings if one.path in gone)
    new = []
    for finding in report.findings:
        key = _key(finding)
        if before[key]:
            before[key] -= 1
        elif finding.path in come and renamed[_moved(finding)]:
            renamed[_moved(finding)] -= 1
        else:
            new.append(finding)
    return replace(report, findings=tuple(new), scope="brought in by the change")


def below(report: Report, folder: str) -> Report:
    """Return a report whose paths begin at the top of the repository.

    Args:
        report: A report with paths below the project's folder.
        folder: The project's folder within the repository, as ``charters/``; "" for its top.
    """
    if not folder:
        return report
    return replace(
        report,
        findings=tuple(replace(one, path=folder + one.path) for one in report.findings),
        waived=tuple(
            replace(one, finding=replace(one.finding, path=folder + one.finding.path))
            for one in report.waived
        ),
        files=tuple(folder + path for path in report.files),
    )


def _key(finding: Finding) -> tuple[str, ...]:
    # words may name the line of another place, as in "already taken, at content/channels.yml:12"
    words = re.sub(r"(\.yml):\d+", r"\1", finding.message)
    return (finding.path, finding.rule, _unnumbered(finding.node), words)


def _moved(finding: Finding) -> tuple[str, ...]:
    """Return what a finding is known by where its file has another name."""
    return (finding.path.rpartition("/")[0], *_key(finding)[1:])


def _unnumbered(node: str) -> str:
    """Return a place without the numbers of list items, which change when one is put before."""
    return re.sub(r"\[\d+\]", "[]", node)


def _rules(report: Report, names: Iterable[str]) -> set[str]:
    level_of = {rule.id: rule.level for rule in report.rules}
    found: set[str] = set()
    for name in names:
        if name in report.levels:
            included = report.levels[: report.levels.index(name) + 1]
            found |= {rule for rule, level in level_of.items() if level in included}
        elif name in level_of:
            found.add(name)
        else:
            # loaded here: names are seldom wrong
            from difflib import get_close_matches  # noqa: PLC0415

            near = get_close_matches(name, [*level_of, *report.levels], n=1)
            likely = f'; did you mean "{near[0]}"?' if near else ""
            raise MkatabaError(f'there is no rule or level "{name}"{likely}', code=USAGE)
    return found
