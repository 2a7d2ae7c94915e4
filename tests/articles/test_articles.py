"""The articles by which proposals are measured are well formed, and hold what they claim to."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from relations.dates.edtf import parse
from relations.record.models import Statement
from relations.record.participations import Participation
from relations.sources.selectors import quotes
from relations.sources.splitting import split
from tests.articles import BATCHES, Article, articles

VOCABULARY = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "vocabulary.json").read_text(encoding="utf-8")
)
COUNTRIES = {row["fields"]["alpha3"] for row in VOCABULARY if row["model"] == "relations.country"}
TYPES = {row["fields"]["code"] for row in VOCABULARY if row["model"] == "relations.eventtype"}

ARTICLES = [article for batch in BATCHES for article in articles(batch)]
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def dyad_of(article: Article) -> frozenset[str]:
    """The two countries that most of its events are between."""
    counted = Counter(country for event in article.events for country in event.countries)
    return frozenset(country for country, _ in counted.most_common(2))


def test_thirty_articles_are_about_thirty_dyads_and_none_about_the_one_on_record() -> None:
    dyads = {dyad_of(article) for article in ARTICLES}

    assert len(ARTICLES) == len(dyads) == 30
    assert not any({"AFG", "PAK"} & dyad for dyad in dyads)


def test_publication_dates_are_known_in_every_way() -> None:
    days = [
        (date.latest - date.earliest).days
        for date in (parse(article.published) for article in ARTICLES)
        if date.earliest and date.latest
    ]

    assert len(days) == 30
    assert {0, 2, 30} == set(days)


@every_article
def test_article_is_a_short_report(article: Article) -> None:
    assert article.title
    assert article.language == "en"
    assert 120 <= len(article.text.split()) <= 250


@every_article
def test_sentences_are_those_into_which_the_text_is_cut(article: Article) -> None:
    cut = [span.text for span in split(article.text, article.language)]

    assert [sentence.text for sentence in article.sentences] == cut


@every_article
def test_words_stand_in_their_sentence_one_after_another(article: Article) -> None:
    for sentence in article.sentences:
        for said in ([d.said for d in sentence.dates], [f.said for f in sentence.figures]):
            position = 0
            for words in said:
                assert words in sentence.text[position:]
                position = sentence.text.index(words, position) + len(words)


@every_article
def test_dates_are_edtf(article: Article) -> None:
    texts = [date.edtf for sentence in article.sentences for date in sentence.dates]

    for text in (article.published, *texts, *(event.edtf for event in article.events)):
        assert parse(text).text == text


@every_article
def test_codes_are_in_the_vocabulary(article: Article) -> None:
    for sentence in article.sentences:
        acts = {said.act for said in (*sentence.quotations, *sentence.sayings)}

        assert set(sentence.countries) <= COUNTRIES
        assert len(set(sentence.countries)) == len(sentence.countries)
        assert acts <= {None, *Statement.Act.values}
        assert sentence.kind is None or sentence.kind in TYPES


@every_article
def test_quotation_stands_in_its_sentence_and_is_a_saying_of_somebody(article: Article) -> None:
    for sentence in article.sentences:
        sayings = [(saying.speaker, saying.act) for saying in sentence.sayings]

        assert len(set(sayings)) == len(sayings)
        assert (None, None) not in sayings
        for quotation in sentence.quotations:
            assert quotes(sentence.text, quotation.quotation)
            assert (quotation.speaker, quotation.act) in [*sayings, (None, None)]


@every_article
def test_speaker_is_named_in_the_article(article: Article) -> None:
    for sentence in article.sentences:
        for saying in sentence.sayings:
            assert saying.speaker is None or saying.speaker in article.text


@every_article
def test_figure_has_a_value_and_runs_upward(article: Article) -> None:
    for figure in (figure for sentence in article.sentences for figure in sentence.figures):
        values = [v for v in (figure.low, figure.best, figure.high) if v is not None]

        assert values
        assert all(lower < higher for lower, higher in pairwise(values))


@every_article
def test_event_rests_on_sentences_that_there_are(article: Article) -> None:
    for event in article.events:
        assert event.sentences
        assert list(event.sentences) == sorted(set(event.sentences))
        assert set(event.sentences) <= set(range(1, len(article.sentences) + 1))


@every_article
def test_event_is_one_that_the_record_could_hold(article: Article) -> None:
    named = {country for sentence in article.sentences for country in sentence.countries}

    for event in article.events:
        words = " ".join(article.sentences[number - 1].text for number in event.sentences)

        assert event.type in TYPES
        assert event.countries
        assert set(event.countries) <= named
        assert set(event.countries.values()) <= set(Participation.Role.values)
        assert event.place in words


@every_article
def test_event_began_before_the_report_appeared(article: Article) -> None:
    printed = parse(article.published).latest

    assert printed
    for date in (parse(event.edtf) for event in article.events):
        assert date.earliest or date.latest
        assert date.earliest is None or date.earliest <= printed
