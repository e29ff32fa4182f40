"""Services are listed in a charter as the library would list them, however many they are."""

import pytest

from mkataba.import_.listing import listed

CHARTERS = {
    "none": "",
    "groups in lines": (
        "# ours\ngroups:\n  - name:\n      en: Our services\n      sw: Huduma zetu\n"
        "    services:\n      - first # the oldest\nlater: x\n"
    ),
    "a list in brackets": "groups:\n  - name: Our services\n    services: [first]\n",
    "dashes at the margin": (
        "groups:\n- name: Lands\n  services:\n  - first\n- name: x\n  services: []\n"
    ),
}
HEADINGS = ({}, {"en": "Lands"}, {"en": "Our services"}, {"sw": "Ardhi"})
OTHERWISE = {"en": "Our services", "sw": "Huduma zetu"}


BEHIND = "\n# who hears complaints\n# and how soon\nfeedback_channels:\n  - counter\n"
LISTS = ("    services:\n      - first\n      - last\n", "    services: [first, last]\n")


@pytest.mark.parametrize("services", LISTS)
@pytest.mark.parametrize("out", [(), ("last",), ("first", "last")])
@pytest.mark.parametrize("heading", [{"en": "Lands"}, {"en": "Health"}])
def test_comments_before_the_next_key_stay_there(
    services: str, out: tuple[str, ...], heading: dict[str, str]
) -> None:
    text = f"groups:\n  - name: Lands\n{services}{BEHIND}"
    made = listed(text, [("new", heading)], out, OTHERWISE, ("en", "sw"))
    assert made.endswith(BEHIND)
    assert made.count("# who hears") == 1
    assert "new" in made.removesuffix(BEHIND)


@pytest.mark.parametrize("charter", CHARTERS)
@pytest.mark.parametrize("odd", ["", "true"])
def test_many_services_are_listed_as_a_few_at_a_time_are(charter: str, odd: str) -> None:
    services = [(f"service-{n}", HEADINGS[n // 3 % len(HEADINGS)]) for n in range(300)]
    services += [(odd, {})] if odd else []
    text = CHARTERS[charter]
    at_once = listed(text, services, (), OTHERWISE, ("en", "sw"))
    for n in range(0, len(services), 20):
        text = listed(text, services[n : n + 20], (), OTHERWISE, ("en", "sw"))
    assert at_once == text
    assert at_once.count("service-") == 300
