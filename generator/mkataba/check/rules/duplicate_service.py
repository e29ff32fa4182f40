"""A service is published once."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.duplicate_names import differences, duplicate_names
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "duplicate-service"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "A service that stands twice is corrected in one place only, and then promises two "
    "different things."
)
COMPARES = {"service": ("name",)}

_PROMISED = "fee: free\nturnaround: immediate\n"
_NAME = f"name: {{en: Soil testing, sw: Upimaji wa udongo}}\n{_PROMISED}"
VALID = (
    {
        "services/soil-testing.yml": _NAME,
        "services/water-testing.yml": "name: {en: Water testing, sw: Upimaji wa maji}\n",
    },
    {
        "services/soil-testing.yml": f"{_NAME}who: {{en: Farmers, sw: Wakulima}}\n",
        "services/soil-testing-2.yml": f"{_NAME}who: {{en: Builders, sw: Wajenzi}}\n",
    },
)
INVALID = (
    {"services/soil-testing.yml": _NAME, "services/soil-testing-2.yml": _NAME},
    {
        "services/soil-testing.yml": _NAME,
        "services/soil.yml": f"name: {{en: Look at soil, sw: Upimaji wa Udongo.}}\n{_PROMISED}",
    },
)

_HINT = "keep one file, or say in the name how the two differ"


def check(content: Content) -> Iterator[Problem]:
    """Yield each service that has the name of an earlier one, and promises nothing else."""
    for first, entry, code, name in duplicate_names(content):
        if not differences(first, entry):
            message = f"{quoted(name)} is also the name of {first.file.path}"
            written = entry.data["name"]
            path = ("name", code) if isinstance(written, dict) else ("name",)
            yield Problem(entry, path, message, _HINT)
