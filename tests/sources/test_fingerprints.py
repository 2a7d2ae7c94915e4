"""Recognising a report that is stored already, by what the two texts share."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from relations.sources import fingerprints
from relations.sources.fingerprints import (
    MOST_FINGERPRINTS,
    WINDOW,
    add_missing_fingerprints,
    containment,
    fingerprints_of,
    near_duplicates,
    shingles,
    words_in,
)
from relations.sources.intake import ingest
from relations.sources.models import Fingerprint, Source
from relations.sources.saved_page import read_page
from relations.sources.splitting import split
from tests.factories import make_source
from tests.queries.counting import queries_of

FIXTURE = Path(settings.BASE_DIR, "fixtures", "afghanistan-pakistan.json")
REPORT = [
    f"On day {number} the ministers of both countries met in Kabul and spoke for {number} hours."
    for number in range(12)
]


def other_report(about: str = "harvest", length: int = 12) -> list[str]:
    """Sentences of which no word stands in a report about anything else."""
    return [" ".join(f"{about}{row}{column}x" for column in "abcdefghi") for row in range(length)]


def store(sentences: list[str], **fields: str) -> Source:
    text = "\n".join(f"{each.removesuffix('.')}." for each in sentences)
    return make_source(text, **fields)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The Taliban’s “deep concern”.", ["the", "talibans", "deep", "concern"]),
        ("The Taliban's DEEP concern!", ["the", "talibans", "deep", "concern"]),
        ("over 80,000", ["over", "80", "000"]),
        ("e\u0301tat — x_y", ["état", "x", "y"]),
        ("* * *", []),
    ],
)
def test_words_are_spelt_in_one_way(sentence: str, words: list[str]) -> None:
    assert words_in([sentence]) == words


def test_passages_are_all_runs_of_five_words_or_all_words_where_there_are_fewer() -> None:
    assert shingles(list("abcdefg")) == ["a b c d e", "b c d e f", "c d e f g"]
    assert shingles(["a", "b"]) == ["a b"]
    assert shingles([]) == []


def test_share_is_that_of_the_shorter_text_whichever_comes_first() -> None:
    long = [*REPORT, *other_report()]
    assert containment(REPORT, long) == containment(long, REPORT) == 1.0
    assert containment(REPORT, other_report()) == 0.0
    assert containment(["x"], []) == containment([], []) == 0.0


@given(st.lists(st.text("ab .", max_size=30)), st.lists(st.text("ab .", max_size=30)))
def test_share_is_from_nothing_to_all_and_all_for_the_same(
    one: list[str], other: list[str]
) -> None:
    assert 0 <= containment(one, other) <= 1
    assert containment(one, one) == float(bool(words_in(one)))


def test_stored_text_has_a_fingerprint_in_every_long_run_of_words() -> None:
    """What winnowing warrants: `WINDOW` passages in a row, in whatever else stands around."""
    common = " ".join(f"word{number}" for number in range(WINDOW + 4))
    stored = fingerprints_of([*other_report("wheat", 60), common, *other_report("maize", 60)])
    assert any(stored & fingerprints_of([each]) for each in shingles(words_in([common])))


@pytest.mark.django_db
@pytest.mark.parametrize("words", [12, 28, 60, 300, 1500])
def test_reprint_of_any_length_in_which_every_thirtieth_word_was_changed_is_found(
    words: int,
) -> None:
    text = [f"word{number}" for number in range(words)]
    stored = store([" ".join(text)])
    changed = [f"{each}x" if number % 30 == 10 else each for number, each in enumerate(text)]
    assert [each.source for each in near_duplicates([" ".join(changed)]).found] == [stored]


def test_fingerprints_of_a_text_are_few_and_of_a_long_one_no_more() -> None:
    assert len(fingerprints_of(other_report(length=3000))) == MOST_FINGERPRINTS
    assert 0 < len(fingerprints_of(REPORT)) < len(shingles(words_in(REPORT))) / 4
    assert len(fingerprints_of(["Two words."])) == 1
    assert fingerprints_of(["* * *"]) == set()


@pytest.mark.django_db
def test_stored_report_is_recognised_in_an_edited_reprint() -> None:
    stored = store(REPORT)
    store(other_report())
    reprint = ["Our own opening.", *REPORT[:5], "A sentence was put in.", *REPORT[5:11]]
    [found] = near_duplicates(reprint).found
    assert found.source == stored
    assert [each.text for each in found.sentences] == REPORT
    assert 0.8 < found.share < 1


@pytest.mark.django_db
def test_report_within_a_longer_article_and_an_article_around_a_report_are_recognised() -> None:
    long = store([*other_report("wheat"), *REPORT, *other_report("maize")])
    assert [each.source for each in near_duplicates(REPORT).found] == [long]
    short = store(REPORT)
    likest = near_duplicates([*REPORT, *other_report("rice")]).found
    assert {each.source for each in likest} == {short, long}


@pytest.mark.django_db
def test_report_that_shares_only_a_passage_of_background_is_another() -> None:
    store([*other_report("wheat"), *REPORT[:3]])
    assert near_duplicates([*other_report("maize"), *REPORT[:3], *other_report("rice")]).found == []


@pytest.mark.django_db
def test_likest_comes_first_and_of_equals_the_first_stored() -> None:
    half = store([*REPORT[:8], *other_report()])
    whole, again = store(REPORT), store([*REPORT, "A last word."])
    found = near_duplicates(REPORT).found
    assert [each.source for each in found] == [whole, again, half]


@pytest.mark.django_db
def test_source_that_came_by_a_fixture_is_recognised_too() -> None:
    call_command("loaddata", "afghanistan-pakistan", verbosity=0)
    source = Source.objects.get()
    assert not source.fingerprints.exists()
    [found] = near_duplicates([each.text for each in source.sentences.all()]).found
    assert (found.source, found.share) == (source, 1.0)
    assert source.fingerprints.exists()


@pytest.mark.django_db
def test_seed_article_as_text_is_recognised_after_it_was_stored_from_a_page() -> None:
    """Its title is another, and its promotions stand in the text of the one only."""
    fixture = json.loads(FIXTURE.read_text())
    [text] = [row["fields"]["text"] for row in fixture if row["model"] == "relations.source"]
    lines = [line for line in text.splitlines() if not line.startswith("Also Read")]
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body><article><h1>Kabul and Islamabad talk</h1>{body}</article></body></html>"
    read = read_page(page)
    assert "Also Read" not in read.text
    stored = ingest(Source(title="Kabul and Islamabad talk", published="2025", text=read.text))
    pasted = [each.text for each in split(f"A rare meeting\n{text}")]
    [found] = near_duplicates(pasted).found
    assert (found.source, found.share > 0.95) == (stored, True)


@pytest.mark.django_db
def test_search_takes_as_many_queries_with_thirty_sources_as_with_two() -> None:
    store(REPORT)
    few = queries_of(lambda: near_duplicates(REPORT))
    for number in range(30):
        store([*REPORT, f"Ending {number}."], publisher=f"Outlet {number}")
    assert queries_of(lambda: near_duplicates(REPORT)) == few == 4


@pytest.mark.django_db
def test_sources_are_looked_up_by_an_index() -> None:
    store(REPORT)
    if connection.vendor == "postgresql":  # which does not ask an index for a handful of rows
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    sharing = Fingerprint.objects.filter(value__in=[1, 2]).values("source").explain()
    assert re.search("SEARCH .* USING COVERING INDEX|fingerprint_once_per_source", sharing)
    lacking = Source.objects.filter(is_fingerprinted=False).values("pk").order_by("pk")
    assert "source_not_fingerprinted" in lacking.explain()


@pytest.mark.django_db
def test_many_sources_without_fingerprints_are_given_theirs_in_parts_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fingerprints, "MOST_AT_ONCE", 2)
    for number in range(5):
        store([*REPORT, f"Ending {number}."], publisher=f"Outlet {number}")
    Fingerprint.objects.all().delete()
    Source.objects.update(is_fingerprinted=False)
    seen = [(len(found.found), found.is_complete) for found in map(near_duplicates, [REPORT] * 3)]
    assert seen == [(2, False), (4, False), (5, True)]
    assert add_missing_fingerprints() == 0


@pytest.mark.django_db
def test_fingerprints_go_with_their_source_and_are_given_once() -> None:
    source = store(REPORT)
    values = set(source.fingerprints.values_list("value", flat=True))
    assert values == fingerprints_of(REPORT)
    fingerprints.store_fingerprints(source, REPORT)
    assert source.fingerprints.count() == len(values)
    source.delete()
    assert not Fingerprint.objects.exists()


def test_fixture_says_nothing_of_fingerprints() -> None:
    """It is loaded without them, and they are made where they are first wanted."""
    assert "fingerprint" not in FIXTURE.read_text()
