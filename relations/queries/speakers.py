"""A speaker: who it is, and what their statements in a selection come to."""

from dataclasses import dataclass

from django.db.models import Count

from relations.editions.descriptions import Description
from relations.editions.facets import FACETS
from relations.editions.models import EditionStatement, EditionStatementQuerySet
from relations.queries.dyads import Dyad, dyads_named
from relations.queries.labels import is_withdrawn
from relations.queries.pages import first_of
from relations.queries.selection import Order, Selection
from relations.queries.statements import of_their_events

LISTED = 12
"""The most dyads that a speaker's page names."""


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A dyad with the number of statements that a speaker made in its events."""

    dyad: Dyad
    statements: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor as last published, with the first and the last of their statements, but for those of
    which only the end is known, and the dyads they spoke in.

    Of the dyads there are up to `LISTED`, those with the most statements first.
    """

    actor: Description
    first: EditionStatement | None
    last: EditionStatement | None
    dyads: list[SpokenOf]


def speaker_of(selection: Selection, statements: EditionStatementQuerySet) -> Speaker | None:
    """The speaker of a selection, of which these are the statements, where it names exactly one
    that exists, unless all that they said was withdrawn; five queries.

    `labels.labels_for` refuses one who was never public; ask it before.
    """
    speakers = selection.chosen("speaker")
    if len(speakers) != 1:
        return None
    actors = Description.objects.newest().filter(kind="actor", code=speakers[0])
    actor = actors.exclude(is_withdrawn(FACETS["speaker"])).first()
    if actor is None:
        return None
    begun = statements.with_known_start()
    first, last = (_first(begun, order) for order in (Order.OLDEST, Order.NEWEST))
    return Speaker(actor, first, last, _dyads_of(statements))


def _first(statements: EditionStatementQuerySet, order: Order) -> EditionStatement | None:
    rows = first_of(statements.select_related("edition"), order, 1)
    return rows[0] if rows else None


def _dyads_of(statements: EditionStatementQuerySet) -> list[SpokenOf]:
    column = of_their_events("dyad")
    rows = statements.filter(column.where).values_list(column.path)
    counted = rows.annotate(count=Count("pk")).order_by("-count", column.path)
    made = dict(counted[:LISTED])
    dyads = dyads_named(made)
    return [SpokenOf(dyads[value], count) for value, count in made.items()]
