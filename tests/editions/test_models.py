"""What the database holds of reviews, and the sets of editions and of the rows of their index."""

from typing import Any

import pytest
from django.utils import timezone

from relations.editions.models import (
    Edition,
    EditionFacet,
    EditionSentence,
    EditionStatement,
    Review,
)
from relations.editions.publication import withdraw
from relations.record.vocabulary import Topic
from tests.database import refuses
from tests.factories import make_editor, make_event, make_statement, publish

pytestmark = pytest.mark.django_db


def review(**fields: Any) -> Review:
    return Review(sent_at=timezone.now(), **fields)


def test_event_waits_for_one_review_at_a_time() -> None:
    event, editor = make_event(), make_editor()
    review(event=event, sent_by=editor).save()
    assert refuses(review(event=event, sent_by=editor).save)
    decided = {"outcome": "taken-back", "decided_by": editor, "decided_at": timezone.now()}
    Review.objects.update(**decided)
    review(event=event, sent_by=editor).save()


@pytest.mark.parametrize(
    ("outcome", "is_decided", "remark", "is_refused"),
    [
        ("waiting", False, "", False),
        ("waiting", True, "", True),
        ("published", False, "", True),
        ("published", True, "", False),
        ("sent-back", True, "", True),
        ("sent-back", True, "Which Friday?", False),
    ],
)
def test_decision_has_its_editor_and_time_and_sending_back_a_remark(
    outcome: str, is_decided: bool, remark: str, is_refused: bool
) -> None:
    editor = make_editor()
    decision = {"decided_by": editor, "decided_at": timezone.now()} if is_decided else {}
    decided = review(event=make_event(), sent_by=editor, outcome=outcome, remark=remark, **decision)
    assert refuses(decided.save) is is_refused


@pytest.mark.parametrize("model", [EditionFacet, EditionStatement, EditionSentence])
def test_public_rows_of_the_index_are_those_of_current_editions(model: Any) -> None:
    kept, changed, gone = (make_event(title) for title in ("Kept", "Changed", "Gone"))
    for event in (kept, changed, gone):
        make_statement(event)
        publish(event)
    changed.topics.set(Topic.objects.filter(code="border"))
    publish(changed, reason="More is known")
    withdraw(gone, by=None, reason="A mistake")
    shown = {(each.edition.event_id, each.edition.number) for each in model.objects.public()}
    assert shown == {(kept.pk, 1), (changed.pk, 2)}
    first = Edition.objects.filter(event=changed, number=1)
    assert {each.edition.number for each in model.objects.of(first)} == {1}
