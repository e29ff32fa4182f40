"""One Jinja environment a language, in which every value comes out as the right words, escaped.

A template writes ``{{ service.name }}`` or ``{{ service.fee }}`` and gets the words in its own
language, or the mark that something is still to be filled in. What it writes is encoded so that
neither HTML, Markdown nor pandoc sees anything but text.
"""

import re
import traceback
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, Undefined, pass_context
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec import Struct

from mkataba.errors import MkatabaError
from mkataba.formatting import Formatted, Formatter
from mkataba.languages import known
from mkataba.model.field_values import FieldValue
from mkataba.project.pictures import AMONG_TEMPLATES
from mkataba.render.blocks import Block, Blocks
from mkataba.render.bounds import BoundedEnvironment
from mkataba.render.codes import qr_picture
from mkataba.render.contacts import contact_link, contact_words
from mkataba.values.addresses import mail_link, tel_link, web_link
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

# Every ASCII character that HTML, Markdown, its extensions or pandoc gives a meaning to. A colon
# means something at the start only; none of the readers that we use links addresses. What has
# no such character, such as a Roman number, is kept from its meaning by `documents.READER`.
_SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]()#+!|~^$=%@-]|(?<=\d)\.|^:")
# Several blanks mean code, a hard break or a list. No-break spaces are kept: wording sets them.
_BLANKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")


def escape(text: str) -> Markup:
    """Return a text as Markdown that shows exactly that text; blanks and breaks become a space."""
    line = _BLANKS.sub(" ", text)
    return Markup(_SPECIAL.sub(_encode, line))  # noqa: S704 - encoded in this line


def _encode(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


class _Compiled(BytecodeCache):
    """Templates once translated: their code is the same in every language and every build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(f"{bucket.key} {bucket.checksum}"):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


_COMPILED = _Compiled()

_FOLDER = "templates/"  # before the names of templates, as in a project


class Templates(Struct, frozen=True, dict=True):
    """Renders templates in one language.

    Args:
        files: Templates by path below ``templates/``.
        words: The writer of the language.
        common: Values that every template sees.
    """

    files: Mapping[str, bytes]
    formatter: Formatter
    common: Mapping[str, Any]

    @cached_property
    def _environment(self) -> BoundedEnvironment:
        environment = BoundedEnvironment(
            loader=FunctionLoader(self._source),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=self._finalize,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        environment.filters |= {
            "said": self._said,
            "answer": lambda time: self.formatter.answer(time) if time else self.formatter.todo,
            "hours": self.formatter.hours,
            "code": self.formatter.code,
            "postal": self.formatter.postal,
            "blocks": self._blocks,
            "also_in": self.formatter.also_in,
            "in_words": self._in_words,
            "contact_link": contact_link,
            "contact_words": contact_words,
            "mail_link": mail_link,
            "web_link": web_link,
            "tel_link": tel_link,
            # pandoc knows the address of a picture by its letters alone: it is not escaped
            "qr_picture": lambda address: Markup(qr_picture(address)),  # noqa: S704 - base64
        }
        names = {language.code: language.name for language in known()}
        environment.globals |= {
            "_": self._label,
            "language": self.formatter.language,
            "pictures": {
                name.removeprefix(AMONG_TEMPLATES)
                for name in self.files
                if name.startswith(AMONG_TEMPLATES)
            },
            **self.common,
        }
        environment.globals["language_names"] = names
        return environment

    def render(self, name: str, **values: Any) -> str:
        """Return the template's text.

        Raises:
            MkatabaError: If the template does not exist, has a fault, or does not come to an end;
                with its line.
        """
        environment = self._environment
        try:
            with environment.limited():
                return environment.get_template(name).render(**values)
        except MkatabaError:
            raise
        except Exception as error:  # a template can raise whatever an expression in it raises
            raise MkatabaError(f"{_place(error, name)}: {_said(error)}") from error

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Return a template's text, and how it is named in tracebacks."""
        raw = self.files.get(name) if name.endswith(".j2") else None
        if raw is None:
            return None
        path = _FOLDER + name
        try:
            return raw.decode(), path, None
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            message = f"{path}, line {line}: the file is not UTF-8 text; save it again as UTF-8"
            raise MkatabaError(message) from error

    def _label(self, message: str, **values: Any) -> str:
        text = {name: self._in_words(value) for name, value in values.items()}
        return self.formatter._(message, **text)

    # with the context, Jinja leaves literals to us too: {{ none }} is still to be filled in
    @pass_context
    def _finalize(self, _context: Context, value: Any) -> Any:
        if isinstance(value, Markup | Undefined):
            return value
        return escape(self._in_words(value))

    @pass_context
    def _blocks(self, context: Context, told: tuple[FieldValue, ...]) -> tuple[Block, ...]:
        """Return what is said beside the fields that the templates know."""
        return Blocks(context["body"], self.formatter).blocks(told) if told else ()

    def _in_words(self, value: Any) -> str:
        match value:
            case None:
                return self.formatter.todo
            case Text():
                return self.formatter.text(value)
            case Fee() | Turnaround():
                return self._said(value).short
            case Duration():
                return self.formatter.duration(value)
            case date():
                return self.formatter.date(value)
        return str(value)

    def _said(self, value: Fee | Turnaround | None) -> Formatted:
        if value is None:
            return Formatted(self.formatter.todo)
        return (
            self.formatter.fee(value)
            if isinstance(value, Fee)
            else self.formatter.turnaround(value)
        )


def _place(error: Exception, name: str) -> str:
    """Return the file and the line of a fault: the innermost that is a template's."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_FOLDER}{error.name or name}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if frame.filename.startswith(_FOLDER)]
    return f"{lines[-1].filename}, line {lines[-1].lineno}" if lines else _FOLDER + name


def _said(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"'
    if isinstance(error, TemplateError):
        return str(error)
    if isinstance(error, RecursionError):
        return "the template calls itself without an end"
    if isinstance(error, MemoryError):
        return "the template makes more than the memory holds"
    return f"{error} ({type(error).__name__})"
