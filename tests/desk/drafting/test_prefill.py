"""A new event begins from chosen sentences, and is stored only once it is saved."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.prefill import new_event_offers
from relations.desk.drafting.proposals import in_order
from relations.desk.offers import OfferingWidget
from relations.extraction import sureness
from relations.extraction.sureness import Pattern
from relations.record.models import Event
from relations.sources.models import Sentence, Source
from tests.desk.desk import EVENTS, client_of, event_form, inline, participation
from tests.desk.drafting.sure import (  # noqa: F401
    PROVEN,
    every_pattern_is_sure,
    every_pattern_is_weak,
    no_pattern_is_measured,
)
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


@pytest.mark.usefixtures("every_pattern_is_sure")
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


@pytest.mark.usefixtures("every_pattern_is_sure")
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


URGED = "Pakistan’s minister, Jalal Khan, urged Kabul to “open the gate”."
STRIKE = "On Saturday Pakistan carried out airstrikes on Afghan territory near Khost."


def forms_of(client: Client, **sent: object) -> tuple[Any, Any, Any]:
    """The forms of a new event made from a strike and a saying, and of its rows: countries and
    statements. `sent` is posted, and nothing is saved."""
    source = Source.objects.first() or make_source(f"{STRIKE} {URGED}", published="2025-04-20")
    keys = [each.pk for each in source.sentences.all()]
    address = f"{ADD}?{urlencode({'sentence': keys}, doseq=True)}"
    page = client.post(address, sent) if sent else client.get(address)
    assert page.status_code == 200
    assert not Event.objects.exists()
    inlines = {each.formset.prefix: each.formset for each in page.context["inline_admin_formsets"]}
    form = page.context["adminform"].form
    return form, inlines["participations"].forms, inlines["statements"].forms


def values(form: Any, *names: str) -> list[str]:
    return [str(form[name].value() or "") for name in names]


EVENT_FIELDS = ("date", "date_said", "type", "place")
STATEMENT_FIELDS = ("speaker", "new_speaker", "capacity", "act", "quotation")


@pytest.mark.usefixtures("every_pattern_is_weak")
def test_nothing_weak_stands_in_the_form_and_all_of_it_is_offered() -> None:
    form, countries, [statement] = forms_of(client_of("contributor"))
    assert values(form, *EVENT_FIELDS) == ["", "", "", ""]
    assert values(statement, *STATEMENT_FIELDS) == ["", "", "", "", ""]
    assert [values(each, "country", "role") for each in countries] == [["", "participant"]] * 2
    assert len(statement["supported_by"].value()) == 1
    for name in ("date", "type", "place"):
        assert form.fields[name].widget.offers
    for name in ("new_speaker", "act", "quotation"):
        [offer] = statement.fields[name].widget.offers
        assert (offer.is_in_form, offer.fills_in) == (False, False)
        assert offer.sureness == f"Right in 56 of 100 on unseen text: {offer.pattern}."
    for country, role in zip(countries, ("initiator", "target"), strict=True):
        assert [each.words for each in country.fields["role"].widget.offers] == [role]


@pytest.mark.usefixtures("every_pattern_is_sure")
def test_what_is_sure_is_filled_in_and_says_where_it_is_from() -> None:
    form, countries, [statement] = forms_of(client_of("contributor"))
    assert values(form, *EVENT_FIELDS)[:2] == ["2025-04-19", "On Saturday"]
    assert values(statement, *STATEMENT_FIELDS) == [
        "",
        "Jalal Khan",
        "minister",
        "urge",
        "open the gate",
    ]
    assert [each["role"].value() for each in countries] == ["initiator", "target"]
    [offer] = form.fields["date"].widget.offers
    assert (offer.is_in_form, offer.fills_in, offer.said) == (True, True, "On Saturday")


@pytest.mark.usefixtures("no_pattern_is_measured")
def test_without_a_measure_nothing_is_filled_in() -> None:
    form, _countries, [statement] = forms_of(client_of("contributor"))
    assert values(form, *EVENT_FIELDS) == ["", "", "", ""]
    assert values(statement, *STATEMENT_FIELDS) == ["", "", "", "", ""]


@pytest.mark.usefixtures("every_pattern_is_weak")
def test_button_takes_an_offer_into_the_form_without_script_and_keeps_what_was_typed() -> None:
    client = client_of("contributor")
    form, countries, [statement] = forms_of(client)
    sent = {
        **event_form(
            participations=[{"offered": 0}, {"offered": 1}],
            statements=[{"offered": 0, "text": "He asks.", "capacity": "envoy"}],
        ),
        "title": "",
        "date": "",
        "date_note": "As I read it.",
    }
    [offer] = form.fields["date"].widget.offers
    form, *_rows = forms_of(client, **sent, _take=offer.sent)
    assert values(form, *EVENT_FIELDS)[:2] == ["2025-04-19", "On Saturday"]
    assert values(form, "title", "date_note") == ["", "As I read it."]
    assert not form.errors
    role = countries[1].fields["role"].widget.offers[0]
    _form, countries, _statements = forms_of(client, **sent, _take=role.sent)
    assert [each["role"].value() for each in countries] == [None, "target"]
    together = statement.fields["speaker"].widget.together
    _form, _countries, [statement] = forms_of(client, **sent, _take=together.sent)
    assert values(statement, *STATEMENT_FIELDS) == [
        "",
        "Jalal Khan",
        "envoy",
        "urge",
        "open the gate",
    ]
    assert statement["text"].value() == "He asks."
    assert statement.fields["speaker"].widget.together is None


@pytest.mark.usefixtures("every_pattern_is_weak")
def test_offers_of_a_row_follow_it_when_a_row_before_it_is_removed() -> None:
    client = client_of("contributor")
    forms_of(client)
    sent = {**event_form(participations=[{"offered": 1}, {"offered": "x"}, {}]), "title": ""}
    _form, [first, *others], _statements = forms_of(client, **sent)
    assert [each.words for each in first.fields["role"].widget.offers] == ["target"]
    assert not any(isinstance(each.fields["role"].widget, OfferingWidget) for each in others)


@pytest.mark.parametrize("role", ["nobody", "account", "staff"])
def test_nobody_takes_an_offer_who_may_not_add_events(role: str) -> None:
    sent = {**event_form(), "_take": "date=2025-04-19"}
    assert client_of(role).post(ADD, sent).status_code in (302, 403)


@pytest.mark.usefixtures("every_pattern_is_weak")
def test_new_speaker_is_not_offered_to_those_who_may_not_add_actors() -> None:
    client = client_of("contributor")
    Permission.objects.get(codename="add_actor").group_set.clear()
    _form, _countries, [statement] = forms_of(client)
    assert "new_speaker" not in statement.fields
    assert statement.fields["speaker"].widget.offers == []


ROLES = [(True, ["initiator", "target"]), (False, ["participant", "participant"])]


@pytest.mark.parametrize(("are_sure", "roles"), ROLES)
def test_country_is_filled_in_with_its_role_only_if_that_is_sure_too(
    monkeypatch: pytest.MonkeyPatch, are_sure: bool, roles: list[str]
) -> None:
    """A country and its role are found in different ways, each right or wrong for itself."""
    begins = ("COUNTRY_", "ROLE_") if are_sure else ("COUNTRY_",)
    proven = [each for each in Pattern if each.name.startswith(begins)]
    monkeypatch.setattr(sureness, "PRECISIONS", dict.fromkeys(proven, PROVEN))
    _form, countries, _statements = forms_of(client_of("contributor"))
    assert all(each["country"].value() for each in countries)
    assert [str(each["role"].value()) for each in countries] == roles
    for each in countries:
        [offer] = each.fields["role"].widget.offers
        assert offer.fills_in is are_sure


@pytest.mark.parametrize("is_sure", [True, False])
def test_third_country_is_filled_in_only_if_its_role_is_sure(
    monkeypatch: pytest.MonkeyPatch, is_sure: bool
) -> None:
    kinds = [each for each in Pattern if each.name.startswith("COUNTRY_")]
    roles = [each for each in Pattern if each.name.startswith("ROLE_")] * is_sure
    monkeypatch.setattr(sureness, "PRECISIONS", dict.fromkeys([*kinds, *roles], PROVEN))
    text = "Pakistan bombed Afghan towns. Iran attacked Afghan towns too."
    found = findings_in(in_order(make_source(text).sentences.all()))
    rows = new_event_offers(found).rows["participations"]
    assert len(rows) == 3
    assert ["country" in each.initial for each in rows] == [True, True, is_sure]
