"""The page of results tells figures, ratios, and what was wrong."""

import os

from bench.asking import Asked
from bench.measuring import Cost, largest_memory, processor_time
from bench.oracle import ListTally
from bench.questions import Question
from bench.reading import read_timeline
from bench.results import page_of
from bench.running import BARE, DATASETTE, KEPT, SITE, UNCHANGED, Asking, Run


def test_page_tells_costs_ratios_and_wrong_answers() -> None:
    question = Question("pair", "/timeline/", ListTally(Asked()), read_timeline)
    asking = Asking(question, {"count": 12})
    asking.costs = {
        SITE: Cost(30, 40, 90, 25, 60),
        DATASETTE: Cost(120, 1, 1, 1, 1),
        BARE: Cost(1.5, 1, 1, 1, 800),
        KEPT: Cost(0.2, 1, 1, 900, 1_000),
        UNCHANGED: Cost(0.2, 1, 1, 900, 1_200),
    }
    asking.wrong = {SITE: ["codes"]}
    asking.counted = {DATASETTE: 11}
    page = page_of([Run(1000, [asking], {SITE: 90.4}, {SITE: 1.25})])
    assert "The site answered 0 of 1 questions as the oracle does.\n- pair, SQLite: codes\n" in page
    assert "- pair: Datasette counts 11 events instead of 12\n" in page
    assert "| pair | 12 | 30.0 |  |  | 120.0 | 1.5 | 0.25 | 20.00 |\n" in page
    assert "| pair | 40 | 90 | 25.0 | 60.0 |\n" in page
    assert "| pair | 1000 | 1200 | 800 | 1.25 | 1.50 |\n" in page
    assert "| memory | 90 |\n| cold start | 1.2 |" in page


def test_processor_time_and_memory_are_those_of_a_process_and_all_below_it() -> None:
    before = processor_time(os.getpid())
    while processor_time(os.getpid()) == before:
        sum(range(10_000))
    assert largest_memory(os.getpid()) > 10
