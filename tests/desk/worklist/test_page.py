"""What has to be read of a long record, on a page of its own."""

import lxml.html
import pytest
from django.test import Client

from relations.desk.worklist import dashboard
from tests.desk.desk import client_of
from tests.desk.worklist.record import CHANGED, READY, WITH_PROBLEMS, lines_for, make_record
from tests.factories import make_event, make_published
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

WAITS = "/admin/waits/"


@pytest.fixture
def client() -> Client:
    make_record()
    return client_of("contributor")


def lines_read(client: Client) -> dict[str, str]:
    return {line.address: line.words for line in client.get(WAITS).context["what_waits"]}


def test_first_page_of_a_long_record_leads_to_what_has_to_be_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {address: line.words for address, line in lines_for(client).items()}
    monkeypatch.setattr(dashboard, "MOST_READ", 1)
    page = lxml.html.fromstring(client.get("/admin/").content.decode())
    assert page.xpath("//li[@data-waits]/a/@href") == [WAITS]
    counted = {address: line.words for address, line in lines_for(client).items()}
    assert {READY, WITH_PROBLEMS, CHANGED} <= lines_read(client).keys()
    assert counted | lines_read(client) == whole
    assert counted.keys().isdisjoint(lines_read(client))


def test_first_page_of_a_short_record_leads_nowhere_else(client: Client) -> None:
    assert "data-waits" not in client.get("/admin/").content.decode()


def test_first_page_of_a_long_record_asks_as_often_whatever_is_drafted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard, "MOST_READ", 1)
    client.get("/admin/")
    few = queries_of(lambda: client.get("/admin/"))
    for number in range(9):
        make_event(f"Another draft {number}")
        make_published(f"Another event {number}")
    assert queries_of(lambda: client.get("/admin/")) == few <= 30


def test_page_is_for_who_may_view_anything_that_waits(client: Client) -> None:
    assert client.get(WAITS).status_code == 200
    assert client_of("staff").get(WAITS).status_code == 403
