"""Hypothesis strategies that write valid EDTF texts of every kind and level."""

from datetime import date

from hypothesis import strategies as st

from relations.dates.bounds import moment_bounds
from relations.dates.edtf import parse
from relations.dates.structure import Date, Season

_QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def calendar_days(draw: st.DrawFn) -> str:
    """A day of any year of four digits, before or after the year 0: ``-0044-03-15``."""
    day = draw(st.dates())
    sign = draw(st.sampled_from(["", "", "-"]))
    # 28 days: a leap year need not be one before the year 0.
    return f"{sign}{day.year:04}-{day.month:02}-{min(day.day, 28) if sign else day.day:02}"


@st.composite
def digit_masks(draw: st.DrawFn, text: str) -> str:
    """The text with any of its digits unspecified."""
    return "".join(
        "X" if character.isdigit() and draw(st.booleans()) else character for character in text
    )


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A year, month or day, possibly with unspecified digits, possibly qualified anywhere."""
    sign, parts = _parted(draw(calendar_days()))
    kept = parts[: draw(st.integers(1, 3))]
    if draw(st.booleans()):
        kept = [draw(digit_masks(part)) for part in kept]
    kept[0] = sign + kept[0]
    if draw(st.booleans()):
        kept = [f"{draw(_QUALIFIERS)}{part}{draw(_QUALIFIERS)}" for part in kept]
    return "-".join(kept)


@st.composite
def seasons(draw: st.DrawFn) -> str:
    """A season or another part of a year, possibly qualified."""
    sign, (year, *_) = _parted(draw(calendar_days()))
    code = draw(st.integers(21, 41))
    left, right = draw(_QUALIFIERS), draw(_QUALIFIERS)
    return f"{sign}{draw(digit_masks(year))}-{left}{code}{right}"


@st.composite
def unusual_years(draw: st.DrawFn) -> str:
    """A long or exponential year, or any kind of year with significant digits."""
    sign = draw(st.sampled_from(["", "-"]))
    long = f"Y{sign}{draw(st.integers(10_000, 10**12))}"
    exponential = f"Y{sign}{draw(st.integers(1, 9999))}E{draw(st.integers(4, 99))}"
    plain = f"{sign}{draw(st.integers(1, 9999)):04}"
    significant = f"S{draw(st.integers(1, 4))}"
    return draw(
        st.sampled_from(
            [long, exponential, long + significant, exponential + significant, plain + significant]
        )
    ) + draw(_QUALIFIERS)


@st.composite
def date_times(draw: st.DrawFn) -> str:
    """A date with a time of day, local or with a shift from UTC."""
    shift = draw(st.sampled_from(["", "Z", "+05", "-03:30"]))
    return f"{draw(calendar_days())}T{draw(st.times()).strftime('%H:%M:%S')}{shift}"


def moments() -> st.SearchStrategy[str]:
    """Anything that an interval or a set may contain."""
    return st.one_of(dates(), seasons(), unusual_years())


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """An interval, closed, open or unknown at one end."""
    start, end = draw(_ordered_pairs())
    missing = draw(st.sampled_from(["", ".."]))
    return draw(st.sampled_from([f"{start}/{end}", f"{missing}/{end}", f"{start}/{missing}"]))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """One or all of several moments and ranges, possibly open at either end."""
    members = draw(st.lists(_members(), min_size=1, max_size=3))
    if draw(st.booleans()):
        members.insert(0, f"..{draw(moments())}")
    if draw(st.booleans()):
        members.append(f"{draw(moments())}..")
    listed = ",".join(members)
    return draw(st.sampled_from([f"[{listed}]", f"{{{listed}}}"]))


def edtf_texts() -> st.SearchStrategy[str]:
    """A valid text of any kind."""
    return st.one_of(moments(), date_times(), intervals(), sets())


def day_texts() -> st.SearchStrategy[str]:
    """A day that ``datetime.date`` can hold."""
    return st.dates().map(date.isoformat)


@st.composite
def _members(draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        return draw(moments())
    return "..".join(draw(_ordered_pairs()))


@st.composite
def _ordered_pairs(draw: st.DrawFn) -> tuple[str, str]:
    first, second = sorted([draw(moments()), draw(moments())], key=_first_day)
    return first, second


def _first_day(text: str) -> tuple[int, ...]:
    expression = parse(text).expression
    assert isinstance(expression, Date | Season)
    return moment_bounds(expression)[0]


def _parted(day: str) -> tuple[str, list[str]]:
    sign = "-" if day.startswith("-") else ""
    return sign, day.removeprefix("-").split("-")
