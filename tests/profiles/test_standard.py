"""The catalogue of clauses is whole, and every mandatory clause is answered by a field."""

import itertools
from collections import Counter

from mkataba import project
from mkataba.check.coverage import elements
from mkataba.derive.explain import answers

SCHEMAS = project.load_schemas()
STANDARD = SCHEMAS.profile.data


def test_the_areas_weigh_100_in_five_pillars_of_three() -> None:
    areas = STANDARD["areas"]
    assert sum(area["weight"] for area in areas) == 100
    assert Counter(area["pillar"] for area in areas) == {p["id"]: 3 for p in STANDARD["pillars"]}
    assert [area["weight"] for area in areas] == [5, 5, 5, 10, 10, 5, 5, 5, 10, 5, 15, 5, 5, 5, 5]
    assert all(area["clause"] in SCHEMAS.clauses for area in areas)


def test_levels_cover_0_to_100_without_a_gap() -> None:
    levels = STANDARD["levels"]
    assert levels[0]["from"] == 0
    assert levels[-1]["to"] == 100
    for lower, upper in itertools.pairwise(levels):
        assert upper["from"] == lower["to"] + 1


def test_the_phases_are_numbered_1_to_16() -> None:
    assert [phase["number"] for phase in STANDARD["phases"]] == list(range(1, 17))


def test_every_clause_is_complete_and_hangs_under_one_that_exists() -> None:
    for clause, entry in SCHEMAS.clauses.items():
        assert entry["verb"] in {"shall", "should", "may", "can", "informative"}, clause
        assert entry["proof"] in {"document", "figure", "declaration", "none"}, clause
        assert entry["title"], clause
        assert len(entry["asks"].split()) >= 3, clause
        parent = clause.rpartition(".")[0]
        assert parent.count(".") < 2 or parent in SCHEMAS.clauses, clause


def test_every_clause_from_3_1_1_to_4_2_is_there() -> None:
    heads = {".".join(clause.split(".")[:3]) for clause in SCHEMAS.clauses if clause[0] == "3"}
    assert heads >= {f"3.{pillar}.{part}" for pillar in range(1, 6) for part in range(1, 4)}
    assert {"4.1", "4.1.a", "4.2", "4.2.e"} <= set(SCHEMAS.clauses)


def test_every_mandatory_clause_is_answered_by_a_required_field() -> None:
    for head in ("3.1.1", "3.2.2.a", "3.5.1"):
        for clause in elements(SCHEMAS, clause=head):
            fields = [field for _, field in answers(SCHEMAS, clause)]
            assert any(field.rules.get("required") for field in fields), clause
            assert SCHEMAS.clauses[clause]["verb"] == "shall"
