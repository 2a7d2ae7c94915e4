"""A spark-line: what lies when, in whole numbers, at the size of a word."""

import pytest
from hypothesis import given

from relations.queries.buckets import equal_buckets
from relations.queries.dyads import IN_A_SPARK
from relations.web import sparkline
from relations.web.sparkline import (
    BUCKET_WIDTH,
    HEIGHT,
    LEAST,
    TALLEST_EVENT,
    WIDTH,
    Spark,
    SparkBar,
)
from tests.queries.spans import Span, as_columns
from tests.web.spans import several_spans, span

COOPERATION, CONFLICT = "verbal-cooperation", "material-conflict"


def spark_of(spans: list[Span]) -> Spark:
    return sparkline.spark_of(equal_buckets(as_columns(spans), IN_A_SPARK))


def bars_in(spark: Spark) -> list[SparkBar]:
    return [bar for layer in spark.layers for bar in layer.bars]


def test_nothing_is_a_line_in_the_middle() -> None:
    assert spark_of([]) == Spark(layers=[], marks=[], line=HEIGHT // 2)


# The days of events, and where their bars begin; there are 32 buckets of 10.
PLACES = [
    # A bucket is no less than a day, and few days stand in the middle of more.
    (["2025-04-19"], [150]),
    (["2025-04-19", "2025-04-20"], [150, 160]),
    (["2025-04-01", "2025-04-03"], [140, 160]),
    (["2025-04-01", "2025-05-01"], [0, 300]),
    (["2025-04-01", "2025-05-02"], [0, 310]),
    # Sixty-four days are two to a bucket.
    (["2025-01-01", "2025-01-02", "2025-01-03", "2025-03-05"], [0, 10, 310]),
    (["1947-08-14", "2025-04-19"], [0, 310]),
    (["1925-01-01", "1975-01-01", "2025-01-01"], [0, 150, 310]),
    # At the ends of the calendar there are no further days.
    (["0001-01-01"], [0]),
    (["9999-12-31"], [310]),
    (["0001-01-01", "9999-12-31"], [0, 310]),
]


@pytest.mark.parametrize(("days", "places"), PLACES)
def test_events_stand_in_order_from_the_first_day_to_the_last(
    days: list[str], places: list[int]
) -> None:
    assert [bar.x for bar in bars_in(spark_of([span(day) for day in days]))] == places


def test_lone_event_is_no_higher_than_the_tallest_and_lies_in_the_middle() -> None:
    [bar] = bars_in(spark_of([span("2025-04-19", quad=COOPERATION)]))
    assert bar == SparkBar(x=150, y=(HEIGHT - TALLEST_EVENT) // 2, height=TALLEST_EVENT)


def test_bars_of_one_look_are_one_layer_and_a_look_without_bars_is_none() -> None:
    spark = spark_of(
        [
            span("2025-04-01", quad="material-conflict"),
            span("2025-04-03", quad="verbal-conflict"),
            span("2025-04-02", "2025-04-03", quad=COOPERATION),
            span("2025-04-01", quad=COOPERATION),
        ]
    )
    assert [
        (layer.side, layer.is_certain, [bar.x for bar in layer.bars]) for layer in spark.layers
    ] == [
        ("cooperation", True, [140]),
        ("cooperation", False, [150, 160]),
        ("conflict", True, [140, 160]),
    ]


def test_cooperation_ends_at_the_line_and_conflict_begins_at_it() -> None:
    spark = spark_of(
        [span("2025-04-19", quad=COOPERATION, count=3), span("2025-04-19", quad=CONFLICT)]
    )
    cooperation, conflict = bars_in(spark)
    assert cooperation.y + cooperation.height == spark.line == conflict.y
    assert cooperation.height == 3 * conflict.height


def test_neutral_events_are_marks_in_the_middle_of_their_buckets() -> None:
    spark = spark_of(
        [
            span("2025-04-01", quad="neutral"),
            span("2025-04-02", "2025-04-03", quad="neutral"),
            span("2025-04-04"),
        ]
    )
    assert spark.marks == [145, 155, 165]
    assert [bar.x for bar in bars_in(spark)] == [170]


def test_open_end_reaches_to_the_end_of_the_line() -> None:
    spark = spark_of([span("2025-04-01"), span("2025-04-30", ".."), span("2025-05-02")])
    layers = {layer.is_certain: [bar.x for bar in layer.bars] for layer in spark.layers}
    assert layers == {True: [0, 310], False: [290, 300, 310]}


@given(several_spans())
def test_no_bar_or_mark_leaves_the_line_s_own_picture(spans: list[Span]) -> None:
    spark = spark_of(spans)
    bars = bars_in(spark)
    assert bars or spark.marks
    assert all(0 <= bar.x <= WIDTH - BUCKET_WIDTH for bar in bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in bars)
    assert all(bar.height >= LEAST for bar in bars)
    assert all(0 < mark < WIDTH for mark in spark.marks)


@pytest.mark.parametrize("quads", [(COOPERATION, CONFLICT), (CONFLICT, COOPERATION)])
def test_next_to_nothing_beside_very_much_stays_within_the_picture(quads: tuple[str, str]) -> None:
    little, much = quads
    bars = bars_in(
        spark_of(
            [
                span("2025-04-01", quad=much, count=5000),
                span("2025-04-02", quad=little),
                span("2025-04-01", "2025-04-02", quad=little),
            ]
        )
    )
    assert min(bar.y for bar in bars) >= 0
    assert max(bar.y + bar.height for bar in bars) <= HEIGHT
