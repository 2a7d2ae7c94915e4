"""Dates of the kinds that once misled: tense, bounds, calendars, numbers that are no years."""

import pytest

from relations.dates.edtf import parse
from relations.extraction.dates.relative import mentions
from tests.extraction.dates.measuring import rows_of


@pytest.mark.parametrize("row", rows_of("by_kind.txt"), ids=lambda row: row[2])
def test_date_of_its_kind_is_right_or_left_open(row: list[str]) -> None:
    _kind, published, sentence, right = row

    found = [mention.edtf for mention in mentions(sentence, parse(published))]

    assert ("; ".join(found) or "nothing") in right.split(" or ")
