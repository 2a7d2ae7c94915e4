"""Which lines of a page are its article: every sentence of the reporter's, and nothing else."""

import pytest

from relations.sources.excluded import Exclusions
from relations.sources.saved_page import PageReading, read_page
from relations.sources.splitting import split
from tests.sources.article_pages import (
    ARTICLE_PAGES,
    SAID,
    ArticlePage,
    article,
    paragraphs,
    saved,
)

_ADVERT = "<span>Advertisement</span>"


def exclusions_of(read: PageReading) -> Exclusions:
    return Exclusions.of(read.marks)


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


def test_containers_that_nothing_joins_are_listed_where_they_are_not_taken() -> None:
    parts = (
        f'<div id="first">{paragraphs(0, 9)}</div>',
        f'<div><a href="/x">Pictures</a></div><div id="second">{paragraphs(9, 12)}</div>',
    )
    read = read_page(saved(f"<h1>Ministers meet</h1>{parts[0]}{parts[1]}"))
    listed = [line.words for line in exclusions_of(read).excluded_lines(read.text)]
    assert [words for words in SAID[:12] if words not in {*sentences_of(read), *listed}] == []


def test_article_without_a_headline_keeps_what_stands_before_its_largest_container() -> None:
    intro, body = (
        f'<div class="text-block">{paragraphs(first, last)}</div>'
        for first, last in ((0, 2), (2, 9))
    )
    read = read_page(saved(f"<div class='page'>{intro}<div>{_ADVERT}</div>{body}</div>"))
    assert sentences_of(read) == list(SAID[:9])


def test_years_that_head_a_chronology_stay_as_lines() -> None:
    items = [
        f"<ul><li>Aug. {15 + number} – {words}</li></ul>" for number, words in enumerate(SAID[:4])
    ]
    read = read_page(
        article(f"<div><strong>1947</strong></div>{items[0]}{items[1]}", f"<p>1948</p>{items[2]}")
    )
    assert [line for line in read.text.splitlines() if line.isdecimal()] == ["1947", "1948"]
    assert {"1947", "1948"} <= set(sentences_of(read))
