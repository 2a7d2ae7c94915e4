"""How wide a text may be, where nobody can measure it: the page is drawn by a browser whose fonts
the server does not know.

The widths are those of bold DejaVu Sans, the widest of the fonts that the style sheet may come to,
so that what is found to have room has room in all of them.
"""

import unicodedata
from functools import lru_cache

_OF_CHARACTERS = {
    0.36: " ijl'‘’|",
    0.4: "I.,J/\\·",
    0.46: "-:;!()[]fr",
    0.5: "t",
    0.6: 'cs"*z–“”?',
    0.68: "aeEFkvxyT",
    0.72: "0123456789bdghnopquL$",
    0.78: "ABCKPRSVXYZ",
    0.86: "DGHNOQU&+<=>#~^×",
    0.93: "w",
    1.05: "mM%@—…",
    1.12: "W",
    1.2: "ÆŒœæ",
}
_WIDTHS = {each: width for width, these in _OF_CHARACTERS.items() for each in these}

_ACROSS = {"W", "F"}
_WIDE, _CAPITAL, _LETTER, _OTHER = 1.05, 0.9, 0.78, 1.0
"""Of a character that fills a square, of other capitals and letters, and of all else."""


@lru_cache(maxsize=10_000)
def width_of(text: str) -> float:
    """The width that a line of text has at most, in units of its size."""
    return round(sum(map(_width_of, text)), 2)


def shortened(text: str, most: float) -> str:
    """A text that is at most so wide: whole, or cut at the end of a word with an ellipsis; within
    the first word where that alone is wider."""
    if width_of(text) <= most:
        return text
    room, kept = most - _WIDTHS["…"], 0
    for place, each in enumerate(text):
        room -= _width_of(each)
        if room < 0:
            kept = place
            break
    whole = text.rfind(" ", 0, kept + 1)
    return f"{text[: whole if whole > 0 else kept].rstrip(' ,;:–—-')}…"


def _width_of(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in _ACROSS:
        return _WIDE
    if category == "Lu":
        return _CAPITAL
    return _LETTER if category[0] == "L" else _OTHER
