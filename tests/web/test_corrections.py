"""The list of corrections, and what one edition changed in the one before it."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries import corrections
from relations.record.models import Event
from relations.record.vocabulary import EventType
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)
from tests.web.markup import elements, links, named

pytestmark = pytest.mark.django_db


def correct(edition: Edition, reason: str = "More is known", **fields: str) -> Edition:
    """Publish the event with other fields."""
    event = edition.event
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    return publish(event, by=None, reason=reason)


def rows(page: HttpResponse) -> list[str]:
    """The words of each correction on a page."""
    found = [each for each in elements(page) if "correction" in each.attributes.get("class", "")]
    return [each.words for each in found if each.name == "li"]


def marks(page: HttpResponse) -> list[tuple[str, str]]:
    """What is marked as removed or added, without the words that say so to those who listen."""
    said = {"del": "removed: ", "ins": "added: "}
    return [
        (each.name, each.words.removeprefix(said[each.name]))
        for each in elements(page)
        if each.name in said
    ]


def differences(page: HttpResponse) -> dict[str, list[str]]:
    """The labels of what differs, each with the words of its entries."""
    found: dict[str, list[str]] = {}
    within = [each for each in elements(page) if each.name in {"dt", "dd", "dl"}]
    is_listed = False
    for each in within:
        if each.name == "dl":
            is_listed = each.attributes.get("class") == "differences"
        elif is_listed and each.name == "dt":
            found[label := each.words] = []
        elif is_listed:
            found[label].append(each.words)
    return found


def test_list_says_at_first_that_nothing_was_corrected(client: Client) -> None:
    make_published()
    page = client.get("/corrections/")
    assert "Nothing was corrected yet" in page.content.decode()
    assert rows(page) == []


def test_correction_names_title_time_reason_and_what_changed_and_links_both_editions(
    client: Client,
) -> None:
    second = correct(
        make_published("Talks", summary="They met."),
        reason="The <i>day</i> was wrong",
        summary="They met twice.",
        date="2025-04-20",
    )
    make_statement(second.event)
    publish(second.event, by=None, reason="She spoke too")
    page = client.get("/corrections/")
    spoke, corrected = rows(page)
    assert corrected.startswith("Corrected · ")
    assert "Talks The <i>day</i> was wrong What changed: summary · date " in corrected
    assert "She spoke too What changed: 1 statement added " in spoke
    targets = [each.attributes["href"] for each in named(page, "a")]
    for number in (1, 2, 3):
        assert f"/events/{second.code}/editions/{number}/" in targets
    assert links(page)["Talks"] == f"/events/{second.code}/talks/"
    assert links(page)["Before: edition 1"] == f"/events/{second.code}/editions/1/"


def test_withdrawal_and_return_are_told_apart_from_corrections(client: Client) -> None:
    edition = make_published("Talks")
    withdraw(edition.event, by=None, reason="The report was retracted")
    [withdrawn] = rows(client.get("/corrections/"))
    assert withdrawn.startswith("Withdrawn · ")
    assert "The report was retracted" in withdrawn
    assert "What changed" not in withdrawn
    publish(edition.event, by=None, reason="Confirmed")
    again, _withdrawn = rows(client.get("/corrections/"))
    assert again.startswith("Published again · ")
    assert "It is the text that was withdrawn, unchanged." in again


def test_corrections_before_reasons_were_asked_for_say_that_none_was_given(client: Client) -> None:
    first = make_published("Talks")
    second = Edition.objects.get()
    second.pk = None
    second.follow(first, timezone.now())
    [row] = rows(client.get("/corrections/"))
    assert "No reason was given. What changed: nothing Nothing that readers see differs." in row


def test_list_is_cut_into_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "PAGE_SIZE", 2)
    for number in range(3):
        correct(make_published(f"Event {number}"), summary="New")
    first = client.get("/corrections/")
    second = client.get(links(first)["Earlier corrections"])
    found = [[title for title in links(page) if "Event" in title] for page in (first, second)]
    assert found == [["Event 2", "Event 1"], ["Event 0"]]
    assert "Earlier corrections" not in links(second)


@pytest.mark.parametrize("after", ["soon", "00000000.2", "\x00"])
def test_place_that_is_none_is_a_bad_request_that_names_it(client: Client, after: str) -> None:
    answer = client.get("/corrections/", {"after": after})
    assert answer.status_code == 400
    assert "after" in answer.content.decode()
    assert "is no place in this list" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/about/", "/nothing/"])
def test_every_page_leads_to_the_list(client: Client, address: str) -> None:
    page = client.get(address)
    assert links(page)["Corrections"] == "/corrections/"


def test_about_leads_to_the_list_from_what_it_says_of_editions(client: Client) -> None:
    words = "All corrections and withdrawals, with what changed in each"
    assert links(client.get("/about/"))[words] == "/corrections/"


def test_edition_marks_the_words_that_it_changed(client: Client) -> None:
    second = correct(
        make_published("Talks in Kabul", summary="They met on Saturday and spoke."),
        title="Talks in Herat",
        summary="They met on Sunday and spoke at length.",
        place="Herat",
    )
    page = client.get(f"/events/{second.code}/editions/2/")
    assert marks(page) == [
        ("del", "Kabul"),
        ("ins", "Herat"),
        ("del", "Saturday"),
        ("ins", "Sunday"),
        ("ins", "at length"),
        ("ins", "Herat"),
    ]
    assert list(differences(page)) == ["Title", "Summary", "Place"]
    assert links(page)["What changed since edition 1"] == "#changes"
    assert links(page)["Read edition 1"] == f"/events/{second.code}/editions/1/"
    assert links(page)["All corrections and withdrawals"] == "/corrections/"


def test_values_that_are_no_sentences_are_replaced_whole_and_said_in_words(
    client: Client,
) -> None:
    strike = EventType.objects.get(code="airstrike")
    second = correct(make_published(date="2025-04-19"), date="2025-04", type=strike)
    page = client.get(f"/events/{second.code}/editions/2/")
    talks = EventType.objects.get(code="talks")
    assert marks(page) == [
        ("del", "19 April 2025"),
        ("ins", "April 2025"),
        ("del", f"{talks.label} (verbal cooperation)"),
        ("ins", f"{strike.label} (material conflict)"),
    ]


def test_countries_and_topics_that_came_left_or_changed_are_listed(client: Client) -> None:
    event = make_published(countries=("AFG", "PAK", "IRN"), topics=("border",)).event
    event.participations.get(country__alpha3="IRN").delete()
    event.participations.filter(country__alpha3="AFG").update(role="host")
    event.topics.clear()
    page = client.get(f"/events/{publish(event, by=None, reason='Wrong').code}/editions/2/")
    assert differences(page)["Countries"] == [
        "removed: Iran (participant)",
        "removed: Afghanistan (participant)added: Afghanistan (host)",
    ]
    assert marks(page)[-1] == ("del", "border management")


def make_dispute() -> Event:
    event = make_event("Strikes")
    claim = make_statement(event, text="They struck.", figure_measure="people", figure_low=3)
    make_statement(event, speaker=make_actor("Basir"), text="We did not.", responds_to=claim)
    publish(event, by=None)
    return event


def page_after(client: Client, event: Event) -> HttpResponse:
    """The page of the edition that is published now."""
    number = publish(event, by=None, reason="A mistake").number
    return client.get(f"/events/{event.code}/editions/{number}/")


def test_statements_are_shown_as_added_removed_and_changed(client: Client) -> None:
    event = make_dispute()
    event.statements.get(text="We did not.").delete()
    make_statement(event, text="Nobody was hurt.", quotation="deep concern")
    event.statements.filter(text="They struck.").update(
        text="They struck twice.", act="accuse", speaker=make_actor("Zalmai"), figure_low=80_000
    )
    page = page_after(client, event)
    words = page.content.decode()
    assert ("ins", "Amina Karimi: Nobody was hurt.") in marks(page)
    assert ("ins", "“deep concern”") in marks(page)
    assert ("del", "Basir: We did not.") in marks(page)
    assert "In what Zalmai says" in words
    changed = differences(page)
    assert changed["Speaker"] == ["removed: Amina Karimiadded: Zalmai"]
    assert changed["Act"] == ["removed: voices concernadded: accuses"]
    assert changed["Text"] == ["They struckadded: twice."]
    assert changed["Figure: at least"] == ["removed: 3added: 80,000"]
    assert "Figure: what is counted" not in changed


def test_figure_that_came_or_went_is_shown_with_what_it_counts(client: Client) -> None:
    event = make_dispute()
    nothing = {"figure_measure": "", "figure_low": None}
    event.statements.filter(text="They struck.").update(**nothing)
    assert differences(page_after(client, event)) == {
        "Figure: what is counted": ["removed: people"],
        "Figure: at least": ["removed: 3"],
    }
    event.statements.filter(text="They struck.").update(figure_measure="people", figure_best=0)
    assert differences(page_after(client, event))["Figure: best value"] == ["added: 0"]


def test_answer_names_the_claims_that_it_answered_and_answers(client: Client) -> None:
    event, other = make_dispute(), make_dispute()
    elsewhere = other.statements.get(text="They struck.")
    event.statements.filter(text="We did not.").update(responds_to=elsewhere)
    assert marks(page_after(client, event)) == [
        ("del", "Amina Karimi: They struck."),
        ("ins", f"the statement {elsewhere.code} of another event"),
    ]


def test_citations_are_shown_with_their_sentence_and_where_it_stands(client: Client) -> None:
    event = make_published().event
    event.citations.update(stance="in-part")
    event.citations.create(sentence=make_sentence(2), field="date")
    page = page_after(client, event)
    added, judged = differences(page)["Citations"]
    assert added == (
        "added: Their talks went on until the evening."
        " added: supports the date · A report from Kabul, sentence 2"
    )
    assert judged.startswith("Kabul: The ministers met on Saturday")
    assert "supportsadded: in part the whole · A report from Kabul, sentence 1" in judged
    row = rows(client.get("/corrections/"))[0]
    assert "What changed: 1 citation added · 1 citation judged anew" in row


def test_texts_of_a_source_keep_its_language_and_direction(client: Client) -> None:
    source = make_source("سرحد بند ہے۔", language="ur", title="سرحد")
    event = make_published().event
    event.citations.create(sentence=source.sentences.get())
    make_statement(event, sentence=source.sentences.get(), quotation="سرحد بند ہے")
    page = page_after(client, event)
    for text in ("سرحد بند ہے۔", "“سرحد بند ہے”"):
        [entry] = [each for each in named(page, "p") if each.words == f"added: {text}"]
        assert (entry.attributes["lang"], entry.attributes["dir"]) == ("ur", "auto")
    cites = [each for each in named(page, "cite") if each.words == "سرحد"]
    assert all(each.attributes["lang"] == "ur" for each in cites)
    # What is said to those who listen counts for nothing in the direction of the text.
    assert all(
        each.attributes["lang"] == "en" for each in named(page, "bdi") if "added" in each.text
    )


def test_description_of_a_source_that_was_corrected_is_a_difference(client: Client) -> None:
    event = make_published().event
    source = event.citations.get().sentence.source
    source.title = "A report from Herat"
    source.save()
    page = page_after(client, event)
    assert "In the description of the source “A report from Herat”" in page.content.decode()
    assert marks(page) == [("del", "Kabul"), ("ins", "Herat")]


def test_order_of_statements_that_changed_is_said(client: Client) -> None:
    event = make_dispute()
    first = event.statements.get(text="They struck.")
    event.statements.update(responds_to=None)
    publish(event, by=None, reason="They answer nothing")
    citation = first.citations.get()
    first.delete()
    first.pk = None
    first.save()
    citation.pk, citation.statement = None, first
    citation.save()
    page = page_after(client, event)
    assert differences(page) == {
        "Order of the statements": ["The same statements stand in another order."]
    }


def test_first_edition_has_nothing_to_differ_from(client: Client) -> None:
    first = make_published()
    correct(first, summary="New")
    page = client.get(f"/events/{first.code}/editions/1/")
    assert "What changed" not in page.content.decode()
    assert marks(page) == []


def test_edition_that_withdrew_leads_to_the_text_that_it_withdrew(client: Client) -> None:
    second = correct(make_published(), summary="New")
    withdraw(second.event, by=None, reason="A mistake")
    page = client.get(f"/events/{second.code}/editions/3/")
    words = "Read it as it was public, edition 2"
    assert links(page)[words] == f"/events/{second.code}/editions/2/"
    assert marks(page) == []


def test_edition_after_a_withdrawal_says_so_and_is_set_beside_what_was_withdrawn(
    client: Client,
) -> None:
    edition = make_published("Talks in Kabul")
    withdraw(edition.event, by=None, reason="Under review")
    third = correct(edition, title="Talks in Herat")
    page = client.get(f"/events/{third.code}/editions/3/")
    assert "What changed since the withdrawal, edition 2" in page.content.decode()
    assert marks(page) == [("del", "Kabul"), ("ins", "Herat")]


def test_markup_in_what_changed_is_text(client: Client) -> None:
    second = correct(make_published("Talks"), title="Talks <script>alert(1)</script>")
    for address in ("/corrections/", f"/events/{second.code}/editions/2/"):
        assert "<script>alert" not in client.get(address).content.decode()
