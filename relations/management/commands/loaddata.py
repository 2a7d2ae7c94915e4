"""`manage.py loaddata`: Django's, but that `vocabulary` spares countries added by hand."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.commands import loaddata

from relations.record.shipped_countries import fitted_vocabulary

VOCABULARY = "vocabulary"


class Command(loaddata.Command):
    """Loads fixtures; the vocabulary as `fitted_vocabulary` has it, whose remarks it prints."""

    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        with TemporaryDirectory() as folder:
            labels = [
                self._fitted(Path(folder), options["verbosity"]) if label == VOCABULARY else label
                for label in fixture_labels
            ]
            super().handle(*labels, **options)

    def _fitted(self, folder: Path, verbosity: int) -> str:
        """The path of a fixture with the vocabulary, fitted to what is on record."""
        shipped = Path(settings.ASSETS, "fixtures", f"{VOCABULARY}.json")
        fitted = fitted_vocabulary(json.loads(shipped.read_text(encoding="utf-8")))
        if verbosity:
            self.stdout.write("".join(f"{remark}\n" for remark in fitted.remarks), ending="")
        file = folder / shipped.name
        file.write_text(json.dumps(fitted.rows), encoding="utf-8")
        return str(file)
