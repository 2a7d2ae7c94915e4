"""`manage.py export_record FILE`: all that was published, for others to keep and verify."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from relations.editions.record_export import export_record
from relations.management.new_file import new_file


class Command(BaseCommand):
    help = "Write all that was published to a file, a line of JSON for each edition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        with new_file(file) as unfinished, unfinished.open("w", encoding="utf-8") as lines:
            count = export_record(lines)
        self.stdout.write(f"{count} editions exported.")
