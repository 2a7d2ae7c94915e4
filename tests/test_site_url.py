"""Absolute addresses come from `SITE_URL`, never from the host that was asked."""

import re
from typing import Any

import pytest
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from tests.factories import make_published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ASKED, OURS = "other.example", "https://dyad.example.org"


def addresses(edition: Edition) -> list[str]:
    source = edition.sentences.get().sentence.source
    event = f"/events/{edition.code}"
    return [
        *("/", "/timeline/?q=a%26b", "/statements/", "/sources/", "/corrections/", "/about/"),
        *("/countries/AFG/", "/relations/afghanistan-pakistan/", "/nothing/", "/timeline.json"),
        *(f"{event}.json", f"{event}/{edition.document['slug']}/", f"{event}/editions/1/"),
        *(source.get_absolute_url(), "/admin/login/"),
    ]


@pytest.mark.parametrize("host", [ASKED, f"{ASKED}:8443"])
def test_no_answer_repeats_the_host_that_was_asked(settings: Any, host: str) -> None:
    settings.ALLOWED_HOSTS, settings.SITE_URL = ["*"], OURS
    edition = make_published()
    client = Client(headers={"Host": host, "X-Forwarded-Host": host})
    absolute = 0
    for address in addresses(edition):
        answer = client.get(address)
        page = answer.getvalue().decode()
        assert ASKED not in page, address
        assert ASKED not in str(answer.headers), address
        absolute += len(re.findall(rf"{OURS}/", page))
    assert absolute > len(addresses(edition))
    withdraw(edition.event, by=None, reason="A mistake")
    for address in (f"/events/{edition.code}.json", f"/events/{edition.code}/"):
        answer = client.get(address)
        assert (answer.status_code, ASKED in answer.getvalue().decode()) == (410, False)


def test_without_an_address_of_its_own_the_site_is_where_it_was_asked(settings: Any) -> None:
    settings.SITE_URL = ""
    page = Client().get("/timeline/?q=a%26b").content.decode()
    assert '<link rel="canonical" href="http://testserver/timeline/?q=a%26b">' in page


def test_canonical_address_is_quoted_as_it_was(settings: Any) -> None:
    settings.SITE_URL = OURS
    page = Client().get("/timeline/", {"q": "é & “b”"}).content.decode()
    assert f'href="{OURS}/timeline/?q=%C3%A9+%26+%E2%80%9Cb%E2%80%9D">' in page
