"""A saved page to the text of its article."""

import socket
import time
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.excluded import ExclusionReason, LineMark
from relations.sources.pasted_text import read_text
from relations.sources.saved_page import LARGEST_PAGE, looks_like_markup, read_page
from tests.sources.pages import BODY, linked, page

FIRST = "The ministers met in Kabul on Saturday and spoke about the border, an aide said."
SECOND = "Their talks went on until late in the evening, and trade was discussed as well."


def article(*parts: str) -> str:
    """A page whose article has these parts between its two paragraphs."""
    return page(body=f"<article><p>{FIRST}</p>{''.join(parts)}<p>{SECOND}</p></article>")


def test_text_has_a_line_for_each_paragraph_heading_item_and_break() -> None:
    read = read_page(
        article(
            "<h2>Border shut</h2>",
            "<ul><li>First, open the gate.</li><li>Second, keep it open.</li></ul>",
            "<p>One <b>bold</b>\n  line,<br>and another <a href='/x'>with a link</a> in it.</p>",
        )
    )
    assert read.text.splitlines() == [
        FIRST,
        "Border shut",
        "First, open the gate.",
        "Second, keep it open.",
        "One bold line,",
        "and another with a link in it.",
        SECOND,
    ]
    assert read.marks == ()


@pytest.mark.parametrize(
    ("part", "reason", "words"),
    [
        (
            "<figure><img src='x'><figcaption>Trucks at Torkham</figcaption></figure>",
            ExclusionReason.CAPTION,
            "Trucks at Torkham",
        ),
        ("<div class='wp-caption-text'>Trucks wait</div>", ExclusionReason.CAPTION, "Trucks wait"),
        ("<p class='article__byline'>Amina Karimi</p>", ExclusionReason.BYLINE, "Amina Karimi"),
        (
            "<p><a rel='author' href='/a'>Amina Karimi</a></p>",
            ExclusionReason.BYLINE,
            "Amina Karimi",
        ),
        (
            "<p>Also Read | Something else</p>",
            ExclusionReason.PROMOTION,
            "Also Read | Something else",
        ),
        ("<div>Advertisement</div>", ExclusionReason.PROMOTION, "Advertisement"),
    ],
)
def test_what_stands_between_the_paragraphs_is_kept_and_marked(
    part: str, reason: ExclusionReason, words: str
) -> None:
    read = read_page(article(part))
    assert read.text.splitlines() == [FIRST, words, SECOND]
    assert read.marks == (LineMark(reason, words),)


def test_navigation_is_no_part_of_the_text() -> None:
    read = read_page(
        page(
            body="<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
            f"{BODY}<aside><h3>Most read</h3><a href='/q'>A quite different story</a></aside>"
            "<footer>© 2025 The Courier</footer>"
        )
    )
    assert read.text.splitlines() == [FIRST, SECOND]


def test_headline_and_byline_over_the_article_are_marked() -> None:
    over = "<h1>Ministers meet in Kabul</h1><p class='byline'>By Amina Karimi</p>"
    read = read_page(page(body=f"<article>{over}<p>{FIRST}</p><p>{SECOND}</p></article>"))
    assert read.text.splitlines()[-3:] == ["By Amina Karimi", FIRST, SECOND]
    assert LineMark(ExclusionReason.BYLINE, "By Amina Karimi") in read.marks


@pytest.mark.parametrize(
    "part",
    [
        "<script>write('<p>Written by a script, and long enough to be read.</p>')</script>",
        "<p style='display: none'>Hidden from every reader, and long enough to be read.</p>",
        "<p hidden>Hidden from every reader, and long enough to be read.</p>",
        "<noscript><p>Shown without script only, and long enough to be read.</p></noscript>",
        "<template><p>Shown to nobody at all, and long enough to be read here.</p></template>",
        "<!-- <p>A comment in the page, and long enough to be read.</p> -->",
        "<style>p { color: red }</style>",
        "<button>Share this with all of your friends and family today.</button>",
    ],
)
def test_what_no_reader_sees_is_not_read(part: str) -> None:
    assert read_page(article(part)).text.splitlines() == [FIRST, SECOND]


def test_right_to_left_text_is_read_as_it_stands() -> None:
    words = "وزیران خارجه دو کشور روز شنبه در کابل دیدار کردند و درباره مرز گفتگو کردند."
    body = f"<article><p>{words}</p><p>{words[::-1]}</p></article>"
    assert read_page(page(body=body, attributes='lang="fa" dir="rtl"')).text.startswith(words)


def test_sentences_that_only_the_page_s_own_data_have_are_counted_and_not_taken() -> None:
    data = {"@type": "NewsArticle", "articleBody": f"{FIRST} A last one is behind the wall."}
    read = read_page(page(linked(data)))
    assert read.missing == 1
    assert "behind the wall" not in read.text
    assert read_page(page(linked({**data, "articleBody": FIRST}))).missing == 0


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("", "nothing in this page"),
        ("<!-- -->", "nothing in this page"),
        ("<html><head><title>Kabul</title></head><body></body></html>", "No article was found"),
        ("<html><body><script>alert(1)</script></body></html>", "No article was found"),
        ("<div>" * 300 + FIRST, "too deeply nested"),
        ("<div>" * 100_000 + FIRST, "too deeply nested"),
        ("<p>x</p>" * 21_000, "too many elements"),
        ("<" * (LARGEST_PAGE + 1), "too large"),
    ],
)
def test_page_that_cannot_be_read_is_refused_in_words(markup: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        read_page(markup)


@pytest.mark.parametrize(
    "filling",
    [
        f"<script>{'var x = 1; ' * 400_000}</script>",
        f"<p>{'The ministers met in Kabul on Saturday. ' * 28_000}</p>",
        "<p>The ministers met in Kabul on Saturday. They talked.</p>" * 5_000,
        "<ul><li><a href='/x'>A link to another story</a></li></ul>" * 1_500,
        "<table><tr><td>46</td></tr></table>" * 1_500,
        "<i>a</i>" * 19_000,
        "&lt;" * 1_000_000,
        "<!--" * 1_000_000,
        f"<a b='{'c' * 4_000_000}'>x</a>",
    ],
    ids=lambda filling: filling[:12],
)
def test_large_page_is_read_or_refused_in_seconds(filling: str) -> None:
    before = time.process_time()
    with suppress(ValidationError):
        assert read_page(article(filling)).text
    assert time.process_time() - before < 4


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    links = (
        "<base href='http://courier.example/'><link rel='stylesheet' href='http://courier.example/'>"
        "<meta http-equiv='refresh' content='0; url=http://courier.example/'>"
    )
    entity = "<!DOCTYPE html [<!ENTITY x SYSTEM 'http://courier.example/'>]>"
    body = f"<p>&x;</p><img src='http://courier.example/x.png'>{BODY}"
    assert SECOND in read_page(entity + page(links, body)).text


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div class='caption'>", "<figure>", "</figure>", "<br>", "<a href=x>"),
        *("</a>", "<table>", "<td>", "<li>", "<b", "&#0;", "\x00", "<![CDATA[", "<h1>", "\ud800"),
        *("<svg>", "<form>", "<body>", "</html>", "<html lang=ps>", "<meta name=author content=x>"),
        *(FIRST, SECOND, "Kabul"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        read = read_page(markup)
    except ValidationError:
        return
    assert read.text == read.text.strip()
    assert {mark.words for mark in read.marks} <= set(read.text.splitlines())


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff\n <html lang='en'>", True),
        ("<?xml version='1.0'?><html/>", True),
        ("<p>A fragment.</p>", True),
        ("A line before it\n<div>x</div>", True),
        ("The ministers met in Kabul.", False),
        ("<3 was all that he wrote.", False),
        ("2 < 3, they said, and 3 > 2.", False),
        ("", False),
    ],
)
def test_source_of_a_page_is_told_from_words(text: str, is_markup: bool) -> None:
    assert looks_like_markup(text) is is_markup


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Ministers meet in Kabul\n\n{FIRST}", "Ministers meet in Kabul"),
        (f"  Ministers meet in Kabul \r\n{FIRST}", "Ministers meet in Kabul"),
        (f"{FIRST}\n{SECOND}", ""),
        ("Ministers meet in Kabul", ""),
        (f"By Amina Karimi\n{FIRST}", ""),
        (f"{'Ministers meet ' * 20}\n{FIRST}", ""),
        ("", ""),
    ],
)
def test_first_line_of_a_text_is_proposed_if_it_may_be_a_headline(text: str, headline: str) -> None:
    read = read_text(text)
    assert read.text == text
    title = read.details.get("title")
    assert (title.value if title else "") == headline
    assert read.marks == ((LineMark(ExclusionReason.HEADLINE, headline),) if headline else ())
