"""`manage.py propose`: what the desk would make of an article, without storing it."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from relations.record.vocabulary import EventType
from relations.sources.excluded import ExclusionReason
from relations.sources.models import Source

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

TEXT = (
    "Clashes near the river\n\n"
    "Indian artillery shelled two Pakistani villages near Poonch on Saturday, killing at least"
    " 12 people. “We will answer,” Foreign Minister Ishaq Dar told reporters in Islamabad.\n"
)
PAGE = """<!doctype html><html lang="en"><head><title>Clashes near the river</title>
<meta property="article:published_time" content="2025-04-20T08:00:00+05:00"></head><body><article>
<h1>Clashes near the river</h1>
<p>Indian troops shelled two Pakistani villages near Poonch on Saturday, killing twelve people.</p>
<p>Both governments said that their forces would stay where they were until the talks.</p>
<p>Share this article</p></article></body></html>"""
DOCUMENT = Path(__file__).parents[2] / "docs" / "propose.md"


def propose(*args: Any, **options: Any) -> str:
    out = io.StringIO()
    call_command("propose", *args, stdout=out, **options)
    return out.getvalue()


def proposed(path: Path, **options: Any) -> Any:
    return json.loads(propose(path, json=True, **options))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "article.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_each_sentence_comes_with_all_that_it_proposes(text: Path) -> None:
    first, second = proposed(text, published="2025-04-20")["sentences"]

    assert [(each["words"], each["edtf"]) for each in first["dates"]] == [
        ("on Saturday", "2025-04-19")
    ]
    assert {each["country"]: each["role"] for each in first["countries"]} == {
        "IND": "initiator",
        "PAK": "target",
    }
    assert first["kinds"][0]["kind"] == "shelling"
    assert [(each["low"], each["best"]) for each in first["figures"]] == [(None, 2), (12, None)]
    assert [each["words"] for each in first["places"]] == ["Poonch"]
    [saying] = second["sayings"]
    assert saying["speaker"]["name"] == "Ishaq Dar"
    assert saying["act"]["act"] in {"threaten", "announce", "report"}
    assert [each["words"] for each in saying["quotations"]] == ["We will answer"]


def test_offsets_lead_to_the_words(text: Path) -> None:
    read = proposed(text, published="2025-04-20")

    for sentence in read["sentences"]:
        assert read["text"][sentence["start"] : sentence["end"]] == sentence["text"]
        for words, start, end in _worded(sentence):
            assert sentence["text"][start:end] == words


def _worded(value: Any) -> Iterator[tuple[str, int, int]]:
    if isinstance(value, dict):
        if "words" in value:
            yield value["words"], value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _worded(each)


def test_nothing_is_stored(text: Path) -> None:
    propose(text, published="2025-04-20")

    assert not Source.objects.exists()


def test_day_that_the_page_names_stands_in_for_published(page: Path) -> None:
    read = proposed(page)

    assert read["published"] == "2025-04-20"
    assert read["details"]["title"]["value"] == "Clashes near the river"
    assert read["sentences"][0]["dates"][0]["edtf"] == "2025-04-19"
    assert "Share this article" not in [each["text"] for each in read["sentences"]]


def test_text_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Piped)

    assert len(proposed("-", published="2025-04-20")["sentences"]) == 2


def test_lines_say_what_is_filled_in_and_what_is_offered(text: Path) -> None:
    printed = propose(text, published="2025-04-20")

    assert "date: 2025-04-19 (19 April 2025), from “on Saturday” (Saturday before" in printed
    assert re.search(r"(filled in|offered), right in \d+ of \d+", printed)


def test_lines_say_of_what_pattern_nothing_was_measured(tmp_path: Path) -> None:
    file = tmp_path / "claim.txt"
    file.write_text("Kenya accused Sudan of arming militias.", encoding="utf-8")
    printed = propose(file, published="2025-04-20")
    assert re.search(r"addressee: .* offered, not measured\)", printed)
    assert "0 of 0" not in printed


def test_only_dates_are_read_in_a_language_that_proposals_cannot_read(text: Path) -> None:
    read = proposed(text, published="2025-04-20", language="fr")

    assert not read["is_read"]
    assert read["sentences"][0]["kinds"] == []
    assert "Only dates are read" in propose(text, published="2025-04-20", language="fr")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Nothing says when this was published"),
        ({"published": "2025-02-30"}, "--published 2025-02-30: "),
        ({"published": "2025-02-03", "language": "French!"}, "--language French!: "),
        ({"published": "2025-02-03", "language": "franca"}, "--language franca: "),
    ],
)
def test_day_that_is_missing_or_malformed_and_language_that_is_no_tag_are_refused(
    text: Path, options: dict[str, str], said: str
) -> None:
    with pytest.raises(CommandError, match=re.escape(said)):
        propose(text, **options)


@pytest.mark.parametrize(
    ("data", "said"),
    [(None, "No such file"), (b"%PDF-1.7", "This is a PDF"), (b"\n \n", "no sentence")],
)
def test_file_without_an_article_is_refused(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "file"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(CommandError, match=said):
        propose(path, published="2025-04-20")


def test_database_without_vocabulary_is_named_as_the_fault(text: Path) -> None:
    EventType.objects.all().delete()

    with pytest.raises(CommandError, match="load_vocabulary"):
        propose(text, published="2025-04-20")


def test_document_names_every_key_of_the_json_and_no_other(text: Path, page: Path) -> None:
    rows = re.findall(r"^\|(.+)\|.+\|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([a-z_.*\[\]]+)`", row)}
    documented = {name.rpartition(".")[2].removesuffix("[]") for name in named}
    of_page = proposed(page)
    title = of_page["details"]["title"]
    of_page["details"] = {"*": title, **dict.fromkeys(of_page["details"], title)}

    printed = _keys([proposed(text, published="2025-04-20"), of_page])

    assert printed - {"title", "published", "language", "url"} <= documented
    assert documented <= printed | {"title", "author", "publisher", "origin"}


def test_document_names_every_reason_to_leave_a_line_out() -> None:
    [row] = re.findall(r"^\| `left_out\[\]\.reason` \|(.+)\|$", DOCUMENT.read_text(), re.MULTILINE)
    assert re.findall(r"`(\w+)`", row) == ExclusionReason.values


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for each in value.values() for key in _keys(each))}
    if isinstance(value, list):
        return {key for each in value for key in _keys(each)}
    return set()
