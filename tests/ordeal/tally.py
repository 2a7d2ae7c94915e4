"""What came of an ordeal: what was acknowledged, and what is wrong with the record after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What came of one ordeal. `acknowledged` counts acts; every other list has a line of words for
    each thing that is wrong, and must be empty."""

    ordeal: str
    database: str
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    broken_hashes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """The ordeal in one word, for marks that no other ordeal has."""
        return self.ordeal.replace(" ", "-")

    @property
    def wrong(self) -> list[str]:
        lines = (self.lost, self.halves, self.broken_hashes, self.failures, self.untrue)
        return [each for these in lines for each in these]


HEADINGS = (
    "ordeal",
    "database",
    "acknowledged",
    "lost",
    "half",
    "broken hashes",
    "5xx but 503",
    "untrue",
    "seconds",
)


def table_of(tallies: Sequence[Tally]) -> str:
    """A line for each ordeal and one for all of them, under headings, in columns."""
    rows = [HEADINGS, *(_row(each) for each in tallies), _row(_together(tallies))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    return "\n".join(_line(row, widths) for row in rows)


def _row(tally: Tally) -> tuple[str, ...]:
    wrong = (tally.lost, tally.halves, tally.broken_hashes, tally.failures, tally.untrue)
    counts = (tally.acknowledged, *(len(each) for each in wrong))
    return (tally.ordeal, tally.database, *map(str, counts), f"{tally.seconds:.1f}")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, figures to the right."""
    cells = [
        cell.ljust(width) if place < 2 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells)


def _together(tallies: Sequence[Tally]) -> Tally:
    together = Tally("all", "")
    for each in tallies:
        together.acknowledged += each.acknowledged
        together.seconds += each.seconds
        for name in ("lost", "halves", "broken_hashes", "failures", "untrue"):
            getattr(together, name).extend(getattr(each, name))
    return together
