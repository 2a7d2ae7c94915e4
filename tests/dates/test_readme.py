"""What the README of this room says is so."""

import sys

import pytest

from relations.dates.edtf import parse
from relations.dates.words import in_words
from tests.readmes import climbs, missing_files, packages_of, run_examples, table


def test_examples_of_the_readme_run_as_shown() -> None:
    results = run_examples("dates")

    assert results.failed == 0
    assert results.attempted >= 10


@pytest.mark.parametrize("row", table("dates", "level"), ids=lambda row: row[1])
def test_table_of_levels_shows_what_parsing_gives(row: list[str]) -> None:
    _, text, first, last, words = row
    date = parse(text.strip("`"))

    assert [str(date.earliest or "–"), str(date.latest or "–")] == [first, last]
    assert in_words(date) == words


def test_modules_import_only_from_the_floors_below() -> None:
    assert climbs("dates") == []


def test_room_needs_nothing_but_the_standard_library() -> None:
    assert packages_of("dates") - sys.stdlib_module_names == {"relations.dates"}


def test_files_to_mend_exist() -> None:
    assert missing_files("dates") == []
