"""What is known of a text beyond its words, carried from the page of one step to the next."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from relations.sources.excluded import ExclusionReason, Exclusions
from relations.sources.saved_page import PageReading


@dataclass(frozen=True, slots=True)
class PageNotes:
    """`marks` are the reasons to exclude lines, by their words; `places` say where on the page each
    detail was found and what stood there; `missing` counts sentences that the page lacks;
    `footnote_marks` were taken out of the text, `joined_words` put together from two lines."""

    marks: Mapping[str, ExclusionReason] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    missing: int = 0
    footnote_marks: tuple[str, ...] = ()
    joined_words: tuple[str, ...] = ()

    @classmethod
    def of(cls, reading: PageReading) -> "PageNotes":
        places = {name: (each.place, each.printed) for name, each in reading.details.items()}
        marks = Exclusions.of(reading.marks).marks
        return cls(marks, places, reading.missing, reading.footnote_marks, reading.joined_words)

    @classmethod
    def loaded(cls, text: str) -> "PageNotes":
        """The notes that a form carried; empty if it carried anything else."""
        try:
            carried = json.loads(text)
            json.dumps(carried, ensure_ascii=False).encode()  # half characters are in no text
            return cls(
                {str(words): ExclusionReason(reason) for words, reason in carried["marks"].items()},
                {str(name): (str(at), str(as_)) for name, (at, as_) in carried["places"].items()},
                int(carried["missing"]),
                tuple(map(str, carried["footnote_marks"])),
                tuple(map(str, carried["joined_words"])),
            )
        except (
            ValueError,
            ArithmeticError,
            LookupError,
            TypeError,
            AttributeError,
            RecursionError,
        ):
            return cls()

    def dumped(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)
