"""What an offer says of itself, sends, and takes into a form."""

import pytest
from django.http import QueryDict

from relations.desk.offers import FormOffers, Offer, sureness_in_words, with_taken
from relations.extraction import sureness
from relations.extraction.sureness import Pattern, PatternPrecision

FOUND = Pattern.SPEAKER_PRONOUN
DATE = Offer(
    "date",
    "Date",
    "19 April 2025",
    {"date": "2025-04-19"},
    FOUND,
    where_blank={"date_said": "on Saturday"},
)


def test_offer_says_how_often_its_pattern_was_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "PRECISIONS", {})
    assert sureness_in_words(FOUND) == f"Check it: {FOUND}."
    monkeypatch.setattr(sureness, "PRECISIONS", {FOUND: PatternPrecision(56, 100)})
    said = f"Right in 56 of 100 on unseen text: {FOUND}."
    assert sureness_in_words(FOUND) == said


SENT = [
    ("", "date=2025-04-19&~date_said=on+Saturday"),
    ("statements-1", "statements-1-date=2025-04-19&~statements-1-date_said=on+Saturday"),
]


@pytest.mark.parametrize(("prefix", "sent"), SENT)
def test_offer_sends_the_fields_of_its_own_row(prefix: str, sent: str) -> None:
    offer = Offer("date", "Date", "", DATE.values, FOUND, DATE.where_blank, prefix=prefix)
    assert offer.sent == sent


def taken(typed: str, offer: Offer = DATE) -> dict[str, str]:
    data = QueryDict(mutable=True)
    data.update(QueryDict(typed))
    data["_take"] = offer.sent
    return with_taken(data).dict()  # type: ignore[return-value]


TAKEN = [
    ("", {"date": "2025-04-19", "date_said": "on Saturday"}),
    ("date=2024&date_said=++", {"date": "2025-04-19", "date_said": "on Saturday"}),
    ("date_said=then&title=T", {"date": "2025-04-19", "date_said": "then", "title": "T"}),
]


@pytest.mark.parametrize(("typed", "wanted"), TAKEN)
def test_offer_replaces_its_field_and_fills_others_only_where_they_are_blank(
    typed: str, wanted: dict[str, str]
) -> None:
    assert taken(typed) == wanted


@pytest.mark.parametrize("sent", ["", "x", "=", "%", "a=b=c", "~=", "csrfmiddlewaretoken=x"])
def test_what_no_button_sends_takes_nothing_that_a_form_has_not(sent: str) -> None:
    data = QueryDict(mutable=True)
    data["_take"] = sent
    assert "_take" not in with_taken(data)


def test_form_begins_with_what_is_sure_and_no_other_offer() -> None:
    sure = Offer("place", "Place", "Khost", {"place": "Khost"}, FOUND, fills_in=True)
    begun = FormOffers([DATE, sure], besides={"supported_by": [1]}).initial
    assert begun == {"place": "Khost", "supported_by": [1]}


def test_words_around_those_of_an_offer_are_shown_shortly() -> None:
    offer = Offer("date", "", "", {}, FOUND, before="a" * 90 + " end", after="next " + "b" * 90)
    assert len(offer.shortly_before) == len(offer.shortly_after) == 60
    assert offer.shortly_before.endswith("a end")
    assert offer.shortly_before.startswith("…")
    assert offer.shortly_after.startswith("next b")
