"""Withdrawing an event from the public."""

import pytest

from tests.desk.desk import EVENTS, client_of, messages_of, page_of
from tests.factories import make_event, make_published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_withdrawal_takes_the_event_from_the_public_with_its_reason() -> None:
    event = make_published().event
    response = client_of("editor").post(
        f"{EVENTS}{event.pk}/withdraw/", {"reason": "The report was retracted"}, follow=True
    )
    edition = event.editions.get(number=2)
    assert response.redirect_chain == [(page_of(event), 302)]
    assert messages_of(response) == [("success", "Withdrawn by edition 2.")]
    assert (edition.withdrawn, edition.reason) == (True, "The report was retracted")
    assert str(edition.published_by) == "editor"


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdrawal_needs_a_reason(reason: str) -> None:
    event = make_published().event
    response = client_of("editor").post(f"{EVENTS}{event.pk}/withdraw/", {"reason": reason})
    assert response.status_code == 200
    assert response.context["form"].errors == {"reason": ["This field is required."]}
    assert "This field is required." in response.content.decode()
    assert event.editions.count() == 1


def test_withdrawal_of_what_is_not_public_says_why_and_keeps_the_typing() -> None:
    event = make_event()
    response = client_of("editor").post(f"{EVENTS}{event.pk}/withdraw/", {"reason": "A mistake"})
    page = response.content.decode()
    assert "It was never published." in page
    assert "A mistake" in page


def test_withdrawal_of_an_event_that_does_not_exist_is_not_found() -> None:
    assert client_of("editor").get(f"{EVENTS}999999/withdraw/").status_code == 404


def test_withdrawal_without_the_token_of_the_form_is_refused() -> None:
    event, client = make_published().event, client_of("editor")
    client.handler.enforce_csrf_checks = True
    response = client.post(f"{EVENTS}{event.pk}/withdraw/", {"reason": "Forged"})
    assert response.status_code == 403
    assert event.editions.count() == 1
