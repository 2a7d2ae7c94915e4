"""The history of a row: who changed what and when, of it and of every row that is a part of it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from relations.desk.review import history
from relations.editions.actor_merge import merge_actors
from relations.editions.publication import withdraw
from relations.editions.review import send_back
from relations.record.country_names import CountryName
from relations.record.vocabulary import Country, EventType, Topic
from relations.sources.models import Source
from relations.sources.revisits import Revisit
from tests.desk.desk import (
    EVENTS,
    client_of,
    form_of,
    inline,
    make_sent,
    page_of,
    review_form,
    review_page_of,
)
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_revisit,
    make_sentence,
    make_source,
    make_statement,
)
from tests.web.markup import with_id

pytestmark = pytest.mark.django_db


FELL = (
    "The judgement of … for the whole of the event was cleared because the event or the citation"
    " has changed. It was: supports in part."
)


def history_of(row: Any) -> str:
    return f"/admin/relations/{row._meta.model_name}/{row.pk}/history/"


def entries_in(client: Client, row: Any) -> list[Any]:
    """What the history of a row tells, the newest first."""
    entries: list[Any] = client.get(history_of(row)).context["entries"]
    return entries


def changes(entry: Any) -> dict[str, str]:
    """The values of an entry: what was removed in square brackets, what was added in round ones."""
    marks = {"removed": "[%s]", "added": "(%s)", "kept": "%s"}
    return {
        line.label: "".join(
            marks[run.fate] % run.text for each in line.entries for run in each.runs
        )
        for section in entry.changes.sections
        for line in section.lines
    }


def test_change_at_the_desk_is_told_with_its_editor_and_both_values() -> None:
    event, client = make_event("Old headline", topics=("border",)), client_of("contributor")
    client.post(page_of(event), form_of(event, title="New headline", date="2025", topics=[]))
    topics, fields = entries_in(client, event)[:2]
    assert (fields.who, fields.what) == ("Contributor Tester", "Changed the event.")
    assert changes(fields) == {"title": "[Old](New) headline", "date": "[2025-04-19](2025)"}
    # Topics are stored after the event, and are an entry of their own.
    assert (topics.who, topics.what) == ("Contributor Tester", "Changed the event.")
    assert changes(topics) == {"topics": "[border management]"}


def test_every_row_is_told_in_words_also_when_it_is_gone() -> None:
    event, client = make_event(), client_of("contributor")
    said = {"speaker": make_actor("Basir").pk, "act": "deny", "text": "He denies it."}
    cited = event.citations.get().sentence_id
    form = {
        **form_of(event),
        "participations-0-role": "host",
        "participations-1-DELETE": "on",
        "citations-0-stance": "in-part",
        **inline("statements", [{**said, "supported_by": [cited]}]),
    }
    client.post(page_of(event), form)
    event.statements.get().delete()
    told = {(each.who, re.sub("“.*”", "…", each.what)) for each in entries_in(client, event)}
    assert told == {
        ("", "Created the event."),
        ("", "Added Afghanistan."),
        ("", "Added Pakistan."),
        ("", "Cited … for the whole of the event."),
        ("Contributor Tester", "Changed the part of Afghanistan."),
        ("Contributor Tester", "Removed Pakistan."),
        ("Contributor Tester", "Changed the citation of … for the whole of the event."),
        ("Contributor Tester", "Added a statement by Basir."),
        ("Contributor Tester", "Cited … for the whole of what Basir says."),
        ("", "Removed the citation of … for the whole of what Basir says."),
        ("", "Deleted the statement by Basir."),
    }
    assert "“A report from Kabul, 1. Kabul: The ministers met" in str(
        [each.what for each in entries_in(client, event)]
    )


def test_role_and_stance_are_told_by_their_labels() -> None:
    event, client = make_event(), client_of("contributor")
    form = {**form_of(event), "participations-0-role": "host", "citations-0-stance": "in-part"}
    client.post(page_of(event), form)
    values: dict[str, str] = {}
    for entry in entries_in(client, event)[:2]:
        values |= changes(entry)
    assert values == {"role": "[participant](host)", "stance": "[supports](supports in part)"}


def test_new_row_is_told_with_its_values_and_what_was_deleted_with_its_own() -> None:
    event, client = make_event(), client_of("contributor")
    statement = make_statement(event, capacity="minister")
    statement.delete()
    told = {each.what: changes(each) for each in entries_in(client, event)}
    added = told["Added a statement by Amina Karimi."]
    assert (added["capacity"], added["act"]) == ("minister", "voices concern")
    assert "speaker" not in added
    deleted = told["Deleted the statement by Amina Karimi."]
    assert deleted["text"] == "[She is concerned about the border.]"


def test_judgements_reviews_and_editions_are_among_the_changes() -> None:
    event, editor, contributor = make_sent(), client_of("editor"), client_of("contributor")
    editor.post(review_page_of(event), review_form(event, "in-part", _keep="1"))
    send_back(event, User.objects.get(username="editor"), "Which Saturday?")
    contributor.post(page_of(event), form_of(event, title="New", _send="1", _note="Friday."))
    editor.post(review_page_of(event), review_form(event, _publish="1"))
    withdraw(event, by=None, reason="A mistake")
    entries = entries_in(contributor, event)
    told = [(each.who, re.sub("“.*”", "…", each.what), each.note) for each in entries]
    assert told[:9] == [
        ("", "Withdrawn by edition 2.", "A mistake"),
        ("Editor Tester", "Published as edition 1.", ""),
        ("Editor Tester", "Judged … for the whole of the event: supports.", ""),
        ("Contributor Tester", "Sent for review.", "Friday."),
        ("Contributor Tester", FELL, ""),
        ("Contributor Tester", "Changed the event.", ""),
        ("Editor Tester", "Sent back from review.", "Which Saturday?"),
        ("Editor Tester", "Judged … for the whole of the event: supports in part.", ""),
        (f"Author-{event.pk} Tester", "Sent for review.", ""),
    ]


def test_what_was_made_outside_the_desk_has_nobodys_name() -> None:
    page = client_of("contributor").get(history_of(make_event()))
    assert "not signed in (a command)" in with_id(page, "content-main").words


def test_values_are_escaped() -> None:
    event = make_event("A <b>headline</b>")
    page = client_of("contributor").get(history_of(event)).content.decode()
    assert "A &lt;b&gt;headline&lt;/b&gt;" in page
    assert "<b>headline" not in page


def test_long_history_is_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "ENTRIES", 3)
    event, client = make_event(), client_of("contributor")
    pages = [client.get(history_of(event), {"page": page}) for page in (1, 2, "nonsense")]
    whole = [each.what for page in pages[:2] for each in page.context["entries"]]
    assert len(whole) == 4
    assert whole[-1] == "Created the event."
    assert 'href="?page=2"' in pages[0].content.decode()
    assert pages[2].status_code == 200


def test_history_of_another_event_is_not_in_it() -> None:
    event, other = make_event("One"), make_event("Other")
    make_checked(other, make_editor("other"))
    make_statement(other)
    assert len(entries_in(client_of("contributor"), event)) == 4


def test_page_of_an_event_leads_to_its_history_and_a_missing_one_has_none() -> None:
    event, client = make_published().event, client_of("contributor")
    assert history_of(event) in client.get(page_of(event)).content.decode()
    assert client.get(f"{EVENTS}999999/history/").status_code == 404


def test_page_asks_as_often_for_fifty_changes_as_for_few() -> None:
    event, client = make_event(topics=("border",)), client_of("contributor")

    def queries_with(changes: range) -> int:
        for number in changes:
            speaker, sentence = make_actor(f"Speaker {number}"), make_sentence(2)
            statement = make_statement(event, speaker=speaker, sentence=sentence)
            make_checked(event, User.objects.all()[0], "in-part")
            statement.text = f"Said {number} times."
            statement.save()
            event.title = f"Title {number}"
            event.save()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(history_of(event)).status_code == 200
        return len(captured)

    queries_with(range(1))
    few = queries_with(range(1, 3))
    # Of the kinds of row there are fewer on a full page, but more of each.
    assert queries_with(range(3, 20)) <= few <= 30


def test_values_before_and_after_are_those_of_the_changes_and_not_of_the_clock() -> None:
    event, now = make_event("First"), timezone.now()
    for title, days in (("Second", 2), ("Third", 1)):
        event.title = title
        event._history_date = now + timedelta(days=days)  # type: ignore[attr-defined]
        event.save()
    told = {
        line["title"]
        for each in entries_in(client_of("contributor"), event)
        if "title" in (line := changes(each))
    }
    assert told == {"First", "[First](Second)", "[Second](Third)"}


# A row, what is sent to its page, and what its history then tells as the last two changes.
CHANGED_AT_THE_DESK: dict[str, tuple[Callable[[], Any], dict[str, Any], list[Any]]] = {
    "source": (
        make_source,
        {"title": "A report from Herat", "published": "2025-04-20", "language": "en"}
        | {"shows": "cited", "publisher": "The Courier"},
        [
            (
                "Editor Tester",
                "Changed the source.",
                {"title": "A report from [Kabul](Herat)"}
                | {"readers see": "[the whole text](cited sentences only)"},
            ),
            ("", "Stored the source.", None),
        ],
    ),
    "actor": (
        make_actor,
        {"name": "Amina Karim", "kind": "office"},
        [
            (
                "Editor Tester",
                "Changed the actor.",
                {"name": "Amina [Karimi](Karim)", "kind": "[person](office)"},
            ),
            (
                "",
                "Added the actor.",
                {"code": "amina-karimi"} | {"name": "Amina Karimi", "kind": "person"},
            ),
        ],
    ),
    "topic": (
        lambda: Topic.objects.get(code="border"),
        {"label": "borders"},
        [("Editor Tester", "Changed the topic.", {"label": "[border management](borders)"})],
    ),
    "type": (
        lambda: EventType.objects.create(label="a bet", plural="bets", quad="neutral"),
        {"label": "wager", "plural": "bets", "quad": "verbal-conflict"},
        [
            (
                "Editor Tester",
                "Changed the type.",
                {"label": "[a bet](wager)", "quad class": "[neutral](verbal conflict)"},
            ),
        ],
    ),
}


@pytest.mark.parametrize("kind", CHANGED_AT_THE_DESK)
def test_change_of_what_readers_see_beside_events_is_told_too(kind: str) -> None:
    make, form, expected = CHANGED_AT_THE_DESK[kind]
    row, client = make(), client_of("editor")
    page = history_of(row).replace("/history/", "/change/")
    assert client.post(page, form).status_code == 302
    told = [(each.who, each.what, changes(each)) for each in entries_in(client, row)]
    for found, (who, what, values) in zip(told, expected, strict=False):
        assert found[:2] == (who, what)
        assert values in (None, found[2])
    assert len(told) >= len(expected)


def test_names_and_successors_of_a_country_are_in_its_history() -> None:
    country, other = Country.objects.all()[:2]
    client, names = client_of("editor"), list(country.names.all())
    rows = [
        {"id": each.pk, "country": country.pk, "kind": each.kind, "name": each.name}
        for each in names
    ]
    rows[0]["name"] += " of old"
    rows.append({"kind": "name", "name": "Newland"})
    form = {"name": country.name, "standing": country.standing, "successors": [other.pk]}
    page = history_of(country).replace("/history/", "/change/")
    sent = client.post(page, form | inline("names", rows, stored=len(names)))
    assert sent.status_code == 302
    told = [(each.who, each.what, changes(each)) for each in entries_in(client, country)]
    was = names[0].name
    assert ("Editor Tester", "Changed the country.", {"successors": f"({other.name})"}) in told
    assert ("Editor Tester", "Added the name “Newland”.", {"kind": "name"}) in told
    changed = f"Changed the name “{was} of old”."
    assert ("Editor Tester", changed, {"words": f"{was}( of old)"}) in told
    country.names.get(name="Newland").delete()
    assert "Removed the name “Newland”." in [each.what for each in entries_in(client, country)]


def test_second_look_at_an_article_is_in_its_history() -> None:
    source = make_source()
    make_revisit(source)
    later = make_source("It read otherwise.", version_of=source)
    by = User.objects.get(username="looker")
    Revisit.objects.create(source=source, made_at="2025-03-13T12:00Z", made_by=by, version=later)
    told = [(each.who, each.what) for each in entries_in(client_of("contributor"), source)]
    assert told == [
        ("", "Stored the source."),
        ("looker", "Looked at the article again: its text had changed."),
        ("looker", "Looked at the article again: it read as before."),
    ]


def test_merged_actor_keeps_its_history() -> None:
    gone, survivor, client = make_actor("Gone"), make_actor("Survivor"), client_of("editor")
    merge_actors(gone, survivor, User.objects.get(username="editor"))
    told = [(each.who, each.what) for each in entries_in(client, gone)]
    assert told == [("Editor Tester", "Merged into “Survivor”."), ("", "Added the actor.")]


def test_row_that_was_stored_in_bulk_is_told_as_it_was_before_its_change() -> None:
    Topic.objects.bulk_create([Topic(code="weather", label="weather")])
    topic = Topic.objects.get(code="weather")
    topic.label = "climate"
    topic.save()
    changed, first = entries_in(client_of("contributor"), topic)
    assert changes(changed) == {"label": "[weather](climate)"}
    assert first.what == "As it was before its first recorded change."
    assert changes(first)["label"] == "weather"


@pytest.mark.parametrize("kind", ["source", "actor", "topic", "eventtype", "country"])
def test_history_of_what_is_not_there_is_missing(kind: str) -> None:
    client = client_of("contributor")
    for key in ("999999", "nonsense", "9" * 30):
        assert client.get(f"/admin/relations/{kind}/{key}/history/").status_code == 404


@pytest.mark.parametrize("make", [make_source, make_actor, lambda: Country.objects.all()[0]])
def test_history_beside_events_asks_as_often_for_many_changes_as_for_few(
    make: Callable[[], Any],
) -> None:
    row, client = make(), client_of("contributor")

    def queries_with(changes: range) -> int:
        for number in changes:
            row.name = row.title = f"Name {number}"
            row._history_user = make_editor(f"editor-{number}")
            row.save()
            if isinstance(row, Country):
                CountryName.objects.create(country=row, name=f"Name {number}")
                row.successors.set(Country.objects.all()[number : number + 2])
            if isinstance(row, Source):
                make_revisit(row)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(history_of(row)).status_code == 200
        return len(captured)

    few = queries_with(range(2, 4))
    assert queries_with(range(4, 16)) <= few <= 14
