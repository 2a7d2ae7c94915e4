"""The dashboard: its lines, the rows behind them, and who sees which."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from relations.desk.worklist import dashboard
from relations.record.models import Event, Statement
from relations.sources.models import Source
from tests.desk.desk import SOURCES, client_of, make_sent
from tests.desk.worklist.record import (
    CHANGED,
    CLAIMS,
    DECISION,
    LOOK,
    READY,
    REVIEW,
    SENT_BACK,
    SENTENCES,
    UNCHECKED,
    UNCITED,
    WITH_PROBLEMS,
    islamabad,
    kabul,
    lines_for,
    make_claim,
    make_record,
    make_with_problem,
    rows_behind,
)
from tests.factories import (
    make_event,
    make_published,
    make_revisit,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db


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


@pytest.mark.any_database
def test_front_page_shows_each_line_with_its_link() -> None:
    make_record()
    page = client_of("contributor").get("/admin/").content.decode()
    said = "2 drafts are ready to be sent for review"
    assert f'<a href="{READY}">{said}</a>' in page
    assert "Accusations, criticisms, demands and threats" in page


@pytest.mark.any_database
def test_front_page_says_where_nothing_waits() -> None:
    page = client_of("contributor").get("/admin/").content.decode()
    assert "To do" in page
    assert "Nothing to do." in page


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


def test_page_asks_as_often_for_four_of_each_as_for_one() -> None:
    client = client_of("contributor")
    pages = ["/admin/", REVIEW, DECISION, UNCHECKED, READY, CHANGED, CLAIMS, SENTENCES]
    make_more("0")
    client.get("/admin/")
    few = {address: queries_of(client, address) for address in pages}
    for number in range(1, 4):
        make_more(str(number))
    assert {address: queries_of(client, address) for address in pages} == few


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("role", "sees"),
    [("staff", False), ("contributor", True), ("editor", True), ("superuser", True)],
)
def test_who_sees_what_waits(role: str, sees: bool) -> None:
    make_record()
    response = client_of(role).get("/admin/")
    assert ("To do" in response.content.decode()) is sees
    assert bool(response.context["what_waits"]) is sees


@pytest.mark.any_database
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


def test_look_settles_it_and_the_line_says_for_how_long() -> None:
    source = make_event().citations.get().sentence.source
    client = client_of("contributor")
    line = lines_for(client)[LOOK]
    assert line.words == "1 cited source has not been checked for 90 days"
    make_revisit(source, f"{timezone.now():%Y-%m-%d}", s1="there")
    assert LOOK not in lines_for(client)


def test_page_says_where_it_did_not_count_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "MOST_COUNTED", 2)
    for number in range(3):
        make_event(f"Talks {number}")  # each with a citation, of one sentence of four
    lines = lines_for(client_of("contributor"))
    told = [lines[UNCHECKED], lines[SENTENCES]]
    assert [each.words for each in told] == [
        "More than 2 citations have not been judged by any editor",
        "More than 2 sentences of the stored sources are not cited",
    ]
    assert [each.parts for each in told] == [(), ()]
