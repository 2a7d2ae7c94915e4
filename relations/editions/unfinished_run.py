"""How far a command has come that goes through the whole record, so that it can go on there."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LONGEST_PAUSE = timedelta(days=1)
"""A run that stopped longer ago begins anew: too much may have changed of what it has seen."""


class UnfinishedRun(models.Model):
    """A run of a command that is under way, or was until something ended it.

    It goes through one part of the record after another, and through each in the order of keys:
    all of `part` up to `key` is done, and all of the parts before it; a part whose key is 0 has no
    keys, and is gone through again. `counts` are the rows of each part that are done, `faults` what
    was found wrong with them. Of two runs of a command at a time, each goes on where the other one
    is, so that together they see everything.
    """

    command = models.CharField(max_length=30, primary_key=True)
    code = models.CharField(max_length=64, help_text="A digest of the code that runs.")
    part = models.CharField(max_length=20, blank=True)
    key = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    faults = models.JSONField(default=dict)
    reached_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.command}: {self.part} {self.key}"

    @classmethod
    def of(cls, command: str, *, anew: bool = False) -> Self:
        """The run of a command to go on with, or a new one; `reach` stores it. One query."""
        now, code = timezone.now(), _digest_of_code()
        since = now - LONGEST_PAUSE
        found = cls.objects.filter(command=command, code=code, reached_at__gte=since)
        return (not anew and found.first()) or cls(command=command, code=code, reached_at=now)

    @property
    def is_new(self) -> bool:
        return not self.part

    def where(self) -> str:
        """Where it goes on, and what was found before, in words."""
        told = _("Goes on where a run was ended on %(moment)s: %(count)d %(part)s were done.") % {
            "moment": date_format(timezone.localtime(self.reached_at), "j F Y, H:i"),
            "count": self.counts[self.part],
            "part": self.part,
        }
        if not (faults := sum(self.faults.values())):
            return told
        listed = ngettext(
            "%(count)d thing that it listed is not listed again.",
            "%(count)d things that it listed are not listed again.",
            faults,
        )
        return f"{told} {listed % {'count': faults}}"

    def parts_left(self, parts: Iterable[str]) -> list[str]:
        """Those of the parts of a run, in their order, that it has not come through."""
        left = list(parts)
        return left[left.index(self.part) :] if self.part else left

    def enter(self, part: str) -> None:
        """Go through a part from now on, from its beginning unless a key of it was reached."""
        if part != self.part:
            self.part, self.key = part, 0
        if not self.key:
            self.counts[part] = self.faults[part] = 0

    def reach(self, key: int, count: int, faults: int = 0) -> None:
        """Store that all of the part is done up to a key, so many rows more; one query or two."""
        self.key, self.reached_at = key, timezone.now()
        self.counts[self.part] += count
        self.faults[self.part] += faults
        self.save()

    def end(self) -> None:
        """Forget the run, which has come to its end; one query."""
        type(self).objects.filter(command=self.command).delete()


@cache
def _digest_of_code() -> str:
    digest = sha256()
    for path in sorted(settings.PACKAGE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
