"""Sources and sentences as they are stored."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit, RevisitedSentence
from relations.sources.selectors import QuoteSelector
from tests.database import refuses
from tests.factories import make_editor, make_event, make_sentence, make_source

pytestmark = pytest.mark.django_db


def test_two_sources_cannot_share_a_code_or_a_text() -> None:
    one, other = make_source(), make_source()
    assert refuses(lambda: Source.objects.filter(pk=other.pk).update(code=one.code))
    assert refuses(lambda: Source.objects.filter(pk=other.pk).update(sha256=one.sha256))


def test_text_is_stored_again_only_as_a_reprint_from_another_outlet_or_address() -> None:
    first = make_source(url="https://courier.example/1")
    text = {"sha256": first.sha256}
    for fields in ({}, {"publisher": "The Post"}):
        other = make_source(**fields)
        assert refuses(lambda pk=other.pk: Source.objects.filter(pk=pk).update(**text))
    again = make_source(same_origin_as=first, url=first.url)
    assert refuses(lambda: Source.objects.filter(pk=again.pk).update(**text))
    reprint = make_source(same_origin_as=first, publisher="The Post")
    Source.objects.filter(pk=reprint.pk).update(**text)


def test_two_sentences_of_a_source_cannot_share_a_number() -> None:
    sentence = make_sentence(1)
    assert refuses(lambda: Sentence.objects.filter(pk=sentence.pk).update(number=2))
    assert make_sentence(1).number == sentence.number


@pytest.mark.parametrize("end", [0, 7])
def test_sentence_cannot_end_where_it_begins_or_before(end: int) -> None:
    sentence = make_sentence()
    assert refuses(lambda: Sentence.objects.filter(pk=sentence.pk).update(start=7, end=end))


def test_source_whose_sentence_is_cited_cannot_be_deleted() -> None:
    source = make_event().citations.get().sentence.source
    with pytest.raises(ProtectedError):
        source.delete()
    assert source.sentences.count() == 4


def test_source_that_nothing_cites_goes_with_its_sentences() -> None:
    make_source().delete()
    assert not Sentence.objects.exists()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("A report from Kabul", "a-report-from-kabul"),
        ("Pakistan’s “airstrikes” – a report", "pakistans-airstrikes-a-report"),
        ("کابل", "source"),
        ("word " * 60, "-".join(["word"] * 16)),
    ],
)
def test_slug_of_a_source_follows_from_its_title(title: str, slug: str) -> None:
    assert Source(title=title).slug == slug


def test_address_of_a_sentence_is_its_place_on_the_page_of_its_source() -> None:
    sentence = make_sentence(3)
    code = sentence.source.code
    assert sentence.get_absolute_url() == f"/sources/{code}/a-report-from-kabul/#n3"


def test_selector_of_a_sentence_says_where_it_stands() -> None:
    source = make_source("The talks began. They went on. They ended.")
    assert source.sentences.get(number=2).selector() == QuoteSelector(
        exact="They went on.", prefix="The talks began. ", suffix=" They ended.", start=17, end=30
    )


def test_natural_keys_find_the_rows_they_come_from() -> None:
    sentence = make_sentence(2)
    source = sentence.source
    make_source()
    assert Source.objects.get_by_natural_key(*source.natural_key()) == source
    assert Sentence.objects.get_by_natural_key(*sentence.natural_key()) == sentence
    assert sentence.natural_key() == (source.code, 2)


def test_source_has_another_origin_than_itself_and_a_name_of_it_only_with_its_kind() -> None:
    source = make_source()
    stored = Source.objects.filter(pk=source.pk)
    assert refuses(lambda: stored.update(same_origin_as=source))
    assert refuses(lambda: stored.update(origin_name="Reuters"))
    stored.update(origin=Source.Origin.AGENCY, origin_name="Reuters", same_origin_as=make_source())


@pytest.mark.parametrize(("outcome", "is_refused"), [("changed", False), ("there", True)])
def test_only_a_changed_sentence_has_a_text_now(outcome: str, is_refused: bool) -> None:
    sentence = make_sentence()
    looked_at = Revisit.objects.create(
        source=sentence.source, made_at=timezone.now(), made_by=make_editor()
    )
    found = RevisitedSentence(
        revisit=looked_at, sentence=sentence, outcome=outcome, text_now="Anew."
    )
    assert refuses(found.save) is is_refused


def test_origin_is_always_the_first_source_of_the_report() -> None:
    first = make_source()
    second = make_source(same_origin_as=first)
    third = make_source(same_origin_as=second)
    assert [each.voice for each in (first, second, third)] == [first] * 3
    assert {*third.of_same_voice()} == {first, second, third}
    assert {*make_source().of_same_voice()}.isdisjoint({first, second, third})


def test_those_that_follow_a_source_go_with_it_to_another_origin() -> None:
    first, agency = make_source(), make_source()
    reprint = make_source(same_origin_as=first)
    of_agency = make_source(same_origin_as=agency)
    first.same_origin_as = of_agency
    first.save()
    reprint.refresh_from_db()
    assert (first.voice, reprint.voice) == (agency, agency)
    assert agency.of_same_voice().count() == 4


def test_source_that_leaves_its_origin_is_a_voice_of_its_own_again() -> None:
    first = make_source()
    reprint = make_source(same_origin_as=first)
    reprint.same_origin_as = None
    reprint.full_clean()
    reprint.save()
    assert reprint.voice == reprint


def test_origin_does_not_go_in_a_circle() -> None:
    first = make_source()
    reprint = make_source(same_origin_as=first)
    for named in (reprint, first):
        first.same_origin_as = named
        with pytest.raises(ValidationError) as refusal:
            first.full_clean()
        assert list(refusal.value.message_dict) == ["same_origin_as"]
        assert refuses(first.save)


def test_later_version_of_an_article_is_the_same_voice() -> None:
    agency = make_source()
    first = make_source(same_origin_as=agency)
    later = make_source(version_of=first)
    assert later.voice == agency


def test_equal_texts_stay_one_voice_and_stay_of_two_outlets() -> None:
    first = make_source("They met.", publisher="The Courier")
    reprint = make_source("They met.", publisher="The Post", same_origin_as=first)
    for fields, named in (
        ({"same_origin_as": None}, "same_origin_as"),
        ({"publisher": "The Courier"}, "publisher"),
    ):
        changed = Source.objects.get(pk=reprint.pk)
        for name, value in fields.items():
            setattr(changed, name, value)
        with pytest.raises(ValidationError) as refusal:
            changed.full_clean()
        assert list(refusal.value.message_dict) == [named]
        assert first.code in str(refusal.value)
