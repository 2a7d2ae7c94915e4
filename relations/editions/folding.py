"""Folding: letters as a reader types them, whatever an author or a keyboard made of them.

Case, compatibility forms, diacritics and invisible characters are gone, letters that a keyboard may
lack are the plain ones ("Ørsted" is "orsted"), and the variants of an Arabic letter are one. Signs
that make another word are kept: the vowels of Indic and Thai script, the voicing of Japanese kana.
"""

import unicodedata

from relations.sources.normalisation import INVISIBLE, without_stacked_marks

APOSTROPHES = "’‘ʼ"
"""What becomes a straight apostrophe."""

# Ye, kaf, heh and alef have other code points in Persian and Urdu, at the end of Arabic words, and
# on some keyboards.
_ARABIC_VARIANTS = {
    "\u064a": "\u0649\u06cc",
    "\u0643": "\u06a9\u06aa",
    "\u0647": "\u0629\u06be\u06c1\u06c3\u06d5",
    "\u0627": "\u0671",
}

LETTERS = {
    **dict(zip("øłđðħŧŋı", "olddhtni", strict=True)),
    **{variant: plain for plain, variants in _ARABIC_VARIANTS.items() for variant in variants},
}
"""Letters that no decomposition takes apart, each with its one plain letter."""

DIGRAPHS = {"æ": "ae", "œ": "oe", "þ": "th"}
"""Letters that are written as two where a keyboard lacks them."""

# Blocks of marks without which a word is the same word: Latin, Greek, Cyrillic, Hebrew, Arabic and
# Syriac, the nukta of Indic scripts, marks for symbols, variation selectors.
_DIACRITICS = frozenset(
    chr(code)
    for first, last in (
        (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F),
        (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0711, 0x0711), (0x0730, 0x074A), (0x08CA, 0x08FF),
        (0x093C, 0x093C), (0x09BC, 0x09BC), (0x0A3C, 0x0A3C), (0x0ABC, 0x0ABC), (0x0B3C, 0x0B3C),
        (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    )
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)) == "Mn"
)  # fmt: skip
# It only stretches a word.
_TATWEEL = "\u0640"

DROPPED = _DIACRITICS | INVISIBLE | {_TATWEEL}
"""The characters that folding leaves out of a decomposed text."""

_TABLE = {
    **{ord(letter): plain for letter, plain in {**LETTERS, **DIGRAPHS}.items()},
    **{ord(mark): None for mark in DROPPED},
}
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def fold(text: str) -> str:
    """The text in lower case, folded as this module's docstring says."""
    plain = without_stacked_marks(text.translate(_STRAIGHT).casefold())
    decomposed = unicodedata.normalize("NFKD", plain)
    return unicodedata.normalize("NFKC", decomposed.translate(_TABLE))
