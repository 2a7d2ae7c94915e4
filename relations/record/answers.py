"""What calls for an answer, and what has become of it. All that readers are told of answers follows
from these tables."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from relations.record.models import Statement

CALLING = (Statement.Act.ACCUSE, Statement.Act.DEMAND, Statement.Act.THREATEN)
"""The acts that call for an answer: only of these is it said that none is on record."""

DENYING = (Statement.Act.DENY, Statement.Act.REJECT)
"""The acts by which an answer denies what it answers."""


class Answered(TextChoices):
    """What has become of a statement that calls for an answer."""

    DENIED = "denied", _("denied")
    ANSWERED = "answered", _("answered")
    UNANSWERED = "unanswered", _("without an answer on record")


def answered_by(acts: Collection[str]) -> Answered:
    """What has become of a statement that was answered by statements with these acts, if any: one
    that denies outweighs all others."""
    if any(act in DENYING for act in acts):
        return Answered.DENIED
    return Answered.ANSWERED if acts else Answered.UNANSWERED
