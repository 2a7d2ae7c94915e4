"""`manage.py check_record`: audit everything on record."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.audit import findings, words_not_proved


class Command(BaseCommand):
    help = "Audit all sources, events and editions; exits 1 with a list where something is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for count, finding in enumerate(findings(), 1):  # noqa: B007 - printed as they come
            self.stdout.write(finding)
        if count:
            raise CommandError(
                ngettext("%(count)d thing is wrong.", "%(count)d things are wrong.", count)
                % {"count": count}
            )
        self.stdout.write(_("All is well."))
        if not_proved := words_not_proved():
            told = ngettext(
                "But for %(count)d version that is suppressed in part: the chain vouches for its"
                " hash, and nothing for the words that are left.",
                "But for %(count)d versions that are suppressed in part: the chain vouches for"
                " their hashes, and nothing for the words that are left.",
                not_proved,
            )
            self.stdout.write(told % {"count": not_proved})
