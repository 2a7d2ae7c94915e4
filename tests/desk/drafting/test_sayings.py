"""What chosen sentences report that somebody said begins the statements of an event."""

import json
from pathlib import Path
from typing import Any

import pytest

from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.proposals import in_order
from relations.desk.drafting.sayings import statement_offers
from relations.desk.drafting.speakers import actor_named
from relations.desk.offers import FormOffers
from relations.record.vocabulary import Actor, Country
from relations.sources.models import Source
from tests.desk.desk import EVENTS, client_of
from tests.desk.drafting.sure import every_pattern_is_sure  # noqa: F401
from tests.factories import make_actor, make_source
from tests.queries.counting import queries_of

pytestmark = [
    *(pytest.mark.django_db, pytest.mark.any_database),
    pytest.mark.usefixtures("every_pattern_is_sure"),
]

URGED = "Pakistan’s acting minister, Jalal Khan, urged Kabul to “open the gate”."


def offered(source: Source) -> list[FormOffers]:
    return statement_offers(findings_in(in_order(source.sentences.all())))


def begun(text: str, **fields: str) -> list[dict[str, Any]]:
    """What statements begin with if all that is found in a text is sure, without blanks."""
    return [
        {name: value for name, value in each.initial.items() if value}
        for each in offered(make_source(text, **fields))
    ]


def test_statement_begins_with_speaker_capacity_act_quotation_and_sentence() -> None:
    speaker = make_actor("Jalal Khan")
    [statement] = begun(URGED)
    assert statement["speaker"] == str(speaker.pk)
    assert statement["capacity"] == "acting minister"
    assert statement["act"] == "urge"
    assert statement["quotation"] == "open the gate"
    assert statement["supported_by"] == [Source.objects.get().sentences.get().pk]
    assert "text" not in statement


def test_speaker_who_is_not_on_record_is_proposed_by_name_kind_and_country() -> None:
    [statement] = begun(URGED)
    assert "speaker" not in statement
    assert statement["new_speaker"] == "Jalal Khan"
    assert statement["new_speaker_kind"] == "person"
    assert statement["new_speaker_country"] == str(Country.objects.get(alpha3="PAK").pk)


def test_capital_speaks_for_the_one_government_of_its_country_on_record() -> None:
    pakistan = Country.objects.get(alpha3="PAK")
    government = make_actor("Pakistan", kind="government", country=pakistan)
    make_actor("Islamabad police", kind="organisation", country=pakistan)
    [statement] = begun("Islamabad accused the Taliban of sheltering militants.")
    assert statement["speaker"] == str(government.pk)
    make_actor("Government in exile", kind="government", country=pakistan)
    [statement] = begun("Islamabad accused the Taliban of sheltering gunmen.")
    assert "speaker" not in statement


def test_merged_name_stands_for_the_actor_that_it_is_merged_into() -> None:
    survivor = make_actor("Jalal Ahmad Khan")
    make_actor("Jalal Khan", merged_into=survivor)
    [statement] = begun(URGED)
    assert statement["speaker"] == str(survivor.pk)
    assert actor_named("jalal khan", "person", None) == survivor


def test_name_of_several_actors_stands_for_none_however_many_of_them_are_merged() -> None:
    survivor = make_actor("Jalal Ahmad Khan")
    for name in ("jalal khan", "Jalal khan", "JALAL KHAN"):
        Actor.objects.create(name=name, kind="person", merged_into=survivor)
    other = Actor.objects.create(name="Jalal Khan", kind="person")
    assert actor_named("jalal khan", "person", None) not in (survivor, other)


def test_one_figure_of_a_sentence_is_proposed_and_of_several_none() -> None:
    [one] = begun("At least 46 people were killed, the ministry in Kabul said.")
    figure = {name: value for name, value in one.items() if name.startswith("figure_")}
    assert figure == {"figure_measure": "people killed", "figure_low": "46"}
    [several] = begun("At least 46 people and 300 cows were killed, the ministry in Kabul said.")
    assert not [name for name in several if name.startswith("figure_")]


def test_other_languages_are_not_read() -> None:
    assert begun(URGED, language="ur") == []


def test_what_sentences_report_is_offered_with_the_words_that_say_it() -> None:
    make_actor("Kabul", kind="government", country=Country.objects.get(alpha3="AFG"))
    [statement] = offered(make_source(URGED))
    shown = [(each.name, each.words, each.said) for each in statement.offers]
    assert shown == [
        ("new_speaker", "Jalal Khan", "Pakistan’s acting minister, Jalal Khan"),
        ("act", "urges", "urged"),
        ("addressee", "Kabul", "Kabul"),
        ("quotation", "open the gate", "open the gate"),
    ]
    for each in statement.offers:
        assert each.before + each.said + each.after == URGED


def test_offers_take_as_many_queries_however_many_sayings_there_are() -> None:
    make_actor("Jalal Khan")
    few = findings_in(in_order(make_source(URGED).sentences.all()))
    text = "\n".join(URGED.replace("gate", f"gate {number}") for number in range(9))
    many = findings_in(in_order(make_source(text).sentences.all()))
    assert queries_of(lambda: statement_offers(few)) == 2
    assert queries_of(lambda: statement_offers(many)) == 2
    assert len(statement_offers(many)) == 9


FIRST_REPORT = Path("fixtures/afghanistan-pakistan.json")
SAID = [
    (1, "Amir Khan Muttaqi", "concern", "deep concern and sadness"),
    (3, "Amir Khan Muttaqi", "urge", ""),
    (4, "Amir Khan Muttaqi", "urge", ""),
    (5, "Senior official (not named)", "report", ""),
    (6, "Human rights organizations", "criticise", ""),
    (8, "Ishaq Dar", "urge", ""),
    (10, "Pakistan", "accuse", ""),
    (10, "Taliban", "deny", ""),
]


def test_first_report_proposes_all_that_is_on_record_of_what_was_said() -> None:
    rows = json.loads(FIRST_REPORT.read_text(encoding="utf-8"))
    [report] = [row["fields"] for row in rows if row["model"] == "relations.source"]
    source = make_source(report["text"], published=report["published"])
    statements = [each.initial for each in offered(source)]
    numbers = dict(source.sentences.values_list("pk", "number"))
    assert [
        (
            numbers[each["supported_by"][0]],
            each["new_speaker"],
            each["act"],
            each.get("quotation", ""),
        )
        for each in statements
    ] == SAID
    assert [each["figure_low"] for each in statements if each.get("figure_measure")] == ["80000"]


def test_new_event_begins_with_a_row_for_each_statement_and_cites_what_tells_of_it() -> None:
    source = make_source(f"The ministers met in Kabul on Saturday. {URGED}")
    told, said = source.sentences.all()
    page: Any = client_of("contributor").get(f"{EVENTS}add/", {"sentence": [told.pk, said.pk]})
    forms = {each.formset.prefix: each.formset for each in page.context["inline_admin_formsets"]}
    assert [each["sentence"].value() for each in forms["citations"].forms] == [told.pk]
    [statement] = forms["statements"].forms
    assert statement["act"].value() == "urge"
    assert statement["new_speaker"].value() == "Jalal Khan"
    assert len(forms["participations"].forms) == 2


OPEN = [("He said at least 46 people died.", 1), ("He said so.", 0)]


@pytest.mark.parametrize(("told", "shown"), OPEN)
def test_fields_of_a_figure_are_open_where_one_is_offered(told: str, shown: int) -> None:
    keys = [each.pk for each in make_source(f"{URGED} {told}").sentences.all()]
    page = client_of("contributor").get(f"{EVENTS}add/", {"sentence": keys}).content.decode()
    assert ("<summary>" not in page) == bool(shown)
