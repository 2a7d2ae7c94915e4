"""What the cited sentences of an event say of its date."""

import re

import pytest
from django.utils.html import escape

from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.proposals import Proposal, in_order, sentences_of
from relations.record.citations import Citation
from relations.record.models import Event
from tests.desk.desk import EVENTS, client_of, page_of
from tests.factories import make_event, make_source, make_statement
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

TALKS = (
    "The ministers met on Saturday.\n\nOn Friday an official spoke of those deported since the"
    " end of March.\n\nNobody said when the border would open."
)


def event_citing(text: str, published: str, *, numbers: tuple[int, ...] = (1,)) -> Event:
    """An event of 19 April 2025 that cites these sentences of a source."""
    source = make_source(text, published=published)
    first, *others = source.sentences.filter(number__in=numbers)
    event = make_event(date="2025-04-19", sentence=first)
    for sentence in others:
        Citation.objects.create(event=event, sentence=sentence)
    return event


def proposed_for(event: Event) -> list[Proposal]:
    """The dates that the event's own sentences name."""
    return findings_in(in_order(sentences_of(event))).dates


def dates(proposals: list[Proposal]) -> list[tuple[str, str]]:
    return [(each.said, each.value) for each in proposals]


def test_each_date_of_a_cited_sentence_is_proposed_with_its_words_and_its_reason() -> None:
    event = event_citing(TALKS, "2025-04-20", numbers=(1, 2, 3))
    saturday, friday, march = proposed_for(event)
    assert (saturday.said, saturday.value, saturday.words) == (
        "on Saturday",
        "2025-04-19",
        "19 April 2025",
    )
    assert saturday.reason == "Saturday before 20 April 2025"
    assert (saturday.before, saturday.after) == ("The ministers met ", ".")
    assert (friday.said, friday.value) == ("On Friday", "2025-04-18")
    assert (march.said, march.value) == ("since the end of March", "2025-03-3X~/..")
    assert [each.number for each in (saturday, friday, march)] == [1, 2, 2]
    page = client_of("contributor").get(page_of(event)).content.decode()
    held = re.findall(r'in-form" (hidden)?>\s*In the form: (\d+ April 2025)', page)
    assert held == [("", "19 April 2025"), ("hidden", "18 April 2025")]


def test_source_of_some_day_in_a_week_is_read_as_a_whole_before_its_sentences() -> None:
    event = event_citing(TALKS, "[2025-04-19..2025-04-25]", numbers=(2,))
    assert dates(proposed_for(event))[0] == ("On Friday", "2025-04-18")


def test_nothing_is_proposed_that_the_publication_date_is_too_rough_for() -> None:
    assert proposed_for(event_citing(TALKS, "2025-04~", numbers=(1, 2))) == []


def test_sentence_without_a_date_and_one_that_only_a_statement_cites_propose_nothing() -> None:
    event = event_citing(TALKS, "2025-04-20", numbers=(3,))
    source = event.citations.get().sentence.source
    make_statement(event, sentence=source.sentences.get(number=1))
    assert proposed_for(event) == []


def test_proposals_take_as_many_queries_however_many_sentences_are_cited() -> None:
    few = event_citing("They met on Saturday.", "2025-04-20")
    text = "\n\n".join(f"On Saturday they met in room {room}." for room in range(30))
    many = event_citing(text, "2025-04-20", numbers=tuple(range(1, 31)))
    assert len(proposed_for(many)) == 30
    assert queries_of(lambda: proposed_for(few)) == queries_of(lambda: proposed_for(many)) == 4


def test_page_of_an_event_shows_its_proposals_to_those_who_may_change_it() -> None:
    event = event_citing("“They met on <b>Saturday</b>.”", "2025-04-20")
    contributor = client_of("contributor")
    page = contributor.get(page_of(event)).content.decode()
    assert "Saturday before 20 April 2025" in page
    assert escape("</b>.”") in page
    new = contributor.get(f"{EVENTS}add/").content.decode()
    assert 'class="proposals"' not in new
