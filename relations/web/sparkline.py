"""A sparkline: an overview of events at the size of a word, and the axis that several share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from relations.dates.years import year_text
from relations.queries.buckets import Bucket, TimeScale
from relations.queries.dyads import IN_A_SPARK
from relations.record.formatting import edtf_in_words
from relations.web.bars import Scale, bars_of, by_side, scale_for

# Whole units of the picture's own, since languages write decimals differently.
BUCKET_WIDTH = 10
WIDTH = IN_A_SPARK * BUCKET_WIDTH
HEIGHT = 80
TALLEST_EVENT = 30
LEAST = 5
# If a side has almost nothing, its two lowest bars are still within the picture.
MARGIN = 2 * LEAST


@dataclass(frozen=True, slots=True)
class SparkBar:
    """The upper left corner and the height of a bar, which is as wide as a bucket."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class SparkLayer:
    """The bars that look alike: those of one side, certain or not."""

    side: str
    is_certain: bool
    bars: list[SparkBar]


@dataclass(frozen=True, slots=True)
class Spark:
    """The bars of a sparkline in layers, the line between cooperation and conflict, and the neutral
    marks on it by the middles of their buckets. Without events it has no bars and no marks.
    """

    layers: list[SparkLayer]
    marks: list[int]
    line: int
    width: int = WIDTH
    height: int = HEIGHT
    bucket_width: int = BUCKET_WIDTH


def spark_of(buckets: Sequence[Bucket]) -> Spark:
    """The sparkline of `IN_A_SPARK` buckets of equal width, or of none."""
    scale = scale_for(buckets, HEIGHT, margin=MARGIN, tallest_event=TALLEST_EVENT)
    return Spark(list(_layers(buckets, scale)), _marks(buckets), round(scale.line))


@dataclass(frozen=True, slots=True)
class SparkTick:
    """A year, or where no year begins a month, that begins `x` units from the left."""

    x: int
    words: str

    @property
    def share(self) -> float:
        """Where it begins, in per cent of the width."""
        return round(100 * self.x / WIDTH, 2)


MOST_TICKS = 5
# Of the width: the name of what begins further right would not fit beside its line.
LAST_TICK = 0.9
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def spark_ticks(scale: TimeScale) -> list[SparkTick]:
    """The axis of the spark-lines of a scale: up to `MOST_TICKS` round years, or the month in which
    it begins if no year begins in it. None without days."""
    if not scale.starts:
        return []
    first, last = scale.starts[0].toordinal(), scale.last.toordinal()
    for step in _YEARS:
        begun = [
            (date(year, 1, 1).toordinal(), year_text(year))
            for year in range(scale.starts[0].year, scale.last.year + 1)
            if year % step == 0 and date(year, 1, 1) >= scale.starts[0]
        ]
        if len(begun) <= MOST_TICKS:
            break
    month = scale.starts[0].isoformat()[: len("2025-04")]
    placed = [
        SparkTick(round(WIDTH * (day - first) / (last - first + 1)), edtf_in_words(text))
        for day, text in begun or [(first, month)]
    ]
    return [tick for tick in placed if tick.x <= LAST_TICK * WIDTH] or [
        SparkTick(0, edtf_in_words(month))
    ]


def _layers(buckets: Sequence[Bucket], scale: Scale) -> Iterator[SparkLayer]:
    drawn = [
        (place * BUCKET_WIDTH, bar)
        for place, bucket in enumerate(buckets)
        for bar in bars_of(bucket, scale, LEAST)
    ]
    for side, is_certain in product(("cooperation", "conflict"), (True, False)):
        bars = [
            SparkBar(x, round(bar.y), round(bar.height))
            for x, bar in drawn
            if (bar.side, bar.is_certain) == (side, is_certain)
        ]
        if bars:
            yield SparkLayer(side, is_certain, bars)


def _marks(buckets: Sequence[Bucket]) -> list[int]:
    return [
        place * BUCKET_WIDTH + BUCKET_WIDTH // 2
        for place, bucket in enumerate(buckets)
        if by_side(bucket.certain + bucket.wider)["neutral"]
    ]
