"""`manage.py rebuild_index`: derive again what is derived from editions and sources.

Run it after a change to what the index of an edition holds, such as a new facet, or to how the
fingerprints by which reprints are recognised are chosen.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from relations.editions import index
from relations.editions.models import Edition
from relations.sources.fingerprints import add_missing_fingerprints, delete_fingerprints


class Command(BaseCommand):
    help = (
        "Derive what readers filter, search and list by from the published editions anew, and from"
        " stored sources that by which a reprint is recognised."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        index.write_words_anew()  # What it lacks could not be taken out of it.
        count = 0
        for edition in Edition.objects.iterator():
            index.derive(edition)
            count += 1
        delete_fingerprints()
        sources = add_missing_fingerprints()
        self.stdout.write(f"{count} editions indexed, {sources} sources fingerprinted.")
