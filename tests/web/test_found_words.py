"""The words of a question, marked in what is shown for it."""

import time

import pytest
from django.test import Client

from relations.web.found_words import with_marks
from tests.factories import make_actor, make_event, make_statement, publish
from tests.web.markup import named

MARKED = [
    ("border", "<p>The border is shut.</p>", "<p>The <mark>border</mark> is shut.</p>"),
    ("BORDERS", "<p>At the border</p>", "<p>At the <mark>border</mark></p>"),
    ("pakistan", "<b>Pakistan’s view</b>", "<b><mark>Pakistan’s</mark> view</b>"),
    ("shut border", "border, shut", "<mark>border</mark>, <mark>shut</mark>"),
    ("“deep concern”", "deep concern, concern", "<mark>deep concern</mark>, concern"),
    ("19 April 2025", "on 19 April 2025.", "on <mark>19 April 2025</mark>."),
    ("متقی", "<bdi>امیر متقی</bdi>", "<bdi>امیر <mark>متقی</mark></bdi>"),
    ("naive", "<i>naïve</i>", "<i><mark>naïve</mark></i>"),
    # In no tag, no attribute, no character reference, and in nothing that is folded up.
    ("class", '<p class="class">x</p>', '<p class="class">x</p>'),
    ("a p", "<p><a>x</a></p>", "<p><a>x</a></p>"),
    ("amp quot x27", "R&amp;D &quot; &#x27;", "R&amp;D &quot; &#x27;"),
    ("lt", "&lt;b&gt; lt", "&lt;b&gt; <mark>lt</mark>"),
    (
        "border",
        "<details><summary>border</summary></details>border",
        "<details><summary>border</summary></details><mark>border</mark>",
    ),
    ("", "<p>The border</p>", "<p>The border</p>"),
    ("?!", "<p>?! border</p>", "<p>?! border</p>"),
    ("nothing", "<p>The border</p>", "<p>The border</p>"),
]


@pytest.mark.parametrize(("question", "html", "marked"), MARKED)
def test_words_are_marked_in_text_alone(question: str, html: str, marked: str) -> None:
    assert with_marks(html, question) == marked


@pytest.mark.parametrize("html", ["a " * 100_000, "<" * 100_000, "&" * 100_000, "<p>a" * 50_000])
def test_marking_takes_time_in_proportion(html: str) -> None:
    begun = time.perf_counter()
    with_marks(html, "a " * 5_000 + "“" + "a " * 1_000)
    assert time.perf_counter() - begun < 5


@pytest.fixture
def said() -> None:
    event = make_event("Ministers discuss the <border>", summary="Of the border.")
    make_statement(event, speaker=make_actor("Amina Karimi"), text="The border must open.")
    publish(event)


@pytest.mark.django_db
@pytest.mark.usefixtures("said")
def test_lists_mark_what_was_asked_and_keep_no_mark(client: Client) -> None:
    for _time in range(2):
        answer = client.get("/timeline/?q=borders")
        # The weakness under the title is marked too.
        weakness, *marked = [each.words for each in named(answer, "mark")]
        assert set(marked) == {"border"}
        assert "Ministers discuss the &lt;<mark>border</mark>&gt;" in answer.content.decode()
        assert [each.words for each in named(client.get("/timeline/"), "mark")] == [weakness]
    answer = client.get("/statements/?q=border")
    assert [each.words for each in named(answer, "mark")].count("border") == 1
    # There a cited sentence is marked as a whole.
    assert "border" not in [each.words for each in named(client.get("/statements/"), "mark")]
