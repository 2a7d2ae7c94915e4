"""What readers are told of each source, as columns of numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from relations.editions.independence import PrintedReport
from relations.editions.packed_index import Numbers
from relations.editions.packed_sources import PackedSource

UNNAMED = 1
"""The place in the texts of `SourceColumns` of a news agency that is not named."""

OPEN_START, OPEN_END = np.iinfo(np.int32).min, np.iinfo(np.int32).max
"""Before and after every day on which a source may have been published."""


@dataclass(frozen=True, slots=True)
class SourceColumns:
    """What is told of sources, by the number of each among the values of its facet: its `voice` is
    such a number too, `outlet`, `agency` and `language` are places in `texts`. 0 is blank, where
    that is not known, and also where a report is from no agency; one that is not named is
    `UNNAMED`. `description` is the key of that which tells it, 0 for none. It may have been
    published from its `first` to its `last` day, ordinals, where that is open `OPEN_START` and
    `OPEN_END`; of its `sentences` so many are `cited`."""

    texts: Sequence[str]
    voice: Numbers
    outlet: Numbers
    agency: Numbers
    language: Numbers
    description: Numbers
    first: Numbers
    last: Numbers
    sentences: Numbers
    cited: Numbers

    def printed(self, source: int) -> PrintedReport:
        """What a source prints; as its report stands the number of the first source of that."""
        agency = int(self.agency[source])
        return PrintedReport(
            str(self.voice[source]),
            self.texts[self.outlet[source]],
            None if not agency else "" if agency == UNNAMED else self.texts[agency],
        )


_NAMES = [each.name for each in fields(SourceColumns) if each.name != "texts"]


class GrowingSources:
    """What is told of sources, to which more is added, by one thread at a time."""

    def __init__(self) -> None:
        self._texts, self._text_numbers = ["", ""], {"": 0}
        self._latest = SourceColumns(self._texts, *np.empty((len(_NAMES), 0), np.int32))
        self._added: list[tuple[Numbers, Numbers]] = []

    def extend(self, packed: Mapping[str, PackedSource], number_of: Callable[[str], int]) -> None:
        """Add what is told of some sources, by code, in place of what was told of them before.
        `number_of` gives the number of a code."""
        numbers = [number_of(code) for code in packed]
        told = [self._told(each, number_of) for each in packed.values()]
        columns = np.array(told, np.int32).reshape(len(told), len(_NAMES)).T
        self._added.append((np.array(numbers, np.int32), columns))

    def columns(self, size: int) -> SourceColumns:
        """What is told of as many sources; one of which nothing is told is a voice of its own."""
        columns = np.zeros((len(_NAMES), size), np.int32)
        by_name = dict(zip(_NAMES, columns, strict=True))
        by_name["voice"][:] = np.arange(size)
        by_name["first"][:], by_name["last"][:] = OPEN_START, OPEN_END
        for name, column in by_name.items():
            known = getattr(self._latest, name)
            column[: len(known)] = known
        for numbers, told in self._added:
            columns[:, numbers] = told
        self._added.clear()
        self._latest = SourceColumns(self._texts, **by_name)
        return self._latest

    def _told(self, source: PackedSource, number_of: Callable[[str], int]) -> tuple[int, ...]:
        """What is told of a source, in the order of the columns."""
        printed, language, description, first, last, *counts = source
        return (
            number_of(printed.report),
            self._text(printed.outlet),
            UNNAMED if printed.agency == "" else self._text(printed.agency or ""),
            self._text(language),
            description,
            OPEN_START if first is None else max(first, OPEN_START + 1),
            OPEN_END if last is None else min(last, OPEN_END - 1),
            *counts,
        )

    def _text(self, text: str) -> int:
        number = self._text_numbers.setdefault(text, len(self._texts))
        if number == len(self._texts):
            self._texts.append(text)
        return number
