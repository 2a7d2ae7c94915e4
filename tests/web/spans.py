"""The spans that a selection can have, for the claims that hold for all of them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from relations.record.vocabulary import EventType
from tests.queries.spans import Span

# From a few weeks, which are drawn by day, to all the time there is.
REACHES = (40, 900, 10_000, 100_000, date.max.toordinal() - 1)


def span(first: str, last: str = "", quad: str = "material-conflict", count: int = 1) -> Span:
    """So many events that lie on a day, or between two days of which ".." is an open end."""
    days = [None if day == ".." else date.fromisoformat(day) for day in (first, last or first)]
    return Span(quad, *days, count)


@st.composite
def several_spans(draw: st.DrawFn) -> list[Span]:
    """One span or more, of days, of longer times and with open ends, near each other or far."""
    reach = draw(st.sampled_from(REACHES))
    start = draw(st.dates(max_value=date.max - timedelta(days=reach)))
    days = st.dates(start, start + timedelta(days=reach))
    return draw(st.lists(_spans(days), min_size=1, max_size=8))


@st.composite
def _spans(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Span:
    first, last = sorted([draw(days), draw(days)])
    ends = draw(
        st.sampled_from([(first, first), (last, last), (first, last), (first, None), (None, last)])
    )
    return Span(draw(st.sampled_from(EventType.Quad.values)), *ends, draw(st.integers(1, 500)))
