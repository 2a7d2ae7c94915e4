"""What the address of a list may ask."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User

from relations.record.models import Event
from tests.desk.desk import EVENTS, client_of
from tests.factories import make_event

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
        "summary__contains=a",
    ],
)
def test_list_of_events_answers_no_question_that_it_does_not_offer(question: str) -> None:
    make_event("a" * 40)
    answer = client_of("contributor").get(f"{EVENTS}?{question}")
    assert (answer.status_code, answer["Location"]) == (302, f"{EVENTS}{WHOLE_LIST}")


def test_no_list_of_the_record_takes_a_regular_expression() -> None:
    client = client_of("superuser")
    models = admin.site._registry.keys() - {User, Group}
    for model in models:
        page = f"/admin/relations/{model._meta.model_name}/"
        answer = client.get(f"{page}?id__regex=(")
        assert (answer.status_code, answer["Location"]) == (302, f"{page}{WHOLE_LIST}"), model
    assert Event in models


def test_list_is_filtered_searched_ordered_and_leafed_through_at_once() -> None:
    event = make_event("Talks in Kabul")
    asked = f"type__id__exact={event.type_id}&waits=publication&q=Kabul&o=-1&p=1"
    answer = client_of("contributor").get(f"{EVENTS}?{asked}")
    assert [each.title for each in answer.context["cl"].result_list] == ["Talks in Kabul"]
