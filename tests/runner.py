"""Runs the workflow that `init` writes as GitHub's runner does, with a code host on loopback.

What the runner would fetch itself (``uses:``) is noted, not run; each ``run:`` is a real bash.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from ruamel.yaml import YAML

from tests.conftest import ROOT


class Run(Struct):
    """How the steps of a run ended: status, what was printed, summary, and actions called."""

    status: int = 0
    said: str = ""
    summary: str = ""
    reports: Path = Path()
    called: list[dict[str, Any]] = field(default_factory=list)


def act(workspace: Path, temp: Path, event: Mapping[str, Any], host: str, **inputs: str) -> Run:
    """Run the workflow that `init` writes in a checked-out repository.

    Args:
        workspace: The repository.
        temp: The runner's own folder; mkataba is installed there once.
        event: What ``github.event`` holds.
        host: Address of the code host's API.
        inputs: Inputs of the action, with ``_`` for ``-``.
    """
    folder = workspace / ".github" / "actions" / "charter"
    action = YAML(typ="safe").load(folder / "action.yml")
    context: dict[str, Any] = {"steps": {}, "github": {"event": event, "token": "t0ken"}}
    context["inputs"] = {name: one.get("default", "") for name, one in action["inputs"].items()}
    context["inputs"] |= {"source": str(ROOT)}
    context["inputs"] |= {name.replace("_", "-"): value for name, value in inputs.items()}
    temp.mkdir(exist_ok=True)
    summary = temp / "summary"
    summary.write_text("")
    environment = {
        **os.environ,
        "GITHUB_ACTION_PATH": str(folder),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temp),
        **installing(temp / "mkataba"),
    }
    reports = temp / "mkataba-reports"
    shutil.rmtree(reports, ignore_errors=True)
    run = _played(action["runs"]["steps"], context, environment, workspace)
    run.summary = summary.read_text(encoding="utf-8")
    run.reports = reports
    if "pull_request" in event and reports.is_dir():
        said = _commented(workspace, temp, context, host)
        run.said += said.said
        run.status = run.status or said.status
    return run


PLANTED = (
    *("mkataba/__init__.py", "mkataba/__main__.py", "mkataba/publish/comment.py"),
    *("venv.py", "pip.py", "json.py", "re.py", "urllib.py", "sitecustomize.py", "jinja2.py"),
)


def plant(folder: Path, mark: Path) -> None:
    """Put modules into a repository, each of which makes the file ``mark`` if it is ever run."""
    for name in PLANTED:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"open({str(mark)!r}, 'a').write({name!r})\n", encoding="utf-8")


def installing(folder: Path) -> dict[str, str]:
    """Prepare an environment, so that nothing but mkataba is installed; return variables for pip.

    What mkataba needs is there already: it is taken from where these tests run.
    """
    site = folder / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    site.mkdir(parents=True, exist_ok=True)
    here = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "here.pth").write_text(f"{here}\n")
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it the other way round
    }


def _commented(workspace: Path, temp: Path, context: dict[str, Any], host: str) -> Run:
    """Play the job that comments: it has the program of the branch that the change goes to."""
    job = YAML(typ="safe").load(workspace / ".github" / "workflows" / "charter.yml")["jobs"]
    own = temp / "comment"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    base = context["github"]["event"]["pull_request"]["base"]["sha"]
    kept = subprocess.run(
        ["git", "-C", workspace, "archive", base], capture_output=True, check=True
    )
    subprocess.run(["tar", "-x", "-C", own], input=kept.stdout, check=True)
    shutil.copytree(temp / "mkataba-reports", own / "charter-reports")
    context["steps"]["reports"] = {"outcome": "success"}
    environment = {
        **os.environ,
        "GITHUB_API_URL": host,
        "GITHUB_REPOSITORY": "kilele/charter",
        "RUNNER_TEMP": str(temp),
    }
    return _played(job["comment"]["steps"], context, environment, own)


def _played(
    steps: list[dict[str, Any]],
    context: dict[str, Any],
    environment: Mapping[str, str],
    workspace: Path,
) -> Run:
    run = Run()
    temp = Path(environment["RUNNER_TEMP"])
    for step in steps:
        if "if" in step and not _holds(step["if"], context):
            continue
        if "uses" in step:
            with_ = {key: _filled(value, context) for key, value in step.get("with", {}).items()}
            run.called.append({"uses": step["uses"], **with_})
            continue
        output = temp / "output"
        output.write_text("")
        script = temp / "script.sh"
        script.write_text(step["run"])
        own = {name: _filled(value, context) for name, value in step.get("env", {}).items()}
        if step.get("id") == "install" and (temp / "mkataba" / "bin" / "mkataba").is_file():
            own["SOURCE"] = str(ROOT)  # that of an earlier run is there and is as good
            script.write_text(_without_installing(step["run"]))
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=workspace, env={**environment, **own, "GITHUB_OUTPUT": str(output)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        run.said += done.stdout + done.stderr
        pairs = (line.partition("=") for line in output.read_text().splitlines())
        context["steps"][step.get("id", "")] = {"outputs": {key: value for key, _, value in pairs}}
        if done.returncode:
            run.status = done.returncode
            break
    return run


def _without_installing(script: str) -> str:
    return "\n".join(line for line in script.splitlines() if "install.py" not in line)


def _filled(text: Any, context: Mapping[str, Any]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: _value(found[1], context), str(text))


def _holds(condition: str, context: Mapping[str, Any]) -> bool:
    inner = condition.removeprefix("${{").removesuffix("}}")
    for part in inner.split("&&"):
        name, character, word = re.fullmatch(r"\s*([\w.-]+) (==|!=) '(\w*)'\s*", part).groups()  # type: ignore[union-attr]
        if (_value(name, context) == word) is not (character == "=="):
            return False
    return True


def _value(name: str, context: Mapping[str, Any]) -> str:
    value: Any = context
    for key in name.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return "" if value is None else str(value)


OURS = "<!-- mkataba repository=kilele/charter pull=7 project=. -->"
PERSON = f"{OURS}\nA person copied this first line."


class Host(Struct):
    """A code host that keeps comments; ``refuses`` makes it answer that writing is forbidden."""

    address: str = ""
    refuses: bool = False
    comments: dict[int, str] = field(default_factory=dict)
    authors: dict[int, dict[str, str]] = field(default_factory=dict)  # of those not ours
    login: str = ""  # of whose token it is; a run's own may not ask
    calls: list[str] = field(default_factory=list)


@contextmanager
def code_host() -> Iterator[Host]:
    """Give a code host that listens on loopback."""
    host = Host(comments={1: PERSON}, authors={1: {"login": "a-person", "type": "User"}})

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status: int, data: Any) -> None:
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            if self.headers["Authorization"] != "Bearer t0ken":
                self.answer(401, {"message": "Bad credentials"})
                return
            if self.path == "/user":
                self.answer(200 if host.login else 403, {"login": host.login})
                return
            page = int(self.path.rpartition("=")[2])
            writer = {"login": host.login or "github-actions[bot]"}
            writer["type"] = "User" if host.login else "Bot"
            found = [
                {"id": key, "body": body, "user": host.authors.get(key, writer)}
                for key, body in host.comments.items()
            ]
            self.answer(200, found[page - 1 : page])

        def write(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))["body"]
            host.calls.append(f"{self.command} {self.path}")
            if host.refuses:
                self.answer(403, {"message": "Resource not accessible by integration"})
                return
            last = self.path.rpartition("/")[2]
            key = int(last) if last.isdecimal() else max(host.comments) + 1
            host.comments[key] = body
            self.answer(200, {"id": key})

        do_POST = do_PATCH = write

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
