"""The vocabulary of a release is loaded beside what editors made of the one before."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from relations.record.country_names import CountryName
from relations.record.shipped_fates import LoadedVocabulary
from relations.record.shipped_rows import ShippedRow
from relations.record.shipped_vocabulary import ShippedKind, VocabularyRow, shipped_vocabulary
from relations.record.vocabulary import Country, EventType, Topic
from relations.record.vocabulary_loading import load_vocabulary

pytestmark = pytest.mark.django_db

SHIPPED = shipped_vocabulary()
FISHING = VocabularyRow(ShippedKind.TOPIC, ("fish",), {"label": "fishing"}, {"code": "fish"})


def loaded(*rows: VocabularyRow) -> LoadedVocabulary:
    """Load the vocabulary that ships, with these rows in place of those of their keys, or new."""
    ours = {row.identity: row for row in (*SHIPPED, *rows)}
    return load_vocabulary(list(ours.values()))


def shipped(kind: str, *key: str, **words: str) -> VocabularyRow:
    """A row that ships, with other words."""
    row = next(each for each in SHIPPED if each.kind == kind and each.key == key)
    return replace(row, words={**row.words, **words})


def topic(code: str) -> Topic:
    return Topic.objects.get(code=code)


def kabul() -> Any:
    return CountryName.objects.filter(country__alpha3="AFG", name="Kabul")


def rename(row: Model, **words: str) -> None:
    for name, word in words.items():
        setattr(row, name, word)
    row.save()


def without_first_trigger() -> None:
    talks = EventType.objects.get(code="talks")
    rename(talks, triggers="\n".join(talks.trigger_phrases[1:]))


def everything() -> dict[str, list[Any]]:
    """Every row of the vocabulary."""
    tables = (Country, CountryName, Country.successors.through, EventType, Topic, ShippedRow)
    return {each.__name__: list(each._default_manager.order_by("pk").values()) for each in tables}


EDITS: dict[str, tuple[Callable[[], Any], str]] = {
    "country renamed": (
        lambda: rename(Country.objects.get(alpha3="MMR"), name="Burma"),
        "Country “Myanmar” (MMR): changed here; left alone.",
    ),
    "standing changed": (
        lambda: rename(Country.objects.get(alpha3="TWN"), standing="territory"),
        "Country “Taiwan” (TWN): changed here; left alone.",
    ),
    "topic renamed": (
        lambda: rename(topic("water"), label="water and rivers"),
        "Topic “water” (water): changed here; left alone.",
    ),
    "type renamed": (
        lambda: rename(EventType.objects.get(code="talks"), label="negotiation"),
        "Type of event “round of talks” (talks): changed here; left alone.",
    ),
    "definition taken away": (
        lambda: rename(EventType.objects.get(code="talks"), definition=""),
        "Type of event “round of talks” (talks): changed here; left alone.",
    ),
    "Goldstein value changed": (
        lambda: EventType.objects.filter(code="talks").update(goldstein="1.5"),
        "Type of event “round of talks” (talks): changed here; left alone.",
    ),
    "trigger deleted": (
        without_first_trigger,
        "Trigger words “talks” (talks): changed here; left alone.",
    ),
    "country deleted": (
        lambda: Country.objects.get(alpha3="YUG").delete(),
        "Country “Yugoslavia” (YUG): deleted here; stays deleted.",
    ),
    "topic deleted": (
        lambda: topic("water").delete(),
        "Topic “water” (water): deleted here; stays deleted.",
    ),
    "type deleted": (
        lambda: EventType.objects.get(code="talks").delete(),
        "Type of event “round of talks” (talks): deleted here; stays deleted.",
    ),
    "name deleted": (
        lambda: kabul().delete(),
        "Name in text “Kabul” (AFG): deleted here; stays deleted.",
    ),
    "name made a look-alike": (
        lambda: kabul().update(kind="look-alike"),
        "Name in text “Kabul” (AFG): deleted here; stays deleted.",
    ),
    "successor taken away": (
        lambda: Country.objects.get(alpha3="YUG").successors.remove(
            Country.objects.get(alpha3="SVN")
        ),
        "Successor “SVN” (YUG): deleted here; stays deleted.",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_an_editor_did_stays_and_is_told(edit: str) -> None:
    change, told = EDITS[edit]
    change()
    before = everything()
    assert loaded().left_alone == [told]
    assert everything() == before


@pytest.mark.parametrize("edit", EDITS)
def test_what_an_editor_did_before_anything_was_kept_as_shipped_stays(edit: str) -> None:
    change, told = EDITS[edit]
    ShippedRow.objects.all().delete()
    change()
    before = everything()
    assert loaded().left_alone == [told]
    assert everything() | {"ShippedRow": []} == before


ADDED: dict[str, Callable[[], Model]] = {
    "country": lambda: Country.objects.create(name="Ruritania", standing="member"),
    "name": lambda: CountryName.objects.create(
        country=Country.objects.get(alpha3="SWE"), kind="demonym", name="Ruritanian"
    ),
    "successor": lambda: Country.successors.through.objects.create(
        from_country=Country.objects.get(alpha3="YUG"), to_country=Country.objects.get(alpha3="ALB")
    ),
    "type": lambda: EventType.objects.create(label="feast", plural="feasts", quad="neutral"),
    "topic": lambda: Topic.objects.create(label="football"),
}


@pytest.mark.parametrize("kind", ADDED)
def test_what_an_editor_added_stays(kind: str) -> None:
    ADDED[kind]()
    before = everything()
    assert loaded().left_alone == []
    assert everything() == before


CHANGES: list[tuple[VocabularyRow, Callable[[], str], str]] = [
    (
        shipped("country", "MMR", name="Burma"),
        lambda: Country.objects.get(alpha3="MMR").name,
        "Burma",
    ),
    (
        shipped("country", "AFG", existed="1919/.."),
        lambda: Country.objects.get(alpha3="AFG").existed,
        "1919/..",
    ),
    (shipped("topic", "water", label="rivers"), lambda: topic("water").label, "rivers"),
    (
        shipped("eventtype", "talks", goldstein="1.5"),
        lambda: str(EventType.objects.get(code="talks").goldstein),
        "1.5",
    ),
    (
        shipped("triggers", "talks", triggers="met"),
        lambda: EventType.objects.get(code="talks").triggers,
        "met",
    ),
]


@pytest.mark.parametrize(("row", "find", "word"), CHANGES, ids=[row.key[0] for row, *_ in CHANGES])
def test_row_as_it_shipped_gets_the_words_of_the_release(
    row: VocabularyRow, find: Callable[[], str], word: str
) -> None:
    result = loaded(row)
    assert find() == word
    assert (len(result.changed), result.added, result.left_alone) == (1, [], [])
    again = loaded(row)
    assert (again.changed, again.left_alone) == ({}, [])
    loaded()
    assert find() != word


def test_row_that_an_editor_changed_keeps_its_words_release_after_release() -> None:
    rename(topic("water"), label="water and rivers")
    for label in ("rivers", "seas"):
        loaded(shipped("topic", "water", label=label))
        assert topic("water").label == "water and rivers"


def test_editor_who_goes_back_to_the_words_of_an_older_release_keeps_them() -> None:
    loaded(shipped("topic", "water", label="rivers"))
    rename(topic("water"), label="water")
    loaded(shipped("topic", "water", label="seas"))
    assert topic("water").label == "water"


def test_row_that_an_editor_made_as_the_release_has_it_follows_the_next_one() -> None:
    rename(topic("water"), label="rivers")
    assert loaded(shipped("topic", "water", label="rivers")).left_alone == []
    loaded(shipped("topic", "water", label="seas"))
    assert topic("water").label == "seas"


def test_renamed_type_still_gets_the_triggers_of_the_release() -> None:
    rename(EventType.objects.get(code="talks"), label="negotiation")
    loaded(shipped("triggers", "talks", triggers="met"))
    talks = EventType.objects.get(code="talks")
    assert (talks.label, talks.triggers) == ("negotiation", "met")


def test_type_whose_triggers_an_editor_changed_still_gets_its_words() -> None:
    without_first_trigger()
    triggers = EventType.objects.get(code="talks").triggers
    loaded(shipped("eventtype", "talks", label="negotiation"))
    talks = EventType.objects.get(code="talks")
    assert (talks.label, talks.triggers) == ("negotiation", triggers)


def test_new_row_of_a_code_that_an_editor_made_leaves_it_alone() -> None:
    made = Topic.objects.create(code="fish", label="fish and chips")
    told = ["Topic “fishing” (fish): added here by hand; left alone."]
    assert loaded(FISHING).left_alone == told
    made.refresh_from_db()
    assert made.label == "fish and chips"


@pytest.mark.parametrize("label", ["fishing", "Fishing"])
def test_new_row_of_a_name_that_an_editor_gave_waits_until_it_is_free(label: str) -> None:
    made = Topic.objects.create(code="angling", label=label)
    told = ["Topic “fishing” (fish): another here has that name; left out."]
    assert loaded(FISHING).left_alone == loaded(FISHING).left_alone == told
    rename(made, label="angling")
    assert loaded(FISHING).added == [topic("fish")]


def test_new_name_that_an_editor_gave_to_another_country_is_left_out() -> None:
    norway = Country.objects.get(alpha3="NOR")
    CountryName.objects.create(country=norway, kind="capital", name="Strelsau")
    new = VocabularyRow(ShippedKind.NAME, ("SWE", "capital", "Strelsau"))
    told = ["Name in text “Strelsau” (SWE): a name of NOR here; left out."]
    assert loaded(new).left_alone == told
    assert CountryName.objects.get(name="Strelsau").country == norway


def test_shipped_names_may_be_of_two_countries() -> None:
    new = VocabularyRow(ShippedKind.NAME, ("SWE", "capital", "Kabul"))
    assert [str(each) for each in loaded(new).added] == ["Kabul"]


def test_rows_may_change_names_with_each_other() -> None:
    water, energy = topic("water").label, topic("energy").label
    loaded(shipped("topic", "water", label=energy), shipped("topic", "energy", label=water))
    assert (topic("water").label, topic("energy").label) == (energy, water)


def test_new_names_and_successors_of_a_deleted_country_are_not_added() -> None:
    Country.objects.get(alpha3="TKL").delete()
    name = VocabularyRow(ShippedKind.NAME, ("TKL", "capital", "Fakaofo"))
    successor = VocabularyRow(ShippedKind.SUCCESSOR, ("YUG", "TKL"))
    assert loaded(name, successor).added == []


def test_row_that_ships_no_more_is_kept_and_told() -> None:
    told = "Name in text “Kabul” (AFG): ships no more; kept."
    fewer = [row for row in SHIPPED if row.name != "Kabul"]
    assert load_vocabulary(fewer).left_alone == [told]
    assert kabul().exists()


def test_new_row_with_all_that_belongs_to_it_is_added() -> None:
    feast = {"label": "feast", "plural": "feasts", "quad": "neutral", "goldstein": "0.0"}
    result = loaded(
        VocabularyRow(ShippedKind.TYPE, ("feast",), feast, {"code": "feast"}),
        VocabularyRow(ShippedKind.TRIGGERS, ("feast",), {"triggers": "feast*"}),
    )
    assert result.added == [EventType.objects.get(code="feast", triggers="feast*", goldstein=0)]
    assert result.changed == {}


def test_vocabulary_is_loaded_as_a_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything()
    monkeypatch.setattr(type(ShippedRow.objects), "keep", lambda *arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        loaded(FISHING, shipped("topic", "water", label="rivers"))
    assert everything() == before


def test_loading_what_is_there_asks_a_fixed_number_of_queries_and_writes_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        loaded()
    assert len(queries) == 11
    assert not any(each["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for each in queries)
