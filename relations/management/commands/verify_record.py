"""`manage.py verify_record FILE`: prove an exported copy against published roots. No database."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.record_export import faults_in
from relations.editions.root_list import roots_in
from relations.editions.verification import Verification


class Command(BaseCommand):
    help = (
        "Verify a copy made by export_record: its hashes, its chains, and that it gives the roots"
        " that were published. Exits 1 with a list where something is wrong."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--roots", type=Path, help="a copy of /record.sha256 from another day or another hand"
        )
        parser.add_argument(
            "--root",
            action="append",
            default=[],
            metavar="DAY=SHA256",
            help="a root that was published, such as 2025-04-19=0f3c…; may be repeated",
        )

    def handle(
        self, *args: Any, file: Path, roots: Path | None, root: list[str], **options: Any
    ) -> None:
        count = 0
        try:
            published = _published(roots, root)
            verification = Verification(sorted(published))
            with file.open("rb") as lines:
                faults = faults_in(lines, published, verification)
                for count, fault in enumerate(faults, 1):  # noqa: B007 - printed as they come
                    self.stdout.write(fault)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        if count:
            raise CommandError(
                ngettext("%(count)d thing is wrong.", "%(count)d things are wrong.", count)
                % {"count": count}
            )
        self.stdout.write(_proved(len(published)))
        if verification.suppressed:
            self.stdout.write(_not_verified(verification.suppressed))


def _proved(days: int) -> str:
    if not days:
        return _("The chains hold. Give --roots or --root to prove that they are those published.")
    proved = ngettext(
        "All is well, and as published on %(count)d day.",
        "All is well, and as published on %(count)d days.",
        days,
    )
    return proved % {"count": days}


def _not_verified(suppressed: int) -> str:
    told = ngettext(
        "But for %(count)d suppressed document, which only the chain vouches for.",
        "But for %(count)d suppressed documents, which only the chain vouches for.",
        suppressed,
    )
    return told % {"count": suppressed}


def _published(file: Path | None, given: list[str]) -> dict[date, str]:
    """The published roots that are given. Raises `ValueError` for what is none."""
    published = roots_in(file.read_text(encoding="utf-8")) if file else {}
    for each in given:
        day, _equals, root = each.partition("=")
        published |= roots_in(f"{root}  {day}")
    return published
