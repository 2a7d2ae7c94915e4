"""`manage.py check_record`: audit everything on record."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.audit import findings


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
