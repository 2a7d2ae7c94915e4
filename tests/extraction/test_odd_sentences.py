"""No sentence, however odd, makes extraction raise."""

import pytest
from hypothesis import given, settings

from tests.extraction.odd_sentences import REPORTS, read

SUFFIXES = [
    ["Martin Luther King Jr. marched.", "President Okoro said no."],
    ["They met at the Martin Luther King Jr. memorial.", "Minister Rahal urged calm."],
    ["King Sr. spoke first.", "President Okoro said no."],
    ["Jr. said no.", "Sr. Jr. agreed.", "Jr. added that he was wrong."],
    ["Mr. Jr. denied it.", "“No,” Jr. said.", "He left."],
    ["Dr. Sr. urged Gen. Jr. to wait.", "Jr. refused."],
    ["President Jr met King Sr.", "Jr urged calm."],
    ["Sen. X. Jr., R-Ga., said no.", "X. Jr. agreed."],
    ["Prince Jr. Sr., who left, accused Kim Jr.", "Kim denied it."],
]


@pytest.mark.parametrize("report", SUFFIXES)
def test_names_of_only_a_suffix_are_read(report: list[str]) -> None:
    read(report)


@settings(max_examples=150, deadline=None)
@given(REPORTS)
def test_odd_reports_are_read(report: list[str]) -> None:
    read(report)
