"""One actor is merged into another: what follows, and what stays as it was."""

import json

import pytest

from relations.editions.actor_merge import CannotMerge, merge_actors, plan_merge
from relations.editions.description_publication import publish_description
from relations.editions.index import follows_from
from relations.editions.models import Edition, EditionFacet, EditionStatement
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def two() -> tuple[Actor, Actor]:
    return make_actor("Muttaqi"), make_actor("Amir Khan Muttaqi")


def spoken(gone: Actor, **fields: object) -> Edition:
    """The edition of an event in which an actor speaks."""
    event = make_event()
    make_statement(event, speaker=gone, **fields)
    return publish(event)


def test_statements_follow_in_every_part_and_published_documents_stay_byte_for_byte() -> None:
    gone, survivor = two()
    edition = spoken(gone)
    draft = make_event("A draft")
    make_statement(draft, speaker=make_actor(), addressee=gone, on_behalf_of=gone)
    before = json.dumps(Edition.objects.values_list("document", flat=True).get())
    merge_actors(gone, survivor, make_editor())
    assert not Statement.objects.filter(speaker=gone).exists()
    for part in ("speaker", "addressee", "on_behalf_of"):
        assert Statement.objects.filter(**{part: survivor}).count() == 1
    assert json.dumps(Edition.objects.values_list("document", flat=True).get()) == before
    later = publish(edition.event, reason="One actor.")
    assert later.document["statements"][0]["speaker"]["name"] == "Amir Khan Muttaqi"


def test_index_of_published_editions_counts_the_merged_actor_as_the_survivor() -> None:
    gone, survivor = two()
    edition = spoken(gone)
    make_statement(edition.event, speaker=survivor)
    both = publish(edition.event, reason="More.")
    merge_actors(gone, survivor, make_editor())
    publish_description(Actor.objects.get(pk=gone.pk), by=None, reason="The two are one")
    for each in (edition, both):
        speakers = EditionFacet.objects.filter(edition=each, name="speaker")
        assert [row.value for row in speakers] == [survivor.code]
        assert follows_from(Edition.objects.get(pk=each.pk))
    assert set(EditionStatement.objects.values_list("speaker", flat=True)) == {survivor.code}


def test_history_says_who_merged_and_why() -> None:
    gone, survivor = two()
    spoken(gone)
    by = make_editor()
    merge_actors(gone, survivor, by)
    newest, first = Statement.objects.get().history.order_by("-history_id")
    assert (first.speaker, newest.speaker) == (gone, survivor)
    assert (newest.history_user, newest.history_change_reason) == (
        by,
        "“Muttaqi” was merged into another actor.",
    )


def test_judgements_made_of_the_other_name_are_cleared_and_others_stay() -> None:
    gone, survivor = two()
    event = make_event()
    make_statement(event, speaker=gone)
    make_statement(event, speaker=survivor)
    make_checked(event, make_editor())
    assert plan_merge(gone, survivor).judgements == 1
    merge_actors(gone, survivor, make_editor("merger"))
    judged = Citation.objects.exclude(judgement="")
    assert judged.filter(event=event).count() == 1
    assert judged.filter(statement__isnull=False).count() == 1


def test_plan_counts_what_follows_and_changes_nothing() -> None:
    gone, survivor = two()
    edition = spoken(gone)
    claim = Statement.objects.get()
    make_statement(edition.event, speaker=survivor, responds_to=claim)
    make_statement(make_event("A draft"), speaker=make_actor(), addressee=gone)
    plan = plan_merge(gone, survivor)
    assert (plan.statements, plan.citations, plan.events, plan.published) == (2, 2, 2, 1)
    assert plan.self_answers == 1
    assert plan_merge(survivor, gone).statements == 1
    assert Statement.objects.filter(speaker=gone).count() == 1


def test_plan_takes_as_many_queries_however_many_events_there_are() -> None:
    gone, survivor = two()
    spoken(gone)
    few = queries_of(lambda: plan_merge(gone, survivor))
    for _number in range(3):
        spoken(gone)
    assert queries_of(lambda: plan_merge(gone, survivor)) == few


def test_names_that_were_merged_before_follow_the_survivor() -> None:
    gone, survivor = two()
    first = make_actor("A. K. Muttaqi")
    by = make_editor()
    merge_actors(first, gone, by)
    merge_actors(gone, survivor, by)
    first.refresh_from_db()
    assert first.merged_into == survivor
    assert list(Actor.objects.current()) == [survivor]


def test_nobody_is_merged_into_oneself_or_twice() -> None:
    gone, survivor = two()
    by = make_editor()
    with pytest.raises(CannotMerge):
        merge_actors(gone, gone, by)
    merge_actors(gone, survivor, by)
    for one, other in ((gone, survivor), (survivor, gone), (gone, make_actor())):
        with pytest.raises(CannotMerge):
            merge_actors(one, other, by)


def test_event_that_is_merged_says_that_it_has_changed_since_its_edition() -> None:
    gone, survivor = two()
    edition = spoken(gone)
    merge_actors(gone, survivor, make_editor())
    event = Event.objects.complete().get(pk=edition.event.pk)
    [statement] = event.statements.all()
    assert statement.speaker == survivor
