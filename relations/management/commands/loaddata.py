"""`manage.py loaddata`: Django's, but that `vocabulary` spares countries added by hand."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.commands import loaddata
from django.db import transaction

from relations.record.shipped_countries import (
    FixtureRow,
    fitted_vocabulary,
    is_name,
    store_names,
)

VOCABULARY = "vocabulary"


class Command(loaddata.Command):
    """Loads fixtures; the vocabulary as `fitted_vocabulary` has it, whose remarks it prints."""

    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        names: list[FixtureRow] = []
        with TemporaryDirectory() as folder, transaction.atomic():
            labels = [
                self._fitted(Path(folder), names, options["verbosity"])
                if label == VOCABULARY
                else label
                for label in fixture_labels
            ]
            super().handle(*labels, **options)
            store_names(names)

    def _fitted(self, folder: Path, names: list[FixtureRow], verbosity: int) -> str:
        """The path of a fixture with the vocabulary, fitted to what is on record.

        The names of countries are added to `names` instead: row by row they would take four
        queries each.
        """
        shipped = Path(settings.ASSETS, "fixtures", f"{VOCABULARY}.json")
        fitted = fitted_vocabulary(json.loads(shipped.read_text(encoding="utf-8")))
        if verbosity:
            self.stdout.write("".join(f"{remark}\n" for remark in fitted.remarks), ending="")
        names += [row for row in fitted.rows if is_name(row)]
        file = folder / shipped.name
        others = [row for row in fitted.rows if not is_name(row)]
        file.write_text(json.dumps(others), encoding="utf-8")
        return str(file)
