"""What a page says of its article, in the manners of different outlets."""

import pytest

from relations.sources.page_details import DetailProposal
from relations.sources.saved_page import read_page
from tests.sources.pages import ARTICLE, BODY, MANNERS, Manner, linked, meta, page


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_details_are_proposed_as_the_page_has_them(manner: Manner) -> None:
    details = read_page(manner.markup).details
    assert {name: each.value for name, each in details.items()} == manner.proposed


def test_a_proposal_says_where_it_was_read_and_what_stood_there() -> None:
    details = read_page(page(linked(ARTICLE))).details
    assert details["title"] == DetailProposal("Ministers meet in Kabul", "JSON-LD headline")
    assert details["published"] == DetailProposal(
        "2025-04-20", "JSON-LD datePublished", "2025-04-20T06:10:00+05:00"
    )


def test_json_ld_goes_before_meta_and_meta_before_the_page() -> None:
    head = linked({"@type": "NewsArticle", "headline": "In JSON-LD"}) + meta(og__title="In meta")
    assert read_page(page(head)).details["title"].value == "In JSON-LD"
    assert read_page(page(meta(og__title="In meta") + "<title>In the page</title>")).details[
        "title"
    ] == DetailProposal("In meta", "meta og:title")


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"@graph": ' * 500 + "1" + "}" * 500,
        '{"@type": "NewsArticle", "headline": "\\ud800", "author": {"name": 7}}',
        '{"@type": {"a": 1}, "@id": []}',
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "@id": "#a"}',
        "null",
        "",
    ],
)
def test_json_ld_of_any_kind_is_read_without_failing(script: str) -> None:
    details = read_page(page(f'<script type="application/ld+json">{script}</script>')).details
    assert set(details) <= {"author", "language"}


@pytest.mark.parametrize(
    "filler",
    ["undefined", "null", "N/A", "{{ author.name }}", "%%BYLINE%%", "—", "[object Object]"],
)
def test_what_a_program_writes_for_no_value_is_none(filler: str) -> None:
    head = meta(author=filler, og__title=filler, og__site_name=filler)
    assert not {"author", "publisher"} & set(read_page(page(head)).details)


@pytest.mark.parametrize("tag", ["aside", "footer", "nav"])
def test_day_of_another_story_is_not_the_day_of_publication(tag: str) -> None:
    other = f'<{tag}><article><a href="/x">Other</a><time datetime="2024-01-01">1 Jan</time>'
    assert "published" not in read_page(page(body=f"{BODY}{other}</article></{tag}>")).details
