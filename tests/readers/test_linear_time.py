"""A text twice as long takes at most about twice as long to read, whatever it is made of.

The suite reads a sample, chosen by a seed, and what was slow before. `EVERY_TEXT=1 pytest
tests/readers` reads all texts with all readers, which takes hours.
"""

import gc
import os
import random
from time import process_time

import pytest

from tests.readers.adversarial_texts import TEXTS
from tests.readers.doors import (
    GIVEN,
    METHODS,
    NO_READERS,
    REFUSALS,
    Reader,
    functions,
    readers,
    wanted_of,
)

SEED = 20260
MOST = 2.6
"""How many times as long a text of double length may take."""

FLOOR = 0.04
"""In seconds of CPU: times below it count as equal, because a machine is no steadier."""

ROUNDS = 6
SIZES = (1_000, 8_000)
"""In characters: one within a sentence that is read, the other far beyond."""

SAMPLE = 40
"""Pairs of a reader and a text in the suite, besides `ONCE_SLOW`."""

ONCE_SLOW = [
    ("extraction.kinds.kinds_in", "an arabic ligature"),
    ("extraction.places.places_in", "of small"),
    ("extraction.dates.relative.narrowed", "edtf years"),
    ("editions.folding.fold", "marks of two classes"),
    ("editions.stems.parts_of", "a letter"),
    ("editions.stems.parts_of", "chinese"),
    ("sources.alignment.align in many", "subscribe"),
    ("sources.boundaries.sentence_starts", "chinese stops"),
    ("sources.boundaries.sentence_starts", "edtf marks"),
    ("sources.bylines.names_in_byline", "spaced commas"),
    ("sources.bylines.without_time", "spaces"),
    ("sources.normalisation.normalise", "marks of two classes"),
    ("sources.printed_dates.date_within", "marks of two classes"),
    ("sources.selectors.find", "an ellipsis"),
    ("sources.selectors.quotes", "a letter"),
    ("sources.split_corrections.seams_in", "spaced commas"),
]

READERS = readers()


def _chosen() -> list[tuple[str, str]]:
    if os.environ.get("EVERY_TEXT"):
        return [(reader, text) for reader in READERS for text in TEXTS]
    choose = random.Random(SEED).choice  # noqa: S311
    names, texts = sorted(READERS), list(TEXTS)
    return [*ONCE_SLOW, *((choose(names), choose(texts)) for _ in range(SAMPLE))]


def seconds(name: str, read: Reader, text: str) -> float:
    """The CPU time of reading a text, also where it is refused; `FLOOR` at least."""
    gc.disable()  # or some readings pay for what others have left
    start = process_time()
    try:
        read(text)
    except REFUSALS.get(name, ()):
        pass
    finally:
        gc.enable()
    return max(process_time() - start, FLOOR)


@pytest.mark.any_database
@pytest.mark.parametrize(("name", "kind"), _chosen())
def test_twice_the_text_takes_about_twice_the_time(name: str, kind: str) -> None:
    read, make = READERS[name], TEXTS[kind]
    seconds(name, read, "He left.")  # what is compiled or loaded once
    for size in SIZES:
        once = twice = float("inf")
        for _ in range(ROUNDS):
            once = min(once, seconds(name, read, make(size)))
            twice = min(twice, seconds(name, read, make(2 * size)))
            if twice <= MOST * once:
                break
        else:
            pytest.fail(f"{once:.2f} s for {size} characters, {twice:.2f} s for twice as many")


@pytest.mark.any_database
def test_every_function_that_takes_a_text_is_a_reader_or_said_to_be_none() -> None:
    found = dict(functions())
    unknown = {name: wanted_of(function) for name, function in found.items()}
    assert not {
        name: missing
        for name, wanted in unknown.items()
        if name not in NO_READERS and (missing := [each for each in wanted if each not in GIVEN])
    }
    assert not [name for name in NO_READERS if name not in found]
    assert not [name for name in METHODS if name in found and name not in NO_READERS]
