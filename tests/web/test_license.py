"""The license of the record: in every JSON answer in its words, and in no other way."""

import json

import pytest
from django.test import Client

from relations.editions.publication import withdraw
from tests.factories import make_published

pytestmark = pytest.mark.django_db

LICENSE = {
    "spdx": "CC-BY-4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
    "covers": "The record’s own words: titles, summaries and paraphrases.",
    "quotations": "Quoted sentences remain their publishers’.",
}


@pytest.mark.parametrize("address", ["/timeline.json", "/events/{code}.json"])
def test_answer_ends_with_its_license(client: Client, address: str) -> None:
    answer = client.get(address.format(code=make_published().code))
    assert answer.status_code == 200
    assert answer.json()["license"] == LICENSE
    # Nothing before it is written otherwise than without it.
    rest = {name: value for name, value in answer.json().items() if name != "license"}
    assert answer.content.startswith(json.dumps(rest).encode()[:-1] + b", ")


def test_reason_of_a_withdrawal_is_licensed_too(client: Client) -> None:
    edition = make_published()
    withdraw(edition.event, by=None, reason="The report was retracted")
    answer = client.get(f"/events/{edition.code}.json")
    assert (answer.status_code, answer.json()["license"]) == (410, LICENSE)


def test_answer_without_words_of_the_record_has_no_license(client: Client) -> None:
    assert list(client.get("/timeline.json?since=yesterday").json()) == ["error"]
