"""``mkataba schema``."""

import difflib
from collections.abc import Iterable
from pathlib import Path

import click

from mkataba import project
from mkataba.commands.outputs import elsewhere
from mkataba.commands.paths import Below
from mkataba.derive import editor
from mkataba.project.content_languages import languages_at
from mkataba.publish.atomic_write import replace_all


@click.command("schema")
@click.argument("kinds", metavar="[KIND]...", nargs=-1)
@click.option(
    "--out",
    "target",
    metavar="DIR",
    type=Below(),
    help=f"The folder for the files; {editor.FOLDER}/ in the project by default.",
)
@click.pass_obj
def command(folder: Path, kinds: tuple[str, ...], target: Path | None) -> None:
    """Give the content's form as JSON Schema, for editors; one KIND goes to standard output."""
    schemas = project.load_schemas(folder)
    _refuse_unknown(kinds, schemas.kinds)
    there = (folder / project.CONTENT).is_dir()
    languages = languages_at(folder) if there else ()
    files = editor.schema_files(schemas, languages, kinds)
    if len(files) == 1 and target is None:
        click.echo(next(iter(files.values())), nl=False)
        return
    if target:
        elsewhere(target, folder, ("content", "templates"))
    base = (target or folder / editor.FOLDER).absolute()
    root = None if target else folder.absolute()
    replace_all({base / name: text.encode() for name, text in files.items()}, root=root)
    for name in files:
        part = schemas.parts[name.removesuffix(".json")]
        places = " and ".join(f"content/{kind.place}" for kind in part.kinds)
        click.echo(f"{target or editor.FOLDER}/{name}  for {places}")


def _refuse_unknown(kinds: Iterable[str], known: Iterable[str]) -> None:
    names = sorted(known)
    for kind in kinds:
        if kind not in names:
            near = difflib.get_close_matches(kind, names, n=1)
            likely = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(names)}"
            raise click.UsageError(f'there is no kind of file "{kind}"; {likely}')
