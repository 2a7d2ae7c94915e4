"""The bars of a mirrored histogram, as plain numbers.

Cooperation rises above a line and conflict hangs below it; neutral events are marks on the line,
without height. Events that may lie in a bucket are stacked beyond those that certainly do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from relations.queries.buckets import Bucket
from relations.record.vocabulary import EventType

SIDES = {
    "cooperation": _("Cooperation"),
    "conflict": _("Conflict"),
    "neutral": _("Neutral"),
}
"""The sides of types of event, in order, with their names."""
_QUADS = {side: [quad.value for quad in EventType.Quad if quad.polarity == side] for side in SIDES}


@dataclass(frozen=True, slots=True)
class Scale:
    """How high an event is drawn, and how far below the top the line runs, in one unit."""

    event: float
    line: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The upper edge and the height of a bar, and whether what it stands for is certain."""

    side: str
    is_certain: bool
    y: float
    height: float


def by_side(counts: Mapping[str, int]) -> Counter[str]:
    """Counts by quad class, added up by side."""
    return Counter({side: sum(counts.get(quad, 0) for quad in _QUADS[side]) for side in SIDES})


def highest(buckets: Sequence[Bucket], side: str) -> float:
    """The number of events in the highest stack of a side."""
    return max((sum(_weights(bucket, side)) for bucket in buckets), default=0)


def scale_for(
    buckets: Sequence[Bucket], height: float, *, margin: float, tallest_event: float
) -> Scale:
    """The scale at which the highest stacks of both sides fill `height` between two margins. They
    stand in its middle instead if an event would be drawn higher than `tallest_event`.
    """
    above = highest(buckets, "cooperation")
    together = above + highest(buckets, "conflict")
    room = height - 2 * margin
    event = min(room / together, tallest_event) if together else tallest_event
    return Scale(event, margin + (room - together * event) / 2 + above * event)


def bars_of(bucket: Bucket, scale: Scale, least: float) -> Iterator[Bar]:
    """The bars of a bucket from the line outwards, none of them lower than `least`."""
    for side, outwards in (("cooperation", -1), ("conflict", 1)):
        edge = scale.line
        for is_certain, weight in zip((True, False), _weights(bucket, side), strict=True):
            if weight:
                height = max(weight * scale.event, least)
                yield Bar(side, is_certain, min(edge, edge + outwards * height), height)
                edge += outwards * height


def _weights(bucket: Bucket, side: str) -> tuple[float, float]:
    """The certain weight in a bucket, and the weight that it shares with others."""
    quads = _QUADS[side]
    certain = sum(bucket.certain.get(quad, 0) for quad in quads)
    return certain, sum(bucket.spread.get(quad, 0.0) for quad in quads)
