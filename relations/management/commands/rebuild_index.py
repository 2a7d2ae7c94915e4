"""`manage.py rebuild_index`: derive the index of every edition anew, as after a new facet."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from relations.editions import index
from relations.editions.models import Edition


class Command(BaseCommand):
    help = "Derive what readers filter, search and list by from the published editions anew."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for edition in Edition.objects.iterator():
            index.derive(edition)
            count += 1
        self.stdout.write(f"{count} editions indexed.")
