"""`manage.py publish`: publish many events, each as an editor would publish one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.bulk_publication import publish_many
from relations.editions.errors import NothingChanged, Refused
from relations.editions.models import Edition
from relations.editions.publication import PublicationOutcome
from relations.management.planner_statistics import gather_statistics
from relations.management.progress import progress_of
from relations.management.rare_collection import rare_collection
from relations.record.models import Event

CODES_AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Publish events: the drafts that were never published, or those whose codes stand in a"
        " file. Each that is refused is named with the reason, and the others are published. A run"
        " that was ended is run again: what is public and unchanged is passed over. Exits 1 where"
        " any was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--drafts", action="store_true", help="all that were never published")
        chosen.add_argument(
            "--codes", type=Path, metavar="FILE", help="those whose codes are its lines"
        )
        parser.add_argument(
            "--reason", default="", help="why what was public before is published again"
        )
        parser.add_argument(
            "--unchecked", default="", help="why citations have no judgement; readers see it"
        )

    def handle(
        self, *args: Any, codes: Path | None, reason: str, unchecked: str, **options: Any
    ) -> None:
        try:
            lines = codes.read_text(encoding="utf-8").splitlines() if codes else ()
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        events = list(_with_codes(lines) if codes else _drafts())
        counts: Counter[str] = Counter()
        try:
            batches = publish_many(events, reason, unchecked)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        with rare_collection(), progress_of(self.stderr, "events", len(events)) as tell:
            for batch in batches:
                for event, outcome in batch:
                    counts[_kind(outcome)] += 1
                    if _kind(outcome) == "refused":
                        self.stdout.write(f"event {event.code}: {outcome}")
                tell(counts.total())
        gather_statistics()
        self.stdout.write(_published(counts["published"], counts["unchanged"]))
        if refused := counts["refused"]:
            told = ngettext(
                "%(count)d event was refused.", "%(count)d events were refused.", refused
            )
            raise CommandError(told % {"count": refused})


def _drafts() -> Iterator[int]:
    """The keys of the events that were never published."""
    drafts = Event.objects.filter(editions=None).order_by()
    yield from drafts.values_list("pk", flat=True).iterator()


def _with_codes(lines: Iterable[str]) -> Iterator[int]:
    """The keys of the events with the codes on some lines. Raises `CommandError` for a code that
    none has."""
    codes = iter({code: None for line in lines if (code := line.strip())})
    while asked := list(islice(codes, CODES_AT_ONCE)):
        found = dict(Event.objects.filter(code__in=asked).values_list("code", "pk"))
        for code in asked:
            if code not in found:
                raise CommandError(_("There is no event with the code %(code)s.") % {"code": code})
        yield from found.values()


def _kind(outcome: PublicationOutcome) -> str:
    if isinstance(outcome, Edition):
        return "published"
    return "unchanged" if isinstance(outcome, NothingChanged) else "refused"


def _published(published: int, unchanged: int) -> str:
    told = ngettext("%(count)d event published.", "%(count)d events published.", published)
    if not unchanged:
        return told % {"count": published}
    passed_over = ngettext(
        "%(count)d was public already and has not changed.",
        "%(count)d were public already and have not changed.",
        unchanged,
    )
    return f"{told % {'count': published}} {passed_over % {'count': unchanged}}"
