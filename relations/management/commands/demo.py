"""`manage.py demo`: from an empty database to the public record of the first article."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext_lazy

from relations.editions import index
from relations.editions.models import Edition
from relations.editions.publication import publish
from relations.management.planner_statistics import gather_statistics
from relations.record.models import Event
from relations.sources.fingerprints import add_missing_fingerprints
from relations.sources.models import Source

RECORD = "afghanistan-pakistan"
UNCHECKED = gettext_lazy("Loaded with the demonstration; no second editor has read it.")


class Command(BaseCommand):
    help = (
        "Migrate, load the vocabulary and the Afghanistan–Pakistan record where they are missing, "
        "publish what of that record was never published, and rebuild the index if it is of an "
        "older version. Run again, it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="the port in the printed address")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("make_groups", verbosity=0)
        with transaction.atomic():
            published = self.load_and_publish()
        if is_index_outdated():
            call_command("rebuild_index", stdout=self.stdout)
        gather_statistics()
        self.stdout.write(f"{published} events published, {Event.objects.count()} on record.")
        # `make run` serves it next; an installed package waits to be told.
        served = "" if settings.IS_CHECKOUT else f" after `dyad serve --port {options['port']}`"
        self.stdout.write(f"The site: http://127.0.0.1:{options['port']}/{served}")
        manage = ".venv/bin/python manage.py" if settings.IS_CHECKOUT else "dyad"
        self.stdout.write(f"An editor's account: {manage} createsuperuser")

    def load_and_publish(self) -> int:
        """Load the vocabulary, and the record where it is missing, only as a whole, so that no
        editor's change is overwritten."""
        record = json.loads(Path(settings.ASSETS, "fixtures", f"{RECORD}.json").read_text())
        call_command("load_vocabulary", verbosity=0)
        if not Source.objects.filter(code__in=codes_of("source", record)).exists():
            call_command("loaddata", RECORD, verbosity=0)
            add_missing_fingerprints()
        never_published = Event.objects.filter(code__in=codes_of("event", record), editions=None)
        for event in never_published:
            publish(event, by=None, unchecked=str(UNCHECKED))
        return len(never_published)


def is_index_outdated() -> bool:
    """Whether the index of the last published event, or of the last with a statement, is not the
    one that this version derives."""
    newest = Edition.objects.current().order_by("-published_at")
    lasts = (newest.first(), newest.filter(statement_count__gt=0).first())
    return any(last is not None and not index.follows_from(last) for last in lasts)


def codes_of(model: str, record: list[dict[str, Any]]) -> list[str]:
    """The codes of one model's rows in a fixture."""
    return [row["fields"]["code"] for row in record if row["model"] == f"relations.{model}"]
