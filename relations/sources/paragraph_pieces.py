"""A long paragraph in pieces that the library of `boundaries.py` reads one by one."""

import re
from collections.abc import Iterator

# In characters: the longest part of a paragraph that sentencex reads at once. The time that it
# takes grows with the square of the length where there are many marks. A paragraph of news has a
# tenth of this.
_LONGEST_PIECE = 5_000
# Of the sentences at the end of such a part, how many are tried for one that ends no quotation.
_MOST_ENDS = 20

_END_OF_PIECE = re.compile(r"[.!?…۔؟][”’»›」』)\]\"']{0,3}\s+|[।॥。！？]")


def pieces_of(view: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans of a paragraph that the library reads one by one, and whether a sentence may
    end where each ends; most are the whole of it.

    A long one is cut after a sentence, if possible outside all quotations, else between two words.
    """
    start = 0
    while len(view) - start > _LONGEST_PIECE:
        end, is_sentence = _end_of_piece(view, start)
        yield start, end, is_sentence
        start = end
    yield start, len(view), True


def _end_of_piece(view: str, start: int) -> tuple[int, bool]:
    latest = start + _LONGEST_PIECE
    ends = [each.end() for each in _END_OF_PIECE.finditer(view, start + 1, latest)][-_MOST_ENDS:]
    outside = (end for end in reversed(ends) if _is_balanced(view[start:end]))
    if end := next(outside, ends[-1] if ends else 0):
        return end, True
    space = view.rfind(" ", start + 1, latest) + 1
    return space or latest, False


def _is_balanced(piece: str) -> bool:
    return piece.count("“") == piece.count("”") and piece.count('"') % 2 == 0
