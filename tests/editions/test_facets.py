"""What the declarations of facets take from a document."""

from typing import Any

import pytest

from relations.editions.facets import dyads, is_lasting
from tests.factories import make_published

LASTING = [
    ("2025-03-01/2025-03-27", True),
    ("2025-03-27/2025-03-27", True),
    ("2024~/2025", True),
    ("2025-03/..", True),
    ("2025-03/", True),
    ("../2025-03", True),
    ("2025-03-27", False),
    ("2024", False),
    ("2024-24", False),
    ("202X", False),
    # A moment within bounds, and several moments.
    ("[2025-03..2025-04]", False),
    ("[..2025-03]", False),
    ("{2025-03..2025-04}", False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("date", "lasted"), LASTING)
def test_only_an_interval_is_the_date_of_a_state_that_lasted(date: str, lasted: bool) -> None:
    assert is_lasting(date) == lasted
    assert make_published(date=date).facets.filter(name="lasting").count() == lasted


# Who takes part, a host with an "h", a mediator with an "m" and one that is a party too with a "+";
# and the pairs that they make.
PAIRS = [
    ("", ""),
    ("AFG", ""),
    ("PAK AFG", "AFG-PAK"),
    ("PAK IRN AFG", "AFG-IRN AFG-PAK IRN-PAK"),
    ("PAK AFG QATh", "AFG-PAK"),
    ("PAK AFG QATm", "AFG-PAK"),
    ("PAK AFG QATh TURm", "AFG-PAK"),
    ("PAK AFG QATh+", "AFG-PAK AFG-QAT PAK-QAT"),
    ("PAK AFG QATh+ TURm", "AFG-PAK AFG-QAT PAK-QAT"),
    # A visit, and a visit to two at once.
    ("PAK AFGh", "AFG-PAK"),
    ("PAK AFGh IRNh", "AFG-IRN AFG-PAK IRN-PAK"),
    ("AFGh PAKm", "AFG-PAK"),
    # What is said of a participant changes nothing.
    ("PAK+ AFG", "AFG-PAK"),
    ("PAK+ AFGh", "AFG-PAK"),
]


def taking_part(countries: str) -> list[dict[str, Any]]:
    roles = {"h": "host", "m": "mediator"}
    return [
        {"code": each[:3], "role": roles.get(each[3:4], "participant"), "is_party": "+" in each}
        for each in countries.split()
    ]


@pytest.mark.parametrize(("countries", "pairs"), PAIRS)
def test_dyads_are_the_pairs_of_the_parties_in_alphabetical_order(
    countries: str, pairs: str
) -> None:
    assert dyads({"countries": taking_part(countries)}) == pairs.split()


def test_documents_without_a_word_of_parties_are_told_by_roles() -> None:
    countries = [{"code": "PAK", "role": "initiator"}, {"code": "AFG", "role": "target"}]
    hosted = [*countries, {"code": "QAT", "role": "host"}]
    assert dyads({"countries": countries}) == dyads({"countries": hosted}) == ["AFG-PAK"]
