"""The stems by which text is searched, the same at publication and in a reader's question.

Folding and stemming happen here and not in the database, so that SQLite and PostgreSQL hold
the same words and give the same answers.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

# Letters and digits, with an apostrophe inside a word: "Taliban’s" is one word to the stemmer.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# No reader needs more to tell words apart, and PostgreSQL does not index words of 2,047 bytes.
LONGEST_WORD = 100
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def words_of(text: str) -> list[str]:
    """The words of a text in order: lower case, without diacritics, each cut to its stem."""
    return [stem for word in _WORD.findall(fold(text)) for stem in _stems(word[:LONGEST_WORD])]


def fold(text: str) -> str:
    """The text in lower case, compatibility forms resolved, without diacritics.

    Numerals that are no digits ("৴", a numerator) become spaces, as PostgreSQL has them.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    bare = (
        " " if unicodedata.category(letter) == "No" else letter
        for letter in decomposed
        if not unicodedata.combining(letter)
    )
    return unicodedata.normalize("NFKC", "".join(bare))


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    """The stem, in pieces where an apostrophe is left in it ("o'brien" is "o" and "brien")."""
    # A stemmer holds its word while it works, so that threads cannot share one.
    stem: str = snowballstemmer.stemmer("english").stemWord(word)
    return tuple(piece for piece in stem.split("'") if piece)


def one_line(text: str) -> str:
    """The text on one line: unprintable characters and runs of spaces become one space."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
