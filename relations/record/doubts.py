"""What is odd about an event, and may be right nevertheless: its editor is asked."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.record.citations import Citation
from relations.record.formatting import edtf_in_words
from relations.record.judgements import citations_of
from relations.record.models import Event
from relations.sources.calendars import BUDDHIST_OFFSET

MOST_YEARS_AGO = 60
"""A date that lies no further before its sources in another calendar is taken to be of that one."""

_ISLAMIC_YEAR, _ISLAMIC_BEGIN = 354.367 / 365.2425, 622.54
"""The length of an Islamic year and the beginning of the first, in years of ours."""


def doubts_of(event: Event) -> list[str]:
    """What is odd about the date of an event from `complete()`, in whole sentences."""
    printed = [edtf.parse(each.sentence.source.published) for each in _resting(event)]
    latest = [each.latest for each in printed]
    days = [day for day in latest if day]
    happened = edtf.parse(event.date)
    if not days or len(days) < len(latest) or happened.earliest is None:
        return []
    newest = max(days)
    return [*_after_all(event, happened.earliest, newest), *_calendars(happened.earliest, newest)]


def _resting(event: Event) -> Iterator[Citation]:
    """The citations that support something."""
    for each in citations_of(event):
        if each.stance != Citation.Stance.CONTRADICTS:
            yield each


def _after_all(event: Event, earliest: date, newest: date) -> Iterator[str]:
    if earliest > newest:
        told = _(
            "It is dated %(date)s, after all that it rests on: the newest source is of %(newest)s."
            " Is the date right?"
        )
        yield told % {
            "date": edtf_in_words(event.date),
            "newest": edtf_in_words(newest.isoformat()),
        }


def _calendars(earliest: date, newest: date) -> Iterator[str]:
    """The calendar in which the year lies closest before the sources, if it lies far from them."""
    year, oldest = earliest.year, newest.year - MOST_YEARS_AGO
    if oldest <= year <= newest.year:
        return
    fitting = [each for each in _years(year) if each[1] <= newest.year and each[2] >= oldest]
    if fitting:
        name, first, last = max(fitting, key=lambda each: each[2])
        both = _("%(first)d or %(last)d") % {"first": first, "last": last}
        told = _("Is %(year)d a year of the %(calendar)s calendar? Here it would be %(years)s.")
        years = str(first) if first == last else both
        yield told % {"year": year, "calendar": name, "years": years}


def _years(year: int) -> Iterator[tuple[str, int, int]]:
    """The calendars of which a year may be, with the first and the last year that it then is."""
    yield _("Iranian"), year + 621, year + 622
    begins, ends = (each * _ISLAMIC_YEAR + _ISLAMIC_BEGIN for each in (year - 1, year))
    yield _("Islamic"), int(begins), int(ends)
    yield _("Buddhist"), year - BUDDHIST_OFFSET, year - BUDDHIST_OFFSET
