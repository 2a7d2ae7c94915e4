"""A line that says how far a command has come, for whoever waits for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from django.core.management.base import OutputWrapper

SECONDS_BETWEEN = 0.2


@contextmanager
def progress_of(terminal: OutputWrapper, what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Gives a function that takes how many are done: it writes “editions: 1,200 of 10,000” over
    itself, a few times in a second; nothing where no terminal is, so that no log is filled. The
    line is gone at the end."""
    next_at, longest = 0.0, 0

    def tell(done: int) -> None:
        nonlocal next_at, longest
        if terminal.isatty() and monotonic() >= next_at:
            line = f"{what}: {done:,} of {total:,}"
            next_at, longest = monotonic() + SECONDS_BETWEEN, max(longest, len(line))
            _write(terminal, line)

    try:
        yield tell
    finally:
        if longest:
            _write(terminal, " " * longest)
            _write(terminal, "")


def _write(terminal: OutputWrapper, line: str) -> None:
    terminal.write(f"\r{line}", ending="")
    terminal.flush()
