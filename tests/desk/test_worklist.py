"""What waits: the lines of the dashboard, the rows behind them, and who sees which."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from relations.desk.worklist import dashboard, drafts, waiting
from relations.editions.publication import withdraw
from relations.editions.review import send_back, send_for_review
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country
from relations.sources.models import Source
from tests.desk.desk import EVENTS, SOURCES, client_of, form_of, inline, make_sent, page_of
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_revisit,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db

STATEMENTS = "/admin/relations/statement/"
READY = f"{EVENTS}?waits=publication"
WITH_PROBLEMS = f"{EVENTS}?waits=mending"
CHANGED = f"{EVENTS}?waits=changed"
CLAIMS = f"{STATEMENTS}?waits=answer"
SENTENCES = f"{SOURCES}?waits=sentences"
UNCITED = f"{SOURCES}?waits=uncited"
LOOK = f"{SOURCES}?waits=look"
REVIEW = f"{EVENTS}?waits=review"
DECISION = f"{EVENTS}?waits=decision"
SENT_BACK = f"{EVENTS}?waits=sent-back"
UNCHECKED = f"{EVENTS}?waits=unchecked"


def lines_for(client: Client) -> dict[str, Any]:
    """The lines of the front page by their addresses."""
    lines = client.get("/admin/").context["what_waits"]
    return {line.address: line for line in lines}


def rows_behind(client: Client, address: str) -> list[str]:
    """What the list at an address shows; no list here has a second page."""
    return [str(row) for row in client.get(address).context["cl"].result_list]


def make_changed(title: str = "Changed") -> Event:
    event = make_published(title).event
    event.participations.update(role="host")
    return event


def make_with_problem(title: str = "With a problem") -> Event:
    return make_event(title, countries=("AFG",))


def kabul() -> Any:
    return make_actor("Kabul", country=Country.objects.get(alpha3="AFG"))


def islamabad() -> Any:
    return make_actor("Islamabad", country=Country.objects.get(alpha3="PAK"))


def make_claim(event: Event | None = None, **fields: Any) -> Statement:
    fields.setdefault("speaker", kabul())
    return make_statement(event or make_event(), act="accuse", **fields)


def make_record() -> None:
    """Of every thing that waits two, and beside them what is settled."""
    for number in ("1", "2"):
        make_event(f"Ready {number}")
        make_with_problem(f"With a problem {number}")
        make_changed(f"Changed {number}")
        make_source(f"Nothing here is cited, says report {number}.")
        make_claim(make_published(f"Public {number}").event, text=f"Claim {number}")
    answered = make_claim(make_published("Settled").event)
    make_statement(answered.event, speaker=islamabad(), act="deny", responds_to=answered)
    for number in ("1", "2"):
        make_sent(title=f"In review {number}")
        back = make_sent(title=f"Sent back {number}")
        send_back(back, make_editor(f"reviewer {number}"), "Which Saturday?")
    gone = make_changed("Withdrawn")
    withdraw(gone, by=None, reason="A mistake")


WAITING = [
    READY,
    WITH_PROBLEMS,
    CHANGED,
    CLAIMS,
    SENTENCES,
    UNCITED,
    LOOK,
    REVIEW,
    SENT_BACK,
    UNCHECKED,
]


def test_count_is_the_number_of_rows_behind_its_link() -> None:
    make_record()
    client = client_of("contributor")
    lines = lines_for(client)
    for address in WAITING:
        line, rows = lines[address], rows_behind(client, address)
        assert len(rows) >= 2, address
        if address == SENTENCES:
            assert line.parts[-1].count == len(rows)
            sources = client.get(address).context["cl"].result_list
            assert line.count == sum(source.uncited for source in sources)
        elif address == UNCHECKED:
            assert line.parts[0].count == len(rows)
        else:
            assert line.count == len(rows), address


def test_list_holds_the_events_that_wait_and_no_others() -> None:
    make_record()
    client = client_of("contributor")
    for address, titles in (
        (READY, {"Ready 1", "Ready 2"}),
        (REVIEW, {"In review 1", "In review 2"}),
        (SENT_BACK, {"Sent back 1", "Sent back 2"}),
        (WITH_PROBLEMS, {"With a problem 1", "With a problem 2"}),
        # The claims of a public event, and the statements that settle one, were added later.
        (CHANGED, {"Changed 1", "Changed 2", "Public 1", "Public 2", "Settled"}),
    ):
        assert set(rows_behind(client, address)) == titles


def test_front_page_shows_each_line_with_its_link() -> None:
    make_record()
    page = client_of("contributor").get("/admin/").content.decode()
    said = "2 drafts are ready to be sent for review"
    assert f'<a href="{READY}">{said}</a>' in page
    assert "Accusations, criticisms, demands and threats" in page


def test_front_page_says_where_nothing_waits() -> None:
    page = client_of("contributor").get("/admin/").content.decode()
    assert "To do" in page
    assert "Nothing to do." in page


def test_draft_that_answers_an_unpublished_statement_has_a_problem() -> None:
    claim = make_claim(make_event("The claim"))
    answer = make_event("The answer")
    make_statement(answer, speaker=islamabad(), responds_to=claim)
    client = client_of("contributor")
    assert rows_behind(client, WITH_PROBLEMS) == ["The answer"]
    publish(claim.event, by=None)
    assert rows_behind(client, READY) == ["The answer"]


def test_publishing_a_change_settles_it() -> None:
    event = make_changed()
    client = client_of("contributor")
    assert rows_behind(client, CHANGED) == ["Changed"]
    publish(event, by=None, reason="Better")
    assert CHANGED not in lines_for(client)
    assert rows_behind(client, CHANGED) == []


def test_events_in_review_that_are_not_my_own_are_counted_apart() -> None:
    client = client_of("editor")
    make_sent(title="Of another")
    make_sent(User.objects.get(username="editor"), title="My own")
    line = lines_for(client)[REVIEW]
    assert (line.count, line.words) == (2, "2 events wait for review")
    [mine] = line.parts
    assert (mine.count, mine.address) == (1, DECISION)
    assert rows_behind(client, DECISION) == ["Of another"]
    assert set(rows_behind(client, REVIEW)) == {"Of another", "My own"}


def test_where_editors_work_alone_they_may_decide_on_all(settings: Any) -> None:
    settings.REVIEW_BY_ANOTHER = False
    client = client_of("editor")
    make_sent(User.objects.get(username="editor"), title="My own")
    assert lines_for(client)[REVIEW].parts[0].count == 1


def test_contributor_sees_what_is_in_review_and_that_nothing_is_theirs_to_decide() -> None:
    client = client_of("contributor")
    make_sent(title="Of another")
    assert lines_for(client)[REVIEW].parts == ()
    assert rows_behind(client, DECISION) == []


def test_event_that_was_sent_back_waits_no_more_once_it_is_sent_again() -> None:
    event, client = make_sent(title="Again"), client_of("contributor")
    send_back(event, make_editor("reviewer"), "Which Saturday?")
    assert rows_behind(client, SENT_BACK) == ["Again"]
    send_for_review(event, make_editor("author"))
    assert rows_behind(client, SENT_BACK) == []
    assert rows_behind(client, REVIEW) == ["Again"]


def test_citations_of_statements_and_of_public_events_are_to_be_checked_too() -> None:
    client = client_of("contributor")
    make_statement(make_published("Public").event)
    make_checked(make_event("Checked"), make_editor("other"))
    withdraw(make_published("Withdrawn").event, by=None, reason="A mistake")
    line = lines_for(client)[UNCHECKED]
    assert (line.count, line.words) == (2, "2 citations have not been judged by any editor")
    assert [part.words for part in line.parts] == ["In 1 event"]
    assert rows_behind(client, UNCHECKED) == ["Public"]


@pytest.mark.parametrize("act", Statement.Act.values)
def test_claims_are_what_one_side_lays_at_the_others_door(act: str) -> None:
    make_statement(make_event(), act=act)
    is_claim = act in {"accuse", "criticise", "demand", "threaten"}
    assert len(rows_behind(client_of("contributor"), CLAIMS)) == is_claim


@pytest.mark.parametrize(
    ("speaker", "on_behalf_of", "is_answer"),
    [
        ("the other side", None, True),
        ("the same speaker", None, False),
        ("their own side", None, False),
        ("nobody's side", None, True),
        ("the same speaker", "the other side", False),
        ("nobody's side", "the other side", True),
        ("nobody's side", "their own side", False),
    ],
)
def test_claim_is_answered_from_another_side_alone(
    speaker: str, on_behalf_of: str | None, is_answer: bool
) -> None:
    actors = {
        "the other side": islamabad(),
        "the same speaker": kabul(),
        "their own side": make_actor("Minister", country=kabul().country),
        "nobody's side": make_actor("Someone"),
        None: None,
    }
    claim = make_claim()
    make_statement(
        claim.event,
        speaker=actors[speaker],
        on_behalf_of=actors[on_behalf_of],
        act="deny",
        responds_to=claim,
    )
    assert waiting.unanswered_claims().exists() is not is_answer


def test_two_speakers_without_a_country_are_two_sides() -> None:
    claim = make_claim(speaker=make_actor("One"))
    make_statement(claim.event, speaker=make_actor("Another"), responds_to=claim)
    assert not waiting.unanswered_claims().exists()


def test_withdrawn_claim_waits_for_no_answer_and_a_withdrawn_answer_is_none() -> None:
    event, other = make_event(), make_event()
    claim = make_claim(event)
    publish(event, by=None)
    make_statement(other, speaker=islamabad(), act="deny", responds_to=claim)
    publish(other, by=None)
    assert not waiting.unanswered_claims().exists()
    withdraw(other, by=None, reason="A mistake")
    assert waiting.unanswered_claims().get() == claim
    withdraw(event, by=None, reason="A mistake")
    assert not waiting.unanswered_claims().exists()


def test_sources_with_most_sentences_that_nothing_cites_are_named_first() -> None:
    make_event()  # which cites one of the four sentences of its source
    long = make_source("Nothing is cited. " * 9, title="The long one")
    for number in range(dashboard.FEW):
        make_source(f"A single sentence of report {number}.")
    client = client_of("contributor")
    line = lines_for(client)[SENTENCES]
    assert line.count == 9 + 3 + dashboard.FEW
    named, last = line.parts[:-1], line.parts[-1]
    assert [part.count for part in named] == [9, 3, 1, 1, 1]
    assert named[0].words == "9 in “The long one”"
    assert named[0].address == f"{SOURCES}{long.pk}/change/#n1"
    assert (last.words, last.address) == ("All 7 sources with such sentences", SENTENCES)
    assert rows_behind(client, SENTENCES)[:2] == ["The long one", "A report from Kabul"]


def test_page_of_a_source_marks_as_many_sentences_as_its_line_counts() -> None:
    make_event()
    client = client_of("contributor")
    (part,) = lines_for(client)[SENTENCES].parts
    page = client.get(part.address).content.decode()
    assert part.count == page.count('class="is-uncited"') == 3
    assert part.address.endswith("#n2")
    assert 'id="n2"' in page


def test_source_of_which_one_sentence_is_cited_is_not_among_the_uncited() -> None:
    make_statement(make_event())
    uncited = make_source("Nothing here is cited.", title="Unread")
    client = client_of("contributor")
    assert rows_behind(client, UNCITED) == ["Unread"]
    make_event(sentence=uncited.sentences.get())
    assert UNCITED not in lines_for(client)
    assert not rows_behind(client, UNCITED)


def test_list_of_sources_is_sorted_by_what_nothing_cites() -> None:
    make_event()
    make_source("One. Two. Three. Four. Five.", title="Unread")
    client = client_of("editor")
    titles = [rows_behind(client, f"{SOURCES}?o={order}") for order in ("4", "-4")]
    assert titles == [["A report from Kabul", "Unread"], ["Unread", "A report from Kabul"]]
    sorted_there = client.get(f"{SENTENCES}&o=4").context["cl"]
    assert [source.title for source in sorted_there.result_list] == titles[0]


def test_column_says_that_the_sources_with_most_sentences_stand_first() -> None:
    make_source()
    for role in ("contributor", "editor"):  # whose lists have different first columns
        shown = client_of(role).get(SENTENCES).context["cl"]
        assert [shown.list_display[each] for each in shown.get_ordering_field_columns()] == [
            "uncited"
        ]


@pytest.mark.parametrize("page", [EVENTS, STATEMENTS, SOURCES])
def test_filter_stands_beside_the_list(page: str) -> None:
    make_record()
    client = client_of("contributor")
    content = client.get(page).content.decode()
    assert 'data-filter-title="task"' in content
    assert 'href="?waits=' in content


def test_search_goes_on_within_what_waits() -> None:
    make_record()
    assert rows_behind(client_of("contributor"), f"{CHANGED}&q=Changed+2") == ["Changed 2"]


@pytest.mark.parametrize("page", [EVENTS, STATEMENTS, SOURCES])
def test_filter_by_anything_else_leads_to_the_whole_list(page: str) -> None:
    response = client_of("contributor").get(f"{page}?waits=nonsense")
    assert (response.status_code, response.url) == (302, f"{page}?e=1")


@pytest.mark.parametrize(
    ("make", "address", "bound"),
    [
        (make_event, READY, "Only the newest 2 drafts were checked."),
        (make_with_problem, WITH_PROBLEMS, "Only the newest 2 drafts were checked."),
        (
            make_changed,
            CHANGED,
            "Of all public events, only the 2 published last and the 2 edited last were checked.",
        ),
    ],
)
def test_large_record_is_looked_at_in_part_and_the_page_says_so(
    make: Any, address: str, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST", 2)
    monkeypatch.setattr(drafts, "CHUNK", 1)
    client = client_of("contributor")
    make("First")
    make("Second")
    assert bound not in client.get("/admin/").content.decode()
    make("Third")
    line = lines_for(client)[address]
    assert (line.count, line.note) == (2, bound)
    assert sorted(rows_behind(client, address)) == ["Second", "Third"]
    for page in ("/admin/", address):
        assert bound in client.get(page).content.decode()


@pytest.mark.parametrize("page", ["event", "statement"])
def test_change_to_what_was_published_long_ago_is_noticed_when_it_was_edited_of_late(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_event("Long ago")
    statement = make_statement(event)
    publish(event, by=None)
    for number in range(3):
        make_published(f"Since {number}")
    monkeypatch.setattr(drafts, "MOST", 2)
    client = client_of("editor")
    assert CHANGED not in lines_for(client)
    if page == "event":
        client.post(page_of(event), form_of(event, summary="More is known."))
    else:
        form = {"speaker": statement.speaker_id, "act": "deny", "text": "She denies it."}
        address = f"{STATEMENTS}{statement.pk}/change/"
        client.post(address, {**form, **inline("citations", [])})
    assert lines_for(client)[CHANGED].count == 1
    assert rows_behind(client, CHANGED) == ["Long ago"]


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def make_more(name: str) -> None:
    """Of every thing that waits one, with all that is read of it."""
    claim = make_claim(make_published(f"Claim {name}").event, addressee=islamabad())
    publish(claim.event, by=None, reason="More")
    make_statement(make_event(), speaker=islamabad(), on_behalf_of=kabul(), responds_to=claim)
    make_with_problem(f"With a problem {name}")
    make_claim(make_published(f"Changed {name}").event, addressee=islamabad())
    make_source(f"Nothing here is cited, says report {name}.")
    make_sent(title=f"In review {name}")


def test_page_asks_as_often_for_ten_of_each_as_for_one() -> None:
    client = client_of("contributor")
    pages = ["/admin/", REVIEW, DECISION, UNCHECKED, READY, CHANGED, CLAIMS, SENTENCES]
    make_more("0")
    client.get("/admin/")
    few = {address: queries_of(client, address) for address in pages}
    for number in range(1, 10):
        make_more(str(number))
    assert {address: queries_of(client, address) for address in pages} == few


@pytest.mark.parametrize(
    ("role", "sees"),
    [("staff", False), ("contributor", True), ("editor", True), ("superuser", True)],
)
def test_who_sees_what_waits(role: str, sees: bool) -> None:
    make_record()
    response = client_of(role).get("/admin/")
    assert ("To do" in response.content.decode()) is sees
    assert bool(response.context["what_waits"]) is sees


@pytest.mark.parametrize(
    ("may_view", "addresses"),
    [
        (
            "view_event",
            {READY, WITH_PROBLEMS, CHANGED, REVIEW, SENT_BACK, UNCHECKED},
        ),
        ("change_statement", {CLAIMS}),
        ("view_source", {SENTENCES, UNCITED, LOOK}),
        ("add_event", set()),
    ],
)
def test_account_sees_lines_of_what_it_may_view_alone(may_view: str, addresses: set[str]) -> None:
    make_record()
    client = client_of("staff")
    account = User.objects.get(username="staff")
    account.user_permissions.add(Permission.objects.get(codename=may_view))
    shown = client.get("/admin/").context["what_waits"] or []
    assert {line.address for line in shown} == addresses


def test_account_that_may_view_nothing_costs_the_record_no_query() -> None:
    make_record()
    client = client_of("staff")
    with CaptureQueriesContext(connection) as asked:
        client.get("/admin/")
    tables = (Event, Source, Statement)
    assert not [
        query["sql"]
        for query in asked
        if any(f'FROM "{model._meta.db_table}"' in query["sql"] for model in tables)
    ]


LONG_AGO, OF_LATE = timedelta(days=91), timedelta(days=89)


@pytest.mark.parametrize(
    ("retrieved", "stored", "looked", "waits"),
    [
        (None, None, None, True),
        (LONG_AGO, None, None, True),
        (OF_LATE, None, None, False),
        (None, LONG_AGO, None, True),
        (None, OF_LATE, None, False),
        # The day on which it was retrieved says more than the one on which it was stored.
        (LONG_AGO, OF_LATE, None, True),
        (LONG_AGO, LONG_AGO, LONG_AGO, True),
        (LONG_AGO, LONG_AGO, OF_LATE, False),
    ],
)
def test_cited_source_waits_where_nobody_has_looked_at_it_for_long(
    retrieved: timedelta | None, stored: timedelta | None, looked: timedelta | None, waits: bool
) -> None:
    now = timezone.now()
    source = make_source(retrieved_at=retrieved and now - retrieved, title="Looked at")
    make_event(sentence=source.sentences.get(number=1))
    client = client_of("contributor")
    if stored:
        kind = ContentType.objects.get_for_model(Source)
        LogEntry.objects.create(
            user=make_editor(),
            content_type=kind,
            object_id=str(source.pk),
            action_flag=ADDITION,
            action_time=now - stored,
        )
    if looked:
        make_revisit(source, f"{now - looked:%Y-%m-%d}", s1="there")
    assert (LOOK in lines_for(client)) is waits
    assert rows_behind(client, LOOK) == (["Looked at"] if waits else [])


def test_source_that_nothing_cites_need_not_be_looked_at_but_one_that_an_edition_cites() -> None:
    make_source(title="Uncited")
    event = make_published(sentence=make_source(title="Published").sentences.get(number=1)).event
    event.citations.all().delete()
    assert rows_behind(client_of("contributor"), LOOK) == ["Published"]


def test_look_settles_it_and_the_line_says_for_how_long() -> None:
    source = make_event().citations.get().sentence.source
    client = client_of("contributor")
    line = lines_for(client)[LOOK]
    assert line.words == "1 cited source has not been checked for 90 days"
    make_revisit(source, f"{timezone.now():%Y-%m-%d}", s1="there")
    assert LOOK not in lines_for(client)
