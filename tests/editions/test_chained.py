"""Versions of what is published: each names the one before it by its hash."""

from datetime import timedelta

import pytest
from django.utils import timezone

from relations.editions.hash_chain import digest_of
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.record.models import Event
from tests.factories import make_event, make_published, publish

pytestmark = pytest.mark.django_db


def test_each_edition_has_the_hash_of_its_document_and_of_the_edition_before_it() -> None:
    first = make_published()
    Event.objects.update(summary="More is known.")
    second = publish(first.event, reason="More is known")
    third = withdraw(first.event, by=None, reason="A mistake")
    before = ""
    for number, edition in enumerate((first, second, third), 1):
        assert edition.previous_sha256 == before
        assert edition.document_sha256 == digest_of(edition.document)
        assert edition.hashed_members() == {
            "chain": f"event:{edition.code}",
            "number": number,
            "published_at": edition.published_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "reason": edition.reason,
            "withdrawn": number == 3,
            "document_sha256": edition.document_sha256,
            "previous_sha256": before,
        }
        before = edition.sha256
        assert before == digest_of(edition.hashed_members())
    assert third.document_sha256 == second.document_sha256


def test_what_is_read_back_has_the_hashes_of_what_was_stored() -> None:
    make_published("ہجرت 🙂 \\ “” \u2028", summary='A "summary"\twith\nall\x7fsorts', place="é/é")
    stored = Edition.objects.get()
    assert digest_of(stored.document) == stored.document_sha256
    assert digest_of(stored.hashed_members()) == stored.sha256


def test_each_event_has_a_chain_of_its_own() -> None:
    one, other = make_published("One"), make_published("Another")
    assert (one.previous_sha256, other.previous_sha256) == ("", "")
    assert one.chain != other.chain
    assert one.sha256 != other.sha256


def test_clock_that_was_set_back_turns_no_chain_around(monkeypatch: pytest.MonkeyPatch) -> None:
    first = make_published()
    yesterday = first.published_at - timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: yesterday)
    second = withdraw(first.event, by=None, reason="A mistake")
    first.refresh_from_db()
    assert second.published_at == first.superseded_at == first.published_at
    assert publish(make_event("Another")).published_at == yesterday
