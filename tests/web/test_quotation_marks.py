"""A quotation stands between the marks of its own language."""

import pytest

from relations.web.quotation_marks import quoted

QUOTED = [
    ("en", "“so”"),
    ("en-GB", "“so”"),
    ("", "“so”"),
    ("xx", "“so”"),
    ("hi", "“so”"),
    ("fa", "«so»"),
    ("fa-AF", "«so»"),
    ("PS", "«so»"),
    ("ur", "”so“"),
    ("ar", "”so“"),
    ("de", "„so“"),
    ("fr", "«\u202fso\u202f»"),
]


@pytest.mark.parametrize(("language", "expected"), QUOTED)
def test_quotation_has_the_marks_of_its_language(language: str, expected: str) -> None:
    assert quoted("so", language) == expected
