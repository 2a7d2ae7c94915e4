"""One spelling for whatever typography varies, and the way back to the original text.

Two texts that differ only in the following are the same words:

- canonical composition (Unicode NFC, UAX #15), so ``e`` + U+0301 is ``é``;
- quotation marks, apostrophes and primes, which become ``"`` or ``'``;
- hyphens and dashes, including the minus sign, which become ``-``;
- the one-character ellipsis, which becomes three full stops;
- white space, of which each run becomes one space;
- invisible characters (zero-width, soft hyphens, bidirectional marks), which are dropped;
- ligatures and Arabic presentation forms, which a PDF has in place of the letters they stand for.

Case is kept, and nothing else is folded: a look-alike letter makes another text. So does a
superscript or another digit (``²``, ``½``, ``٢``), the long s, and ``æ``, a letter of its own.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
    "\ufeff"
)

_LATIN_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "\u017ft",  # of the long s, which stays itself
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
    **{each: unicodedata.normalize("NFKC", each) for each in "ǄǅǆǇǈǉǊǋǌ"},
}


def _arabic_forms() -> Iterator[tuple[str, str]]:
    """Letters in the form of their place in a word, and ligatures, with the letters themselves.

    Left out are whole words and phrases in one character, and signs that stand on a space.
    """
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFD3E), *range(0xFE80, 0xFEFD)):
        letters = unicodedata.normalize("NFKC", chr(code))
        if letters != chr(code) and all(unicodedata.category(each) == "Lo" for each in letters):
            yield chr(code), letters


_FOLDED = {
    **_LATIN_LIGATURES,
    **dict(_arabic_forms()),
    **dict.fromkeys("“”„‟«»″‶", '"'),
    **dict.fromkeys("‘’‚‛‹›′‵\u02bc", "'"),
    **dict.fromkeys("‐\u2011‒–—―−﹘﹣－", "-"),
    # Expanded, rather than three stops contracted: it then matches stops that were typed,
    # and four stops in a row stay four.
    "…": "...",
    **dict.fromkeys(INVISIBLE, ""),
}

_MOST_MARKS = 30
"""On one letter. No writing needs more (UAX #15, Stream-Safe Text Format), and to bring thousands
of them into their order takes the square of their number."""

# White space, letters and digits are no marks, and neither is anything in ASCII.
_MANY_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}+")

# White space that is not one space by itself.
_ODD_SPACE = re.compile(r"\s\s+|[^\S ]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text and, for each of its characters, the slice of the original behind it.

    Offsets are code points; slices exclude their end. Characters that come from the same original
    characters (the three stops of an ellipsis, the letters of a ligature, a letter with a mark that
    has no composed form)
    share one slice. Slices are never empty, do not overlap otherwise, and are in the order of the
    text.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the original slice behind ``text[start:end]``, which must not be empty.

        ``None`` if the slice would take only part of what an original character became: one stop of
        an ellipsis, one letter of a ligature, or a letter without its accent.
        """
        if self._is_inside(start) or self._is_inside(end):
            return None
        return self.starts[start], self.ends[end - 1]

    def edge_before(self, position: int) -> int:
        """Return an original position, moved to the start of the slice it falls inside, if any."""
        index = bisect_right(self.starts, position) - 1
        return self.starts[index] if self._cuts(index, position) else position

    def edge_after(self, position: int) -> int:
        """Return an original position, moved to the end of the slice it falls inside, if any."""
        index = bisect_right(self.starts, position) - 1
        return self.ends[index] if self._cuts(index, position) else position

    def _cuts(self, index: int, position: int) -> bool:
        return index >= 0 and self.starts[index] < position < self.ends[index]

    def _is_inside(self, position: int) -> bool:
        return 0 < position < len(self.text) and self.starts[position - 1] == self.starts[position]


@dataclass(slots=True)
class _Segment:
    """Folded characters that canonical composition must see together, and their original span."""

    characters: list[str]
    start: int
    end: int


def normalise(text: str) -> Normalised:
    """Normalise a text as this module's docstring says. Any text is accepted."""
    return _of_ascii(text) if text.isascii() else _of_segments(text)


def _of_ascii(text: str) -> Normalised:
    """In ASCII there is nothing but white space to be told in another way."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for run in _ODD_SPACE.finditer(text):
        begin, end = run.span()
        pieces += text[done:begin], " "
        starts.extend(range(done, begin + 1))
        ends.extend((*range(done + 1, begin + 1), end))
        done = end
    pieces.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Normalised("".join(pieces), tuple(starts), tuple(ends))


def _of_segments(text: str) -> Normalised:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for segment in _segments(text):
        composed = unicodedata.normalize("NFC", "".join(segment.characters))
        characters.append(composed)
        starts.extend([segment.start] * len(composed))
        ends.extend([segment.end] * len(composed))
    return Normalised("".join(characters), tuple(starts), tuple(ends))


def without_stacked_marks(text: str) -> str:
    """The text with at most 30 combining marks in a row; any other text is left as it is."""
    return _MANY_MARKS.sub(lambda run: "".join(_first_marks(run[0])), text)


def _first_marks(run: str) -> Iterator[str]:
    marks = 0
    for character in run:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= _MOST_MARKS:
            yield character


def trimmed_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space and invisible characters at its two ends.

    If there is nothing else in it, the result is an empty span at ``end``.
    """
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def is_blank(character: str) -> bool:
    """Whether the character is white space or invisible."""
    return character.isspace() or character in INVISIBLE


def _segments(text: str) -> Iterator[_Segment]:
    """Cut the text wherever canonical composition cannot reach across.

    Invisible characters are dropped before composition: one between a letter and its accent would
    keep them apart.
    """
    current: _Segment | None = None
    for position, character in enumerate(text):
        folded = _fold(character)
        if not folded:
            continue
        if current is not None and _belongs_to(current.characters, folded):
            if folded != " ":
                current.characters.append(folded)
            current.end = position + 1
            continue
        if current is not None:
            yield current
        current = _Segment([folded], position, position + 1)
    if current is not None:
        yield current


def _fold(character: str) -> str:
    return " " if character.isspace() else _FOLDED.get(character, character)


def _belongs_to(segment: list[str], folded: str) -> bool:
    """Whether a character joins the segment before it: more white space, or composition."""
    if folded == " ":
        return segment == [" "]
    if folded.isascii() or len(segment) > _MOST_MARKS:
        return False
    if _is_mark(folded):
        return True
    # Some starters compose with the one before without being marks: Hangul vowels and finals,
    # and vowel signs of Indic scripts. The standard library has no property for them, so try.
    before = "".join(segment)
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", folded)
    return unicodedata.normalize("NFC", before + folded) != apart


def _is_mark(character: str) -> bool:
    # A few characters are starters themselves but decompose into marks (U+0F73).
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0
