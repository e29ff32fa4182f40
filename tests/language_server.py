"""A client of the language server for YAML: it says to it what an editor says."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

SERVER = ROOT / ".venv/node/node_modules/yaml-language-server/bin"
# loaded by Node.js before the server: no connection is made, and each that was tried is noted
_NO_NETWORK = """
const net = require("net");
net.Socket.prototype.connect = function (...to) {
  require("fs").appendFileSync(process.env.TRIED, JSON.stringify(to) + "\\n");
  throw new Error("no network here");
};
"""
_CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        },
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}

Json = dict[str, Any]


def nested(settings: Mapping[str, Any]) -> Json:
    """Return an editor's settings with their dotted names taken apart, as the server gets them."""
    sections: Json = {}
    for name, value in settings.items():
        *outer, last = name.split(".")
        holder = sections
        for part in outer:
            holder = holder.setdefault(part, {})
        holder[last] = value
    return sections


class LanguageServer:
    """The server for one folder; files are opened with whatever text a test gives them."""

    def __init__(self, root: Path, settings: Mapping[str, Any], scratch: Path) -> None:
        node = shutil.which("node")
        assert node, "the tests of the editor's settings need Node.js with npm: install it first"
        assert SERVER.is_dir(), "the language server for YAML is not there: run `make test` once"
        (scratch / "no-network.cjs").write_text(_NO_NETWORK, encoding="utf-8")
        self.tried = scratch / "tried"
        self.root, self.settings = root, nested(settings)
        self.asked = self.opened = 0
        self.found: dict[str, list[Json]] = {}
        self.told = False  # whether the server knows the settings
        self.process = subprocess.Popen(
            [node, "--require", scratch / "no-network.cjs", SERVER / "yaml-language-server",
             "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "TRIED": str(self.tried)},
        )  # fmt: skip
        self.guard = threading.Timer(60, self.process.kill)
        self.guard.start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask(
            "initialize", processId=os.getpid(), rootUri=root.as_uri(),
            workspaceFolders=[folder], capabilities=_CAPABILITIES,
        )  # fmt: skip
        self.tell("initialized")
        while not self.told:
            self._read()

    def close(self) -> None:
        """End the server as an editor does."""
        self.ask("shutdown")
        self.tell("exit")
        self.process.communicate(timeout=10)
        self.guard.cancel()

    def diagnostics(self, files: Mapping[str, str]) -> dict[str, list[Json]]:
        """Open files with these texts; return what the server finds in each, by path."""
        uris = {path: self._open(path, text) for path, text in files.items()}
        while not self.found.keys() >= set(uris.values()):
            self._read()
        return {path: self.found[uri] for path, uri in uris.items()}

    def at(self, method: str, path: str, text: str) -> Any:
        """Ask for a completion or a hover at the character ``|`` of a text, which is taken out."""
        before, _, behind = text.partition("|")
        uri = self._open(path, before + behind)
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)

    def _open(self, path: str, text: str) -> str:
        uri = (self.root / path).as_uri()
        self.opened += 1  # of a version that it has seen the server would not read the text
        document = {"uri": uri, "languageId": "yaml", "version": self.opened, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request; return its result."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> Json:
        """Return the next message; answer what the server asks of an editor."""
        stream = self.process.stdout
        assert stream
        size = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the language server has ended"
        message: Json = json.loads(stream.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items: Iterable[Json] = message["params"].get("items", ())
            answer = [self.settings.get(item.get("section")) for item in items]
            self._send({"id": message["id"], "result": answer or None})
            self.told |= message["method"] == "workspace/configuration"
        return message
