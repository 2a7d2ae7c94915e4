"""Which lines of a page are its article: every sentence of the reporter's, and nothing else."""

import pytest

from relations.sources.excluded import Exclusions
from relations.sources.saved_page import PageReading, read_page
from relations.sources.splitting import split
from tests.sources.article_pages import ARTICLE_PAGES, SAID, ArticlePage, article, paragraphs


def exclusions_of(read: PageReading) -> Exclusions:
    return Exclusions({mark.words: mark.reason for mark in read.marks})


def sentences_of(read: PageReading) -> list[str]:
    return [" ".join(each.text.split()) for each in split(read.text, "en", exclusions_of(read))]


@pytest.mark.parametrize("page", ARTICLE_PAGES, ids=lambda page: page.name)
def test_article_is_whole_and_nothing_else(page: ArticlePage) -> None:
    read = read_page(page.markup)
    assert sentences_of(read) == list(page.sentences)
    listed = [line.words for line in exclusions_of(read).excluded_lines(read.text)]
    for words in page.left_out:
        assert any(words in line for line in listed), words


def test_prose_in_an_element_of_its_own_is_listed_rather_than_taken_or_lost() -> None:
    box = "<div class='about-box'>The courier of Arda was founded by two sisters in 1921.</div>"
    read = read_page(article(paragraphs(0, 5), box))
    assert sentences_of(read) == list(SAID[:5])
    assert [each.words for each in exclusions_of(read).excluded_lines(read.text)][-1] == (
        "The courier of Arda was founded by two sisters in 1921."
    )


def test_years_that_head_a_chronology_stay_as_lines() -> None:
    items = [
        f"<ul><li>Aug. {15 + number} – {words}</li></ul>" for number, words in enumerate(SAID[:4])
    ]
    read = read_page(
        article(f"<div><strong>1947</strong></div>{items[0]}{items[1]}", f"<p>1948</p>{items[2]}")
    )
    assert [line for line in read.text.splitlines() if line.isdecimal()] == ["1947", "1948"]
    assert {"1947", "1948"} <= set(sentences_of(read))
