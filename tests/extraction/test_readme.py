"""What the README of this room says is so."""

import sys

from tests.articles import BATCHES
from tests.articles.measuring import MEASURES, scores
from tests.readmes import HOUSE, climbs, missing_files, packages_of, run_examples, table


def test_examples_of_the_readme_run_as_shown() -> None:
    results = run_examples("extraction")

    assert results.failed == 0
    assert results.attempted >= 15


def test_every_door_of_the_readme_is_there_and_no_module_at_the_top_is_left_out() -> None:
    modules = {row[0].strip("`") for row in table("extraction", "module")}
    at_the_top = {path.stem for path in (HOUSE / "extraction").glob("*.py")}

    assert modules == at_the_top - {"__init__", "tokens"} | {"dates/relative", "dates/headings"}


def test_modules_import_only_from_the_floors_below() -> None:
    assert climbs("extraction") == []
    assert climbs("extraction", "dates") == []


def test_room_needs_nothing_but_the_standard_library_and_dates() -> None:
    packages = packages_of("extraction") - sys.stdlib_module_names
    assert packages == {"relations.dates", "relations.extraction"}


def test_table_of_precision_and_recall_is_what_measuring_gives() -> None:
    measured = [scores(batch) for batch in BATCHES]
    rows = {name: bounds for name, *bounds in table("extraction", "proposal")}

    assert rows == {
        name: [each for of in measured for each in (of[name].precise, of[name].recalled)]
        for name in MEASURES
    }


def test_files_to_mend_exist() -> None:
    assert missing_files("extraction") == []
