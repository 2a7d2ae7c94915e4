"""Counts in memory that several processes share, and their bounds."""

import os

import pytest

from relations.limits.shared_counts import SharedCounts

WINDOW = 60


def test_count_begins_with_the_first_and_ends_with_its_window() -> None:
    counts = SharedCounts(slots=8)
    added = [counts.add("a", second, WINDOW) for second in (100, 101, 159, 160)]
    assert added == [(1, 100), (2, 100), (3, 100), (1, 160)]
    assert counts.add("b", 161, WINDOW) == (1, 161)
    # After a restart of the system, whose clock then begins anew.
    assert counts.add("a", 3, WINDOW) == (1, 3)


def test_processes_count_together_and_lose_nothing() -> None:
    counts, each = SharedCounts(), 500
    workers = []
    for _ in range(4):
        worker = os.fork()
        if not worker:
            for _ in range(each):
                counts.add("a", 100, WINDOW)
            os._exit(0)
        workers.append(worker)
    assert [os.waitpid(worker, 0)[1] for worker in workers] == [0] * 4
    assert counts.add("a", 100, WINDOW) == (4 * each + 1, 100)


def test_worker_that_is_killed_while_it_counts_holds_nobody_up() -> None:
    counts = SharedCounts()
    worker = os.fork()
    if not worker:
        with counts._locked():
            os.abort()
    os.waitpid(worker, 0)
    assert counts.add("a", 100, WINDOW) == (1, 100)


@pytest.mark.parametrize("others", [7, 10_000])
def test_where_there_is_no_room_the_oldest_count_is_forgotten(others: int) -> None:
    counts = SharedCounts(slots=8)
    counts.add("a", 100, WINDOW)
    for number in range(others):
        counts.add(f"other {number}", 101 + number // 1000, WINDOW)
    assert counts.add("a", 120, WINDOW)[0] == (2 if others == 7 else 1)
