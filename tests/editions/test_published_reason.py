"""What is published of the reasons that editors type."""

from collections.abc import Callable

import pytest

from relations.editions import publication
from relations.editions.description_publication import publish_description
from relations.editions.errors import NeedsReason, Refused
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.published_reason import LONGEST_REASON
from relations.editions.suppression import suppress_edition, suppress_event, suppress_text
from relations.record.models import Event
from relations.sources.models import Source
from tests.desk.desk import client_of
from tests.factories import make_editor, make_event, make_published, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def corrected(reason: str) -> str:
    event = make_published().event
    Event.objects.filter(pk=event.pk).update(summary="More is known now.")
    return publish(event, reason=reason).reason


def unchecked(reason: str) -> str:
    return publication.publish(make_event(), None, unchecked=reason).document["unchecked"]


def withdrawn(reason: str) -> str:
    return withdraw(make_published().event, None, reason).reason


def described_anew(reason: str) -> str:
    make_published()
    source = Source.objects.get()
    source.title = "Another title"
    source.save()
    return publish_description(source, None, reason).reason


def suppressed_text(reason: str) -> str:
    make_published()
    suppress_text(Source.objects.get(), make_editor(), reason)
    return Source.objects.get().suppression_reason


def suppressed_edition(reason: str) -> str:
    suppress_edition(make_published(), make_editor(), reason)
    return Edition.objects.get().suppression_reason


def suppressed_event(reason: str) -> str:
    suppress_event(make_published().event, make_editor(), reason)
    return Edition.objects.get().suppression_reason


DOORS = [
    *(corrected, unchecked, withdrawn, described_anew),
    *(suppressed_text, suppressed_edition, suppressed_event),
]
every_door = pytest.mark.parametrize("published_by", DOORS, ids=lambda each: each.__name__)
Door = Callable[[str], str]


@every_door
def test_reason_is_published_without_control_characters_but_line_breaks(
    published_by: Door,
) -> None:
    typed = " \x00It was\x1b[31m\tmisread.\x7f\r\nTwice\x9f;\rand \u200fمی\u200cشود. \x07\n"
    assert published_by(typed) == "It was[31m misread.\nTwice;\nand \u200fمی\u200cشود."


@every_door
def test_reason_that_is_too_long_is_refused_in_words(published_by: Door) -> None:
    with pytest.raises(Refused, match="has 2001 characters, and readers get 2000 at most"):
        published_by("x" * (LONGEST_REASON + 1))


@every_door
def test_longest_reason_is_published_whole(published_by: Door) -> None:
    longest = "ش" * LONGEST_REASON
    assert published_by(f"\x00 {longest}\r\n") == longest


def test_reason_of_control_characters_is_none() -> None:
    with pytest.raises(NeedsReason):
        corrected("\x00 \x1b\r\n")
    with pytest.raises(Refused, match="Give a reason"):
        withdrawn("\x00 \x1b\r\n")


def test_desk_says_that_a_reason_is_too_long_and_keeps_it() -> None:
    event, typed = make_published().event, "long " * 500
    address = f"/admin/relations/event/{event.pk}/withdraw/"
    page = client_of("editor").post(address, {"reason": typed})
    said = page.content.decode()
    assert "The reason has 2499 characters, and readers get 2000 at most." in said
    assert typed.strip() in said
    assert Edition.objects.filter(withdrawn=True).count() == 0
