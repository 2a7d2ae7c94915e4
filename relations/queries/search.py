"""Full-text search: the editions, the statements, or the sources, that contain all words and all
quoted phrases of a question.

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
    return _numbers(question, _EDITIONS)


IN_AN_EDITION = 2**20
"""More statements than an edition has."""


def statements_matching(question: str) -> tuple[Numbers, Numbers]:
    """The statements whose own words match a question, each by the primary key of its edition and
    its number there; otherwise as `editions_matching`."""
    found = _numbers(question, _STATEMENTS)
    return found // IN_AN_EDITION, found % IN_AN_EDITION


def sources_matching(question: str) -> Numbers:
    """The sources of which title, outlet and byline match a question, each by the primary key of
    its description; otherwise as `editions_matching`."""
    return _numbers(question, _SOURCES)


def _numbers(question: str, asked: dict[str, str]) -> Numbers:
    phrases = phrases_of(question)
    if not phrases:
        return np.empty(0, np.int64)
    if connection.vendor == "postgresql":
        words = " & ".join(f"({' <-> '.join(phrase)})" for phrase in phrases)
    else:
        words = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], [words])
        [numbers] = cursor.fetchone()
    return np.fromstring(numbers or "", np.int64, sep=",")


# As one text: to make a row of each of very many keys would take longer than to find them.
def _keys_in(table: str, key: str) -> dict[str, str]:
    """What asks a database for the keys of the rows of a table whose words match."""
    return {
        "postgresql": f"""
SELECT string_agg({key}::text, ',') FROM {table} WHERE vector @@ to_tsquery('simple', %s)""",  # noqa: S608
        "sqlite": f"""
SELECT group_concat(rowid) FROM {table}_words WHERE words MATCH %s""",  # noqa: S608
    }


_EDITIONS = _keys_in("relations_editiontext", "edition_id")
_SOURCES = _keys_in("relations_indexedsource", "description_id")
_STATEMENTS = {
    "postgresql": f"""
SELECT string_agg((edition_id * {IN_AN_EDITION} + number)::text, ',')
FROM relations_editionstatement WHERE vector @@ to_tsquery('simple', %s)""",  # noqa: S608
    "sqlite": f"""
SELECT group_concat(edition_id * {IN_AN_EDITION} + number) FROM relations_editionstatement
WHERE id IN (SELECT rowid FROM relations_editionstatement_words WHERE words MATCH %s)""",  # noqa: S608
}
