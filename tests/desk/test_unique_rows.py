"""A row that the database would refuse comes back in words, with all that was typed."""

from typing import Any

import pytest

from relations.record.models import Event
from relations.record.vocabulary import Country
from tests.desk.desk import client_of
from tests.desk.unsaved.forms import opened
from tests.factories import make_event, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

CHANGES: dict[str, dict[str, str]] = {
    "two are exchanged": {"participations-0-country": "PAK", "participations-1-country": "AFG"},
    "one takes the place of one that goes": {
        "participations-0-country": "PAK",
        "participations-1-DELETE": "on",
    },
    "stored rows are sent as new ones": {"participations-INITIAL_FORMS": "0"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_country_that_another_row_has_is_refused_and_the_typing_kept(change: str) -> None:
    event = make_event()
    page, form = opened(client := client_of("editor"), event)
    keys = {each.alpha3: each.pk for each in Country.objects.filter(alpha3__in=["AFG", "PAK"])}
    sent = {name: keys.get(value, value) for name, value in CHANGES[change].items()}
    answer = client.post(page, {**form, **sent, "title": "Kept as it was typed"})
    assert answer.status_code == 200
    [participations, *_others] = answer.context["inline_admin_formsets"]
    told = str(participations.formset.errors)
    assert "This country takes part already." in told
    assert "delete that one first" in told
    assert 'value="Kept as it was typed"' in answer.text
    assert Event.objects.get().title == event.title


def test_sentences_of_two_citations_are_not_exchanged() -> None:
    source = make_source()
    first, second = source.sentences.all()[:2]
    event = make_event(sentence=first)
    event.citations.create(sentence=second)
    page, form = opened(client := client_of("editor"), event)
    sent = {"citations-0-sentence": second.pk, "citations-1-sentence": first.pk}
    answer: Any = client.post(page, {**form, **sent})
    assert answer.status_code == 200
    assert "already exists" in answer.text
