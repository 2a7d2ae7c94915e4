"""The index of an edition."""

from datetime import date

import pytest

from relations.editions import index
from relations.editions.models import Edition, EditionFacet, EditionSentence, EditionText
from relations.editions.publication import withdraw
from relations.editions.stems import words_of
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db


def publish_full() -> Edition:
    """An edition with two values of each facet that can have two."""
    event = make_event(
        "Airstrike",
        countries=("PAK", "AFG", "IRN"),
        type="airstrike",
        topics=("trade", "border"),
        summary="It was at night.",
        place="Torkham",
        date="2025-04",
        sentence=make_source("A guard counted lorries.").sentences.get(),
    )
    envoy = make_source("The envoy spoke of “grave worry”.").sentences.get()
    make_statement(
        event, text="He worries.", quotation="grave worry", sentence=envoy, date="2025-04-19"
    )
    make_statement(event, speaker=make_actor("Zalmai"), act="deny", text="No.", sentence=envoy)
    return publish(event, by=None)


def stored_facets(edition: Edition) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in index.FACETS}
    for facet in edition.facets.all():
        found[facet.name].add(facet.value)
    return found


def test_facets_are_all_values_of_the_edition_each_once() -> None:
    edition = publish_full()
    assert stored_facets(edition) == {
        "country": {"AFG", "IRN", "PAK"},
        "dyad": {"AFG-IRN", "AFG-PAK", "IRN-PAK"},
        "quad": {"material-conflict"},
        "type": {"airstrike"},
        "topic": {"border", "trade"},
        "speaker": {"amina-karimi", "zalmai"},
        "act": {"concern", "deny"},
        "source": set(edition.document["sources"]),
        "lasting": set(),
    }
    assert len(edition.document["sources"]) == 2


LASTING = [
    ("2025-03-01/2025-03-27", True),
    ("2025-03-27/2025-03-27", True),
    ("2024~/2025", True),
    ("2025-03/..", True),
    ("2025-03/", True),
    ("../2025-03", True),
    ("2025-03-27", False),
    ("2024", False),
    ("2024-24", False),
    ("202X", False),
    # A moment within bounds, and several moments.
    ("[2025-03..2025-04]", False),
    ("[..2025-03]", False),
    ("{2025-03..2025-04}", False),
]


@pytest.mark.parametrize(("date", "is_lasting"), LASTING)
def test_only_an_interval_is_the_date_of_a_state_that_lasted(date: str, is_lasting: bool) -> None:
    assert index.is_lasting(date) == is_lasting
    assert stored_facets(make_published(date=date))["lasting"] == ({"yes"} if is_lasting else set())


def test_every_name_and_value_fits_its_column() -> None:
    longest = EditionFacet._meta.get_field("name").max_length
    assert longest is not None
    assert all(len(name) <= longest for name in index.FACETS)


def test_words_cover_the_event_what_was_said_by_whom_and_the_cited_sentences_once() -> None:
    edition = publish_full()
    assert edition.searchable.words == " ".join(
        words_of(
            "Airstrike. It was at night. Torkham."
            " Amina Karimi. He worries. grave worry."
            " Zalmai. No."
            " A guard counted lorries. The envoy spoke of grave worry."
        )
    )


FIRST, THIRD, LAST = date(2025, 4, 1), date(2025, 4, 3), date(2025, 4, 30)

DAYS = [
    ("", (FIRST, LAST, FIRST)),
    ("2025-04-03", (THIRD, THIRD, THIRD)),
    ("2025-04-XX", (FIRST, LAST, FIRST)),
    ("../2025-04-03", (None, THIRD, THIRD)),
    ("2025-04-03/..", (THIRD, None, THIRD)),
    ("2025-04-03/2025-05-02", (THIRD, date(2025, 5, 2), THIRD)),
]


@pytest.mark.parametrize(("said", "days"), DAYS)
def test_days_of_a_statement_are_its_own_or_else_those_of_its_event(
    said: str, days: tuple[date | None, date | None, date]
) -> None:
    event = make_event(date="2025-04")
    make_statement(event, date=said)
    publish(event, by=None)
    statement = event.editions.get().statements.get()
    assert (statement.earliest, statement.latest, statement.sort_date) == days


def test_sentences_are_those_that_the_event_or_a_statement_cites_each_once() -> None:
    first, second = make_sentence(1), make_sentence(2)
    event = make_event(sentence=first)
    event.citations.create(sentence=first, field="date")
    make_statement(event, sentence=first)
    make_statement(event, sentence=second)
    edition = publish(event, by=None)
    assert {each.sentence for each in edition.sentences.all()} == {first, second}
    assert edition.sentences.count() == 2


def test_withdrawal_has_no_index_and_the_edition_before_keeps_its_own() -> None:
    published = publish_full()
    words = published.searchable.words
    withdrawal = withdraw(published.event, by=None, reason="A mistake")
    for rows in (withdrawal.facets, withdrawal.statements, withdrawal.sentences):
        assert not rows.exists()
    assert not EditionText.objects.filter(edition=withdrawal).exists()
    assert EditionText.objects.get(edition=published).words == words


def content() -> list[list[object]]:
    """All rows of the index but for their keys."""
    return [
        sorted(EditionFacet.objects.values_list("edition", "name", "value")),
        sorted(EditionSentence.objects.values_list("edition", "sentence")),
        sorted(EditionText.objects.values_list("edition", "words")),
    ]


def test_index_derived_anew_is_the_same() -> None:
    edition = publish_full()
    make_published("Another")
    before = content()
    index.derive(Edition.objects.get(pk=edition.pk))
    assert content() == before
    assert index.follows_from(Edition.objects.get(pk=edition.pk))


def test_index_follows_from_the_document_and_not_from_working_rows() -> None:
    edition = publish_full()
    edition.event.topics.clear()
    edition.event.statements.all().delete()
    before = content()
    index.derive(Edition.objects.get(pk=edition.pk))
    assert content() == before


def test_index_that_was_mended_by_hand_does_not_follow_until_it_is_derived_anew() -> None:
    edition = Edition.objects.get(pk=publish_full().pk)
    edition.facets.filter(name="topic").delete()
    assert not index.follows_from(edition)
    index.derive(edition)
    assert index.follows_from(edition)


@pytest.mark.parametrize(
    ("countries", "pairs"),
    [
        ([], []),
        (["AFG"], []),
        (["PAK", "AFG"], ["AFG-PAK"]),
        (["PAK", "IRN", "AFG"], ["AFG-IRN", "AFG-PAK", "IRN-PAK"]),
    ],
)
def test_dyads_are_all_pairs_in_alphabetical_order(countries: list[str], pairs: list[str]) -> None:
    assert list(index.dyads({"countries": [{"code": code} for code in countries]})) == pairs
