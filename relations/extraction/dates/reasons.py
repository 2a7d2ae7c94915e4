"""Why a phrase means its date, in words, so that an editor can check it."""

from dataclasses import dataclass

from relations.dates.edtf import Edtf
from relations.dates.messages import Gettext, gettext_noop
from relations.dates.precision import Precision
from relations.dates.structure import Date
from relations.dates.words import in_words
from relations.extraction.dates.periods import dated


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a recurring time; ``day`` is the day of the month ``word``, 0 for none."""

    word: str
    day: int = 0

    def in_words(self, gettext: Gettext) -> str:
        """ "Saturday", "October", "11 October"."""
        if not self.day:
            return gettext(self.word)
        values = {"day": self.day, "month": gettext(self.word)}
        return gettext("%(day)s %(month)s") % values


@dataclass(frozen=True, slots=True)
class Reason:
    """A whole pattern and the values for it.

    ``pattern`` may hold ``%(published)s``, the publication date as precise as ``unit``, and
    ``%(name)s``.
    """

    pattern: str
    unit: Precision = Precision.DAY
    name: Name | None = None

    def in_words(self, published: Edtf, gettext: Gettext) -> str:
        """A noun phrase that starts in lower case, unless it starts with a name."""
        values = {"published": _publication(published, self.unit, gettext)}
        if self.name:
            values["name"] = self.name.in_words(gettext)
        return gettext(self.pattern) % values


NAMED = Reason(gettext_noop("named in the text"))
YEAR_ABOVE = Reason(gettext_noop("in the year named before it"))
DAY_OR_MONTH_FIRST = Reason(gettext_noop("day and month may be the other way round"))
CENTURY = Reason(gettext_noop("two digits of a year, as seen from %(published)s"), Precision.YEAR)
ON_THE_DAY = Reason(gettext_noop("the day of publication, %(published)s"))
DAY_BEFORE = Reason(gettext_noop("the day before %(published)s"))
DAY_AFTER = Reason(gettext_noop("the day after %(published)s"))
TWO_DAYS_BEFORE = Reason(gettext_noop("two days before %(published)s"))
TWO_DAYS_AFTER = Reason(gettext_noop("two days after %(published)s"))
NIGHT_BEFORE = Reason(gettext_noop("the night before %(published)s"))
COUNTED_ON = Reason(gettext_noop("counted on from %(published)s"))
COUNTED_BACK = Reason(gettext_noop("counted back from %(published)s"))
UP_TO = Reason(gettext_noop("the time up to %(published)s"))

# Key: (year, month or None for week; -1 the one before that of publication, 0 its own, 1 the next).
SHIFTED = {
    (Precision.YEAR, -1): Reason(gettext_noop("the year before %(published)s"), Precision.YEAR),
    (Precision.YEAR, 0): Reason(
        gettext_noop("the year of publication, %(published)s"), Precision.YEAR
    ),
    (Precision.YEAR, 1): Reason(gettext_noop("the year after %(published)s"), Precision.YEAR),
    (Precision.MONTH, -1): Reason(gettext_noop("the month before %(published)s"), Precision.MONTH),
    (Precision.MONTH, 0): Reason(
        gettext_noop("the month of publication, %(published)s"), Precision.MONTH
    ),
    (Precision.MONTH, 1): Reason(gettext_noop("the month after %(published)s"), Precision.MONTH),
    (None, -1): Reason(gettext_noop("the week before that of %(published)s")),
    (None, 0): Reason(gettext_noop("the week of %(published)s")),
    (None, 1): Reason(gettext_noop("the week after that of %(published)s")),
}

# Earlier or later in the year, month or week of publication.
EARLIER = {
    Precision.YEAR: Reason(gettext_noop("%(published)s, up to publication"), Precision.YEAR),
    Precision.MONTH: Reason(gettext_noop("%(published)s, up to publication"), Precision.MONTH),
    None: Reason(gettext_noop("the week of %(published)s, up to publication")),
}
LATER = {
    Precision.YEAR: Reason(gettext_noop("%(published)s, from publication on"), Precision.YEAR),
    Precision.MONTH: Reason(gettext_noop("%(published)s, from publication on"), Precision.MONTH),
    None: Reason(gettext_noop("the week of %(published)s, from publication on")),
}

# For recurring times: before, on or after the day of publication, or around it.
_BEFORE = gettext_noop("%(name)s before %(published)s")
_ON = gettext_noop("%(name)s, the day of publication")
_AFTER = gettext_noop("%(name)s after %(published)s")
_AROUND = gettext_noop("%(name)s, as seen from %(published)s")


def recurring_reason(name: Name, found: Edtf, published: Edtf) -> Reason:
    """The reason for a recurring time, by where ``found`` lies relative to the publication."""
    if found.latest and published.earliest and found.latest < published.earliest:
        return Reason(_BEFORE, name=name)
    if found.earliest and published.latest and found.earliest > published.latest:
        return Reason(_AFTER, name=name)
    same_day = found.text == published.text and published.precision is Precision.DAY
    return Reason(_ON if same_day else _AROUND, name=name)


def _publication(published: Edtf, unit: Precision, gettext: Gettext) -> str:
    """The publication date in words, or the year or month that contains all of it."""
    first, last = published.earliest, published.latest
    for length, precision in ((4, Precision.YEAR), (7, Precision.MONTH)):
        if unit is precision and first and last:
            start, end = first.isoformat()[:length], last.isoformat()[:length]
            if start == end and (whole := dated(start)):
                return in_words(whole, gettext)
    words = in_words(published, gettext)
    if isinstance(published.expression, Date):
        return words
    # Translators: the publication date is not one date: "some time between 19 and 25 April 2025".
    return gettext("publication (%(date)s)") % {"date": words}
