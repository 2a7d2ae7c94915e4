"""Who says the quotations of invented reports, and how often that is right."""

import pytest

from tests.extraction.attributions import NAMES, Attribution, attributions_in, by_pattern, tally

KINDS = list(attributions_in("kinds.txt"))
MEASURED = [each for name in NAMES for each in attributions_in(name)]


@pytest.mark.parametrize("found", KINDS, ids=lambda found: found.quotation)
def test_quotation_has_its_speaker_or_none(found: Attribution) -> None:
    assert found.is_right or (found.right == "-" and not found.speaker)


@pytest.mark.parametrize("name", NAMES)
def test_speakers_are_right_or_left_open(name: str) -> None:
    measured = tally(attributions_in(name))

    assert measured.right / measured.found >= 0.95
    assert measured.right / measured.expected >= 0.72


def test_speakers_named_beside_the_verb_are_nearly_always_right() -> None:
    right, found = by_pattern(MEASURED)["the speaker is named beside the verb"]

    assert found >= 80
    assert right / found >= 0.95
