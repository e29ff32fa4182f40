"""What counts down to an event, or says hours of the day, does not become a promise."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import copy_example, run

CASES = Path(__file__).parents[1] / "fixtures/import"


@pytest.mark.parametrize(
    ("name", "kept", "reason"),
    [
        (
            "19-countdown-read-as-longest-time.csv",
            {
                "reporting": {"en": "Eight weeks to the opening day"},
                "renewal": {"en": "Within 30 days to expiry"},
            },
            "how long before an event, not how long a customer waits",
        ),
        (
            "20-clock-read-as-duration.csv",
            {"kliniki": {"sw": "Saa 3 hadi saa 10"}},
            "whether hours of the day are meant, not how long a customer waits",
        ),
    ],
)
def test_it_is_kept_word_for_word(
    name: str, kept: dict[str, dict[str, str]], reason: str, tmp_path: Path
) -> None:
    root = copy_example(tmp_path / "project")
    report = run("-C", root, "import", CASES / name).out
    assert report.count(reason) == len(kept)
    for id_, words in kept.items():
        service = YAML(typ="safe").load(root / f"content/services/{id_}.yml")
        assert service["turnaround"] == {"as_published": words}
