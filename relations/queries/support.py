"""On how many independent outlets each event of a page rests, as its sources are described now.

A document knows its sources as they were described on its day. One that was found since to print
the report of another is no second voice any more, and an event must not go on to claim it: so this
is asked of the columns, which follow the descriptions, and not of the document.
"""

from collections.abc import Iterable

from relations.editions.independence import Support, printed_by, support_of
from relations.editions.models import Edition
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns


def supports_of(known: Columns, keys: Iterable[int]) -> dict[int, Support]:
    """What stands behind some editions, by key, as far as readers may list them; no query."""
    column = known.editions.facets.get("source")
    located = {key: int(known.rows[key]) for key in keys if key < len(known.rows)}
    return {
        key: support_of(known.sources.printed(each) for each in column.numbers_of(row))
        for key, row in located.items()
        if column is not None and row >= 0
    }


def support_of_edition(edition: Edition) -> Support:
    """What stands behind one edition; of one that no list has, such as a withdrawal, as it was
    published. No query beside that of `columns`."""
    found = supports_of(columns(), [edition.pk])
    if edition.pk in found:
        return found[edition.pk]
    sources = edition.document.get("sources", {})
    return support_of(printed_by(*each) for each in sources.items())
