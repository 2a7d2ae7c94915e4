"""One event: its permalink never dies and never lies."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from relations.editions import index
from relations.editions.document import Document
from relations.editions.models import Edition, chain_of_event
from relations.editions.publication import withdraw
from relations.editions.snapshot import citations_in, document_of
from relations.record.models import Event
from tests.factories import (
    UNREAD,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.web.markup import elements, links, named, with_id

pytestmark = pytest.mark.django_db


def permalink(edition: Edition) -> str:
    return f"/events/{edition.code}/{edition.document['slug']}/"


def retitle(edition: Edition, title: str) -> Edition:
    """Publish the event under another title."""
    event = edition.event
    event.title = title
    event.save()
    return publish(event, by=None, reason="The headline was wrong")


def test_permalink_shows_the_event_with_what_it_rests_on(client: Client) -> None:
    edition = make_published("Ministers meet in Kabul", summary="They spoke.", place="Kabul")
    page = client.get(permalink(edition))
    assert page.status_code == 200
    assert [each.words for each in named(page, "h1")] == ["Ministers meet in Kabul"]
    assert "voiced “deep concern” over the border." in named(page, "mark")[0].words
    assert links(page)["Afghanistan"] == "/countries/AFG/"


@pytest.mark.parametrize(
    "slug",
    ["", "wrong/", "Ministers-Meet/", "editions/", "ministers-meet-in-kabul-/", "é/", "a.b)/"],
)
def test_any_other_slug_leads_to_the_right_one(client: Client, slug: str) -> None:
    edition = make_published("Ministers meet in Kabul")
    answer = client.get(f"/events/{edition.code}/{slug}")
    assert (answer.status_code, answer.headers["Location"]) == (301, permalink(edition))


def test_address_outlives_the_headline(client: Client) -> None:
    first = make_published("Ministers meet in Kabul")
    second = retitle(first, "Foreign ministers meet")
    answer = client.get(permalink(first), follow=True)
    assert answer.redirect_chain == [(permalink(second), 301)]
    assert named(answer, "h1")[0].words == "Foreign ministers meet"


def test_edition_shows_what_was_published_whatever_came_after(client: Client) -> None:
    event = make_event("Ministers meet in Kabul", summary="The first account.")
    make_statement(event, text="The first wording.")
    first = publish(event, by=None)
    event.statements.all().delete()
    event.summary = "The second account."
    event.save()
    retitle(first, "Foreign ministers meet")
    page = client.get(f"/events/{event.code}/editions/1/").content.decode()
    for words in ("Ministers meet in Kabul", "The first account.", "The first wording."):
        assert words in page
    assert "The second account." not in page


def test_edition_says_which_it_is_and_leads_to_the_lasting_address(client: Client) -> None:
    first = make_published()
    second = retitle(first, "Foreign ministers meet")
    old = client.get(f"/events/{first.code}/editions/1/")
    new = client.get(f"/events/{first.code}/editions/2/")
    assert "This is edition 1, exactly as it was public from" in old.content.decode()
    assert "This is edition 2, public since" in new.content.decode()
    assert client.get(links(old)["See the event as it stands now"]).status_code == 301
    assert links(new)["Its lasting address"] == permalink(second)


def test_event_lists_its_editions_with_their_reasons(client: Client) -> None:
    second = retitle(make_published(), "Foreign ministers meet")
    page = client.get(permalink(second))
    editions = [each for each in elements(page) if each.attributes.get("class") == "editions"]
    assert "The headline was wrong" in editions[0].words
    targets = {each.attributes["href"] for each in named(page, "a")}
    assert {f"/events/{second.code}/editions/{number}/" for number in (1, 2)} <= targets


def test_withdrawn_event_says_why_and_leads_to_its_last_edition(client: Client) -> None:
    edition = make_published("Ministers meet in Kabul")
    withdraw(edition.event, by=None, reason="The report was <b>retracted</b>")
    for address in (permalink(edition), f"/events/{edition.code}/", f"/events/{edition.code}/x/"):
        page = client.get(address)
        assert page.status_code == 410
        assert "The report was &lt;b&gt;retracted&lt;/b&gt;" in page.content.decode()
        last = client.get(links(page)["Read it as it was last published, edition 1"])
        assert named(last, "h1")[0].words == "Ministers meet in Kabul"


def test_withdrawn_event_answers_json_with_json(client: Client) -> None:
    edition = make_published()
    withdrawal = withdraw(edition.event, by=None, reason="The report was retracted")
    answer = client.get(f"/events/{edition.code}.json")
    assert answer.status_code == 410
    assert answer.json()["error"] == {
        "reason": "The report was retracted",
        "title": "Ministers meet in Kabul",
        "date": "2025-04-19",
        "edition": 1,
        "withdrawn_at": withdrawal.published_at.isoformat(),
        "last_edition": f"http://testserver/events/{edition.code}/editions/1/",
    }


def test_edition_that_withdrew_shows_the_text_that_it_withdrew(client: Client) -> None:
    edition = make_published("Ministers meet in Kabul")
    withdraw(edition.event, by=None, reason="The report was retracted")
    page = client.get(f"/events/{edition.code}/editions/2/")
    assert "edition 2 withdrew this event" in page.content.decode()
    assert "The report was retracted" in page.content.decode()
    assert named(page, "h1")[0].words == "Ministers meet in Kabul"


def test_event_published_again_after_a_withdrawal_is_back(client: Client) -> None:
    edition = make_published()
    withdraw(edition.event, by=None, reason="Under review")
    publish(edition.event, by=None, reason="Confirmed")
    assert client.get(permalink(edition)).status_code == 200
    assert client.get(f"/events/{edition.code}.json").json()["edition"] == 3


@pytest.mark.parametrize(
    "address",
    [
        "/events/00000000/",
        "/events/00000000/slug/",
        "/events/00000000.json",
        "/events/00000000/editions/1/",
        "/events/{code}/editions/0/",
        "/events/{code}/editions/2/",
        "/events/{code}/editions/99999999999999999999/",
        "/events/{code}/editions/-1/",
        "/events/{code}/ministers-meet-in-kabul/more/",
    ],
)
def test_what_was_never_published_is_not_found(client: Client, address: str) -> None:
    code = make_published().code
    assert client.get(address.format(code=code)).status_code == 404


def test_sentence_links_to_the_original_only_where_that_has_an_address(client: Client) -> None:
    words = "Open the original at this sentence"
    source = make_source(url="https://courier.example/report?id=3#comments")
    linked = make_published("Linked", sentence=source.sentences.get(number=2))
    bare = make_published("Bare")
    assert links(client.get(permalink(linked)))[words] == (
        "https://courier.example/report?id=3#:~:text=concern%E2%80%9D%20over%20the%20border.-,"
        "Their%20talks%20went%20on%20until%20the%20evening."
    )
    assert words not in links(client.get(permalink(bare)))


def test_event_says_how_sure_its_date_is_and_why(client: Client) -> None:
    edition = make_published(date="[2025-01..2025-04]", date_note="The report is of April.")
    words = facts(client.get(permalink(edition)))
    assert "some time in January–April 2025" in words
    assert "It lies within these bounds; where between them is not known." in words
    assert "The report is of April." in words


def test_event_names_its_place_its_countries_with_their_parts_and_its_topics(
    client: Client,
) -> None:
    event = make_event(place="Kabul", topics=("border",))
    event.participations.filter(country__alpha3="AFG").update(role="host")
    page = client.get(permalink(publish(event, by=None)))
    assert "Where Kabul" in facts(page)
    assert "Who took part Afghanistan host Pakistan participant" in facts(page)
    assert "/timeline/?topic=border" in links(page).values()


def facts(page: HttpResponse) -> str:
    [found] = [each.words for each in named(page, "dl") if each.attributes["class"] == "facts"]
    return found


def test_neighbours_lead_from_event_to_event_through_the_dyad(client: Client) -> None:
    editions = [make_published(f"Event of {year}", date=year) for year in ("2023", "2024", "2025")]
    make_published("Of others", countries=("IRN", "PAK"), date="2024")
    page = client.get(permalink(editions[1]))
    found = {each.attributes["rel"]: each for each in named(page, "a") if "rel" in each.attributes}
    assert found["prev"].words == "▲ Cooperation: Previous: 2023 Event of 2023"
    assert found["next"].words == "▲ Cooperation: Next: 2025 Event of 2025"
    assert found["next"].attributes["href"] == permalink(editions[2])
    last = client.get(permalink(editions[2])).content.decode()
    assert "Nothing later is on record." in last
    assert "Nothing earlier is on record." not in last


def test_citation_names_the_edition_and_holds_the_whole_address(client: Client) -> None:
    second = retitle(make_published(), "Foreign ministers meet")
    lasting = f"http://testserver{permalink(second)}"
    numbered = f"http://testserver/events/{second.code}/editions/1/"
    day = date_format(second.published_at, "j F Y")
    cited = f"http://testserver/events/{second.code}/editions/2/"
    newest, first = "“Foreign ministers meet”", "“Ministers meet in Kabul”"
    for address, words in [
        (lasting, f"{newest}, Dyad, edition 2, {day}, {cited}"),
        (cited, f"{newest}, Dyad, edition 2, {day}, {cited}"),
        (numbered, f"{first}, Dyad, edition 1, {day}, {numbered}"),
    ]:
        page = client.get(address)
        assert with_id(page, "permalink").attributes["value"] == address
        assert with_id(page, "citation").words == words


def test_event_without_a_date_of_its_own_says_so(client: Client) -> None:
    said = make_published("Said", date="2024", date_said="last year")
    unsaid = make_published("Unsaid", date="[..2025-04-19]")
    assert "“last year”" in client.get(permalink(said)).content.decode()
    assert "no date given" in client.get(permalink(unsaid)).content.decode()


@pytest.mark.parametrize("date", ["2024-03-18", "2024-06-01/..", "2024/2025", "2024?"])
def test_date_that_the_editors_chose_is_not_said_to_be_missing(client: Client, date: str) -> None:
    page = client.get(permalink(make_published("Dated", date=date))).content.decode()
    assert "dated by the editors" in page
    assert "no date given" not in page


def make_with_checks() -> Edition:
    """An event of which one citation is checked, and that of a statement is not."""
    event = make_event("Ministers meet in Kabul")
    make_checked(event, make_editor("ae", first_name="Amina", last_name="<Editor>"))
    make_statement(event, text="She is concerned.")
    event.citations.update(checked_at="2025-03-12T12:00Z")
    return publish(event)


def test_citation_says_who_checked_it_when_and_what_they_found(client: Client) -> None:
    edition = make_with_checks()
    for address in (permalink(edition), f"/events/{edition.code}/editions/1/"):
        [check] = [
            each.words
            for each in named(client.get(address), "small")
            if each.attributes.get("class") == "check"
        ]
        assert check == "Checked by Amina <Editor> on 12 March 2025: supports"


def test_event_says_why_not_every_citation_was_checked(client: Client) -> None:
    edition = make_with_checks()
    for address in (permalink(edition), f"/events/{edition.code}/editions/1/"):
        assert UNREAD in client.get(address).content.decode()
    checked = make_checked(make_event("Checked"), make_editor())
    page = client.get(permalink(publish(checked))).content.decode()
    assert "was checked by a second editor" not in page


def test_json_tells_of_checks_too(client: Client) -> None:
    edition = make_with_checks()
    event = client.get(f"/events/{edition.code}.json").json()
    [citation], [statement] = event["citations"], event["statements"]
    assert event["unchecked"] == UNREAD
    assert citation["checked"] == {
        "by": "Amina <Editor>",
        "at": "2025-03-12T12:00:00+00:00",
        "judgement": "supports",
    }
    assert statement["citations"][0]["checked"] is None


@pytest.mark.parametrize("address", ["/timeline/", "/statements/", "/", "/corrections/"])
def test_lists_do_not_speak_of_checks(client: Client, address: str) -> None:
    make_with_checks()
    page = client.get(address).content.decode()
    assert "Checked by" not in page
    assert UNREAD not in page


def test_document_from_before_there_were_checks_is_read_as_ever(client: Client) -> None:
    event = make_event("Ministers meet in Kabul")
    document = document_of(Event.objects.complete().get(pk=event.pk))
    del document["unchecked"]
    for citation in citations_in(document):
        del citation["checked"]
    edition = make_old_edition(event, document)
    assert client.get(permalink(edition)).status_code == 200
    shown = client.get(f"/events/{edition.code}.json").json()
    assert (shown["unchecked"], shown["citations"][0]["checked"]) == ("", None)
    event.title = "Another headline"
    event.save()
    publish(event, reason="The headline was wrong")
    page = client.get(f"/events/{edition.code}/editions/2/")
    assert [each.words for each in named(page, "dt") if each.words == "Title"]
    assert "Citations" not in [each.words for each in named(page, "dt")]


def make_old_edition(event: Event, document: Document) -> Edition:
    """A first edition with a document as it once was written."""
    edition = Edition(
        event=event,
        chain=chain_of_event(event.code),
        document=document,
        code=event.code,
        earliest=event.earliest,
        latest=event.latest,
        sort_date=event.sort_date,
        quad=document["type"]["quad"],
        statement_count=0,
    )
    edition.follow(None, timezone.now())
    index.derive(edition)
    return edition
