"""What the address of a list may ask."""

from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.desk.events import EventAdmin
from relations.record.models import Event
from relations.record.vocabulary import Country
from relations.sources.models import Source
from tests.desk.desk import EVENTS, client_of
from tests.factories import make_actor, make_event, make_published, make_statement
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

WHOLE_LIST = "?e=1"


@pytest.mark.parametrize(
    "question",
    [
        "pk=1",
        "code=a",
        "code__regex=(",
        "title__iregex=(a%2B)%2B%24",
        "sort_date__year=99999999",
        "title__range=a",
        "pk__in=1,x",
        f"after={'9' * 30}",
        "summary__contains=a",
    ],
)
def test_list_of_events_answers_no_question_that_it_does_not_offer(question: str) -> None:
    make_event("a" * 40)
    answer = client_of("contributor").get(f"{EVENTS}?{question}")
    assert (answer.status_code, answer["Location"]) == (302, f"{EVENTS}{WHOLE_LIST}")


LISTS = [f"/admin/{each._meta.label_lower.replace('.', '/')}/" for each in admin.site._registry]


@pytest.mark.parametrize("address", LISTS)
def test_no_list_takes_a_regular_expression(address: str) -> None:
    answer = client_of("superuser").get(f"{address}?id__regex=(")
    assert (answer.status_code, answer["Location"]) == (302, f"{address}{WHOLE_LIST}")


@pytest.mark.parametrize("address", LISTS)
def test_list_is_filtered_by_all_that_stands_beside_it(address: str) -> None:
    make_statement(make_published().event, speaker=make_actor(country=Country.objects.all()[0]))
    client = client_of("superuser")
    page = lxml.html.fromstring(client.get(address).content.decode())
    for link in page.xpath("//*[@id='changelist-filter']//a/@href"):
        assert client.get(f"{address}?{urlsplit(link).query}").status_code == 200, link


def test_list_is_filtered_searched_ordered_and_leafed_through_at_once() -> None:
    event = make_event("Talks in Kabul")
    asked = f"type__id__exact={event.type_id}&waits=publication&q=Kabul&o=-1&p=1"
    answer = client_of("contributor").get(f"{EVENTS}?{asked}")
    assert [each.title for each in answer.context["cl"].result_list] == ["Talks in Kabul"]


def test_a_far_page_sorts_and_skips_keys_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventAdmin, "list_per_page", 2)
    for number in range(5):
        make_event(f"Talks {number}")
    with CaptureQueriesContext(connection) as queries:
        answer = client_of("contributor").get(f"{EVENTS}?o=-1&p=2")
    assert [each.title for each in answer.context["cl"].result_list] == ["Talks 2", "Talks 1"]
    [cut] = [each["sql"] for each in queries if "OFFSET 2" in each["sql"]]
    assert cut.startswith(f'SELECT "{Event._meta.db_table}"."id" AS "pk" FROM')


def test_queries_of_a_list_do_not_grow_with_its_rows() -> None:
    client = client_of("contributor")

    def list_of(more: int) -> int:
        for number in range(more):
            make_statement(make_published(f"Talks {number}").event)
        return queries_of(lambda: client.get(EVENTS))

    list_of(1)
    assert list_of(1) == list_of(20) <= 22


@pytest.mark.parametrize("model", [Event, Source])
def test_order_of_a_list_is_that_of_an_index(model: Any) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL sorts few rows rather than read an index.")
    assert "TEMP B-TREE" not in model.objects.values("pk").explain()
