"""The index of an edition."""

from datetime import date

import pytest

from relations.editions import index
from relations.editions.facets import FACETS, UNOFFERED
from relations.editions.models import (
    LONGEST_FACET_NAME,
    LONGEST_FACET_VALUE,
    Edition,
    EditionFacet,
    EditionSentence,
    EditionText,
)
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
    found: dict[str, set[str]] = {name: set() for name in (*FACETS, *UNOFFERED)}
    for facet in edition.facets.all():
        found[facet.name].add(facet.value)
    return found


def test_facets_are_all_values_of_the_edition_each_once() -> None:
    edition = publish_full()
    values = {
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
    stored = stored_facets(edition)
    assert {name: stored[name] for name in values} == values
    assert len(edition.document["sources"]) == 2


@pytest.mark.parametrize("name", [*FACETS, *UNOFFERED])
def test_name_of_a_facet_fits_its_column(name: str) -> None:
    assert len(name) <= LONGEST_FACET_NAME


TOO_LONG = [
    ({"x": "v" * LONGEST_FACET_VALUE}, None),
    ({"x": "v" * (LONGEST_FACET_VALUE + 1)}, "facet x: 'v+' is longer than 255 characters"),
    ({"x" * (LONGEST_FACET_NAME + 1): "v"}, "facet x+: 'x+' is longer than 30 characters"),
]


@pytest.mark.parametrize(("values", "refusal"), TOO_LONG)
def test_value_is_held_whole_or_refused_and_never_cut(
    values: dict[str, str], refusal: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_published()
    for name, value in values.items():
        monkeypatch.setitem(UNOFFERED, name, lambda event, value=value: [value])
    if refusal:
        with pytest.raises(ValueError, match=refusal):
            index.derive(edition)
        return
    index.derive(edition)
    assert {name: edition.facets.get(name=name).value for name in values} == values


def test_words_cover_names_labels_what_was_said_by_whom_and_the_cited_sentences_once() -> None:
    edition = publish_full()
    assert edition.searchable.words == " ".join(
        words_of(
            "Airstrike. It was at night. April 2025. Airstrike. Torkham."
            " Afghanistan, Iran, Pakistan. Border management, Trade."
            " Amina Karimi. He worries. grave worry."
            " Zalmai. No."
            " A guard counted lorries. The envoy spoke of grave worry."
        )
    )


FIRST, THIRD, LAST = (date(2025, 4, day).toordinal() for day in (1, 3, 30))

DAYS = [
    ("", (FIRST, LAST, FIRST)),
    ("2025-04-03", (THIRD, THIRD, THIRD)),
    ("2025-04-XX", (FIRST, LAST, FIRST)),
    ("../2025-04-03", (None, THIRD, THIRD)),
    ("2025-04-03/..", (THIRD, None, THIRD)),
    ("2025-04-03/2025-05-02", (THIRD, date(2025, 5, 2).toordinal(), THIRD)),
]


@pytest.mark.parametrize(("said", "days"), DAYS)
def test_days_of_a_statement_are_its_own_or_else_those_of_its_event(
    said: str, days: tuple[int | None, int | None, int]
) -> None:
    event = make_event(date="2025-04")
    make_statement(event, date=said)
    publish(event, by=None)
    statement = event.editions.get().statements.get()
    assert (statement.first, statement.last, statement.day) == days


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
