"""What the declarations of facets take from a document."""

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


@pytest.mark.parametrize(
    ("countries", "pairs"),
    [
        ([], []),
        (["AFG"], []),
        (["PAK", "AFG"], ["AFG-PAK"]),
        (["PAK", "IRN", "AFG"], ["AFG-IRN", "AFG-PAK", "IRN-PAK"]),
    ],
)
def test_dyads_are_all_pairs_in_alphabetical_order(countries: list[str], pairs: list[str]) -> None:
    assert list(dyads({"countries": [{"code": code} for code in countries]})) == pairs
