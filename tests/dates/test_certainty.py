"""How certain a date is: no sentence claims more than the date does."""

import pytest
from hypothesis import given

from relations.dates.certainty import certainty
from relations.dates.edtf import parse
from tests.dates.edtf_texts import edtf_texts

APPROXIMATE = "The date is approximate: it may be somewhat earlier or later."
UNCERTAIN = "The date is uncertain: it may be another."
IN_PART = "Parts of the date are not known."
WITHIN = "It lies within these bounds; where between them is not known."
ONE_OF = "It was at one of these times; at which of them is not known."

SENTENCES = [
    ("2025-04-19", ["The exact day is known."]),
    ("2025-04-19T10:10:10", ["The exact day is known."]),
    ("-0043-03-15", ["The exact day is known."]),
    ("2025-04", ["The month is known, the day is not."]),
    ("2025-04-XX", ["The month is known, the day is not."]),
    ("2025-04-1X", ["The month is known, the day is not."]),
    ("2024", ["The year is known, the month is not."]),
    ("2024-XX-XX", ["The year is known, the month is not."]),
    ("Y170000002", ["The year is known, the month is not."]),
    ("2024-24", ["The season is known, the month is not."]),
    ("2024-33", ["The quarter of the year is known, the month is not."]),
    ("2024-38", ["The third of the year is known, the month is not."]),
    ("2024-41", ["The half of the year is known, the month is not."]),
    ("196X", ["The decade is known, the year is not."]),
    ("19XX", ["The century is known, the year is not."]),
    ("1XXX", ["Not even the century is known."]),
    ("XXXX-12-25", [IN_PART]),
    ("2025-XX-25", [IN_PART]),
    ("196X-21", [IN_PART]),
    ("2025-04-19~", [APPROXIMATE]),
    ("2024~", [APPROXIMATE]),
    ("2024?", [UNCERTAIN]),
    ("2024%", ["The date is approximate, and uncertain too."]),
    ("[2025-01..2025-04]", [WITHIN]),
    ("[2024-03~..2024-05]", [WITHIN, APPROXIMATE]),
    ("[..2025-04-19]", ["Only the latest possible time is known; how long before is not."]),
    ("[2025-04-19..]", ["Only the earliest possible time is known; how long after is not."]),
    ("[2025-04-19,2025-04-20]", [ONE_OF]),
    ("[1667,1668,1670..1672]", [ONE_OF]),
    ("[1960]", ["The year is known, the month is not."]),
    ("[1960?]", [UNCERTAIN]),
    ("{2025-04-19,2025-04-20}", ["It happened at each of these times."]),
    ("2025-03-01/2025-03-27", ["It lasted; its first and its last day are known."]),
    ("2025-02/2025-03-27", ["It lasted; the months of its beginning and its end are known."]),
    ("2024/2025-03-27", ["It lasted; the years of its beginning and its end are known."]),
    ("2024-21/2025", ["It lasted; its beginning and its end are known only roughly."]),
    ("2024~/2025", ["It lasted; its beginning and its end are known only roughly.", APPROXIMATE]),
    ("2025-03-2X/..", ["It began then; no end of it is on record."]),
    ("2025-03/", ["It began then; when it ended is not known."]),
    ("../2025-03", ["It ended then; no beginning of it is on record."]),
    ("/2025-03?", ["It ended then; when it began is not known.", UNCERTAIN]),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences_say_what_is_known_and_what_is_not(text: str, sentences: list[str]) -> None:
    assert certainty(parse(text)) == sentences


@given(edtf_texts())
def test_exact_day_is_claimed_of_single_unqualified_days_only(text: str) -> None:
    date = parse(text)
    sentences = certainty(date)
    assert sentences
    if "The exact day is known." in sentences:
        assert date.earliest == date.latest is not None
        assert not date.approximate
        assert not date.uncertain


@given(edtf_texts())
def test_doubt_of_a_source_is_always_said(text: str) -> None:
    date = parse(text)
    told = any("approximate" in each or "uncertain" in each for each in certainty(date))
    assert told == (date.approximate or date.uncertain)


def test_every_sentence_comes_through_gettext() -> None:
    for text, _sentences in SENTENCES:
        shouted = certainty(parse(text), gettext=str.upper)
        assert shouted == [each.upper() for each in shouted], text
