"""Lasting states: events that went on from one date to another, such as a closed border."""

from dataclasses import dataclass

from django.db.models import DurationField, ExpressionWrapper, F

from relations.editions.models import Edition, EditionFacet
from relations.timeline.asking import editions_for
from relations.timeline.selection import Selection

LONGEST = 12
"""How many lasting states are shown of a selection."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """The longest lasting states of a selection, the longest first, and how many it has in all."""

    states: list[Edition]
    total: int


def lasting_for(selection: Selection) -> Lasting:
    """The lasting states of a selection, those with an open end being the longest; two queries."""
    lasting = EditionFacet.objects.filter(name="lasting").values("edition")
    editions = editions_for(selection).filter(pk__in=lasting)
    length = ExpressionWrapper(F("latest") - F("earliest"), DurationField())
    longest = editions.order_by(length.desc(nulls_first=True), "sort_date", "code")
    return Lasting(list(longest[:LONGEST]), editions.count())
