"""What waits, and what settles it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from relations.desk.worklist import waiting
from relations.desk.worklist.waiting import unanswered_claims, unchecked_citations
from relations.editions.publication import withdraw
from relations.editions.review import send_back, send_for_review
from relations.editions.suppression import suppress_event
from relations.record.models import Statement
from relations.sources.models import Source
from tests.desk.desk import client_of, make_sent
from tests.desk.worklist.record import (
    CLAIMS,
    DECISION,
    LOOK,
    REVIEW,
    SENT_BACK,
    SENTENCES,
    UNCHECKED,
    UNCITED,
    islamabad,
    kabul,
    lines_for,
    make_claim,
    rows_behind,
)
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


def test_nothing_waits_of_an_event_of_which_all_is_suppressed() -> None:
    edition = make_published("Ministers meet")
    claim = make_statement(edition.event, act="accuse")
    assert claim in unanswered_claims()
    assert unchecked_citations().filter(of=edition.event.pk).exists()
    suppress_event(publish(edition.event, reason="More").event, make_editor(), "By order")
    assert not unanswered_claims().exists()
    assert not unchecked_citations().exists()


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
