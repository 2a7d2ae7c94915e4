"""Taking in an article: its text is fixed and cut into sentences, once."""

import hashlib
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from relations.sources import intake
from relations.sources.excluded import ExclusionReason, Exclusions
from relations.sources.intake import (
    LONGEST_TEXT,
    AlreadyStored,
    digest,
    ingest,
    prepare,
    text_to_store,
)
from relations.sources.models import Sentence, Source
from relations.sources.split_corrections import Seam, SplitCorrections

TEXT = (
    "Kabul/Islamabad: The talks began on Saturday. They went on until the evening.\n"
    "Trade was discussed."
)


def a_source(text: str = TEXT, **fields: Any) -> Source:
    fields = {"title": "Talks in Kabul", "published": "2025-04-20", **fields}
    return Source(text=text, **fields)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("One.\r\nTwo.\rThree.\nFour.", "One.\nTwo.\nThree.\nFour."),
        ("\ufeffOne.", "One."),
        ("\n\n  One.\n\n", "One."),
        ("\ufeff \r\n", ""),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("A  wide   space.", "A  wide   space."),
    ],
)
def test_text_is_fixed_before_it_is_stored(text: str, fixed: str) -> None:
    assert text_to_store(text) == fixed


@given(st.text())
def test_fixed_text_has_line_feeds_only_and_nothing_at_its_ends(text: str) -> None:
    fixed = text_to_store(text)
    assert "\r" not in fixed
    assert fixed == fixed.strip()


def test_digest_is_sha_256_of_utf_8() -> None:
    assert digest("é") == hashlib.sha256(b"\xc3\xa9").hexdigest()


@pytest.mark.django_db
def test_source_is_stored_with_its_sentences_where_they_stand() -> None:
    source = ingest(a_source(f"\ufeff{TEXT}\r\n"))
    stored = Source.objects.get(code=source.code)
    assert (stored.text, stored.sha256) == (TEXT, digest(TEXT))
    sentences = stored.sentences.all()
    assert [(each.number, each.paragraph, each.text) for each in sentences] == [
        (1, 1, "The talks began on Saturday."),
        (2, 1, "They went on until the evening."),
        (3, 2, "Trade was discussed."),
    ]
    assert all(stored.text[each.start : each.end] == each.text for each in sentences)


@pytest.mark.django_db
def test_place_of_a_sentence_counts_code_points() -> None:
    source = ingest(a_source("😀 She said so. He 👩‍👩‍👧 did not."))
    for sentence in source.sentences.all():
        assert source.text[sentence.start : sentence.end] == sentence.text


@pytest.mark.django_db
@pytest.mark.parametrize("text", [TEXT, f"\ufeff{TEXT}", TEXT.replace("\n", "\r\n"), f" {TEXT}\n"])
def test_same_text_is_refused_with_the_source_that_has_it(text: str) -> None:
    first = ingest(a_source())
    with pytest.raises(AlreadyStored, match=f"source {first.code}: Talks in Kabul") as refusal:
        ingest(a_source(text, title="Another headline"))
    assert refusal.value.source == first
    assert Source.objects.count() == 1


@pytest.mark.django_db
def test_same_text_of_another_outlet_or_address_is_stored_as_a_reprint_and_not_otherwise() -> None:
    first = ingest(a_source(publisher="The Courier"))
    reprint = ingest(a_source(publisher="The Post", same_origin_as=first))
    assert reprint.sha256 == first.sha256
    assert reprint.voice == first
    for fields in (
        {"publisher": "The Herald"},
        {"publisher": "The Post", "same_origin_as": first},
        {"publisher": "The Herald", "same_origin_as": ingest(a_source("Another text."))},
    ):
        with pytest.raises(AlreadyStored):
            ingest(a_source(**fields))
    at_another_address = a_source(publisher="The Post", url="https://post.example/2")
    at_another_address.same_origin_as = reprint
    assert ingest(at_another_address).voice == first


@pytest.mark.django_db
def test_sentences_are_stored_as_an_editor_joined_and_cut_them() -> None:
    cut = Seam.in_text(TEXT, TEXT.index("was discussed"))
    joined = Seam.in_text(TEXT, TEXT.index("They went"))
    corrections = SplitCorrections().with_join(joined).with_cut(cut)
    source = ingest(a_source(), corrections=corrections)
    assert [(each.paragraph, each.text) for each in source.sentences.all()] == [
        (1, "The talks began on Saturday. They went on until the evening."),
        (2, "Trade"),
        (2, "was discussed."),
    ]
    assert all(TEXT[each.start : each.end] == each.text for each in source.sentences.all())


# What a source must not be, and the field that is named.
REFUSED = [
    ({"text": ""}, "text"),
    ({"text": " \r\n"}, "text"),
    ({"text": "Also Read | Another story"}, "text"),
    ({"text": "The talks\x00 began."}, "text"),
    ({"title": ""}, "title"),
    ({"title": "x" * 301}, "title"),
    ({"published": ""}, "published"),
    ({"published": "19 April 2025"}, "published"),
    ({"published": "2025-02-30"}, "published"),
    ({"url": "courier"}, "url"),
    ({"url": "javascript:alert(1)"}, "url"),
    ({"archive_url": "ftp://archive.example/1"}, "archive_url"),
    ({"language": "English, British"}, "language"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("fields", "named"), REFUSED)
def test_source_that_will_not_do_is_refused_by_field(fields: dict[str, str], named: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        ingest(a_source(**fields))
    assert set(refusal.value.message_dict) == {named}
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_preparation_stores_nothing() -> None:
    sentences = prepare(a_source())
    assert [each.number for each in sentences] == [1, 2, 3]
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_source_is_stored_with_all_its_sentences_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_rows: list[Sentence]) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Sentence.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError, match="the disk is full"):
        ingest(a_source())
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_lines_that_an_editor_put_back_are_stored_as_sentences() -> None:
    text = f"Trucks at Torkham\n{TEXT}\nAlso Read | Something else"
    marks = {"Trucks at Torkham": ExclusionReason.CAPTION}
    source = ingest(a_source(text), Exclusions(marks, frozenset({"Also Read | Something else"})))
    assert source.text == text
    assert [each.text for each in source.sentences.all()] == [
        "The talks began on Saturday.",
        "They went on until the evening.",
        "Trade was discussed.",
        "Also Read | Something else",
    ]
    assert all(text[each.start : each.end] == each.text for each in source.sentences.all())


@pytest.mark.django_db
def test_text_that_is_too_long_is_refused_with_both_lengths() -> None:
    with pytest.raises(ValidationError, match="has 1000004 characters, and the limit is 1000000"):
        prepare(a_source("A b." + "." * LONGEST_TEXT))
    assert len(prepare(a_source("A b." * 3))) == 1


@pytest.mark.django_db
def test_text_that_someone_else_stored_in_the_meantime_is_refused_as_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentences = prepare(late := a_source())
    first = ingest(a_source())
    monkeypatch.setattr(intake, "prepare", lambda *_arguments: sentences)
    with pytest.raises(AlreadyStored) as refusal:
        ingest(late)
    assert refusal.value.source == first
    assert Source.objects.count() == 1
