"""The file of a service has a name that every system and the website can use."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.names import taken_by
from mkataba.values.types import reads

ID = "reserved-name"
SEVERITY = Severity.ERROR
LEVEL = "draft"
WHY = (
    "The page of a service named index would take the place of the list of all services, and a "
    "file named con or aux, or two that differ in capitals alone, can't be checked out on "
    "Windows."
)

_FREE = "fee: free\n"
VALID = ({"services/soil-testing.yml": _FREE}, {"services/index-of-prices.yml": _FREE})
INVALID = (
    {"services/index.yml": _FREE},
    {"services/aux.yml": _FREE},
    {"services/Soil-Testing.yml": _FREE},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each service whose file has a name that means something else, or is no id."""
    for entry in content.of("service"):
        name = entry.file.id
        if meaning := taken_by(name):
            message = f"the file is named {quoted(name)}, which is the name of {meaning}"
            yield Problem(entry, (), message, "name the file after the service")
        elif not reads("id", name):
            message = f"{quoted(name)}, the name of the file, is not an id"
            hint = "name the file in small letters, digits and hyphens, starting with a letter"
            yield Problem(entry, (), message, hint)
