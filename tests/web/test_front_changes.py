"""What the front page says has changed, and the exchange that it quotes."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.changes import ChangeCounts, changes_since
from relations.record.models import Event, Statement
from tests.factories import make_actor, make_event, make_published, make_statement, publish
from tests.queries.counting import queries_of
from tests.web.markup import elements, links, named

pytestmark = pytest.mark.django_db

DAY = datetime(2025, 5, 10, 12, tzinfo=UTC)


def at(days: int) -> "patch[datetime]":
    """The clock of publication on the tenth of May and so many days."""
    return patch("django.utils.timezone.now", return_value=DAY + timedelta(days=days))


def corrected(event: Event) -> Edition:
    event.summary += "More was said. "
    event.save()
    return publish(event, reason="More was said")


def publish_changes() -> None:
    """Of four events one comes, one is corrected, one withdrawn and one stays as it was on the
    twentieth of May."""
    with at(0):
        stays, changes, goes = (make_published(name) for name in ("Stays", "Changes", "Goes"))
        make_published("Elsewhere", countries=("IRN", "PAK"))
    with at(10):
        make_published("Comes", date="2024")
        corrected(changes.event)
        withdraw(goes.event, by=None, reason="A mistake")
    assert stays.number == 1


# The day from which on it is asked, and how many are new, corrected and withdrawn.
SINCE = [
    ("2025-05-10", (4, 0, 0)),
    ("2025-05-11", (1, 1, 1)),
    ("2025-05-20", (1, 1, 1)),
    ("2025-05-21", (0, 0, 0)),
    ("2025", (4, 0, 0)),
    ("2025-06", (0, 0, 0)),
]


@pytest.mark.parametrize(("since", "counts"), SINCE)
def test_front_page_counts_what_has_changed_since_a_day(
    client: Client, since: str, counts: tuple[int, int, int]
) -> None:
    publish_changes()
    page = client.get("/", {"since": since})
    told = [each.words for each in named(page, "b") if each.words.isdigit()]
    assert tuple(map(int, told)) == counts


def test_changes_are_told_of_each_pair(client: Client) -> None:
    publish_changes()
    told = [
        each.words
        for each in named(client.get("/?since=2025-05-20"), "p")
        if "changed" in each.attributes.get("class", "")
    ]
    assert told == ["1 new, 1 corrected, 1 withdrawn since 20 May 2025"]


def test_what_came_and_went_meanwhile_has_not_changed() -> None:
    with at(0):
        make_published("Stays")
    with at(5):
        short = make_published("Comes and goes")
    with at(6):
        withdraw(short.event, by=None, reason="A mistake")
    found = changes_since(DAY.date() + timedelta(days=1))
    assert found is not None
    assert found.counts == ChangeCounts(0, 0, 0)
    assert not found.counts


def test_new_event_that_was_corrected_since_is_new() -> None:
    with at(0):
        edition = make_published()
    with at(1):
        corrected(edition.event)
    found = changes_since(DAY.date())
    assert found is not None
    assert found.counts == ChangeCounts(1, 0, 0)


def test_changes_begin_thirty_days_before_the_last_and_do_not_follow_the_clock(
    client: Client,
) -> None:
    publish_changes()
    for moment in (20, 400):
        with at(moment):
            page = client.get("/")
        assert "Since 20 April 2025" in [each.words for each in named(page, "h2")]


def test_newly_on_record_follows_the_day_of_publication_and_latest_the_events(
    client: Client,
) -> None:
    with at(0):
        make_published("A", date="2025-03")
    with at(1):
        make_published("B", date="2023")
        make_published("C", date="2024")
    page = elements(client.get("/"))
    new = next(place for place, each in enumerate(page) if each.words == "Newly on record")
    titles = [each.words for each in page[new:] if each.words in {"A", "B", "C"}]
    assert list(dict.fromkeys(titles)) == ["C", "B", "A"]
    latest = next(place for place, each in enumerate(page) if each.words == "Latest events")
    titles = [each.words for each in page[latest:new] if each.words in {"A", "B", "C"}]
    assert list(dict.fromkeys(titles)) == ["A", "C", "B"]


@pytest.mark.parametrize("since", ["2025-13", "soon", "2025-02-30"])
def test_malformed_day_is_named(client: Client, since: str) -> None:
    answer = client.get("/", {"since": since})
    assert answer.status_code == 400
    assert "since" in answer.content.decode()


def test_other_parameters_are_not_those_of_the_front_page(client: Client) -> None:
    make_published()
    assert client.get("/?country=nonsense&until=soon").status_code == 200


def test_nothing_has_changed_on_an_empty_record(client: Client) -> None:
    assert changes_since(None) is None
    assert client.get("/?since=2024").status_code == 200
    found = changes_since(DAY.date())
    assert found is not None
    assert found.counts == ChangeCounts(0, 0, 0)


def make_exchange(title: str, date: str, act: str = Statement.Act.ACCUSE) -> Event:
    event = make_event(title, date=date)
    claim = make_statement(event, act=act, text="They hide.", speaker=make_actor("Claimant"))
    make_statement(event, act=Statement.Act.DENY, text="Nobody hides.", responds_to=claim)
    publish(event)
    return event


def quoted(client: Client) -> list[str]:
    """The words that the front page quotes, then the title of their event."""
    page = elements(client.get("/"))
    start = next((n for n, each in enumerate(page) if each.words == "Claimed and answered"), None)
    if start is None:
        return []
    depth, found = page[start].depth, []
    for each in page[start + 1 :]:
        if each.depth < depth:
            break
        if each.attributes.get("class") == "said" or each.attributes.get("href", "").startswith(
            "/events/"
        ):
            found.append(each.words)
    return found


def test_exchange_is_that_of_the_newest_event_that_has_one(client: Client) -> None:
    make_exchange("Old dispute", "2023")
    make_exchange("Dispute", "2024")
    event = make_event("Newer, unanswered", date="2025")
    make_statement(event, act=Statement.Act.ACCUSE)
    make_statement(event)
    publish(event)
    make_exchange("A concern", "2025-05", act=Statement.Act.CONCERN)
    assert quoted(client) == ["They hide.", "Nobody hides.", "Dispute"]


def test_exchange_leads_to_its_statements(client: Client) -> None:
    event = make_exchange("Dispute", "2024")
    claim = event.statements.order_by("pk").first()
    assert claim is not None
    assert links(client.get("/"))["accuses"] == f"/statements/{claim.code}/"


def test_changes_take_one_query_and_none_once_they_are_known() -> None:
    make_published()
    few = queries_of(lambda: changes_since(None))
    publish_changes()
    assert queries_of(lambda: changes_since(None)) <= few + 1
    assert queries_of(lambda: changes_since(None)) == 1
