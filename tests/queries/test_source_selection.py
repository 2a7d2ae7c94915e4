"""What is asked of the list of sources, in an address."""

import pytest
from django.http import QueryDict

from relations.queries.selection import SelectionError, SelectionMoved
from relations.queries.source_selection import SourceSelection, SourceSort

MALFORMED = {
    "outlet=The Herald": "outlet",
    "outlet=-": "outlet",
    "language=e": "language",
    "language=english language": "language",
    "since=yesterday": "since",
    "until=2025-13": "until",
    "since=2025&until=2024": "until",
    "since=8/2/2026": "since",
    "cited=most": "cited",
    "cited=0.5": "cited",
    "sort=title": "sort",
    "q=one&q=two": "q",
    "cited=half&cited=all": "cited",
}


@pytest.mark.parametrize("address", MALFORMED)
def test_value_that_cannot_be_read_is_refused_by_the_name_of_its_parameter(address: str) -> None:
    with pytest.raises(SelectionError) as refused:
        SourceSelection.parse(QueryDict(address))
    assert refused.value.parameter == MALFORMED[address]


WRITTEN = {
    "": "",
    "q=+two++words+&outlet=&cited=&sort=newest": "q=two+words",
    "unknown=1&language=fa": "language=fa",
    "sort=cited&since=2024-03&until=2025&outlet=dawn&cited=half": (
        "cited=half&outlet=dawn&since=2024-03&sort=cited&until=2025"
    ),
    "q=a%00b": "q=a+b",
}


@pytest.mark.parametrize("address", WRITTEN)
def test_address_is_written_in_one_way(address: str) -> None:
    assert SourceSelection.parse(QueryDict(address)).query() == WRITTEN[address]


def test_typed_date_leads_to_the_one_that_an_address_has() -> None:
    with pytest.raises(SelectionMoved) as moved:
        SourceSelection.parse(QueryDict("since=19 April 2025"))
    assert (moved.value.parameter, moved.value.now) == ("since", "2025-04-19")


def test_order_alone_asks_for_no_fewer() -> None:
    assert not SourceSelection(sort=SourceSort.CITED).is_narrowed
    assert SourceSelection(q="border").is_narrowed
    assert SourceSelection(cited="half").is_filtered
