"""The services of a project as rows and as plain data, to be taken elsewhere and imported again.

What stands in the cells is described in ``docs/commands.md``, under ``export``.
"""

from datetime import datetime

from msgspec import Struct

from mkataba import model
from mkataba.check.content import Content
from mkataba.export import as_body, as_csv, as_json, as_xlsx
from mkataba.export.rows import Table, table
from mkataba.export.services import Listed, listed
from mkataba.export.writing import writer
from mkataba.registry import BODY


class Export(Struct, frozen=True):
    """An export: its bytes, how many services it holds, and sentences about what it does not.

    Of the whole content, ``count`` is the number of files. ``internal`` are the fields that are for
    the organisation alone and among the services all the same.
    """

    data: bytes
    count: int
    left_out: tuple[str, ...]
    internal: tuple[str, ...] = ()


def export(content: Content, form: str, when: datetime) -> Export:
    """Return the services of a project, or all that it holds, in one of ``EXPORTS``.

    Args:
        content: What was read; it may have errors.
        form: The format.
        when: The time that a workbook bears.

    Raises:
        MkatabaError: If a cell holds what a workbook can't.
    """
    if form == BODY:
        return Export(as_body.write(content), len(content.entries), as_body.left_out(content))
    services = listed(content)
    if form == "json":
        data = as_json.write(services)
    else:
        rows = as_table(content, services)
        data = as_csv.write(rows) if form == "csv" else as_xlsx.write(rows, when)
    return Export(data, len(services.services), services.left_out, services.internal)


def as_table(content: Content, services: Listed) -> Table:
    """Return services as rows of text, fees and times in words where they are read back."""
    channels = {channel.id: channel.name for channel in model.build(content).channels}
    text = writer(content.project, {id_: name for id_, name in channels.items() if name})
    return table(services, content.project.schemas, text)
