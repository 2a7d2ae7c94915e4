"""Finding values of a facet by their labels, alike on both databases."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.queries.facet_search import LONGEST_FIND, read_find, values_labelled
from relations.queries.selection import SelectionError
from relations.record.vocabulary import Actor, Country
from tests.factories import (
    make_actor,
    make_described,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of


def make_speaker(name: str) -> Description:
    """A speaker who is published under a name, in an event of which the index has nothing else."""
    actor = Actor(code=f"speaker-{Actor.objects.count()}", name=name, kind=Actor.Kind.PERSON)
    actor.save()
    event = Edition.objects.first() or make_published()
    event.facets.create(name="speaker", value=actor.code)
    return make_described(actor)


def is_found(speaker: Description, find: str) -> bool:
    own = Description.objects.filter(pk=speaker.pk)
    return own.filter(code__in=values_labelled("speaker", find)).exists()


FOUND = [
    ("Zabihullah Mujahid", "Zabihullah Mujahid"),
    ("Zabihullah Mujahid", "bihul"),
    ("Zabihullah Mujahid", "MUJAHID"),
    ("zabihullah mujahid", "Mujahid"),
    # Several words, in any order, all of them or parts of them.
    ("Zabihullah Mujahid", "mujahid zabi"),
    ("Zabihullah Mujahid", "a j"),
    ("Zabihullah Mujahid", ""),
    # Accents on either side, composed or not.
    ("Mūsā Jān", "musa jan"),
    ("Musa Jan", "Mūsā"),
    ("Mūsā Jān", "Mu\u0304sa\u0304"),
    ("Mu\u0304sa\u0304", "mūsā"),
    ("ÉCOLE", "école"),
    ("Çelik", "celik"),
    ("İstanbul", "istanbul"),
    ("مُلاقات", "ملاقات"),
    # Letters of which lower case is not enough.
    ("Strauß", "strauss"),
    ("STRAUSS", "Strauß"),
    ("STRAUẞ", "strauß"),
    ("Μητσοτάκης", "μητσοτακης"),
    ("Μητσοτάκης", "ΜΗΤΣΟΤΆΚΗΣ"),
    ("ΜΗΤΣΟΤΑΚΗΣ", "Μητσοτάκης"),
    ("Лавров", "лавров"),
    ("Ｋａｂｕｌ", "kabul"),
    ("ﬁrst", "first"),
    # Apostrophes of every kind.
    ("O’Brien", "o'brien"),
    ("O'Brien", "o’brien"),
    ("Oʼbrien", "o‘brien"),
    # What means something to a database is a character like any other.
    ("100% Kabul", "100%"),
    ("100% Kabul", "%"),
    ("under_score", "r_s"),
    ("back\\slash", "k\\s"),
    ('the "Voice"', '"voice"'),
    ("it's '; DROP", "';"),
    ("a[b]*?", "[b]*?"),
    ("{name}", "{name}"),
    ("کابل", "کابل"),
    ("🕊 Kabul", "🕊"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "find"), FOUND)
def test_value_is_found_by_the_words_of_its_label(name: str, find: str) -> None:
    assert is_found(make_speaker(name), find)


NOT_FOUND = [
    ("Zabihullah Mujahid", "zebra"),
    ("Zabihullah Mujahid", "mujahid zebra"),
    ("Zabihullah Mujahid", "zabihullahmujahid"),
    ("Zabihullah Mujahid", "z%d"),
    ("Zabihullah Mujahid", "zabi%"),
    ("Zabihullah Mujahid", "%"),
    ("Zabihullah Mujahid", "_"),
    ("Zabihullah Mujahid", "m_jahid"),
    ("Zabihullah Mujahid", "*"),
    ("Zabihullah Mujahid", "mujahid\\"),
    ("Zabihullah Mujahid", "' OR 1=1 --"),
    ("Zabihullah Mujahid", '"'),
    ("O’Brien", "obrien"),
    ("Straus", "strauß"),
    ("🕊 Kabul", "✌"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "find"), NOT_FOUND)
def test_value_is_not_found_by_anything_else(name: str, find: str) -> None:
    assert not is_found(make_speaker(name), find)


# Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and all that is between them, but for a letter
# that nobody writes any more and a mark under letters of ancient Greek: PostgreSQL folds them
# otherwise.
letters = st.characters(min_codepoint=32, max_codepoint=0x7FF, exclude_characters="ŉ\u0345")


@pytest.mark.django_db
@given(st.text(letters, min_size=1, max_size=30), st.data())
@settings(max_examples=100)  # every example publishes a speaker of its own
def test_any_name_is_found_by_any_part_of_it_in_either_case(name: str, data: st.DataObject) -> None:
    speaker = make_speaker(name)
    label = speaker.label  # on one line, of which some characters are no part
    assume(label)
    start = data.draw(st.integers(0, len(label) - 1))
    part = label[start : data.draw(st.integers(start + 1, len(label)))]
    for find in (part, part.upper(), part.lower()):
        assert is_found(speaker, find)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facet", "find", "values"),
    [
        ("country", "stan pak", {"PAK"}),
        ("type", "high LEVEL", {"visit"}),
        ("topic", "management", {"border"}),
        ("quad", "verbal", {"verbal-conflict", "verbal-cooperation"}),
        ("quad", "conflict material", {"material-conflict"}),
        ("act", "DENÍES", {"deny"}),
        ("act", "%", set()),
        ("country", "zebra", set()),
    ],
)
def test_values_of_every_kind_of_facet_are_found(facet: str, find: str, values: set[str]) -> None:
    found = values_labelled(facet, find)
    assert {
        value if isinstance(value, str) else "".join(value.values()) for value in found
    } == values


@pytest.mark.django_db
def test_speakers_are_found_by_name_and_sources_by_title() -> None:
    first, second = make_source(title="Talks in Kabul"), make_source(title="Visit to Kabul")
    event = make_event(sentence=first.sentences.get(number=1))
    make_statement(
        event, sentence=second.sentences.get(number=1), speaker=make_actor("Zalmai Khan")
    )
    publish(event)
    assert values_labelled("speaker", "khan") == {"zalmai-khan"}
    assert values_labelled("source", "kabul talks") == {first.code}


@pytest.mark.django_db
def test_values_are_looked_for_within_the_query_that_they_narrow() -> None:
    found = Country.objects.filter(alpha3__in=values_labelled("country", "pakistan"))
    assert queries_of(lambda: list(found)) == 1


READ = [
    ("", ""),
    ("   ", ""),
    ("  two \t\r\n words  ", "two words"),
    ("no\0thing", "no thing"),
    ("می‌خواهد", "می خواهد"),
    ("\ud800a", "a"),
    ("\u202eabc", "abc"),
    ("100% 'it_s'", "100% 'it_s'"),
    ("x" * LONGEST_FIND, "x" * LONGEST_FIND),
]


@pytest.mark.parametrize(("text", "find"), READ)
def test_what_to_find_is_read_on_one_line(text: str, find: str) -> None:
    assert read_find(text) == find


@pytest.mark.parametrize("text", ["x" * (LONGEST_FIND + 1), " " * 10_000, "\0" * 101])
def test_what_is_too_long_to_find_is_refused_by_the_name_of_its_parameter(text: str) -> None:
    with pytest.raises(SelectionError, match="is longer than 100 characters") as refusal:
        read_find(text)
    assert (refusal.value.parameter, refusal.value.value) == ("find", text)
