"""`manage.py import_article`: store an article and its sentences."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from relations.sources.intake import AlreadyStored, ingest
from relations.sources.models import Source


class Command(BaseCommand):
    help = "Store an article (plain text, UTF-8), print its code and its numbered sentences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--title", required=True)
        parser.add_argument("--publisher", required=True)
        parser.add_argument("--published", required=True, metavar="EDTF", help="such as 2025-04-19")
        parser.add_argument("--url", default="")
        parser.add_argument("--author", default="")
        parser.add_argument("--language", default="en", help="a BCP 47 tag; default: en")

    def handle(self, *args: Any, **options: Any) -> None:
        fields = ("title", "publisher", "published", "url", "author", "language")
        source = Source(text=read(options["file"]), **{name: options[name] for name in fields})
        try:
            ingest(source)
        except AlreadyStored as error:
            raise CommandError(" ".join(error.messages)) from error
        except ValidationError as error:
            lines = (f"{name}: {' '.join(text)}" for name, text in error.message_dict.items())
            raise CommandError("\n".join(lines)) from error
        self.stdout.write(source.code)
        for sentence in source.sentences.all():
            self.stdout.write(str(sentence))


def read(file: Path) -> str:
    """The text of a file; raises `CommandError` if it cannot be read or is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: not UTF-8 at byte {error.start}") from error
