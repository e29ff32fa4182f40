"""A command loads what it needs and no more: half of a small check was loading."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_few

# libraries that one output, one format or one fault needs
HEAVY = (
    *(
        "babel",
        "jinja2",
        "cattrs",
        "typst",
        "pypandoc",
        "openpyxl",
        "pypdfium2",
        "mkdocs",
        "material",
        "zxingcpp",
    ),
    *("phonenumbers", "selectolax", "slugify", "markdown", "xml", "http", "asyncio", "ssl"),
)
# what nothing of ours draws a picture, a page or a sheet without
MAKING = ("mkataba.render", "mkataba.publish.build", "mkataba.publish.press", "mkataba.model")
READING = ("mkataba.reading.reader", "mkataba.import_", "mkataba.tables", "mkataba.formatting")
SEVERAL = ("multiprocessing", "mkataba.system.forked")
LOOKING_UP = ("importlib.metadata", "email_validator", "cerberus", "subprocess")
WORDING = ("babel", "cattrs")  # a comparison names times, money and languages
CHECKING = ("mkataba.check", "mkataba.diff", "ruamel")

# command -> what it does not load; a package stands for all that lies in it
LEAN = {
    "check --no-cache": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP),
    "check --no-cache --format json": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP),
    "check": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP),
    "schema service": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP, "mkataba.check"),
    "explain 3.1.1": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP),
    "diff --help": (*(name for name in HEAVY if name not in WORDING), *MAKING[:-1], *SEVERAL),
    "init --help": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP, "mkataba.check"),
    "upgrade --help": (*HEAVY, *MAKING, *READING, *SEVERAL, *LOOKING_UP, "mkataba.check"),
    "--version": (*HEAVY, *MAKING, *READING, *SEVERAL, *CHECKING),
    "--help": (*HEAVY, *MAKING, *READING, *SEVERAL, *CHECKING),
    "check --help": (*HEAVY, *MAKING, *READING, *SEVERAL, *CHECKING),
}

_LIST = """
import sys
sys.argv[0] = "mkataba"
from mkataba.__main__ import main
try:
    main()
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in order, with the words that it came with; a fee of it is at cost, in words."""
    made = copy_few(tmp_path_factory.mktemp("lean") / "project")
    service = made / "content/services/soil-testing.yml"
    text, count = re.subn(
        r"(?m)^fee:.*\n(?: .*\n)*",
        "fee: {actual_cost: {en: Cost of the laboratory, sw: Gharama ya maabara}}\n",
        service.read_text(encoding="utf-8"),
    )
    assert count == 1
    service.write_text(text, encoding="utf-8")
    return made


@pytest.mark.parametrize("command", LEAN)
def test_a_command_loads_no_more_than_it_needs(command: str, project: Path) -> None:
    arguments = [sys.executable, "-c", _LIST, "-C", project, *command.split()]
    ran = subprocess.run(
        arguments, capture_output=True, text=True, cwd=ROOT, env=os.environ, check=False
    )
    loaded = ran.stderr.splitlines()
    assert "mkataba.cli" in loaded, ran.stderr
    assert ran.returncode in (0, 1), ran.stderr
    needless = {
        name
        for name in loaded
        if any(name == heavy or name.startswith(f"{heavy}.") for heavy in LEAN[command])
    }
    assert needless == set()
