"""Full-text search: the editions that contain all words and all quoted phrases of a question.

Words are folded and stemmed before they reach a database, so that both databases answer alike.
They are letters and digits only, so that nothing in a question can be taken for an operator.
"""

import re

import numpy as np
from django.db import connection

from relations.editions.packed_index import Numbers
from relations.editions.stems import Phrase, phrases_in, words_of
from relations.editions.written_forms import without_gershayim

# A phrase holds no mark at all, so that a text of nothing but marks is read once.
_PHRASE = re.compile(r"[\"“„«]([^\"“”„«»]*)[\"“”»]")


def phrases_of(question: str) -> list[Phrase]:
    """The parts of a question that must all be found: quoted phrases first, then single words, and
    among these what is a phrase without being quoted, such as a date or a Chinese word."""
    question = without_gershayim(question)
    quoted = [tuple(words_of(phrase)) for phrase in _PHRASE.findall(question)]
    # The end of a line, so that what stood on either side of a phrase is not read as one number.
    single = phrases_in(_PHRASE.sub("\n", question))
    return [phrase for phrase in dict.fromkeys([*quoted, *single]) if phrase]


def editions_matching(question: str) -> Numbers:
    """The primary keys of the editions that match a question; one query.

    A question without any letter or digit matches nothing.
    """
    phrases = phrases_of(question)
    if not phrases:
        return np.empty(0, np.int64)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            words = " & ".join(f"({' <-> '.join(phrase)})" for phrase in phrases)
            cursor.execute(_ON_POSTGRESQL, [words])
        else:
            words = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
            cursor.execute(_ON_SQLITE, [words])
        [keys] = cursor.fetchone()
    return np.fromstring(keys or "", np.int64, sep=",")


# As one text: to make a row of each of very many keys would take longer than to find them.
_ON_POSTGRESQL = """
SELECT string_agg(edition_id::text, ',') FROM relations_editiontext
WHERE vector @@ to_tsquery('simple', %s)"""
_ON_SQLITE = "SELECT group_concat(rowid) FROM relations_editiontext_words WHERE words MATCH %s"
