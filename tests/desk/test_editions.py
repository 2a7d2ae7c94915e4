"""The history of what was published, as the desk shows it."""

import pytest

from relations.editions.models import Edition
from tests.desk.desk import client_of
from tests.factories import make_published

pytestmark = pytest.mark.django_db

EDITIONS = "/admin/relations/edition/"


def test_edition_is_shown_with_its_document_laid_out() -> None:
    edition = make_published("Talks “at last”")
    page = client_of("contributor").get(f"{EDITIONS}{edition.pk}/change/").content.decode()
    assert "\n  &quot;title&quot;: &quot;Talks “at last”&quot;,\n" in page
    assert f"/events/{edition.code}/editions/1/" in page


def test_editions_are_listed_newest_first() -> None:
    make_published("First")
    make_published("Second")
    listed = client_of("contributor").get(EDITIONS).context["cl"].result_list
    assert [edition.event.title for edition in listed] == ["Second", "First"]


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("add/", {"number": "7"}),
        ("{}/change/", {"reason": "Rewritten"}),
        ("{}/delete/", {"post": "yes"}),
    ],
)
def test_nobody_adds_changes_or_deletes_an_edition(address: str, form: dict[str, str]) -> None:
    edition = make_published()
    response = client_of("superuser").post(EDITIONS + address.format(edition.pk), form)
    assert response.status_code == 403
    assert Edition.objects.get().reason == ""
