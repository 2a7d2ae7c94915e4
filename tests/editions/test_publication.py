"""publish() and withdraw(): the only doors to the public."""

import pytest

from relations.editions.errors import HasProblems, NeedsReason, Refused
from relations.editions.models import Edition, EditionFacet, EditionText
from relations.editions.publication import obstacles_to, withdraw
from relations.editions.review import send_for_review
from relations.editions.state import Stage, state_of
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db


def test_first_publication_is_edition_one_with_its_editor_and_reason() -> None:
    event, editor = make_event("Talks in Kabul"), make_editor()
    send_for_review(event, make_editor("author"))
    edition = publish(event, by=editor, reason="First report")
    assert (edition.number, edition.published_by, edition.reason) == (1, editor, "First report")
    assert edition.document["title"] == "Talks in Kabul"
    assert edition.superseded_at is None


def test_event_with_problems_is_refused_and_the_problems_are_named() -> None:
    event = make_event()
    event.citations.all().delete()
    with pytest.raises(HasProblems, match="Nothing is cited") as refusal:
        publish(event, by=None)
    assert [problem.code for problem in refusal.value.problems] == ["event-uncited"]
    assert not Edition.objects.exists()


def test_unchanged_event_is_refused_and_the_edition_is_named() -> None:
    event = make_event()
    publish(event, by=None)
    event.summary = "More is known now."
    event.save()
    publish(event, by=None, reason="More is known")
    for reason in ("", "A better wording"):
        with pytest.raises(Refused, match=r"Nothing has changed since edition 2\."):
            publish(event, by=None, reason=reason)
    assert Edition.objects.count() == 2


def test_next_edition_closes_the_one_before_it_without_a_gap() -> None:
    event = make_event("First headline")
    publish(event, by=None)
    event.title = "Second headline"
    event.save()
    second = publish(event, by=None, reason="The headline was wrong")
    first = Edition.objects.get(event=event, number=1)
    assert first.superseded_at == second.published_at
    assert first.document["title"] == "First headline"
    assert list(Edition.objects.current()) == [second]


def test_publication_reads_the_stored_event_not_the_object_in_hand() -> None:
    event = make_event("Stored headline")
    event.title = "Headline that nobody saved"
    assert publish(event, by=None).document["title"] == "Stored headline"


CHANGES = {
    "summary": lambda event: Event.objects.filter(pk=event.pk).update(summary="New"),
    "statement": lambda event: make_statement(event),
    "citation": lambda event: Citation.objects.create(event=event, sentence=make_sentence(2)),
    "country's role": lambda event: event.participations.update(role="host"),
    "stance": lambda event: event.citations.update(stance=Citation.Stance.IN_PART),
    "topic": lambda event: event.topics.add(1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_change_can_be_published(change: str) -> None:
    event = make_event()
    publish(event, by=None)
    CHANGES[change](event)
    assert publish(event, by=None, reason="More is known").number == 2


BLANK = ["", "  ", "\n\t", "\u00a0\u2003"]


@pytest.mark.parametrize("reason", BLANK)
@pytest.mark.parametrize("taken_back", [False, True], ids=["public", "withdrawn"])
def test_every_publication_after_the_first_needs_a_reason(reason: str, taken_back: bool) -> None:
    event = make_published().event
    if taken_back:
        withdraw(event, by=None, reason="Under review")
    Event.objects.filter(pk=event.pk).update(summary="New")
    newest = Edition.objects.newest().get()
    with pytest.raises(NeedsReason, match="Give a reason"):
        publish(event, by=None, reason=reason)
    assert Edition.objects.newest().get() == newest
    assert publish(event, by=None, reason=f"{reason}Confirmed ").reason == "Confirmed"


@pytest.mark.parametrize("reason", BLANK)
def test_first_publication_needs_no_reason(reason: str) -> None:
    assert publish(make_event(), by=None, reason=reason).reason == ""


def test_withdrawn_event_is_not_published_again_without_a_reason_even_unchanged() -> None:
    event = make_published().event
    withdraw(event, by=None, reason="Under review")
    with pytest.raises(NeedsReason):
        publish(event, by=None)


def test_problems_come_before_the_reason() -> None:
    event = make_published().event
    event.citations.all().delete()
    with pytest.raises(HasProblems):
        publish(event, by=None)


def test_withdrawal_needs_a_reason() -> None:
    event = make_published().event
    with pytest.raises(Refused, match="Give a reason"):
        withdraw(event, by=None, reason="  ")
    assert Edition.objects.current().count() == 1


def test_withdrawal_is_an_edition_that_nobody_finds() -> None:
    event = make_published().event
    edition = withdraw(event, by=None, reason="The report was retracted")
    assert (edition.number, edition.withdrawn) == (2, True)
    assert not Edition.objects.current().exists()
    assert not EditionFacet.objects.filter(edition=edition).exists()
    assert not EditionText.objects.filter(edition=edition).exists()


def test_withdrawal_of_a_draft_or_twice_is_refused() -> None:
    draft, event = make_event(), make_published().event
    with pytest.raises(Refused, match="never published"):
        withdraw(draft, by=None, reason="A mistake")
    withdraw(event, by=None, reason="A mistake")
    with pytest.raises(Refused, match="withdrawn already, by edition 2"):
        withdraw(event, by=None, reason="A mistake")


def test_withdrawn_event_can_be_published_again_unchanged() -> None:
    event = make_published().event
    withdraw(event, by=None, reason="Under review")
    assert publish(event, by=None, reason="Confirmed").number == 3


def test_answer_to_an_unpublished_statement_is_an_obstacle() -> None:
    claim = make_statement(make_event("A claim"), speaker=make_actor("Pakistan"))
    event = make_event("A denial next day")
    make_statement(event, speaker=make_actor("Taliban"), act=Statement.Act.DENY, responds_to=claim)
    assert [problem.code for problem in obstacles_to(event)] == ["answers-unpublished"]
    publish(claim.event, by=None)
    assert obstacles_to(event) == []


def test_states_of_an_event_from_draft_to_withdrawn() -> None:
    event = make_event()

    def stage() -> tuple[Stage, str]:
        newest = Edition.objects.newest().filter(event=event).first()
        state = state_of(Event.objects.complete().get(pk=event.pk), newest)
        return state.stage, str(state)

    assert stage() == (Stage.DRAFT, "draft")
    publish(event, by=None)
    assert stage() == (Stage.PUBLISHED, "published as edition 1")
    Event.objects.filter(pk=event.pk).update(summary="New")
    assert stage() == (Stage.CHANGED, "changed since edition 1")
    withdraw(event, by=None, reason="A mistake")
    assert stage() == (Stage.WITHDRAWN, "withdrawn by edition 2")
