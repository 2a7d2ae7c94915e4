"""Drafts to publish, of which a crash leaves the whole or nothing."""

from django.db import transaction

from relations.record.models import Event
from tests.factories import make_event, make_statement


@transaction.atomic
def make_draft(mark: str) -> Event:
    """An event with a statement in it, whose summary is the mark."""
    event = make_event(f"Ministers meet for {mark}", summary=mark)
    make_statement(event)
    return event
