"""What the address of a list may ask."""

from urllib.parse import urlsplit

import lxml.html
import pytest
from django.contrib import admin

from relations.record.vocabulary import Country
from tests.desk.desk import EVENTS, client_of
from tests.factories import make_actor, make_event, make_published, make_statement

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
