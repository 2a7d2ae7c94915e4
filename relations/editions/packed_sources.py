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
    """What readers are told of a source now by the `description` with a key: in which `language` it
    `printed` what; the `first` and the `last` day on which, how many `sentences` it has and how
    many of these are `cited`, as its `IndexedSource` has them. Without one, which only a record has
    whose index waits to be made, no day is known."""

    printed: PrintedReport
    language: str
    description: int
    first: int | None = None
    last: int | None = None
    sentences: int = 0
    cited: int = 0


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
    columns = ["code", "voice", "publisher", "origin", "origin_name", "language", "pk"]
    columns += [f"indexed__{name}" for name in ("first", "last", "sentences", "cited")]
    rows = asked_by_key(told.order_by(), "pk", descriptions, columns)
    for code, voice, publisher, origin, name, language, key, first, last, *counts in rows:
        agency = name if origin == Source.Origin.AGENCY else None
        printed = PrintedReport(voice, publisher, agency)
        sentences, cited = (each or 0 for each in counts)
        yield code, PackedSource(printed, language, key, first, last, sentences, cited)


def asked_by_key(
    rows: "QuerySet[Any]", column: str, keys: Collection[int], columns: Sequence[str]
) -> Iterator[Any]:
    """Columns of the rows of which a column is one of some keys; one query for each 5,000."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        yield from rows.filter(**{f"{column}__in": some}).values_list(*columns).iterator()
