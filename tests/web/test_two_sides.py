"""Who stands where: each statement in the column of its side, and answers opposite what they
answer."""

from typing import Any

import pytest

from relations.web.two_sides import Band, badge_words, bands_of, label_of, sides_of

NAMES = {"A": "Afghanistan", "P": "Pakistan", "I": "Iran"}


def actor(name: str, country: str | None = None) -> dict[str, Any]:
    named = country and {"code": country, "name": NAMES[country]}
    return {"code": name.lower(), "name": name, "country": named}


def said(text: str, country: str | None = None, behalf: Any = None, **fields: Any) -> Any:
    """A statement by a speaker of a country."""
    speaker = actor(f"Speaker {text}", country)
    return {"text": text, "speaker": speaker, "on_behalf_of": behalf, "act": "accuse", **fields}


def event(countries: str, statements: list[Any], roles: str = "") -> Any:
    """An event of countries, each with the role of the same place: `i` for the initiator, `h` for
    one that only hosts."""
    taking_part = [
        {
            "code": each,
            "name": NAMES[each],
            "role": {"i": "initiator", "h": "host"}.get(role, "target"),
            "is_party": role != "h",
        }
        for each, role in zip(countries, roles.ljust(len(countries)), strict=True)
    ]
    return {"countries": taking_part, "statements": statements}


SIDES = [
    # The countries, their roles, the countries of those who speak, and who stands first and second.
    ("AP", "", "A", ["Afghanistan", "Pakistan"]),
    ("AP", "", "P", ["Afghanistan", "Pakistan"]),
    ("AP", " i", "AP", ["Pakistan", "Afghanistan"]),
    ("AP", "i ", "AP", ["Afghanistan", "Pakistan"]),
    ("AP", "ii", "AP", ["Afghanistan", "Pakistan"]),
    ("PA", "", "AP", ["Afghanistan", "Pakistan"]),
    # No sides where others alone speak, or more or fewer than two take part.
    ("AP", " i", "I", []),
    ("AP", " i", "", []),
    ("AIP", "  i", "AP", []),
    # Who only hosts has no side, and takes nobody's.
    ("AIP", " hi", "AIP", ["Pakistan", "Afghanistan"]),
    ("AIP", " hi", "I", []),
    ("A", "i", "A", []),
]


@pytest.mark.parametrize(("countries", "roles", "speakers", "expected"), SIDES)
def test_two_countries_have_a_side_each_the_one_that_began_first(
    countries: str, roles: str, speakers: str, expected: list[str]
) -> None:
    found = sides_of(event(countries, [said("x", each) for each in speakers], roles))
    assert [each["name"] for each in found] == expected
    assert [each["column"] for each in found] == ["first", "second"][: len(expected)]


def outline(bands: list[Band]) -> list[str]:
    """Each band: its cells in order, as the first letter of their column and what is said; in
    brackets if it is an exchange, and the silent sides behind a dash."""
    told = []
    for band in bands:
        cells = " ".join(
            cell["column"][0] + "".join(each["text"] for each in cell["statements"])
            for cell in band["cells"]
        )
        silent = "".join(f" -{each['code']}" for each in band["silent"])
        told.append(f"[{cells}]{silent}" if band["is_exchange"] else f"{cells}{silent}")
    return told


# Exchanges of an event that Pakistan began, each statement by its number and the country of whom
# it is made for (- for none), and where they stand: f(irst), s(econd) or a(cross).
BANDS = [
    ([], []),
    (["1P"], ["f1 -A"]),
    (["1A"], ["s1 -P"]),
    (["1P", "2A"], ["f1 s2"]),
    # Without answers both sides share rows, each in its own order.
    (["1A", "2A", "3P", "4A"], ["f3 s124"]),
    # An answer stands in the row of its claim, whichever side that is.
    (["1P 2A"], ["[f1 s2]"]),
    (["1A 2P"], ["[s1 f2]"]),
    (["1P 2A 3A"], ["[f1 s23]"]),
    (["1P 2A 3P 4A"], ["[f1 s2 f3 s4]"]),
    (["1P 2P"], ["[f12] -A"]),
    # An exchange keeps its place among the others.
    (["1P", "2A", "3P 4A", "5A", "6P"], ["f1 s2", "[f3 s4]", "f6 s5"]),
    # Others stand across; that a side is silent is said under its heading, beside the other.
    (["1I", "2P", "3-"], ["a1", "f2 -A", "a3"]),
    (["1P 2I 3A"], ["[f1 a2 s3]"]),
    (["1I 2P"], ["[a1 f2] -A"]),
    (["1I", "2I"], ["a1", "a2"]),
]


@pytest.mark.parametrize(("exchanges", "expected"), BANDS)
def test_statements_stand_in_the_column_of_their_side(
    exchanges: list[str], expected: list[str]
) -> None:
    made = [
        [said(each[0], None if each[1] == "-" else each[1]) for each in exchange.split()]
        for exchange in exchanges
    ]
    sides = sides_of(event("AP", [each for exchange in made for each in exchange], " i"))
    found = outline(bands_of(made, sides))
    assert found == ([each.split(" -")[0] for each in expected] if not sides else expected)


RESUMED = [
    (["1P", "2A"], []),
    (["1I", "2P", "3A"], ["2", "3"]),
    (["1P", "2I", "3P", "4A 5P", "6A"], ["3", "4"]),
    (["1I 2P 3A", "4A"], ["2", "3"]),
]


@pytest.mark.parametrize(("exchanges", "expected"), RESUMED)
def test_column_has_its_heading_again_after_words_of_others(
    exchanges: list[str], expected: list[str]
) -> None:
    made = [[said(each[0], each[1]) for each in exchange.split()] for exchange in exchanges]
    bands = bands_of(made, sides_of(event("AP", [each for one in made for each in one], " i")))
    cells = [cell for band in bands for cell in band["cells"] if cell["is_resumed"]]
    assert [cell["statements"][0]["text"] for cell in cells] == expected


def test_without_sides_all_stand_across_each_under_a_heading() -> None:
    made = [[said("1", "P"), said("2", "A")], [said("3", "I")]]
    bands = bands_of(made, [])
    assert outline(bands) == ["[a1 a2]", "a3"]
    labels = [cell["label"] for band in bands for cell in band["cells"]]
    assert labels == ["Pakistan says", "Afghanistan says", "Iran says"]


LABELS = [
    (said("x", "P"), "Pakistan says"),
    (said("x"), ""),
    ({**said("x"), "speaker": actor("Pakistan", "P")}, ""),
    (said("x", behalf=actor("The ministry", "A")), "Afghanistan says"),
    # Whom they speak for counts, and not where they are from.
    (said("x", "P", behalf=actor("The United Nations")), "The United Nations"),
]


@pytest.mark.parametrize(("statement", "label"), LABELS)
def test_heading_is_the_country_or_the_name_of_those_for_whom_it_is_said(
    statement: Any, label: str
) -> None:
    assert label_of(statement) == label


def test_older_document_knows_the_side_of_a_country_by_its_name() -> None:
    older = {"speaker": {"code": "pakistan", "name": "Pakistan"}, "on_behalf_of": None}
    other = {"speaker": {"code": "dar", "name": "Ishaq Dar"}, "on_behalf_of": None}
    made = [[{**older, "text": "1"}], [{**other, "text": "2"}]]
    sides = sides_of(event("AP", [older, other], " i"))
    assert outline(bands_of(made, sides)) == ["f1 -A", "a2"]


BADGES = [
    ("accuse", "denied", False, "denied"),
    ("demand", "answered", False, "answered"),
    ("threaten", "unanswered", False, "no answer in this event’s record"),
    ("accuse", "unanswered", True, "no answer on record"),
    # Of what calls for no answer it is not said that none is there, nor that it was denied.
    ("urge", "unanswered", False, ""),
    ("urge", "unanswered", True, ""),
    ("urge", "", True, ""),
    ("offer", "denied", True, "answered"),
    ("concern", "answered", True, "answered"),
]


@pytest.mark.parametrize(("act", "became", "in_whole_record", "words"), BADGES)
def test_badge_says_no_more_than_was_looked_at(
    act: str, became: str, in_whole_record: bool, words: str
) -> None:
    assert badge_words(said("x", act=act), became, in_whole_record=in_whole_record) == words
