"""Odd sentences: names of only suffixes, unmatched marks, strange scripts, very long words.

`python -m tests.extraction.odd_sentences 100000` reads that many through every door of extraction
and stops at the first that raises.
"""

import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.extraction.countries import countries_in
from relations.extraction.country_roles import roles_in, sides_of
from relations.extraction.dates.relative import mentions, narrowed, reason_in_words
from relations.extraction.figures import figures_in
from relations.extraction.kinds import kinds_in
from relations.extraction.known_actors import known_in
from relations.extraction.people import actors_in
from relations.extraction.places import places_in
from relations.extraction.quotations import quotations_in
from relations.extraction.speech import sayings_in
from relations.extraction.tokens import listed

NAMES = """
Jr. Sr. Jr Sr King Martin Dar Ishaq Kim X Xi bin al- al al-Burhan O’ O’Brien Mr. Mrs. Gen. J. K. II
III de von President Minister Rahal Jordan Chad Georgia U.S. US UN Des Moines"""
WORDS = """
the a of and , . : ; — – - ( ) ’s ' ’ “ ” " „ « » ‘ 「 」 … ! ? said says told who which that
according to was answer from in words spoke up not it he she they his her head chair minister
ministry spokesman statement report on Monday May 3 1972 80,000 3m % last year before after until
killed attacked banned called urged accused denied agreed two dozens men near Kabul Pakistan Afghan
"""
SCRIPTS = [
    *("", " ", "\u200b", "\u202e", "\u00ad", "ﬁ", "İ", "ß", "Ǆ", "é", "e\u0301", "\u0301"),
    *("मंत्री", "外交部", "部长说", "دار", "۱۲", "٣", "１２", "²", "½", "Ⅷ", "ａｂｃ"),
    *("🇵🇰", "👩🏽‍⚖️", "\x00", "\ud7ff", "\U0010ffff"),
    *("A" * 2000, "’" * 60, "-" * 60, "1" * 400, "al-" * 80 + "Burhan"),
]
PIECES = st.one_of(
    st.sampled_from(sorted(listed(NAMES) | listed(WORDS))),
    st.sampled_from(SCRIPTS),
    st.text(max_size=12),
)
SENTENCES = st.one_of(
    st.lists(PIECES, max_size=24).map(" ".join),
    st.lists(PIECES, max_size=24).map("".join),
)
REPORTS = st.lists(SENTENCES, max_size=4)
PUBLISHED = tuple(parse(day) for day in ("2025-04-20", "2025-04", "2025", "2025-04-20/2025-04-22"))
TRIGGERS = {"airstrike": ["airstrike", "bombed * near"], "talks": ["held talks", "met with"]}


def read(texts: list[str]) -> None:
    """Read a report through every door; raises whatever one of them raises."""
    for text in texts:
        actors = actors_in(text)
        quotations_in(text)
        countries_in(text)
        figures_in(text)
        places_in(text)
        kinds_in(text, TRIGGERS)
        known_in(text, {str(number): [each.name] for number, each in enumerate(actors)})
        # One day of publication for each text; narrowing a vague one costs most of the time.
        for mention in mentions(text, PUBLISHED[len(text) % len(PUBLISHED)]):
            reason_in_words(mention)
        if len(text) % 10 == 0:
            narrowed(PUBLISHED[1], text)
    sayings_in(texts)
    roles_in(texts)
    sides_of(texts)


if __name__ == "__main__":
    number = int(sys.argv[1])
    settings(
        max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )(given(REPORTS)(read))()
    print(f"{number} reports were read")
