"""A source of which all events were withdrawn: gone from every answer but what was published."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.record.vocabulary import Actor
from relations.sources.models import Source
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_revisit,
    make_source,
    make_statement,
    publish,
    source_of,
)
from tests.web.markup import named, titles

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

TEXT = "A wombat slept. The numbat woke. A bilby dug."
WORDS = ("quokka", "wombat", "numbat", "bilby")
"""Words of the title, the outlet, the texts and the speaker of what is withdrawn, and of nothing
else."""
SWAP = {"HX-Request": "true"}


def make_withdrawn(**fields: str) -> Edition:
    """The last public edition of an event, since withdrawn, which alone rests on a source, and in
    which alone a speaker spoke."""
    source = make_source(TEXT, title="Quokka news", publisher="The Quokka", **fields)
    make_revisit(source, s2="The numbat woke up late.")
    event = make_event(sentence=source.sentences.get(number=2))
    Actor.objects.filter(pk=make_actor("Person 7").pk).update(name="Quokka")
    make_statement(event, speaker=Actor.objects.get(name="Quokka"))
    edition = publish(event)
    withdraw(event, by=None, reason="A mistake")
    return edition


ADDRESSES = {
    "source": ("/sources/{code}/", {}, 410),
    "source under a name": ("/sources/{code}/some-name/", {}, 410),
    "its sentence": ("/sources/{code}/sentences/2/", {}, 410),
    "its sentence, a fragment": ("/sources/{code}/sentences/2/", SWAP, 410),
    "another sentence": ("/sources/{code}/sentences/1/", SWAP, 410),
    "no sentence": ("/sources/{code}/sentences/9/", SWAP, 410),
    "sources": ("/sources/", {}, 200),
    "sources after it": ("/sources/?after={code}", {}, 400),
    "timeline": ("/timeline/?source={code}", {}, 200),
    "timeline, a fragment": ("/timeline/?source={code}", SWAP, 200),
    "timeline as JSON": ("/timeline.json?source={code}", {}, 200),
    "timeline with its speaker": ("/timeline/?speaker={speaker}", {}, 200),
    "statements": ("/statements/?source={code}", {}, 200),
    "speaker": ("/statements/?speaker={speaker}", {}, 200),
    "speaker in the past": (
        "/timeline/facets/speaker/?as_of=2100-01-01&speaker={speaker}",
        {},
        200,
    ),
    "facet": ("/timeline/facets/source/", {}, 200),
    "facet, chosen": ("/timeline/facets/source/?source={code}", {}, 200),
    "search in the facet": ("/timeline/facets/source/?find=news", {}, 200),
    "speakers": ("/timeline/facets/speaker/", {}, 200),
    "statements’ speakers": ("/statements/facets/speaker/?speaker={speaker}", {}, 200),
    "mistyped": ("/events/{code}/", {}, 404),
    "mistyped source": ("/sources/{upper}/", {}, 404),
    "its first version": ("/sources/{first}/", {}, 200),
    "its reprint": ("/sources/{reprint}/", {}, 200),
}


def answers(client: Client, edition: Edition) -> Iterator[tuple[str, HttpResponse, int]]:
    source = source_of(edition)
    others = {}
    for name, family in (("first", "version_of"), ("reprint", "same_origin_as")):
        other = make_source(title="Other news")
        make_published(sentence=other.sentences.get(number=1))
        Source.objects.filter(pk=source.pk).update(**{family: other.pk})
        others[name] = other.code
    place = {"code": source.code, "upper": source.code.upper(), "speaker": "person-7", **others}
    for name, (address, headers, status) in ADDRESSES.items():
        yield name, client.get(address.format(**place), headers=headers, follow=True), status


@pytest.mark.parametrize("shows", Source.Shows.values)
def test_no_answer_has_a_word_of_it(client: Client, shows: str) -> None:
    edition = make_withdrawn(shows=shows)
    found = {}
    for name, answer, status in answers(client, edition):
        text = unquote(answer.getvalue().decode()).lower()
        found[name] = (answer.status_code, [word for word in WORDS if word in text])
        assert found[name] == (status, []), name


def test_page_says_that_its_events_were_withdrawn(client: Client) -> None:
    answer = client.get(f"/sources/{source_of(make_withdrawn()).code}/")
    assert "The events that rested on it were withdrawn" in answer.text
    assert 'href="/corrections/"' in answer.text


def test_list_of_it_is_empty_and_its_title_names_nobody(client: Client) -> None:
    make_withdrawn()
    page = client.get("/statements/?speaker=person-7")
    [title] = titles(page)
    assert title.words == "Statements by a speaker of whom all was withdrawn – Dyad"
    assert not named(page, "dl")
    assert "No statements match." in page.text


def test_what_was_published_stays_readable_by_its_number(client: Client) -> None:
    edition = make_withdrawn()
    page = client.get(f"/events/{edition.code}/editions/1/").text
    assert "The numbat woke." in page
    assert "Quokka news" in page
    # But not what stands around it, and not how it reads by now.
    assert "wombat" not in page.lower()
    assert "woke up late" not in page


def test_source_never_cited_is_as_unknown_as_before(client: Client) -> None:
    draft = make_event(sentence=make_source(TEXT).sentences.get(number=1))
    code = draft.citations.get().sentence.source.code
    unknown, hidden = (client.get(f"/sources/{each}/") for each in ("00000000", code))
    assert (unknown.status_code, hidden.status_code) == (404, 404)
    assert unknown.content.replace(b"00000000", code.encode()) == hidden.content
