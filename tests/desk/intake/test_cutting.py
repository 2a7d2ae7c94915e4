"""Sentences joined and cut before a source is stored, each with one button."""

import pytest

from relations.sources.models import Source
from tests.desk.desk import client_of
from tests.desk.intake.taking_in import ADD, buttons, carried, corrected, cut_of, read, sent_on
from tests.web.markup import elements

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PLAIN = "The ministers met with Gen. Qamar. Bajwa was there too. It went on.\nThey left."


def test_two_sentences_are_joined_with_one_button_and_all_that_was_typed_stays() -> None:
    client, looked = client_of("editor"), read(PLAIN)
    joins = buttons(looked, "join")
    assert [value.split()[-1] for value in joins] == ["Bajwa", "It"]
    typed = {"title": "A <report>", "dating_note": "Typed by hand"}
    joined = corrected(client, looked, "join", joins[0], **typed)
    assert cut_of(joined)[0] == "The ministers met with Gen. Qamar. Bajwa was there too."
    assert [joined.context["form"][name].value() for name in typed] == [*typed.values()]
    assert carried(joined)["joined"] == [joins[0]]

    parted = corrected(client, joined, "cut_at", buttons(joined, "cut_at")[0])
    assert cut_of(parted) == cut_of(looked)
    assert carried(parted) == {"joined": [], "cut": []}


def test_sentence_is_cut_at_one_of_the_places_that_its_button_offers() -> None:
    client, looked = client_of("editor"), read(PLAIN)
    opened = corrected(client, looked, "open", buttons(looked, "open")[0])
    places = buttons(opened, "cut_at")
    assert [place.split()[-1] for place in places][:3] == ["ministers", "met", "with"]
    assert len(places) == 5
    cut = corrected(client, opened, "cut_at", places[2])
    assert cut_of(cut)[:2] == ["The ministers met", "with Gen. Qamar."]
    assert carried(cut)["cut"] == [places[2]]
    assert "You cut here" in cut.content.decode()
    again = corrected(client, cut, "join", places[2])
    assert cut_of(again) == cut_of(looked)


def test_source_is_stored_as_its_sentences_were_joined_and_cut() -> None:
    client, looked = client_of("editor"), read(PLAIN)
    joined = corrected(client, looked, "join", buttons(looked, "join")[0])
    cut = corrected(client, joined, "cut_at", f"{PLAIN.index('there')} was there")
    details = {"title": "A report", "published": "2025"}
    client.post(ADD, sent_on(cut, "_store", **details))
    source = Source.objects.get()
    assert [each.text for each in source.sentences.all()] == [
        "The ministers met with Gen. Qamar. Bajwa was",
        "there too.",
        "It went on.",
        "They left.",
    ]
    assert source.text == PLAIN


def test_correction_that_a_changed_text_no_longer_bears_is_dropped_and_told() -> None:
    client, looked = client_of("editor"), read(PLAIN)
    for value in buttons(looked, "join"):
        looked = corrected(client, looked, "join", value)
    text = PLAIN.replace("It went", "That went")
    details = {"title": "A report", "published": "2025", "text": text}
    refused = client.post(ADD, sent_on(looked, "_store", **details))
    assert not Source.objects.exists()
    assert "text" in refused.context["form"].errors
    assert [seam.after for seam in refused.context["cut"].dropped] == ["It"]
    assert "between “too.” and “It”" in refused.content.decode()
    assert len(carried(refused)["joined"]) == 1
    assert cut_of(refused)[-2:] == ["That went on.", "They left."]

    client.post(ADD, sent_on(refused, "_store", **details))
    assert Source.objects.get().sentences.count() == 3


@pytest.mark.parametrize("value", ["", "x", "1 2", "0 a b", "99999999999 a b", "4 The ministers x"])
def test_button_that_no_page_of_ours_has_changes_nothing(value: str) -> None:
    client, looked = client_of("editor"), read(PLAIN)
    for button in ("join", "cut_at", "open"):
        answer = corrected(client, looked, button, value)
        assert answer.status_code == 200
        assert cut_of(answer) == cut_of(looked)


def test_buttons_come_back_to_the_place_in_the_page() -> None:
    looked = read(PLAIN)
    ids = {f"#{each.attributes.get('id')}" for each in elements(looked)}
    places = [
        each.attributes["formaction"]
        for each in elements(looked)
        if "formaction" in each.attributes
    ]
    assert len(places) == 1 + 2 + 4
    assert set(places) <= ids
