"""What readers are told of sources, as it stands in a pack."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Case, QuerySet, TextField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from relations.editions.descriptions import Description
from relations.editions.independence import PrintedReport
from relations.sources.models import Source

_AT_ONCE = 5_000
"""How many things one query names."""


class PackedSource(NamedTuple):
    """What readers are told of a source now: in which `language` it `printed` what."""

    printed: PrintedReport
    language: str


def packed_sources(descriptions: Collection[int]) -> Iterator[tuple[str, PackedSource]]:
    """What is told of the sources among some descriptions, given by key, by their codes; one query
    for each 5,000."""
    stored = Description.objects.newest().filter(kind="source")
    # SQLite reads the null of a JSON document as the text “null”.
    own = When(document__voice=None, then=Cast("code", TextField()))
    told = stored.annotate(
        voice=Case(own, default=KT("document__voice")),
        publisher=KT("document__publisher"),
        language=KT("document__language"),
        origin=KT("document__origin__kind"),
        origin_name=KT("document__origin__name"),
    )
    columns = ["code", "voice", "publisher", "origin", "origin_name", "language"]
    for code, voice, publisher, origin, name, language in asked_by_key(
        told.order_by(), "pk", descriptions, columns
    ):
        agency = name if origin == Source.Origin.AGENCY else None
        yield code, PackedSource(PrintedReport(voice, publisher, agency), language)


def asked_by_key(
    rows: "QuerySet[Any]", column: str, keys: Collection[int], columns: Sequence[str]
) -> Iterator[Any]:
    """Columns of the rows of which a column is one of some keys; one query for each 5,000."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        yield from rows.filter(**{f"{column}__in": some}).values_list(*columns).iterator()
