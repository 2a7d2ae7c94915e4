"""The stems by which text is searched, the same at publication and in a reader's question.

Folding and stemming happen here and not in the database, so that SQLite and PostgreSQL hold
the same words and give the same answers.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from relations.editions.folding import fold
from relations.editions.spellings import american
from relations.editions.written_forms import ADJOINED, in_one_form, spaced_parts

# Letters and digits, with what joins words: in "Taliban’s" an apostrophe, between the letters of a
# script without spaces a sign of ours.
_ADJOINED_WORDS = re.compile(rf"[^\W_]+(?:(?:'|{ADJOINED}+)[^\W_]+)*")
# No reader needs more to tell words apart, and PostgreSQL does not index words of 2,047 bytes.
LONGEST_WORD = 100
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_MARK = "\x1f"
_OURS = re.compile(f"[{ADJOINED}{_MARK}]")
_ZERO_WIDTH = re.compile(r"(?<!\w)\w++(?:[\u200b\u200c]\w++)+")
# Thai to Tibetan, Burmese, Hangul, Khmer, kana, Han: words run together there, or particles are
# joined to them, so that each letter is a word and a word is a phrase.
_RUN_TOGETHER = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)

Phrase = tuple[str, ...]
"""Stems that are looked for together, one directly after the other."""


def phrases_in(text: str) -> list[Phrase]:
    """The words of a text in order, cut to their stems. Most are alone; what belongs together is
    one phrase: the letters of a Chinese word, the parts of a date, "o" and "brien"."""
    written = _spelled(in_one_form(_with_plain_digits(fold(_OURS.sub(" ", text)))))
    return [phrase for found in _ADJOINED_WORDS.findall(written) if (phrase := _phrase(found))]


def words_of(text: str) -> list[str]:
    """The words of a text in order, cut to their stems."""
    return [word for phrase in phrases_in(text) for word in phrase]


def parts_of(text: str) -> list[str]:
    """The stems that `words_of` has only as parts of a longer word: those of "1 200", of initials,
    and of a word that is written with an invisible joint."""
    joined = _with_plain_digits(fold(text))
    split = [
        part for word in _ZERO_WIDTH.findall(text) for part in re.split("[\u200b\u200c]", word)
    ]
    return [word for part in (*spaced_parts(joined), *split) for word in words_of(part)]


def words_to_find(texts: Iterable[str]) -> str:
    """What full-text search covers of some texts: their words in order, and the parts of words."""
    # No word, number or date goes beyond the end of a line.
    text = "\n".join(texts)
    # The parts of words come last, so that they stand between no two words of a phrase.
    return " ".join([*words_of(text), *parts_of(text)])


def _with_plain_digits(folded: str) -> str:
    return _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), folded)


def _spelled(folded: str) -> str:
    """The text with a sign of ours around each letter of a script without spaces, and with letters
    and digits in place of each mark that makes another word, because databases disagree on whether
    it is part of one.

    Numerals that are no digits ("৴", a numerator) become spaces.
    """
    spelled = _NOT_ASCII.sub(lambda found: "".join(map(_spelled_letter, found[0])), folded)
    # A mark is part of the letter before it.
    return spelled.replace(f"{ADJOINED}{_MARK}", "").replace(_MARK, "")


@lru_cache(maxsize=50_000)
def _spelled_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category[0] == "M":
        return f"{_MARK}x{ord(letter):x}"
    if category == "No":
        return " "
    return f"{ADJOINED}{letter}{ADJOINED}" if _RUN_TOGETHER.match(letter) else letter


def _phrase(found: str) -> Phrase:
    """The stems of a word, and of those that are adjoined to it."""
    if ADJOINED not in found:
        return _stems(found[:LONGEST_WORD])
    return tuple(stem for word in found.split(ADJOINED) for stem in _stems(word[:LONGEST_WORD]))


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    """The stem, in pieces where an apostrophe is left in it ("o'brien" is "o" and "brien")."""
    if not word.isascii():
        return tuple(piece for piece in word.split("'") if piece)
    # A stemmer holds its word while it works, so that threads cannot share one.
    stem: str = snowballstemmer.stemmer("english").stemWord(american(word.removesuffix("'s")))
    return tuple(piece for piece in stem.split("'") if piece)


def one_line(text: str) -> str:
    """The text on one line: unprintable characters and runs of spaces become one space."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
