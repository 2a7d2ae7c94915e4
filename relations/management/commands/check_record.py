"""`manage.py check_record`: audit everything on record."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.audit import (
    PARTS,
    findings_after_parts,
    findings_before_parts,
    words_not_proved,
)
from relations.editions.unfinished_run import UnfinishedRun
from relations.management.progress import progress_of
from relations.management.rare_collection import rare_collection


class Command(BaseCommand):
    help = (
        "Audit all sources, events and editions; exits 1 with a list where something is wrong. Goes"
        " on where an audit was ended, and hinders nobody."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="begin at the beginning")

    def handle(self, *args: Any, anew: bool = False, **options: Any) -> None:
        run = UnfinishedRun.of("check_record", anew=anew)
        if not run.is_new:
            self.stdout.write(run.where())
        count = self._list(findings_before_parts())
        with rare_collection():
            for part in run.parts_left(PARTS):
                self._audit(run, part)
        run.end()
        count += self._list(findings_after_parts()) + sum(run.faults.values())
        if count:
            raise CommandError(
                ngettext("%(count)d thing is wrong.", "%(count)d things are wrong.", count)
                % {"count": count}
            )
        self.stdout.write(_("All is well."))
        if not_proved := words_not_proved():
            self.stdout.write(_not_proved(not_proved))

    def _audit(self, run: UnfinishedRun, part: str) -> None:
        models, audit = PARTS[part]
        run.enter(part)
        rows = sum(model._default_manager.count() for model in models)
        with progress_of(self.stderr, part, rows) as tell:
            for last, count, found in audit(run.key):
                self._list(found)
                run.reach(last, count, len(found))
                tell(run.counts[part])

    def _list(self, found: Iterable[str]) -> int:
        """Print findings as they come, and return their number."""
        count = 0
        for count, finding in enumerate(found, 1):  # noqa: B007 - printed as they come
            self.stdout.write(finding)
        return count


def _not_proved(versions: int) -> str:
    told = ngettext(
        "But for %(count)d version that is suppressed in part: the chain vouches for its hash, and"
        " nothing for the words that are left.",
        "But for %(count)d versions that are suppressed in part: the chain vouches for their"
        " hashes, and nothing for the words that are left.",
        versions,
    )
    return told % {"count": versions}
