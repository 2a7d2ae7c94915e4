"""What the page of one facet says."""

from dataclasses import dataclass

from relations.queries.description import describe, describe_statements
from relations.queries.dyads import Dyad, dyads_named
from relations.queries.facets import CountedFacet, facet_for
from relations.queries.labels import labels_for
from relations.queries.matches import matching_editions, matching_statements
from relations.queries.selection import Selection


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """What the page of one facet says: the selection in English, the values whose labels hold
    `find`, and the dyad whose timeline shows the selection, if one does."""

    selection: Selection
    find: str
    words: str
    facet: CountedFacet
    dyad: Dyad | None = None


def answer_facet(selection: Selection, name: str, find: str, most: int) -> FacetAnswer:
    """The values of a facet of a selection's events, up to `most` beside the chosen ones.

    Raises `SelectionError` for a chosen value that does not exist; five queries at most.
    """
    words = describe(selection, labels_for(selection))
    pairs = [] if name == "country" else selection.pairs
    pair = "-".join(pairs[0]) if len(pairs) == 1 else ""
    dyad = dyads_named([pair])[pair] if pair else None
    facet = facet_for(selection, matching_editions, name, find, most)
    return FacetAnswer(selection, find, words, facet, dyad)


def answer_statement_facet(selection: Selection, name: str, find: str, most: int) -> FacetAnswer:
    """The values of a facet of a selection's statements, as `answer_facet` has them for events.

    Raises `SelectionError` for a chosen value that does not exist; four queries at most.
    """
    words = describe_statements(selection, labels_for(selection))
    facet = facet_for(selection, matching_statements, name, find, most)
    return FacetAnswer(selection, find, words, facet)
