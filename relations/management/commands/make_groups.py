"""`manage.py make_groups`: the groups Contributors and Editors."""

from typing import Any

from django.core.management.base import BaseCommand

from relations.desk.groups import make_groups


class Command(BaseCommand):
    help = "Make the groups Contributors and Editors, or set right what they may do."

    def handle(self, *args: Any, **options: Any) -> None:
        for group, permissions in make_groups().items():
            if options["verbosity"]:
                self.stdout.write(f"{group}: {len(permissions)} permissions")
                for permission in permissions:
                    self.stdout.write(f"  {permission}")
