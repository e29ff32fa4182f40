"""Paths that are given to a command: they lie below the folder that ``-C`` names."""

import os
from pathlib import Path
from typing import Any

import click


def below(context: click.Context | None, path: str | os.PathLike[str]) -> Path:
    """Return where a path leads from the folder of ``-C``; an absolute one as it is."""
    folder = context.find_object(Path) if context else None
    return (folder or Path()) / path


class Below(click.Path):
    """Reads a path; the value is where it leads from the folder of ``-C``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        return below(ctx, os.fsdecode(super().convert(value, param, ctx)))
