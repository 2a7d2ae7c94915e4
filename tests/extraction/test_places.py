"""Places where a sentence says something happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.places import PlaceMention, places_in
from relations.extraction.sureness import Pattern
from tests.extraction.shipped import events


def found(text: str) -> list[tuple[str, str | None]]:
    return [(place.words, place.alpha3) for place in places_in(text)]


PLACES = [
    ("The meeting in Kabul on Saturday marked a step.", [("Kabul", "AFG")]),
    ("Fire was exchanged at the Torkham crossing.", [("Torkham crossing", None)]),
    ("A convoy was hit near Spin Boldak.", [("Spin Boldak", None)]),
    ("Jets struck sites in Khost and Paktika provinces.", [("Khost and Paktika provinces", None)]),
    ("A bomb went off in the Pakistani city of Peshawar.", [("Peshawar", "PAK")]),
    ("Kabul/Islamabad: In a rare move, they met.", [("Kabul", "AFG"), ("Islamabad", "PAK")]),
    ("KYIV, Ukraine (AP) — Russian drones hit a market.", [("KYIV", "UKR")]),
    ("NEW DELHI (Reuters) - India said so.", [("NEW DELHI", "IND")]),
    ("The ministers met in Doha, Qatar.", [("Doha", "QAT")]),
    ("The shelling hit a school in Quetta, Pakistan.", [("Quetta", "PAK")]),
    ("They talked in Addis Ababa.", [("Addis Ababa", "ETH")]),
    ("Troops clashed in the Galwan Valley.", [("Galwan Valley", None)]),
    ("Ships collided near Second Thomas Shoal.", [("Second Thomas Shoal", None)]),
    ("Ships collided in the South China Sea.", [("South China Sea", None)]),
    ("A drone fell on the outskirts of Belgorod.", [("Belgorod", None)]),
    ("The summit was held at Camp David.", [("Camp David", None)]),
    ("Talks opened in Geneva on Monday.", [("Geneva", None)]),
    (
        "He was detained at Tribhuvan International Airport.",
        [("Tribhuvan International Airport", None)],
    ),
    (
        "The attack took place in Sistan and Baluchestan province.",
        [("Sistan and Baluchestan province", None)],
    ),
    ("Fighting broke out in Preah Vihear province.", [("Preah Vihear province", None)]),
    ("Rebels seized villages around Goma.", [("Goma", None)]),
    ("Prisoners were freed at the Wagah border crossing.", [("Wagah border crossing", None)]),
    ("A pier in the port of Jeddah burned.", [("Jeddah", None)]),
    ("Clashes broke out in the town of Nakhchivan.", [("Nakhchivan", None)]),
    ("Crowds gathered outside the embassy in Mexico City.", [("Mexico City", "MEX")]),
    ("The deal was signed in Washington.", [("Washington", "USA")]),
    ("The deal was signed in Washington, D.C.", [("Washington, D.C.", "USA")]),
    ("Soldiers crossed at Cúcuta.", [("Cúcuta", None)]),
    ("Explosions were heard in Port Sudan.", [("Port Sudan", None)]),
    ("He landed in Tel Aviv.", [("Tel Aviv", "ISR")]),
    ("Houses burned in the Gaza Strip.", [("Gaza Strip", "PSE")]),
    ("A protest was held in Seoul and in Busan.", [("Seoul", "KOR"), ("Busan", None)]),
    ("A checkpoint near Metula, Israel, was hit.", [("Metula", "ISR")]),
    ("He spoke in Davos, Switzerland.", [("Davos", "CHE")]),
    ("A raid in eastern Nangarhar province killed five.", [("Nangarhar province", None)]),
    ("A raid in Afghanistan’s Nangarhar province killed five.", [("Nangarhar province", "AFG")]),
    ("Shells fell in Armenia’s Syunik region.", [("Syunik region", "ARM")]),
    ("The boat sank off Lampedusa.", [("Lampedusa", None)]),
    ("The incident happened along the Line of Control.", [("Line of Control", None)]),
    ("He arrived in Beijing from Pyongyang.", [("Beijing", "CHN")]),
    (
        "Residents of the Panjshir Valley left Bagram Air Base.",
        [("Panjshir Valley", None), ("Bagram Air Base", None)],
    ),
    ("Boats met in the Strait of Hormuz.", [("Strait of Hormuz", None)]),
    ("Militants stormed a camp in Rann of Kutch.", [("Rann of Kutch", None)]),
    ("Soldiers died in the Durand Line area.", [("Durand Line", None)]),
    ("A market in Dar es Salaam burned.", [("Dar es Salaam", "TZA")]),
    ("Talks were held in N’Djamena.", [("N’Djamena", "TCD")]),
    ("The minister flew to Kabul.", [("Kabul", "AFG")]),
    ("The minister visited Kabul.", [("Kabul", "AFG")]),
    ("Crowds marched through Dhaka.", [("Dhaka", "BGD")]),
    ("They were flown from Sudan’s capital, Khartoum.", [("Khartoum", "SDN")]),
    ("Forces shelled the Ukrainian city of Kherson.", [("Kherson", "UKR")]),
    ("Jets attacked the port of Hodeidah in Yemen.", [("Hodeidah", "YEM")]),
    ("A raid in Zaranj in western Afghanistan failed.", [("Zaranj", "AFG")]),
    ("Forces withdrew from the Kalbajar district.", [("Kalbajar district", None)]),
]

LOOKALIKES = [
    "They met in Pakistan.",
    "They met in March.",
    "They met in April 2024.",
    "On Monday they met.",
    "In 2022 they met.",
    "Trust in President Erdogan fell.",
    "He was angry at Putin.",
    "They believe in God.",
    "A fall in Brent crude",
    "In Ramadan prices rose.",
    "In January Pakistan shut it.",
    "He spoke in English.",
    "At the UN General Assembly they spoke.",
    "In the Security Council they spoke.",
    "At NATO headquarters they spoke.",
    "In Parliament they spoke.",
    "The bill in Congress stalled.",
    "Confidence in the Taliban fell.",
    "in the United States",
    "in Afghan territory",
    "near Russian forces",
    "at the Ministry of Foreign Affairs",
    "In an interview with Al Jazeera he spoke.",
    "In his speech he spoke.",
    "At least 46 people died.",
    "In a statement on Friday",
    "In Mr Dar’s view",
    "at the White House",
    "In the Kremlin’s view",
    "a specialist in Islamic law",
    "in US dollars",
    "in Spring",
    "Also Read: India on the radar",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_are_found(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", LOOKALIKES)
def test_words_that_only_look_like_a_place_are_not_found(text: str) -> None:
    assert found(text) == []


NOT_OF_THE_EVENT = [
    ("KYIV, Ukraine (AP) — Russian drones hit a market in Kharkiv.", [("Kharkiv", None)]),
    ("He told reporters in Ankara that jets had bombed Afrin.", []),
    ("A spokesman in Geneva said so.", []),
    ("Chad recalled its ambassador in Tripoli.", []),
    ("Iran threatened to close the port of Bushehr.", []),
    ("No raids took place in Kandahar.", []),
    ("The meeting in Oslo was called off.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOT_OF_THE_EVENT)
def test_where_somebody_spoke_or_nothing_was_done_is_no_place(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(text) == expected


PATTERNS = [
    ("Jets bombed a camp near Homs.", Pattern.PLACE_OF_DEED),
    ("The talks in Oslo ended.", Pattern.PLACE_OF_DEED),
    ("The minister flew to Kabul.", Pattern.PLACE_VISITED),
    ("After a raid in Homs they met.", Pattern.PLACE_NAMED),
    ("They will meet in Oslo.", Pattern.PLACE_NAMED),
    ("NEW DELHI (Reuters) - India said so.", Pattern.PLACE_OF_REPORT),
]


@pytest.mark.parametrize(("text", "pattern"), PATTERNS)
def test_place_names_the_pattern_that_found_it(text: str, pattern: Pattern) -> None:
    [place] = places_in(text)
    assert place.pattern is pattern


def test_the_place_of_the_meeting_on_record_is_found_and_no_other() -> None:
    places = {
        place for event in events() for text in event.sentences.values() for place in found(text)
    }
    assert places == {("Kabul", "AFG")}


def test_a_place_says_where_it_stands() -> None:
    text = "A bomb went off near Spin Boldak."
    assert places_in(text) == [PlaceMention("Spin Boldak", 21, 32, None, Pattern.PLACE_OF_DEED)]


WORDS = ["in", "at", "the", "In", "Kabul", "Spin", "Boldak", ",", "and", "/", ":", "of", "Sea’s"]


@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "at",
                "the",
                "In",
                "Kabul",
                "Spin",
                "Boldak",
                ",",
                "and",
                "/",
                ":",
                "of",
                "provinces",
                "Sea’s",
            ]
        ),
        max_size=20,
    )
)
def test_places_stand_in_order_where_they_say(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for place in places_in(text):
        assert place.start >= end
        assert text[place.start : place.end] == place.words
        end = place.end


@pytest.mark.parametrize("words", ["In the of In the and of ", "Alpha ", "in North south ", "In "])
def test_a_long_hostile_text_takes_no_time(words: str) -> None:
    assert len(places_in(words * 5000)) <= 5000
