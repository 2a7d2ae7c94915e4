"""The history of working rows: what is kept of each change, and whose it is."""

from collections.abc import Callable
from itertools import dropwhile
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model, ProtectedError

from relations.editions.actor_merge import merge_actors
from relations.history import BEGAN
from relations.record.country_names import CountryName
from relations.record.vocabulary import Country, EventType, Topic
from relations.sources.models import Source
from tests.factories import make_actor, make_editor, make_event, make_source

pytestmark = pytest.mark.django_db

# A row of each kind that is changed outside events, a column of it and another value.
KINDS: dict[str, tuple[Callable[[], Any], str, Any]] = {
    "title of a source": (make_source, "title", "Another title"),
    "what readers see of it": (make_source, "shows", "cited"),
    "name of an actor": (make_actor, "name", "Another name"),
    "country of an actor": (make_actor, "country_id", lambda: Country.objects.all()[0].pk),
    "label of a topic": (lambda: Topic.objects.all()[0], "label", "another subject"),
    "name of a country": (lambda: Country.objects.all()[0], "name", "Another country"),
    "name in text": (lambda: CountryName.objects.all()[0], "name", "Another"),
    "label of a type": (lambda: EventType.objects.all()[0], "label", "another type"),
}


def told(row: Any, column: str) -> list[Any]:
    """What a column of a row was and is, with the account behind each state; the oldest first."""
    states = row.history.order_by("history_id").select_related("history_user")
    return [(getattr(each, column), each.history_user) for each in states]


def change(row: Any, by: User | None, **values: Any) -> None:
    """Save a change as if that account had made it."""
    for column, value in values.items():
        setattr(row, column, value)
    row._history_user = by
    row.save()


@pytest.mark.parametrize("kind", KINDS)
def test_change_of_a_row_is_kept_with_its_account_and_what_it_was(kind: str) -> None:
    make, column, value = KINDS[kind]
    row, editor = make(), make_editor()
    was, value = getattr(row, column), value() if callable(value) else value
    change(row, editor, **{column: value})
    assert told(row, column) == [(was, None), (value, editor)]


@pytest.mark.parametrize("kind", KINDS)
def test_save_that_changes_nothing_leaves_no_trace(kind: str) -> None:
    row: Model = KINDS[kind][0]()
    type(row)._base_manager.get(pk=row.pk).save()
    assert row.history.count() <= 1  # type: ignore[attr-defined]


def test_value_of_another_type_is_no_change() -> None:
    kind = EventType.objects.exclude(goldstein=None)[0]
    before = kind.history.count()
    kind.goldstein = str(kind.goldstein)
    kind.save()
    assert kind.history.count() == before


def test_row_that_was_stored_in_bulk_has_a_first_state_made_by_nobody_before_its_change() -> None:
    country, editor = Country.objects.all()[0], make_editor()
    CountryName.objects.bulk_create([CountryName(country=country, name="Old")])
    name = CountryName.objects.get(name="Old")
    assert not name.history.exists()
    change(name, editor, name="New")
    first, second = name.history.order_by("history_id")
    assert (first.history_type, first.name, first.history_change_reason) == ("+", "Old", BEGAN)
    assert first.history_user is None
    assert (second.history_type, second.name, second.history_user) == ("~", "New", editor)


def test_what_is_deleted_is_kept_as_it_was() -> None:
    topic = Topic.objects.create(code="weather", label="weather")
    key = topic.pk
    topic.delete()
    last = Topic.history.filter(id=key).latest("history_id")
    assert (last.history_type, last.label) == ("-", "weather")


def test_successors_of_a_country_are_part_of_its_state() -> None:
    country, *others = Country.objects.all()[:3]
    Country.history.all().delete()
    country.successors.set(others[:1])
    country.successors.set(others[:1])
    country.successors.add(others[0])
    country.successors.set(others[1:])
    states = [
        [each.to_country for each in state.successors.all()]
        for state in country.history.order_by("history_id")
    ]
    # Another successor in the place of the first: one is taken out, one put in.
    assert states == [[], others[:1], [], others[1:]]


def test_text_of_a_source_which_never_changes_is_not_kept_again() -> None:
    columns = {field.name for field in Source.history.model.tracked_fields}
    assert columns.isdisjoint({"text", "sha256", "is_fingerprinted"})
    source = make_source()
    assert source.history.count() == 1
    # Its fingerprints have been stored since.
    Source.objects.get(pk=source.pk).save()
    assert source.history.count() == 1


def test_reprints_that_follow_a_source_to_another_origin_keep_the_change() -> None:
    first, second, editor = make_source(), make_source(), make_editor()
    reprint = make_source("Printed again, as it was.", same_origin_as=second)
    change(second, editor, same_origin_as=first)
    assert [origin for origin, _by in told(reprint, "same_origin_as_id")] == [second.pk, first.pk]


def test_merged_actors_keep_who_merged_them() -> None:
    first, second, third = (make_actor(name) for name in ("First", "Second", "Third"))
    editor = make_editor()
    merge_actors(first, second, editor)
    merge_actors(second, third, editor)
    keys = "merged_into_id"
    assert told(first, keys) == [(None, None), (second.pk, editor), (third.pk, editor)]
    assert told(second, keys) == [(None, None), (third.pk, editor)]


def test_event_keeps_no_change_where_a_topic_that_it_has_is_added() -> None:
    event = make_event(topics=("border",))
    before = event.history.count()
    event.topics.add(Topic.objects.get(code="border"))
    assert event.history.count() == before


def test_event_and_country_keep_that_they_lost_what_was_deleted() -> None:
    event = make_event(topics=("border", "trade"))
    country, other = Country.objects.all()[:2]
    heir = Country.objects.create(name="Heir", standing=Country.Standing.MEMBER)
    country.successors.set([heir, other])
    heirs = heir.pk
    Topic.objects.get(code="border").delete()
    Topic.objects.filter(code="trade").delete()
    heir.delete()
    border = Topic.history.get(code="border", history_type="-").id
    trade = Topic.history.get(code="trade", history_type="-").id
    assert keys_of(event, "topics", "topic_id") == [{border, trade}, {trade}, set()]
    assert keys_of(country, "successors", "to_country_id") == [{heirs, other.pk}, {other.pk}]


def keys_of(row: Any, field: str, key: str) -> list[set[int]]:
    """The keys of the rows that a row had in each of its last states, without the first ones that
    had none; the oldest first."""
    states = row.history.order_by("history_id")
    found = [set(getattr(each, field).values_list(key, flat=True)) for each in states]
    return list(dropwhile(lambda keys: not keys, found))


def test_account_that_changed_a_row_is_not_deleted() -> None:
    topic, editor = Topic.objects.all()[0], make_editor()
    change(topic, editor, label="another subject")
    with pytest.raises(ProtectedError):
        editor.delete()
    make_editor("newcomer").delete()
    assert told(topic, "label")[-1] == ("another subject", editor)
