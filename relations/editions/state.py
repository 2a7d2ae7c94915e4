"""Where an event stands between its editors and its readers."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from relations.editions.models import Edition
from relations.editions.snapshot import document_of, same_but_for_checks
from relations.record.models import Event


class Stage(StrEnum):
    """The stages of an event; `State` adds the edition."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class State:
    """A stage, and the newest edition if there is one."""

    stage: Stage
    edition: Edition | None

    def __str__(self) -> str:
        number = {"number": self.edition.number if self.edition else 0}
        match self.stage:
            case Stage.DRAFT:
                return _("draft")
            case Stage.PUBLISHED:
                return _("published as edition %(number)d") % number
            case Stage.CHANGED:
                return _("changed since edition %(number)d") % number
            case Stage.WITHDRAWN:
                return _("withdrawn by edition %(number)d") % number
            case Stage.SUPPRESSED:
                return _("suppressed, edition %(number)d") % number


def state_of(event: Event, newest: Edition | None) -> State:
    """The state of an event from `Event.objects.complete()`, given its newest edition."""
    if newest is None:
        return State(Stage.DRAFT, None)
    if newest.suppressed_whole:
        return State(Stage.SUPPRESSED, newest)
    if newest.withdrawn:
        return State(Stage.WITHDRAWN, newest)
    changed = not same_but_for_checks(newest.document, document_of(event))
    return State(Stage.CHANGED if changed else Stage.PUBLISHED, newest)
