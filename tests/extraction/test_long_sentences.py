"""From a sentence that is too long nothing is proposed; it is never read in half."""

from relations.dates.edtf import parse
from relations.extraction.attribution.runs import spans_in
from relations.extraction.countries import countries_in
from relations.extraction.country_roles import roles_in
from relations.extraction.dates.relative import mentions, narrowed, resolve
from relations.extraction.figures import figures_in
from relations.extraction.kinds import kinds_in
from relations.extraction.known_actors import known_in
from relations.extraction.people import actors_in
from relations.extraction.places import places_in
from relations.extraction.speech import sayings_in
from relations.extraction.tokens import LONGEST_SENTENCE
from tests.extraction.odd_sentences import PUBLISHED
from tests.extraction.shipped import TRIGGERS

SENTENCE = (
    "Pakistan’s Foreign Minister Ishaq Dar said on Tuesday that Afghan forces attacked and killed"
    " 30 soldiers in Quetta, “a crime”, and denied that"
)
DOORS = {
    "actors": actors_in,
    "countries": countries_in,
    "dates": lambda text: mentions(text, PUBLISHED[0]),
    "figures": figures_in,
    "kinds": lambda text: kinds_in(text, TRIGGERS),
    "known actors": lambda text: known_in(text, {"a": ["Ishaq Dar"]}),
    "places": places_in,
    "quotations": lambda text: spans_in([text])[0],
    "roles": lambda text: roles_in([text]),
    "sayings": lambda text: sayings_in([text])[0],
}


def test_longest_sentence_is_read_and_a_longer_one_is_not() -> None:
    longest = SENTENCE + " x" * ((LONGEST_SENTENCE - len(SENTENCE)) // 2)
    assert {name: bool(read(longest)) for name, read in DOORS.items()} == dict.fromkeys(DOORS, True)
    assert {name: read(longest + " xx") for name, read in DOORS.items()} == {
        name: [] for name in DOORS
    }


def test_date_of_too_many_words_is_none() -> None:
    assert resolve("Monday" + " " * LONGEST_SENTENCE, PUBLISHED[0]) is None


def test_weekdays_of_a_long_report_narrow_its_publication_as_those_of_its_beginning() -> None:
    told, days = "It began on Saturday. On Friday it had not. ", parse("2025-04-17/2025-04-18")
    beginning = narrowed(days, told)
    assert beginning.text == "2025-04-17"
    assert narrowed(days, told + "They left. " * 20_000) == beginning
