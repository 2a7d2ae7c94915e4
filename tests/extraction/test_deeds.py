"""How often kinds, roles and places are right: measured on sentences that tell of deeds."""

import pytest

from tests.extraction.deeds import by_pattern, deeds, findings

# What is right of what was found, at least, with what is right of all that was asked, silence
# included.
MEASURED = {
    ("deeds_seen.txt", "kinds"): (111, 115, 145, 149),
    ("deeds_seen.txt", "roles"): (245, 253, 245, 253),
    ("deeds_seen.txt", "places"): (26, 26, 149, 149),
    ("deeds_unseen.txt", "kinds"): (60, 62, 79, 87),
    ("deeds_unseen.txt", "roles"): (131, 146, 131, 146),
    ("deeds_unseen.txt", "places"): (18, 19, 85, 87),
}
STRONG = {
    "kinds": {"KIND_VERB_AND_OBJECT", "KIND_VERB"},
    "roles": {"ROLE_OF_DEED", "ROLE_OF_VISIT", "ROLE_OF_WORDS", "ROLE_TOGETHER"},
    "places": {"PLACE_OF_DEED", "PLACE_VISITED"},
}
TABLES = ("deeds_seen.txt", "deeds_unseen.txt")


@pytest.mark.parametrize(("table", "reader"), MEASURED)
def test_findings_are_as_right_as_measured(table: str, reader: str) -> None:
    right, found, right_of_all, asked = MEASURED[table, reader]
    all_ = findings(table, reader)
    given = [each for each in all_ if each.found]
    assert sum(each.is_right for each in given) / len(given) >= right / found
    assert sum(each.is_right for each in all_) / len(all_) >= right_of_all / asked


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("reader", STRONG)
def test_strong_patterns_are_right_in_nineteen_of_twenty(table: str, reader: str) -> None:
    measured = by_pattern(findings(table, reader))
    for pattern in STRONG[reader] & measured.keys():
        right, found = measured[pattern]
        assert right / found >= 0.95 or found - right <= 1, (pattern, right, found)


def test_the_sets_are_large_and_tell_of_deeds_that_were_not_done() -> None:
    seen, unseen = map(deeds, TABLES)
    assert len(seen) >= 150
    assert len(unseen) >= 90
    assert sum(each.kinds == "-" for each in seen) >= 25
    assert sum(each.kinds == "-" for each in unseen) >= 15
