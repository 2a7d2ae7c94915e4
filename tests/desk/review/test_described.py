"""The page that publishes a change of a source or a name, and where editors are told of one."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client

from relations.editions.descriptions import Description
from relations.record.citations import Citation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Source
from tests.desk.desk import client_of, make_sent, review_form, review_page_of
from tests.desk.unsaved.forms import form_on
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of
from tests.web.markup import elements, named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def page_of(row: Model, page: str = "publish") -> str:
    return f"/admin/relations/{row._meta.model_name}/{row.pk}/{page}/"


def make_public_source() -> Source:
    source = make_source(title="A report")
    publish(make_event(sentence=source.sentences.get(number=1)))
    return source


def make_public_actor() -> Actor:
    actor = make_actor("A report")
    event = make_event()
    make_statement(event, speaker=actor)
    publish(event)
    return actor


# A row that readers see, and the column that names it.
ROWS: dict[str, tuple[Any, str]] = {
    "source": (make_public_source, "title"),
    "actor": (make_public_actor, "name"),
    "topic": (lambda: Topic.objects.get(code="border"), "label"),
    "type": (lambda: EventType.objects.get(code="talks"), "plural"),
    "country": (lambda: Country.objects.get(alpha3="FJI"), "name"),
}


def make_changed(kind: str = "source", by: User | None = None) -> Any:
    """A row that an editor has renamed since readers saw it."""
    make, column = ROWS[kind]
    row = make()
    setattr(row, column, "The quokka")
    row._history_user = by or make_editor("author")
    row.save()
    return row


def newest(row: Any) -> Description:
    return Description.objects.newest().get(code=getattr(row, "alpha3", None) or row.code)


def send(client: Client, row: Model, reason: str = "It was misread.") -> Any:
    form = form_on(client.get(page_of(row)), None)
    return client.post(page_of(row), {**form, "reason": reason})


def words_of(response: Any) -> str:
    return with_id(response, "content-main").words


@pytest.mark.parametrize("kind", ROWS)
def test_page_shows_what_readers_would_see_otherwise_and_publishes_it(kind: str) -> None:
    row, client = make_changed(kind), client_of("editor")
    before = newest(row)
    page = client.get(page_of(row))
    assert "The quokka" in words_of(page)
    assert before.label in words_of(page)
    answer = send(client, row)
    assert (answer.status_code, answer.headers["Location"]) == (302, page_of(row, "change"))
    after = newest(row)
    assert (after.label, after.number, after.reason) == ("The quokka", 2, "It was misread.")
    assert after.published_by == User.objects.get(username="editor")
    assert "there is nothing to publish" in words_of(client.get(page_of(row)))


def test_page_of_a_row_says_what_readers_do_not_see_yet_and_leads_to_its_publication() -> None:
    row = make_changed()
    page = client_of("editor").get(page_of(row, "change"))
    assert "Changed, and not published yet" in page.content.decode()
    assert page_of(row) in [each.attributes.get("href") for each in named(page, "a")]
    seen = client_of("contributor").get(page_of(row, "change"))
    assert "Changed, and not published yet" in seen.content.decode()
    assert page_of(row) not in [each.attributes.get("href") for each in named(seen, "a")]


def test_publication_needs_a_reason_which_is_asked_for_beside_its_field() -> None:
    row, client = make_changed(), client_of("editor")
    answer = send(client, row, "  ")
    assert answer.status_code == 200
    [error] = [each for each in elements(answer) if "errorlist" in each.attributes.get("class", "")]
    assert "reason" in error.words.lower()
    assert newest(row).number == 1


def test_what_has_changed_since_it_was_shown_is_not_published() -> None:
    row, client = make_changed(), client_of("editor")
    form = form_on(client.get(page_of(row)), None)
    row.publisher = "Another outlet"
    row.save()
    answer = client.post(page_of(row), {**form, "reason": "It was misread."})
    assert "It has changed since this page was opened" in words_of(answer)
    assert newest(row).number == 1
    # The page that says so shows it as it is now.
    assert "Another outlet" in words_of(answer)
    again = {**form_on(answer, None), "reason": "It was misread."}
    assert client.post(page_of(row), again).status_code == 302
    assert newest(row).number == 2


def test_own_work_is_refused_and_the_page_does_not_offer_it() -> None:
    client = client_of("editor")
    row = make_changed(by=User.objects.get(username="editor"))
    shown = client.get(page_of(row))
    assert "another editor publishes it" in words_of(shown)
    assert not [each for each in named(shown, "input") if each.attributes.get("name") == "digest"]
    other = client_of("superuser").get(page_of(row))
    form = form_on(other, None)
    client.post(page_of(row), {**form, "reason": "It was misread."})
    assert newest(row).number == 1


def test_publishing_twice_is_told_and_changes_nothing() -> None:
    row, client = make_changed(), client_of("editor")
    form = {**form_on(client.get(page_of(row)), None), "reason": "It was misread."}
    assert client.post(page_of(row), form).status_code == 302
    assert client.post(page_of(row), form).status_code == 200
    assert newest(row).number == 2


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("account", 302), ("staff", 403), ("contributor", 403), ("editor", 200)],
)
@pytest.mark.parametrize("kind", ROWS)
def test_page_is_for_those_who_may_publish(kind: str, role: str, status: int) -> None:
    row = make_changed(kind)
    client = client_of(role)
    assert client.get(page_of(row)).status_code == status
    client.post(page_of(row), {"reason": "It was misread."})
    assert newest(row).number == 1


def test_page_asks_as_often_for_much_that_has_changed() -> None:
    one, many = make_changed(), make_source(title="Another")
    publish(make_event(sentence=many.sentences.get(number=1)))
    for column in ("title", "publisher", "author", "dating_note"):
        setattr(many, column, "The quokka")
        many.save()
    client = client_of("editor")
    client.get(page_of(one))
    assert queries_of(lambda: client.get(page_of(many))) == queries_of(
        lambda: client.get(page_of(one))
    )


def test_review_of_an_event_shows_what_is_published_with_it() -> None:
    row = make_changed("topic")
    event = make_sent(topics=("border",))
    client = client_of("editor")
    told = words_of(client.get(review_page_of(event)))
    assert "Published with it" in told
    assert "“The quokka” reads otherwise" in told
    assert "never published before" in told
    client.post(review_page_of(event), review_form(event, _publish="1"))
    assert newest(row).label == "The quokka"


def test_name_that_was_changed_after_a_review_was_shown_is_not_published_with_it() -> None:
    event = make_sent(topics=("border",))
    client = client_of("editor")
    form = review_form(event, _publish="1")
    make_changed("topic")
    answer = client.post(review_page_of(event), form)
    assert "has changed since this page was opened" in words_of(answer)
    assert newest(Topic.objects.get(code="border")).label == "border management"


def test_dashboard_leads_to_what_has_changed_and_is_not_published() -> None:
    rows = [make_changed("topic"), make_changed("country", User.objects.get(username="author"))]
    client = client_of("editor")
    page = client.get("/admin/")
    assert "2 sources and names have changed since readers saw them" in page.content.decode()
    led = [each.attributes.get("href") for each in named(page, "a")]
    assert {page_of(row, "change") for row in rows} <= set(led)
    for row in rows:
        send(client, row)
    assert "since readers saw" not in client.get("/admin/").content.decode()


def test_page_leads_readers_way_only_to_what_was_published() -> None:
    client, source, event = client_of("contributor"), make_source(), make_event()
    for row, address in ((source, f"/sources/{source.code}/"), (event, f"/events/{event.code}/")):
        assert address not in client.get(page_of(row, "change")).content.decode()
    Citation.objects.create(event=event, sentence=source.sentences.get(number=1))
    publish(event)
    for row, address in ((source, f"/sources/{source.code}/"), (event, f"/events/{event.code}/")):
        page = client.get(page_of(row, "change")).content.decode()
        [shown] = re.findall(f'href="({address}[^"]*)"', page)
        assert client.get(shown).status_code == 200
