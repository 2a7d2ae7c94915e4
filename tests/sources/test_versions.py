"""The versions of an article: stored once each, the first one never changed."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from relations.sources.comparison import compare
from relations.sources.intake import ingest
from relations.sources.models import Source
from relations.sources.revisits import Revisit, RevisitedSentence
from relations.sources.versions import find_stored, store_revisit, unsaved_version, versions_of
from tests.factories import make_editor, make_source

pytestmark = pytest.mark.django_db

NOW = "The ministers met on Saturday. They will not meet again."


def look(source: Source, text: str = NOW, later: Source | None = None) -> Revisit:
    sentences = list(source.sentences.all())
    found = compare(source, sentences, text)
    later = later or unsaved_version(source, text, timezone.now())
    return store_revisit(source, found, sentences, later, make_editor(), timezone.now())


def test_versions_of_an_article_are_the_same_whichever_of_them_is_asked() -> None:
    first, other = make_source(), make_source()
    later = [make_source(version_of=first) for _number in range(2)]
    for each in (first, *later):
        assert list(versions_of(each)) == [first, *later]
    assert list(versions_of(other)) == [other]


def test_text_is_found_among_the_versions_before_it_is_found_elsewhere() -> None:
    first = make_source()
    later = make_source(NOW, version_of=first)
    assert find_stored(f"\ufeff{NOW}\r\n", first) == later
    assert find_stored(NOW, make_source()) == later
    assert find_stored("Something else.", first) is None


def test_later_version_names_the_first_one() -> None:
    first = make_source()
    later = ingest(unsaved_version(first, NOW, timezone.now()))
    latest = unsaved_version(later, f"{NOW} Or so it seems.", timezone.now())
    assert (later.version_of, latest.version_of) == (first, first)


def test_text_that_someone_else_has_stored_meanwhile_is_linked() -> None:
    source = make_source()
    later = unsaved_version(source, NOW, timezone.now())
    elsewhere = make_source(NOW)
    assert look(source, NOW, later).version == elsewhere
    assert not Source.objects.filter(version_of=source).exists()


@pytest.mark.parametrize("wrong", [{"published": "20 April"}, {"title": ""}])
def test_version_that_cannot_be_stored_leaves_nothing_behind(wrong: dict[str, Any]) -> None:
    source = make_source()
    later = unsaved_version(source, NOW, timezone.now())
    for name, value in wrong.items():
        setattr(later, name, value)
    with pytest.raises(ValidationError):
        look(source, NOW, later)
    assert not Revisit.objects.exists()
    assert list(Source.objects.all()) == [source]


def test_nothing_is_left_behind_where_the_findings_cannot_be_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError

    source = make_source()
    monkeypatch.setattr(RevisitedSentence.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        look(source)
    assert not Revisit.objects.exists()
    assert list(Source.objects.all()) == [source]
