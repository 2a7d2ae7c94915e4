"""`manage.py load_vocabulary`: the countries, types of event and topics that ship, beside what
editors made of them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.editions.description_publication import publish_shipped
from relations.record.country_names import CountryName
from relations.record.shipped_fates import LoadedVocabulary
from relations.record.shipped_vocabulary import shipped_vocabulary
from relations.record.vocabulary_loading import load_vocabulary

MOST_NAMED = 20


class Command(BaseCommand):
    help = (
        "Load the countries, types of event and topics that ship: add what is missing, change what"
        " is still as the last release shipped it, and leave alone, and say so, what editors added,"
        " changed or deleted. Run it after every upgrade."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            loaded = load_vocabulary(shipped_vocabulary())
            publish_shipped({_described(row) for row in (*loaded.added, *loaded.changed)})
        if options["verbosity"]:
            self.stdout.writelines(f"{line}\n" for line in _lines(loaded))


def _described(row: Model) -> Model:
    """What readers see of a row that was loaded: a name and a successor are a country's."""
    if isinstance(row, CountryName):
        return row.country
    country: Model = getattr(row, "from_country", row)
    return country


def _lines(loaded: LoadedVocabulary) -> Iterator[str]:
    for model, rows in groupby(loaded.added, type):
        yield _("%(rows)s added.") % {"rows": _named(model, list(rows))}
    alike: dict[tuple[type[Model], str], list[Model]] = {}
    for row, columns in loaded.changed.items():
        labels = ", ".join(_label(row, each) for each in columns)
        alike.setdefault((type(row), labels), []).append(row)
    for (model, labels), changed in alike.items():
        said = {"rows": _named(model, changed), "columns": labels}
        yield _("%(rows)s changed: %(columns)s.") % said
    if not (loaded.added or loaded.changed):
        yield _("Nothing was missing and nothing has changed.")
    yield from loaded.left_alone


def _named(model: type[Model], rows: list[Model]) -> str:
    """How many rows they are, and which, unless they are too many to read."""
    kind = _("successors") if model._meta.auto_created else model._meta.verbose_name_plural
    said = {"kind": capfirst(kind), "count": len(rows), "rows": ", ".join(map(str, rows))}
    if len(rows) > MOST_NAMED:
        return _("%(kind)s: %(count)d") % said
    return _("%(kind)s: %(count)d (%(rows)s)") % said


def _label(row: Model, column: str) -> str:
    declared: Any = row._meta.get_field(column)
    return str(declared.verbose_name)
