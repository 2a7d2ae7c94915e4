"""`manage.py loaddata`: Django's, but that it does not write the vocabulary over what editors made
of it."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata


class Command(loaddata.Command):
    """Loads fixtures, but the vocabulary."""

    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        if any(Path(label).name.split(".")[0] == "vocabulary" for label in fixture_labels):
            raise CommandError("The vocabulary is loaded by `load_vocabulary`.")
        super().handle(*fixture_labels, **options)
