"""The audit of working events: whether they could be published as they stand."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from relations.editions.publication import obstacles_of
from relations.fields import validate_edtf
from relations.record.checks import CITES_SUPPRESSED
from relations.record.models import Event


def faults_of_events(events: Iterable[Event]) -> Iterator[str]:
    """What is wrong with events from `complete_events`, each fault as a line; as many
    queries as `obstacles_of`."""
    faults = {event: list(_faults_of_columns(event)) for event in events}
    # The others need a date that can be read.
    readable = [event for event, found in faults.items() if not found or found == [_not_derived()]]
    for event, problems in obstacles_of(readable):
        # What rests on a suppressed text stays public.
        faults[event] += [each.message for each in problems if each.code != CITES_SUPPRESSED]
    for event, found in faults.items():
        where = _("event %(code)s") % {"code": event.code}
        yield from (f"{where}: {each}" for each in found)


def _faults_of_columns(event: Event) -> Iterator[str]:
    stored = (event.slug, event.earliest, event.latest, event.sort_date)
    try:
        event.derive()
        for statement in event.statements.all():
            if statement.date:
                validate_edtf(statement.date)
    except ValidationError as error:
        yield from error.messages
        return
    if stored != (event.slug, event.earliest, event.latest, event.sort_date):
        yield _not_derived()


def _not_derived() -> str:
    return _("its columns do not follow from its title and date")
