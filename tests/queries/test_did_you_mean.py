"""What a mistyped address may have meant."""

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.did_you_mean import Meant, meant_by
from tests.factories import make_event, make_sentence, make_source, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

NOTHING = Meant([], [], [])
CODE = "01ab01cd"
# As someone reads it off paper, or as a program cuts it out of a text.
MISTYPED = ["OIABOLCD", "olabo1cd", "01AB01CD", "01ab01cd"]
PLACES = [
    "/events/{}/",
    "/event/{}",
    "//events//{}",
    "/events/{}.",
    "/events/{}/editions/9/",
    "/x/({})/",
]


def publish_under(code: str) -> Edition:
    """A public event with a code."""
    event = make_event()
    type(event).objects.filter(pk=event.pk).update(code=code)
    event.refresh_from_db()
    return publish(event, by=None)


@pytest.mark.parametrize("place", PLACES)
def test_lookalike_code_finds_the_event_wherever_it_stands(place: str) -> None:
    edition = publish_under(CODE)
    for code in MISTYPED:
        assert meant_by(place.format(code)) == Meant([edition], [], []), code


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nothing/",
        "/timeline",
        "/01ab01cd/",
        "/events/01ab01c/",
        "/events/01ab01cde/",
        "/events/01ab01cu/",
        "/é01ab01/",
    ],
)
def test_other_code_finds_nothing(path: str) -> None:
    publish_under(CODE)
    assert meant_by(path) == NOTHING


def test_statement_and_source_are_found_under_any_kind_of_address() -> None:
    event = make_event()
    statement = make_statement(event)
    edition = publish(event, by=None)
    source = edition.sentences.get().sentence.source
    [row] = meant_by(f"/events/{statement.code}/").statements
    assert (row.code, row.edition) == (statement.code, edition)
    [meant] = meant_by(f"/statements/{source.code.upper()}/").sources
    assert meant.code == source.code


def test_what_is_not_public_is_never_suggested() -> None:
    draft = make_event(sentence=make_sentence())
    said = make_statement(draft)
    stored = make_source()
    cited_by_draft = draft.citations.get().sentence.source
    for code in (draft.code, said.code, stored.code, cited_by_draft.code):
        assert meant_by(f"/events/{code}/") == NOTHING
    publish(draft, by=None)
    withdraw(draft, by=None, reason="A mistake")
    assert meant_by(f"/events/{draft.code}/") == NOTHING
    assert meant_by(f"/events/{said.code}/") == NOTHING


def test_an_address_without_a_code_asks_nothing_and_any_other_four_times_at_most() -> None:
    (source,) = publish_under(CODE).document["sources"]
    assert queries_of(lambda: meant_by("/nothing/")) == 0
    assert queries_of(lambda: meant_by("/events/" + "abcdefgh/" * 500)) == 3
    assert queries_of(lambda: meant_by(f"/events/{CODE}/{source}/")) == 4
