"""`manage.py loaddata`: Django's, but that `vocabulary` spares countries added by hand."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.commands import loaddata
from django.db import transaction

from relations.record.shipped_countries import fitted_vocabulary, is_name, store_names

VOCABULARY = "vocabulary"


class Command(loaddata.Command):
    """Loads fixtures; the vocabulary as `fitted_vocabulary` has it, whose remarks it prints."""

    def handle(self, *fixture_labels: Any, **options: Any) -> None:
        if VOCABULARY not in fixture_labels:
            super().handle(*fixture_labels, **options)
            return
        shipped = Path(settings.ASSETS, "fixtures", f"{VOCABULARY}.json")
        fitted = fitted_vocabulary(json.loads(shipped.read_text(encoding="utf-8")))
        if options["verbosity"]:
            self.stdout.write("".join(f"{remark}\n" for remark in fitted.remarks), ending="")
        # The names of countries are stored together: row by row they would take four queries each.
        names = [row for row in fitted.rows if is_name(row)]
        others = [row for row in fitted.rows if not is_name(row)]
        with TemporaryDirectory() as folder, transaction.atomic():
            file = Path(folder, shipped.name)
            file.write_text(json.dumps(others), encoding="utf-8")
            labels = (str(file) if label == VOCABULARY else label for label in fixture_labels)
            super().handle(*labels, **options)
            store_names(names)
