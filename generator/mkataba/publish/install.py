"""Installs mkataba for continuous integration, from a source that can't change without a word.

``python -I install.py FOLDER SOURCE [CONSTRAINTS]`` makes a virtual environment in ``FOLDER``. It
runs before anything is installed, so it stands alone: `init` copies it into a repository.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

WHERE = (
    "set the variable MKATABA_SOURCE (GitHub: Settings, Secrets and variables, Actions, Variables; "
    "GitLab: Settings, CI/CD, Variables)"
)
FORMS = (
    "the path of a wheel that lies in the repository, https://...whl#sha256=HASH, "
    "git+https://...@COMMIT with all 40 digits, or mkataba==VERSION --hash=sha256:HASH"
)

_NAMED = r"(?:mkataba @ )?"
_HASH = r"[0-9a-f]{64}"
_LINK = re.compile(rf"{_NAMED}(?:https|file)://[^\s#]+\.whl#sha256={_HASH}")
_COMMIT = re.compile(
    rf"{_NAMED}git\+(?:https|ssh|file)://\S+@[0-9a-f]{{40}}(?:#subdirectory=[\w./-]+)?"
)
_VERSION = re.compile(rf"(mkataba==[\w.!+-]+)((?: --hash=sha256:{_HASH})+)")

# what pip and git need of the surroundings; what is not named, tokens above all, stays outside
_PASSED = re.compile(
    r"PATH|HOME|USER|LANG|LC_\w+|TMPDIR|TEMP|TMP|SYSTEMROOT|PIP_\w+|SSL_CERT_(?:FILE|DIR)|"
    r"REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO|(?:HTTPS?|NO|ALL)_PROXY",
    re.IGNORECASE,
)


class SourceError(Exception):
    """A source that is not named, or not pinned; one sentence that says what to set and where."""


def commands(source: str, requirements: Path) -> list[list[str]]:
    """Return the arguments of ``pip install``, one list a run.

    Args:
        source: What is to be installed, as the variable says it.
        requirements: A file to write to, for what pip takes from files alone.

    Raises:
        SourceError: If nothing is named, or what is named may be another thing tomorrow.
    """
    if not source:
        raise SourceError(f"nothing says where mkataba comes from: {WHERE} to {FORMS}")
    path = Path(source)
    if path.suffix == ".whl" and path.is_file():
        return [[str(path.resolve())]]
    if (path / "pyproject.toml").is_file():
        return [[str(path.resolve())]]
    if _LINK.fullmatch(source) or _COMMIT.fullmatch(source):
        return [[source]]
    if found := _VERSION.fullmatch(source):
        requirements.write_text(source + "\n", encoding="utf-8")
        # hashes are known of mkataba alone: what it needs is pinned by the constraints
        return [["--no-deps", "--require-hashes", f"--requirement={requirements}"], [found[1]]]
    raise SourceError(
        f'the source "{source}" is not pinned, so that another program could run tomorrow: '
        f"{WHERE} to {FORMS}"
    )


def surroundings(environment: Mapping[str, str], constraints: Path | None) -> dict[str, str]:
    """Return the variables that pip sees: no token, and the versions that mkataba is tested with.

    Args:
        environment: The variables of this process.
        constraints: A file of pip's constraints.
    """
    passed = {name: value for name, value in environment.items() if _PASSED.fullmatch(name)}
    if constraints:
        address = constraints.resolve().as_uri()  # pip parts the value at blanks
        passed |= {"PIP_CONSTRAINT": address, "PIP_BUILD_CONSTRAINT": address}
    return passed


def install(folder: Path, source: str, constraints: Path | None) -> None:
    """Install mkataba into a new virtual environment; one that is there already is cleared.

    Raises:
        SourceError: As ``commands`` does, and where the folder is a link.
        subprocess.CalledProcessError: If pip fails; it has said why.
    """
    environment = surroundings(os.environ, constraints)
    python = folder / "bin" / "python"
    with tempfile.TemporaryDirectory() as aside:
        runs = commands(source, Path(aside) / "requirements.txt")
        own = [sys.executable, "-I", "-m"]
        bare = ["venv", "--without-pip", str(folder)]  # it takes seconds to put pip into it
        if folder.is_symlink():
            raise SourceError(f"{folder} is a link; name a folder for mkataba itself")
        if (folder / "pyvenv.cfg").exists():
            bare.append("--clear")  # pip would take what is there already for what is pinned
        subprocess.run([*own, *bare], check=True, env=environment)
        pip = [*own, "pip", f"--python={python}", "--disable-pip-version-check", "--quiet"]
        for run in runs:
            subprocess.run([*pip, "--no-input", "install", *run], check=True, env=environment)


def main(arguments: Sequence[str]) -> int:
    """Install; return the exit status: 2 where the source has to be set, 3 where pip fails."""
    folder, source, *rest = arguments
    prefix = "::error::" if os.environ.get("GITHUB_ACTIONS") == "true" else "mkataba: "
    try:
        install(Path(folder), source.strip(), Path(rest[0]) if rest else None)
    except SourceError as error:
        sys.stderr.write(f"{prefix}{' '.join(str(error).split())}\n")
        return 2
    except subprocess.CalledProcessError:
        sys.stderr.write(f"{prefix}mkataba could not be installed; pip says above why\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
