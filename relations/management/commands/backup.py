"""`manage.py backup FILE`: a verified copy of the database, made while the site is in use.

All is in it but the sessions, with which whoever has the file could act as somebody signed in, and
how far a command had come that was to go through a record which may be another by then.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from relations.management.backups import postgresql_backup, sqlite_backup
from relations.management.new_file import new_file

BACKUPS = {"sqlite": sqlite_backup, "postgresql": postgresql_backup}


class Command(BaseCommand):
    help = "Save a copy of the database to a new file, and verify it. Sessions are left out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        backup = BACKUPS[connection.vendor]
        with new_file(file) as unfinished:
            backup.save(unfinished)
            faults = list(backup.faults_of(unfinished))
            if faults:
                self.stdout.write("\n".join(faults))
                raise CommandError(_("The copy is not whole, and was not kept."))
        self.stdout.write(_("%(file)s: saved and verified.") % {"file": file})
