"""The events on record that chosen sentences may be about."""

import pytest

from relations.desk.drafting.duplicates import likely_events
from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.proposals import in_order
from relations.record.models import Event
from relations.sources.models import Source
from tests.desk.desk import EVENTS, client_of
from tests.factories import make_event, make_published, make_source
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

STRIKE = "On Saturday Pakistan carried out airstrikes on Afghan territory."


def likely(text: str = STRIKE, **fields: str) -> list[Event]:
    fields.setdefault("published", "2025-04-20")
    return [each.event for each in likely_events(findings_in(sentences_of(text, **fields)))]


def sentences_of(text: str, **fields: str) -> list[object]:
    return in_order(make_source(text, **fields).sentences.all())


LIKE = {"type": "airstrike", "date": "2025-04-19"}


def test_event_of_the_same_countries_day_and_type_is_likely_the_same_public_or_draft() -> None:
    draft = make_event("A strike", **LIKE)
    public = make_published("Another strike", **LIKE).event
    assert set(likely()) == {draft, public}


@pytest.mark.parametrize(
    ("unlike", "is_likely"),
    [
        ({"date": "2025-04"}, True),
        ({"date": "2025-04-18/.."}, True),
        ({"date": "../2025-04-19"}, True),
        ({"date": "2025-04-20"}, False),
        ({"date": "2024"}, False),
        ({"type": "shelling"}, True),
        ({"type": "visit"}, False),
        ({"countries": ("AFG", "IRN")}, False),
        ({"countries": ("AFG", "PAK", "IRN")}, True),
    ],
)
def test_what_makes_an_event_unlike(unlike: dict[str, str], is_likely: bool) -> None:
    event = make_event("A strike", **{**LIKE, **unlike})
    assert likely() == ([event] if is_likely else [])


def test_event_of_the_very_type_comes_before_one_of_its_class() -> None:
    shelling = make_event("A shelling", **{**LIKE, "type": "shelling"})
    strike = make_event("A strike", **LIKE)
    assert likely() == [strike, shelling]


def test_sentence_without_a_date_is_of_the_weeks_before_its_report() -> None:
    recent = make_event("A strike", **{**LIKE, "date": "2025-04-01"})
    make_event("An old strike", **{**LIKE, "date": "2024-04-01"})
    assert likely("Pakistan carried out airstrikes on Afghan territory.") == [recent]


@pytest.mark.parametrize("text", ["Nobody slept on Saturday.", "It rained in Pakistan."])
def test_sentence_that_tells_of_no_event_is_like_none(text: str) -> None:
    make_event("A strike", **LIKE)
    assert likely(text) == []


def test_few_events_are_shown_in_as_many_queries_however_many_are_alike() -> None:
    make_event("A strike", **LIKE)
    found = findings_in(sentences_of(STRIKE))
    few = queries_of(lambda: likely_events(found))
    for number in range(9):
        make_event(f"Strike {number}", **LIKE)
    assert queries_of(lambda: likely_events(found)) == few
    assert len(likely_events(found)) == 5


def test_new_event_asks_first_whether_it_is_on_record_and_offers_to_add_the_sentences() -> None:
    event = make_event("A strike", **LIKE)
    sentence = make_source(STRIKE, published="2025-04-20").sentences.get()
    client = client_of("contributor")
    page = client.get(f"{EVENTS}add/", {"sentence": sentence.pk}).content.decode()
    assert page.index("Is it on record already?") < page.index("What the chosen sentences propose")
    assert f'name="_cite"\n                value="{event.pk}"' in page
    client.post("/admin/relations/source/place/", {"sentence": sentence.pk, "_cite": event.pk})
    assert sentence.citations.get(event=event)
    assert Source.objects.count() == 2
