"""YAML text -> plain data, and the line and column of every node.

The nodes are composed by ruamel.yaml (its C composer where it is installed) with the meaning of
YAML 1.2: ``no`` and ``1:30`` stay text. Of a text that is plain they are composed only when a place
is asked for. What a text can do to a reader - nesting without end,
aliases that multiply, keys given twice, unknown tags - is answered here with a problem.
"""

from ruamel.yaml.error import YAMLError

from mkataba.source.build import Builder, TooMuch
from mkataba.source.cut import cuts
from mkataba.source.document import Document, Mark, Path, Problem, mark_of
from mkataba.source.invisible import INVISIBLE, invisible_problems
from mkataba.source.nodes import compose
from mkataba.source.plain import plain_data
from mkataba.source.prechecks import MAX_BYTES, syntax_problem, text_problems

__all__ = ["INVISIBLE", "MAX_BYTES", "Document", "Mark", "Path", "Problem", "cuts", "read"]


def read(path: str, raw: bytes, size: int = 0) -> Document:
    """Return the document that ``raw`` holds.

    Args:
        path: How the file is named in findings.
        raw: The bytes of the file; UTF-8, at most ``MAX_BYTES``.
        size: The file's whole size where only its beginning was read.
    """
    precheck = next(text_problems(raw, max(size, len(raw))), None)
    if precheck and precheck.fatal:
        return Document(path, problems=(precheck,))
    if precheck is None and (plain := plain_data(raw)) is not None:
        return Document(path, plain, (), raw)
    problems = [precheck] if precheck else []
    try:
        root = compose(raw)
    except YAMLError as error:
        return Document(path, problems=(syntax_problem(error, raw),))
    if root is not None and not raw.isascii():
        problems += invisible_problems(raw.decode("utf-8-sig"), root)
    try:
        data = Builder(problems).build(root) if root is not None else None
    except TooMuch as error:
        return Document(path, problems=(Problem(mark_of(error.node), error.message),))
    if data is None and not problems:
        empty = "the file is empty" if root is None else "the file holds nothing"
        problems = [Problem(Mark(1, 1), empty, "write its keys", fatal=False, rule="required")]
    return Document(path, data, tuple(problems), raw)
