"""`manage.py rebuild_index`: derive again what is derived from editions and sources.

Run it after a change to what the index of an edition holds, such as a new facet, or to how the
fingerprints by which reprints are recognised are chosen.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from relations.editions import index
from relations.editions.index_chunks import seal
from relations.editions.index_rebuild import rebuild_index
from relations.editions.models import Edition
from relations.editions.source_index import described_sources, rebuild_sources
from relations.editions.unfinished_run import UnfinishedRun
from relations.management.planner_statistics import gather_statistics
from relations.management.progress import progress_of
from relations.management.rare_collection import rare_collection
from relations.sources.fingerprint_rebuild import rebuild_fingerprints
from relations.sources.models import Source

PARTS: dict[str, tuple[Callable[[], int], Callable[[int], Iterator[tuple[int, int]]]]] = {
    "editions": (Edition.objects.count, rebuild_index),
    "described sources": (lambda: described_sources().count(), rebuild_sources),
    "sources": (Source.objects.count, rebuild_fingerprints),
}
"""What is gone through, in this order: how much there is, and how it is derived."""


class Command(BaseCommand):
    help = (
        "Derive what readers filter, search and list by from what is published anew, and from"
        " stored sources that by which a reprint is recognised. Goes on where a run was ended, and"
        " hinders nobody."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="begin at the beginning")

    def handle(self, *args: Any, anew: bool = False, **options: Any) -> None:
        run = UnfinishedRun.of("rebuild_index", anew=anew)
        if not run.is_new:
            self.stdout.write(run.where())
        elif not index.words_are_found():  # What it lacks could not be taken out of it.
            index.write_words_anew()
        with rare_collection():
            for part in run.parts_left(PARTS):
                self._rebuild(run, part)
        run.end()
        seal()
        gather_statistics()
        editions, described, sources = (run.counts[part] for part in PARTS)
        self.stdout.write(
            f"{editions} editions and {described} sources indexed, {sources} fingerprinted."
        )

    def _rebuild(self, run: UnfinishedRun, part: str) -> None:
        count_all, rebuild = PARTS[part]
        run.enter(part)
        with progress_of(self.stderr, part, count_all()) as tell:
            for last, count in rebuild(run.key):
                run.reach(last, count)
                tell(run.counts[part])
