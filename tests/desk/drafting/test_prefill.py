"""A new event begins from chosen sentences, and is stored only once it is saved."""

import pytest
from django.test import Client

from relations.record.models import Event
from relations.sources.models import Sentence
from tests.desk.desk import EVENTS, client_of, event_form, inline, participation
from tests.factories import make_source

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ADD = f"{EVENTS}add/"
TALKS = "The ministers met on Saturday.\n\nOn Friday they had spoken.\n\nThe border was shut."


def sentences() -> list[Sentence]:
    return list(make_source(TALKS, published="2025-04-20").sentences.all())


def new_event(client: Client, *chosen: object) -> tuple[dict[str, str], list[str], str]:
    """What the form of a new event begins with: its date fields, the sentences it cites, and the
    whole page."""
    page = client.get(ADD, {"sentence": [str(each) for each in chosen]})
    form = page.context["adminform"].form
    fields = {name: form[name].value() or "" for name in ("date", "date_said", "date_note")}
    [citations] = [
        each.formset
        for each in page.context["inline_admin_formsets"]
        if each.formset.prefix == "citations"
    ]
    cited = [str(each["sentence"].value() or "") for each in citations.forms]
    return fields, cited, page.content.decode()


def test_new_event_cites_the_chosen_sentences_and_has_their_date() -> None:
    saturday, _friday, shut = sentences()
    fields, cited, page = new_event(client_of("contributor"), saturday.pk, shut.pk)
    assert fields == {
        "date": "2025-04-19",
        "date_said": "on Saturday",
        "date_note": "Saturday before 20 April 2025",
    }
    assert cited == [str(saturday.pk), str(shut.pk)]
    assert "What the chosen sentences propose" in page


def test_editor_says_which_of_several_dates_is_meant() -> None:
    saturday, friday, _shut = sentences()
    fields, cited, page = new_event(client_of("editor"), saturday.pk, friday.pk)
    assert fields["date"] == ""
    assert len(cited) == 2
    assert "2025-04-19" in page
    assert "2025-04-18" in page


NO_SENTENCES = ["", "x", "-1", "0", "99999999", "9" * 40, "1.5", "\u0663"]


@pytest.mark.parametrize("value", NO_SENTENCES)
def test_what_names_no_sentence_begins_nothing(value: str) -> None:
    fields, cited, page = new_event(client_of("editor"), value)
    assert set(fields.values()) == {""}
    assert cited == [""]
    assert "What the chosen sentences propose" not in page


def test_form_begins_with_twenty_sentences_at_most() -> None:
    text = "\n\n".join(f"The border was shut for day {day}." for day in range(1, 31))
    keys = [each.pk for each in make_source(text).sentences.all()]
    _fields, cited, _page = new_event(client_of("editor"), *keys)
    assert cited == [str(key) for key in keys[:20]]


def test_opening_the_form_stores_nothing_and_saving_it_stores_the_citations() -> None:
    client, (saturday, *_others) = client_of("contributor"), sentences()
    new_event(client, saturday.pk)
    assert not Event.objects.exists()
    form = event_form(
        participations=[participation("AFG"), participation("PAK")],
        **inline("citations", [{"sentence": saturday.pk, "field": "whole", "stance": "supports"}]),
    )
    client.post(f"{ADD}?sentence={saturday.pk}", form)
    event = Event.objects.get()
    assert [each.sentence for each in event.citations.all()] == [saturday]


def test_staff_who_may_not_see_sources_learn_nothing_of_a_sentence() -> None:
    saturday, *_others = sentences()
    page = client_of("staff").get(ADD, {"sentence": saturday.pk})
    assert page.status_code == 403
