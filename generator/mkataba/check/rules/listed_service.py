"""Every service stands in a charter, once."""

from collections.abc import Iterator

from mkataba.check.content import Content, Problem
from mkataba.finding import Severity

ID = "listed-service"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = "A service that no charter lists is not published; one listed twice is printed twice."
COMPARES = {"charter": ("groups.*.services.*",), "service": ()}

VALID = (
    {
        "charters/external.yml": "groups:\n- services: [burial-permit]\n",
        "services/burial-permit.yml": "fee: free\n",
    },
)
INVALID = (
    {
        "charters/external.yml": "groups:\n- services: [burial-permit]\n",
        "services/burial-permit.yml": "fee: free\n",
        "services/soil-testing.yml": "fee: KES 1,000\n",
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each service that no charter lists, and each second listing."""
    seen: dict[str, str] = {}
    for entry in content.of("charter"):
        for g, group in enumerate(entry.data.get("groups", ())):
            for s, service in enumerate((group or {}).get("services", ())):
                path = ("groups", g, "services", s)
                place = f"{entry.file.path}:{entry.file.document.mark(path).line}"
                first = seen.setdefault(service, place)
                if first != place:
                    message = f'"{service}" is already listed, at {first}'
                    yield Problem(entry, path, message, "list each service once")
    if not seen:
        return
    for entry in content.of("service"):
        if entry.file.id not in seen:
            message = "no charter lists this service"
            hint = f"add {entry.file.id} to a group of a charter, or take the file out"
            yield Problem(entry, (), message, hint, "rule")
