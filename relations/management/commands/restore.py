"""`manage.py restore FILE`: put a backup into the database, whole or not at all."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from relations.management.commands.backup import BACKUPS


class Command(BaseCommand):
    help = (
        "Verify a backup, and put it into the database, which is empty unless --replace is given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="let everything that is in the database give way to the backup",
        )

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": file})
        if connection.introspection.table_names() and not replace:
            raise CommandError(
                _("The database is not empty: nothing was done. --replace loses what is in it.")
            )
        backup = BACKUPS[connection.vendor]
        faults = list(backup.faults_of(file))
        if faults:
            self.stdout.write("\n".join(faults))
            raise CommandError(_("The backup is not whole. Nothing was restored."))
        backup.load(file)
        self.stdout.write(_("%(file)s: verified and restored.") % {"file": file})
