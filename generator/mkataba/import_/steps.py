"""The steps of a service as a table tells them."""

from typing import Any

from mkataba.import_.lists import items
from mkataba.import_.readers import Readers
from mkataba.import_.record import Record
from mkataba.values.turnaround import Turnaround, Within
from mkataba.values.turnaround.data import turnaround_data


def steps_of(record: Record, readers: Readers, language: str) -> list[dict[str, Any]]:
    """Return the steps as content holds them; a time that can't be read stays in the step's words.

    Args:
        record: What the table says.
        readers: How times are read.
        language: That of the record's words.
    """
    made: list[dict[str, Any]] = []
    for step in record.steps:
        time = readers.turnaround(step.time, language) if step.time else None
        within = isinstance(time, Turnaround) and isinstance(time.promise, Within)
        short = turnaround_data(time) if isinstance(time, Turnaround) and within else None
        action = (
            step.action
            if not step.time or isinstance(short, str)
            else f"{step.action} ({step.time})"
        )
        made.append(
            {"action": {language: action}}
            | ({"responsible": {language: step.responsible}} if step.responsible else {})
            | ({"time": short} if isinstance(short, str) else {})
        )
    for code, lines in record.get("step").items():
        made += [{"action": {code or language: item}} for item in items(lines, readers.languages)]
    return made
