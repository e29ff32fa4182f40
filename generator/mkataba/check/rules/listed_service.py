"""Every service stands in a charter, once."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.ids import meant
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "listed-service"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = (
    "A service that no charter lists is not published, and one that is listed twice is printed "
    "twice."
)
COMPARES = {"charter": ("groups.*.services.*",), "service": ()}

VALID = (
    {
        "charters/external.yml": "groups:\n- services: [burial-permit]\n",
        "services/burial-permit.yml": "fee: free\n",
    },
)
INVALID = (
    {
        "charters/external.yml": "groups:\n- services: [burial-permit, burial-permit]\n",
        "services/burial-permit.yml": "fee: free\n",
    },
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
                if service in seen:
                    message = f'"{service}" is already listed, at {seen[service]}'
                    yield Problem(entry, path, message, "list each service once")
                elif service is not None:
                    seen[service] = f"{entry.file.path}:{entry.file.document.mark(path).line}"
    if not seen:
        return
    likely = meant(content, "service")
    for entry in content.of("service"):
        if entry.file.id not in seen and entry.file.id not in likely:
            message = "no charter lists this service"
            hint = f"add {entry.file.id} to a group of a charter, or take the file out"
            yield Problem(entry, (), message, hint, "rule")
