"""Drafts and changed events, of which a bounded number is read."""

from typing import Any

import pytest

from relations.desk.worklist import drafts
from tests.desk.desk import client_of, form_of, inline, page_of
from tests.desk.worklist.record import (
    CHANGED,
    READY,
    STATEMENTS,
    WITH_PROBLEMS,
    islamabad,
    lines_for,
    make_changed,
    make_claim,
    make_with_problem,
    rows_behind,
)
from tests.factories import (
    make_event,
    make_published,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db


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
    monkeypatch.setattr(drafts, "MOST_PUBLIC", 2)
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
    monkeypatch.setattr(drafts, "MOST_PUBLIC", 2)
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
