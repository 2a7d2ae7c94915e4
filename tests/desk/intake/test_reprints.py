"""A text beside a stored one, sentence by sentence and word by word, and stored as its reprint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.desk.intake.reprints import Pair, paired, reprints_of
from relations.editions.diff import Fate, Run
from relations.sources.intake import digest
from relations.sources.models import Source
from tests.desk.desk import SOURCES, client_of
from tests.desk.intake.taking_in import ADD, buttons, read, sent_on
from tests.factories import ARTICLE, make_source
from tests.web.markup import links, named


def text_of(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


def sides(pairs: list[Pair]) -> list[tuple[str, str]]:
    return [(text_of(each.stored), text_of(each.here)) for each in pairs]


def test_sentences_stand_beside_those_that_say_the_same_and_others_alone() -> None:
    stored = ["They met in Kabul on Saturday.", "Nothing was agreed.", "The border is shut."]
    here = ["An opening.", "They met in Herat on Saturday.", "The border is shut.", "An end."]
    pairs = list(paired(stored, here))
    assert sides(pairs) == [
        ("", "An opening."),
        (stored[0], here[1]),
        ("Nothing was agreed.", ""),
        (stored[2], here[2]),
        ("", "An end."),
    ]
    assert [each.is_same for each in pairs] == [False, False, False, True, False]
    assert Run(Fate.REMOVED, "Kabul") in pairs[1].stored
    assert Run(Fate.ADDED, "Herat") in pairs[1].here


SENTENCES = st.lists(
    st.sampled_from(["They met.", "They met again.", "It ended.", "…"]), max_size=6
)


@given(SENTENCES, SENTENCES)
def test_every_sentence_stands_once_in_its_order(stored: list[str], here: list[str]) -> None:
    pairs = list(paired(stored, here))
    assert [side for side, _other in sides(pairs) if side] == stored
    assert [side for _other, side in sides(pairs) if side] == here
    assert all(each.stored or each.here for each in pairs)


@given(SENTENCES)
def test_text_beside_itself_is_the_same_all_over(sentences: list[str]) -> None:
    worded = [each for each in sentences if each != "…"]
    assert all(each.is_same for each in paired(worded, worded))


@pytest.mark.django_db
def test_same_text_comes_first_and_is_again_only_from_the_same_outlet_and_address() -> None:
    text = "They met in Kabul on Saturday and spoke."
    first = make_source(text, publisher="The Courier")
    for number in range(4):
        longer = f"{text} It is report {number}."
        make_source(longer, publisher="The Post", same_origin_as=first)
    reprint = make_source(text, publisher="The Herald", same_origin_as=first)

    def seen(publisher: str) -> list[tuple[str, bool, bool]]:
        found = reprints_of([text], digest(text), (publisher, "")).found
        return [(each.source.code, each.is_same_text, each.is_again) for each in found][:2]

    assert seen("The Star") == [(first.code, True, False), (reprint.code, True, False)]
    assert seen("The Herald") == [(first.code, True, False), (reprint.code, True, True)]


REPORT = "\n".join(
    f"On day {number} the ministers of both countries met in Kabul for {number} hours."
    for number in range(9)
)
DETAILS = {"title": "Talks in Kabul", "published": "2025-04-21", "publisher": "The Post"}


@pytest.mark.django_db
def test_text_that_is_nearly_stored_is_shown_beside_it_with_what_differs() -> None:
    stored = make_source(REPORT, title="The agency’s report", publisher="The Courier")
    looked = read(REPORT.replace("day 3 the ministers", "day 3 both ministers"))
    [reprint] = looked.context["reprints"].found
    assert (reprint.source, reprint.is_same_text) == (stored, False)
    assert links(looked)["The agency’s report"] == f"{SOURCES}{stored.pk}/change/"
    marked = [each.words for each in named(looked, "mark") if each.words]
    assert marked == ["the", "both"]
    assert "The Courier · 20 April 2025" in looked.content.decode()
    stores = [each for each in named(looked, "input") if each.attributes.get("name") == "_store"]
    assert [each.attributes["value"] for each in stores] == ["Store as a source of its own"]


@pytest.mark.django_db
def test_text_like_no_other_is_shown_alone() -> None:
    make_source(REPORT)
    looked = read(ARTICLE)
    assert looked.context["reprints"].found == []
    assert "_reprints" not in looked.content.decode()


@pytest.mark.django_db
def test_reprint_is_stored_as_the_same_report_with_one_button_or_as_a_voice_of_its_own() -> None:
    agency = make_source(REPORT)
    stored = make_source(f"{REPORT}\nAn end.", publisher="The Herald", same_origin_as=agency)
    client, looked = client_of("editor"), read(f"{REPORT}\nAnother end.")
    assert {*buttons(looked, "_store_as")} == {str(agency.pk)}
    client.post(ADD, sent_on(looked, "_store_as", **DETAILS) | {"_store_as": str(stored.pk)})
    reprint = Source.objects.get(publisher="The Post")
    assert reprint.same_origin_as == agency
    own = client.post(ADD, {"pasted": f"{REPORT}\nA third end.", "_read": "yes"})
    client.post(ADD, sent_on(own, "_store", **DETAILS))
    assert Source.objects.filter(publisher="The Post", same_origin_as=None).count() == 1


@pytest.mark.django_db
def test_choice_of_the_same_report_is_kept_where_something_else_is_wrong() -> None:
    agency = make_source(REPORT)
    client, looked = client_of("editor"), read(f"{REPORT}\nAn end.")
    details = DETAILS | {"published": "on Monday"}
    refused = client.post(
        ADD, sent_on(looked, "_store_as", **details) | {"_store_as": str(agency.pk)}
    )
    form = refused.context["form"]
    assert list(form.errors) == ["published"]
    assert form["same_origin_as"].value() == str(agency.pk)
    assert Source.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", "0", "x", "999999"])
def test_same_report_as_nothing_that_is_stored_is_refused(value: str) -> None:
    make_source(REPORT)
    client, looked = client_of("editor"), read(f"{REPORT}\nAn end.")
    answer = client.post(ADD, sent_on(looked, "_store_as", **DETAILS) | {"_store_as": value})
    assert list(answer.context["form"].errors) == ["same_origin_as"]
    named = client.post(ADD, sent_on(looked, "_look", same_origin_as=value))
    assert named.status_code == 200
    assert Source.objects.count() == 1


@pytest.mark.django_db
def test_same_text_is_stored_again_only_as_the_same_report_and_from_elsewhere() -> None:
    first = make_source(REPORT, publisher="The Courier")
    client, looked = client_of("editor"), read(REPORT)
    assert looked.context["reprints"].has_same_text
    refused = client.post(ADD, sent_on(looked, "_store", **DETAILS))
    assert links(refused)[f"Open source {first.code}, which has this text"]
    assert Source.objects.count() == 1

    again = DETAILS | {"publisher": "The Courier"}
    same = {"_store_as": str(first.pk)}
    shown = client.post(ADD, sent_on(refused, "_store_as", **again) | same)
    assert "outlet and address: it is already stored." in shown.content.decode()
    assert buttons(shown, "_store_as") == []
    assert Source.objects.count() == 1

    client.post(ADD, sent_on(refused, "_store_as", **DETAILS) | same)
    reprint = Source.objects.get(publisher="The Post")
    assert (reprint.sha256, reprint.voice) == (first.sha256, first)


@pytest.mark.django_db
def test_origin_is_proposed_with_the_words_that_tell_it() -> None:
    looked = read(f"{REPORT}\n— AFP")
    form = looked.context["form"]
    assert (form["origin"].value(), form["origin_name"].value()) == ("agency", "AFP")
    assert "Read from the text’s words “— AFP”." in looked.content.decode()


@pytest.mark.django_db
def test_origin_without_its_kind_is_refused_and_kept() -> None:
    client, looked = client_of("editor"), read(REPORT)
    details = DETAILS | {"origin": "", "origin_name": "Reuters"}
    form = client.post(ADD, sent_on(looked, "_store", **details)).context["form"]
    assert "Say what kind of origin this is the name of." in str(form.errors)
    assert form["origin_name"].value() == "Reuters"
