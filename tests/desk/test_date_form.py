"""What an editor chooses, in EDTF and as it is read back, and what is still lacking."""

import pytest

from relations.desk.date_form import ASKED, WAYS, ChoiceForm
from relations.desk.dates import reading

DAY = {"day": "19", "month": "4", "year": "2025"}
TWO_DAYS = {"day": "1", "month": "4", "year": "2025", "end_day": "19", "end_month": "4"}


def written(way: str, parts: dict[str, str], *published: str) -> str:
    """The EDTF of a choice that is complete."""
    form = ChoiceForm({"way": way, **parts}, list(published))
    assert form.is_valid(), form.errors
    return str(form.cleaned_data["edtf"])


def lacking(way: str, parts: dict[str, str], *published: str) -> str:
    """What is said first of a choice that is not."""
    form = ChoiceForm({"way": way, **parts}, list(published))
    assert not form.is_valid()
    return str(next(iter(form.errors.values()))[0])


@pytest.mark.parametrize(
    ("way", "parts", "edtf", "words", "bounds"),
    [
        ("day", DAY, "2025-04-19", "19 April 2025", ["19 April 2025", "19 April 2025"]),
        ("day", DAY | {"day": "09"}, "2025-04-09", "9 April 2025", ["9 April 2025"] * 2),
        ("month", DAY, "2025-04", "April 2025", ["1 April 2025", "30 April 2025"]),
        ("year", DAY, "2025", "2025", ["1 January 2025", "31 December 2025"]),
        (
            "season",
            {"season": "22", "year": "2025"},
            "2025-22",
            "summer 2025",
            ["1 June 2025", "31 August 2025"],
        ),
        (
            "season",
            {"season": "36", "year": "2025"},
            "2025-36",
            "the fourth quarter of 2025",
            ["1 October 2025", "31 December 2025"],
        ),
        (
            "about",
            {"month": "3", "year": "2025"},
            "2025-03~",
            "about March 2025",
            ["1 March 2025", "31 March 2025"],
        ),
        (
            "within",
            TWO_DAYS | {"end_year": "2025"},
            "[2025-04-01..2025-04-19]",
            "some time between 1 and 19 April 2025",
            ["1 April 2025", "19 April 2025"],
        ),
        (
            "lasting",
            TWO_DAYS | {"end_year": "2025"},
            "2025-04-01/2025-04-19",
            "1–19 April 2025",
            ["1 April 2025", "19 April 2025"],
        ),
        (
            "since",
            {"month": "3", "year": "2025"},
            "2025-03/..",
            "since March 2025",
            ["1 March 2025", "open"],
        ),
        ("until", DAY, "../2025-04-19", "until 19 April 2025", ["open", "19 April 2025"]),
        ("before", DAY, "[..2025-04-18]", "before 19 April 2025", ["open", "18 April 2025"]),
        (
            "or-later",
            DAY,
            "[2025-04-19..]",
            "19 April 2025 or later",
            ["19 April 2025", "open"],
        ),
        (
            "unknown",
            DAY | {"told": "past"},
            "[..2025-04-19]",
            "before 20 April 2025",
            ["open", "19 April 2025"],
        ),
        (
            "unknown",
            {"told": "past", "year": "2025"},
            "[..2025-12-31]",
            "before 1 January 2026",
            ["open", "31 December 2025"],
        ),
        (
            "unknown",
            {"told": "future", "month": "4", "year": "2025"},
            "[2025-04-01..]",
            "1 April 2025 or later",
            ["1 April 2025", "open"],
        ),
        (
            "unknown",
            DAY | {"told": "appeared"},
            "[..2025-04-19]",
            "before 20 April 2025",
            ["open", "19 April 2025"],
        ),
    ],
)
def test_choice_becomes_edtf_and_is_read_back(
    way: str, parts: dict[str, str], edtf: str, words: str, bounds: list[str]
) -> None:
    assert written(way, parts) == edtf
    read = reading(edtf)
    assert (read["words"], read["bounds"]) == (words, bounds)
    assert read["certainty"]


def test_every_way_that_is_offered_asks_for_something() -> None:
    assert {way for _, ways in WAYS for way, _ in ways} == set(ASKED)


@pytest.mark.parametrize(
    ("way", "parts", "lacks"),
    [
        ("day", {}, "Give the day."),
        ("day", {"day": "19", "year": "2025"}, "Give the month."),
        ("day", DAY | {"year": ""}, "Give the year."),
        ("month", {"year": "2025"}, "Give the month."),
        ("season", {"year": "2025"}, "Choose the part of the year."),
        ("about", {}, "Give the year."),
        ("about", {"day": "1", "year": "2025"}, "Give the month too, or leave the day blank."),
        ("within", DAY, "Give the year of the second date."),
        ("unknown", DAY, "Choose whether the article reports or announces it."),
        (
            "unknown",
            {"told": "past"},
            "Cite a sentence of the article, or give the date of the article.",
        ),
        ("unknown", {"told": "appeared"}, "Give the day on which it had appeared."),
        ("unknown", {"told": "past", "day": "4"}, "Give the year."),
        ("year", {"year": "25"}, "Write the year with four digits, such as 2025."),
        ("year", {"year": "٢٠٢٥"}, "Write the year with four digits, such as 2025."),
        ("day", DAY | {"day": "32"}, "A day is a number from 1 to 31."),
        (
            "day",
            DAY | {"day": "31"},
            "This date is not possible: there is no such day in that month.",
        ),
        (
            "before",
            DAY | {"day": "31"},
            "This date is not possible: there is no such day in that month.",
        ),
        (
            "lasting",
            DAY | {"end_year": "2024"},
            "This date is not possible: the end lies before the start.",
        ),
        (
            "before",
            {"year": "0000"},
            "This date is not possible: a year has four digits.",
        ),
    ],
)
def test_choice_that_is_incomplete_or_impossible_writes_nothing_and_says_what_it_lacks(
    way: str, parts: dict[str, str], lacks: str
) -> None:
    assert lacking(way, parts) == lacks


@pytest.mark.parametrize(
    ("told", "published", "edtf"),
    [
        ("past", ["2025-04-20"], "[..2025-04-20]"),
        ("past", ["2025-05", "2025-04-20"], "[..2025-04-20]"),
        ("future", ["2025-05", "2025-04-20"], "[2025-05-01..]"),
        ("future", ["2024/.."], "[2024-01-01..]"),
        ("past", ["XXXX", "2025-04-20"], "[..2025-04-20]"),
    ],
)
def test_articles_bound_what_they_report_and_what_they_announce(
    told: str, published: list[str], edtf: str
) -> None:
    assert written("unknown", {"told": told}, *published) == edtf
    assert written("unknown", {"told": "past", "year": "2023"}, *published) == "[..2023-12-31]"


@pytest.mark.parametrize("published", ["2024/..", "XXXX"])
def test_article_that_has_no_last_day_does_not_bound_what_it_reports(published: str) -> None:
    assert lacking("unknown", {"told": "past"}, published).startswith("Cite a sentence")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("8 February 2026", "8 February 2026"),
        ("Feb 2026", "February 2026"),
        ("8.2.2026", "8 February 2026"),
        ("2/13/2026", "13 February 2026"),
    ],
)
def test_date_as_people_type_it_is_read_back(typed: str, words: str) -> None:
    read = reading(typed)
    assert (read["edtf"], read["words"]) == (typed, words)


def test_day_and_month_that_cannot_be_told_apart_are_asked_for() -> None:
    read = reading("8/2/2026")
    assert read == {
        "edtf": "8/2/2026",
        "problem": "Is 8/2/2026 8 February 2026 or 2 August 2026? Write the month in letters.",
    }


@pytest.mark.parametrize("typed", ["31/2/2026", "31 February 2026"])
def test_day_that_no_calendar_has_is_named(typed: str) -> None:
    assert reading(typed) == {"edtf": typed, "problem": f"There is no {typed}."}
