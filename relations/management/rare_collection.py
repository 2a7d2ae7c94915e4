"""Less work for Python's collector of garbage while a command goes through everything."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 2, 2)
"""A chunk makes some tens of thousands of objects, nearly all of which go without the collector;
those that do not are to go before there are many."""


@contextmanager
def rare_collection() -> Iterator[None]:
    """Look for garbage seldom, and never among what was there before: otherwise a fifth of the time
    goes into looking through the modules again and again."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
