"""No text makes a reader raise anything but what its docstring says.

Surrogates are not among them: an address, a form and a page are UTF-8, which has none, and neither
database takes them.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.sources.article_body import missing_sentences
from tests.extraction.odd_sentences import SCRIPTS
from tests.readers.adversarial_texts import UNITS
from tests.readers.doors import REFUSALS, readers

READERS = readers()
PIECES = st.one_of(st.sampled_from([*UNITS.values(), *SCRIPTS]), st.text(max_size=8))
ANY_TEXT = st.lists(PIECES, max_size=16).map("".join)


@pytest.mark.any_database
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(READERS)), ANY_TEXT)
def test_no_text_makes_a_reader_raise(name: str, text: str) -> None:
    _read(name, text)


@pytest.mark.any_database
@pytest.mark.parametrize("name", sorted(READERS))
def test_every_reader_reads_without_a_database(name: str) -> None:
    for text in ("", "He left.", "2025-04-19"):
        _read(name, text)


def _read(name: str, text: str) -> None:
    try:
        READERS[name](text)
    except REFUSALS.get(name, ()):
        pass


@pytest.mark.any_database
@pytest.mark.parametrize("body", ["<html><!-- He left.", "<html><script>He left."])
def test_body_that_is_a_page_without_a_body_is_read(body: str) -> None:
    assert missing_sentences(body, "He left.") == 0
