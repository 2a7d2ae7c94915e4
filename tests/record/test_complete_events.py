"""Many events are read as one is."""

from collections.abc import Callable

import pytest

from relations.editions.snapshot import document_of
from relations.record.checks import problems_of
from relations.record.complete_events import complete_events
from relations.record.judgements import citations_of, claim_of, is_judged
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country
from relations.sources.models import Source
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_sentence,
    make_source,
    make_statement,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def make_events() -> list[int]:
    """Events with all that an event can have, and one that has nothing; their keys."""
    reprint = make_source(same_origin_as=make_source())
    first = make_event("First", topics=("trade", "border"), countries=("PAK", "AFG", "IRN"))
    claim = make_statement(
        first, speaker=make_actor("Zalmai"), figure_measure="people", figure_low=3
    )
    first.citations.create(sentence=reprint.sentences.get(number=2), field="date")
    second = make_event("Second", sentence=make_sentence(3))
    Event.objects.filter(pk=second.pk).update(after=first)
    make_statement(
        second,
        responds_to=claim,
        on_behalf_of=make_actor("The ministry", country=Country.objects.get(alpha3="AFG")),
        addressee=make_actor("The army"),
        quotation="said nowhere",
    )
    make_checked(first, make_editor())
    nothing = make_event("Nothing")
    nothing.citations.all().delete()
    return [nothing.pk, second.pk, first.pk]


def test_events_are_read_as_complete_reads_them_in_the_order_of_their_keys() -> None:
    keys = make_events()
    many = complete_events(keys)
    assert [each.pk for each in many] == sorted(keys)
    for event in many:
        alone = Event.objects.complete().get(pk=event.pk)
        assert document_of(event) == document_of(alone)
        assert list(map(str, problems_of(event))) == list(map(str, problems_of(alone)))
        for one, other in zip(citations_of(event), citations_of(alone), strict=True):
            assert one == other
            assert claim_of(one) == claim_of(other)
            assert is_judged(one) == is_judged(other)
        assert [each.responds_to for each in event.statements.all()] == [
            each.responds_to for each in alone.statements.all()
        ]


def test_what_is_read_of_them_asks_the_database_nothing(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    events = complete_events(make_events())
    with django_assert_num_queries(0):
        for event in events:
            document_of(event)
            problems_of(event)
            assert all(each.sentence.source.voice for each in citations_of(event))


def test_queries_do_not_grow_with_the_number_of_events() -> None:
    few = make_events()
    many = [*few, *make_more()]
    assert queries_of(lambda: complete_events(many)) == queries_of(lambda: complete_events(few))


def make_more() -> list[int]:
    source = Source.objects.all()[0]
    return [make_event(sentence=source.sentences.get(number=1)).pk for _number in range(4)]


def test_no_events_are_read_of_no_keys() -> None:
    assert Statement.objects.count() == 0
    assert complete_events([]) == []
