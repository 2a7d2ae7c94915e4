"""A speaker: who it is, and what their statements in a selection come to."""

from collections.abc import Mapping
from dataclasses import dataclass

from relations.editions.descriptions import Description
from relations.editions.facets import FACETS
from relations.editions.models import Edition
from relations.queries.dyads import Dyad, dyads_named, most_frequent_dyads
from relations.queries.labels import is_withdrawn
from relations.queries.matches import Matches
from relations.queries.pages import PlacedRow, editions_with, first_of
from relations.queries.selection import Order, Selection

LISTED = 12
"""The most dyads that a speaker's page names."""


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A dyad with the number of statements that a speaker made in its events."""

    dyad: Dyad
    statements: int


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """A statement by its code, with the edition in which it stands."""

    code: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor as last published, with the first and the last of their statements, but for those of
    which only the end is known, and the dyads they spoke in.

    Of the dyads there are up to `LISTED`, those with the most statements first.
    """

    actor: Description
    first: SaidOnce | None
    last: SaidOnce | None
    dyads: list[SpokenOf]


def speaker_of(
    selection: Selection, statements: Matches, editions: Mapping[int, Edition]
) -> Speaker | None:
    """The speaker of a selection, which has these statements, where it names exactly one that
    exists, unless all that they said was withdrawn; three queries. The `editions`, by key, are not
    asked again.

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
    ends = [first_of(begun, order, 1) for order in (Order.OLDEST, Order.NEWEST)]
    first, last = _said([row for rows in ends for row in rows], editions) or (None, None)
    return Speaker(actor, first, last, _dyads_of(statements))


def _said(rows: list[PlacedRow], editions: Mapping[int, Edition]) -> list[SaidOnce]:
    """Some statements with the editions in which they stand; one query for those not given."""
    missing = {each.edition for each in rows} - editions.keys()
    stored = {**editions, **{each.pk: each for each in editions_with(missing)}}
    return [SaidOnce(each.code, stored[each.edition]) for each in rows]


def _dyads_of(statements: Matches) -> list[SpokenOf]:
    editions = statements.table["edition"][statements.rows]
    made = dict(most_frequent_dyads(statements.columns, editions, LISTED))
    dyads = dyads_named(made)
    return [SpokenOf(dyads[value], count) for value, count in made.items()]
