"""People, governments, offices and organisations in a sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.people import ActorMention, actors_in
from relations.extraction.tokens import listed

PEOPLE = [
    ("the Taliban’s acting foreign minister, Amir Khan Muttaqi, spoke",
     "Amir Khan Muttaqi", "acting foreign minister", "AFG"),
    ("Pakistan’s Foreign Minister Ishaq Dar left", "Ishaq Dar", "foreign minister", "PAK"),
    ("Indian Prime Minister Narendra Modi left", "Narendra Modi", "prime minister", "IND"),
    ("Foreign Secretary David Lammy left", "David Lammy", "foreign secretary", None),
    ("Maj. Gen. Ahmed Sharif left", "Ahmed Sharif", "Maj. Gen.", None),
    ("Mr. Haidari left", "Haidari", "", None),
    ("Mariam Solaimankhil, a former lawmaker, left",
     "Mariam Solaimankhil", "former lawmaker", None),
    ("Zabihullah Mujahid, a spokesman for the Taliban administration, left",
     "Zabihullah Mujahid", "spokesman for the Taliban administration", "AFG"),
    ("US Secretary of State Marco Rubio left", "Marco Rubio", "secretary of state", "USA"),
    ("President Gustavo Petro of Colombia left", "Gustavo Petro", "president", "COL"),
    ("Crown Prince Mohammed bin Salman left", "Mohammed bin Salman", "crown prince", None),
    ("Hakan Fidan, Turkey’s foreign minister, left", "Hakan Fidan", "foreign minister", "TUR"),
    ("UN Secretary-General António Guterres left",
     "António Guterres", "UN secretary-general", None),
    ("Sudan’s army chief, Abdel Fattah al-Burhan, left",
     "Abdel Fattah al-Burhan", "army chief", "SDN"),
    ("Mexico’s Claudia Sheinbaum said no", "Claudia Sheinbaum", "", "MEX"),
    ("North Korea’s unification minister, Ri Son Gwon, left",
     "Ri Son Gwon", "unification minister", "PRK"),
    ("Philippine President Ferdinand Marcos Jr. left",
     "Ferdinand Marcos Jr.", "president", "PHL"),
    ("the foreign minister of Armenia left",
     "Foreign minister of Armenia (not named)", "foreign minister of Armenia", "ARM"),
    ("a senior official left", "Senior official (not named)", "senior official", None),
    ("the Turkish foreign minister left",
     "Turkish foreign minister (not named)", "foreign minister", "TUR"),
    ("Pakistani officials left", "Pakistani officials (not named)", "officials", "PAK"),
    ("the ambassador to Chad left",
     "Ambassador to Chad (not named)", "ambassador to Chad", None),
    ("Yesterday Muttaqi urged calm", "Muttaqi", "", None),
    ("Minister Dar left", "Dar", "minister", None),
]  # fmt: skip

INSTITUTIONS = [
    ("the foreign ministry in Ankara agreed", "Foreign ministry in Ankara", "office", "TUR"),
    ("Pakistan’s foreign office agreed", "Pakistan’s foreign office", "office", "PAK"),
    ("the Kremlin agreed", "Kremlin", "office", "RUS"),
    ("the White House agreed", "White House", "office", "USA"),
    ("the Ministry of Defence in Taipei agreed",
     "Ministry of Defence in Taipei", "office", "TWN"),
    ("the Finnish border guard agreed", "Finnish border guard", "office", "FIN"),
    ("South Korea’s unification ministry agreed",
     "South Korea’s unification ministry", "office", "KOR"),
    ("Police said no", "Police", "office", None),
    ("the United Nations agreed", "United Nations", "organisation", None),
    ("the UN refugee agency agreed", "UN refugee agency", "organisation", None),
    ("human rights organizations agreed", "Human rights organizations", "organisation", None),
    ("Iranian state media agreed", "Iranian state media", "organisation", "IRN"),
    ("Hezbollah agreed", "Hezbollah", "organisation", None),
    ("the Malaysian Maritime Enforcement Agency agreed",
     "Malaysian Maritime Enforcement Agency", "organisation", "MYS"),
    ("the Taliban administration agreed", "Taliban administration", "government", "AFG"),
    ("the government of Sudan agreed", "Government of Sudan", "government", "SDN"),
    ("authorities in Baku agreed", "Authorities in Baku", "government", "AZE"),
    ("Islamabad agreed", "Islamabad", "government", "PAK"),
    ("the Taliban agreed", "Taliban", "government", "AFG"),
    ("Ethiopia agreed", "Ethiopia", "government", "ETH"),
]  # fmt: skip

NOBODY = [
    "The shelling went on in Spin Boldak and near Zubin Potok.",
    "The Durand Line and the Red Sea were quiet.",
    "The talks in Kabul between Pakistan and Afghanistan went well.",
    "Russia’s war began in February.",
    "On Monday the Torkham Crossing was shut.",
    "The Easter Truce was short.",
    "The Vienna Convention was broken.",
    "The road from Ankara to Baghdad is long.",
    "Who came first is not known.",
    "Troops crossed the Line of Control.",
    "Afghan nationals left on Friday.",
    "A general strike began.",
    "",
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "capacity", "alpha3"), PEOPLE)
def test_person_has_the_name_the_post_and_the_country_of_the_words(
    sentence: str, name: str, capacity: str, alpha3: str | None
) -> None:
    [actor] = actors_in(sentence)

    assert (actor.name, actor.kind) == (name, "person")
    assert (actor.capacity, actor.alpha3) == (capacity, alpha3)


@pytest.mark.parametrize(("sentence", "name", "kind", "alpha3"), INSTITUTIONS)
def test_institution_is_told_from_a_person(
    sentence: str, name: str, kind: str, alpha3: str | None
) -> None:
    [actor] = actors_in(sentence)

    assert (actor.name, actor.kind, actor.alpha3) == (name, kind, alpha3)
    assert actor.capacity == ""


@pytest.mark.parametrize("sentence", NOBODY)
def test_places_events_and_countries_that_are_only_places_do_not_act(sentence: str) -> None:
    assert actors_in(sentence) == []


def test_actors_come_in_order_with_their_words() -> None:
    text = "The Kremlin told Turkish President Recep Tayyip Erdogan that NATO had lied."

    assert [actor.words for actor in actors_in(text)] == [
        "The Kremlin",
        "Turkish President Recep Tayyip Erdogan",
        "NATO",
    ]
    assert_in_order(text, actors_in(text))


PIECES = """
the Turkish ’s , Prime Minister Gen. Ishaq Dar bin of and said UN Kabul ministry spokesman for
Pakistan officials"""
SENTENCES = st.lists(st.sampled_from(sorted(listed(PIECES))), max_size=14).map(" ".join)


@given(st.one_of(SENTENCES, st.text(max_size=60)))
def test_mentions_of_any_text_are_its_own_words_in_order(text: str) -> None:
    assert_in_order(text, actors_in(text))


def assert_in_order(text: str, actors: list[ActorMention]) -> None:
    end = 0
    for actor in actors:
        assert end <= actor.start < actor.end
        assert text[actor.start : actor.end] == actor.words
        assert actor.name
        end = actor.end


HOSTILE = ["Prime ", "Ali ", "the UN of ", "minister for ", "the office of Ali ", "Ali’s office "]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    """Eight times the text takes about eight times as long, never 64 times, on any machine."""
    short, long = hostile * 500, hostile * 4000
    assert min(_seconds(long), _seconds(long)) < 24 * min(_seconds(short), _seconds(short)) + 0.05


def _seconds(text: str) -> float:
    """The time of the processor that reading takes."""
    began = time.process_time()
    actors_in(text)
    return time.process_time() - began
