"""The sentence under a title: how much a selection holds, of which time, and what is weak in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.dates.ordinals import day_of
from relations.dates.precision import Precision
from relations.dates.years import year_text
from relations.editions.edition_days import Certainty
from relations.queries.description import period, with_commas
from relations.queries.gist import Accusations, Gist, Said
from relations.queries.selection import Selection
from relations.queries.times import NamedDay, Times
from relations.web.addresses import Address
from relations.web.balance import balance_of
from relations.web.bars import SIDES, by_side
from relations.web.certainty_groups import PeriodForm, form_of
from relations.web.weaknesses import weakness_of


def summary_of(
    gist: Gist, counts: Mapping[Certainty, int], selection: Selection, address: Address
) -> dict[str, Any]:
    """The sentences about some events, the weakness that matters most, and the balance of sources.

    `counts` has the number of events of each certainty. Without events all is blank.
    """
    return {
        "sentences": list(_sentences(gist, counts, selection)),
        "weakness": weakness_of(gist.evidence, gist.times),
        "balance": balance_of(gist, selection, address),
    }


def _sentences(
    gist: Gist, counts: Mapping[Certainty, int], selection: Selection
) -> Sequence[SafeString]:
    """What there is, in whole sentences of HTML."""
    if not gist.totals.events:
        return []
    if gist.totals.events > counts[Certainty.WITHIN]:
        return [_within_and_perhaps(counts, selection)]
    sides = _sides_in_words(gist.quads)
    if selection.is_dated:
        events = _events_in_period(counts[Certainty.WITHIN], selection)
        first = _html(_("%(events)s: %(sides)s."), events=events, sides=sides)
    else:
        events = _counted("<b>%(count)d event</b>", "<b>%(count)d events</b>", gist.totals.events)
        words = period_named(gist.times)
        pattern = _("%(events)s, %(period)s: %(sides)s.") if words else _("%(events)s: %(sides)s.")
        first = _html(pattern, events=events, period=words, sides=sides)
    said = gist.totals.statements
    statements = ngettext("<b>%(count)d statement</b>.", "<b>%(count)d statements</b>.", said)
    told = [first, _html(statements, count=said)] if said else [first]
    return [*told, *_accusations_in_words(gist.accusations)]


def _accusations_in_words(accusations: Accusations) -> Iterator[SafeString]:
    """What has become of the accusations, as far as the record goes; nothing without any."""
    total, denied, answered = accusations.total, accusations.denied, accusations.answered
    if denied:
        one = ngettext(
            "%(count)d of %(total)d accusation is denied.",
            "%(count)d of %(total)d accusations is denied.",
            total,
        )
        several = _("%(count)d of %(total)d accusations are denied.")
        yield _html(one if denied == 1 else several, count=denied, total=total)
    elif answered:
        one = ngettext(
            "%(count)d of %(total)d accusation is answered.",
            "%(count)d of %(total)d accusations is answered.",
            total,
        )
        several = _("%(count)d of %(total)d accusations are answered.")
        yield _html(one if answered == 1 else several, count=answered, total=total)
    elif total:
        pattern = ngettext(
            "%(count)d accusation has no answer on record.",
            "%(count)d accusations have no answer on record.",
            total,
        )
        yield _html(pattern, count=total)


def statements_summary_of(said: Said, certain: int) -> dict[str, Any]:
    """The sentence about some statements, of which so many are `certain` to lie in the period, and
    the weakness of the events in which they were made. Without statements all is blank."""
    if not said.statements:
        return {"sentences": []}
    more = said.statements - certain
    statements = _counted("<b>%(count)d statement</b>", "<b>%(count)d statements</b>", certain)
    if more:
        pattern = ngettext(
            "%(statements)s, and %(more)d that may have been made then.",
            "%(statements)s, and %(more)d that may have been made then.",
            more,
        )
        sentence = _html(pattern, statements=statements, more=more)
    else:
        numbers = {"speakers": said.speakers, "events": said.events}
        sentence = _html(_pattern_of_said(said), statements=statements, **numbers)
    return {"sentences": [sentence], "weakness": weakness_of(said.evidence)}


def _pattern_of_said(said: Said) -> str:
    """ "8 statements by 3 speakers in 5 events."."""
    if said.speakers == 1:
        return ngettext(
            "%(statements)s in %(events)d event.",
            "%(statements)s in %(events)d events.",
            said.events,
        )
    if said.events == 1:
        return ngettext(
            "%(statements)s by %(speakers)d speaker in one event.",
            "%(statements)s by %(speakers)d speakers in one event.",
            said.speakers,
        )
    return ngettext(
        "%(statements)s by %(speakers)d speaker in %(events)d events.",
        "%(statements)s by %(speakers)d speakers in %(events)d events.",
        said.speakers,
    )


def _within_and_perhaps(counts: Mapping[Certainty, int], selection: Selection) -> SafeString:
    """ "1 event in 2024, and 2 that were going on or may have happened then."."""
    ongoing, perhaps = counts[Certainty.ONGOING], counts[Certainty.PERHAPS]
    more = ongoing + perhaps
    if not perhaps:
        pattern = ngettext(
            "%(events)s, and %(more)d that was going on then.",
            "%(events)s, and %(more)d that were going on then.",
            more,
        )
    elif not ongoing:
        pattern = ngettext(
            "%(events)s, and %(more)d that may have happened then.",
            "%(events)s, and %(more)d that may have happened then.",
            more,
        )
    else:
        pattern = ngettext(
            "%(events)s, and %(more)d that was going on or may have happened then.",
            "%(events)s, and %(more)d that were going on or may have happened then.",
            more,
        )
    return _html(pattern, events=_events_in_period(counts[Certainty.WITHIN], selection), more=more)


def _events_in_period(count: int, selection: Selection) -> SafeString:
    """ "3 events in 2024", by the form of the period."""
    patterns = {
        PeriodForm.OPEN: ngettext(
            "<b>%(count)d event %(period)s</b>", "<b>%(count)d events %(period)s</b>", count
        ),
        PeriodForm.SPAN: ngettext(
            "<b>%(count)d event within %(period)s</b>",
            "<b>%(count)d events within %(period)s</b>",
            count,
        ),
        PeriodForm.DAY: ngettext(
            "<b>%(count)d event on %(period)s</b>", "<b>%(count)d events on %(period)s</b>", count
        ),
        PeriodForm.ONE: ngettext(
            "<b>%(count)d event in %(period)s</b>", "<b>%(count)d events in %(period)s</b>", count
        ),
    }
    words = period(selection.since, selection.until)
    return _html(patterns[form_of(selection)], count=count, period=words)


def _sides_in_words(quads: Mapping[str, int]) -> str:
    """ "2 of cooperation, 6 of conflict, 1 neutral": the sides that have any."""
    counts = by_side(quads)
    patterns = {
        "cooperation": ngettext(
            "%(count)d of cooperation", "%(count)d of cooperation", counts["cooperation"]
        ),
        "conflict": ngettext("%(count)d of conflict", "%(count)d of conflict", counts["conflict"]),
        "neutral": ngettext("%(count)d neutral", "%(count)d neutral", counts["neutral"]),
    }
    told = [patterns[side] % {"count": counts[side]} for side in SIDES if counts[side]]
    return with_commas(told)


def _counted(singular: str, plural: str, count: int) -> SafeString:
    return _html(ngettext(singular, plural, count), count=count)


def _html(pattern: str, **values: str | int) -> SafeString:
    """A pattern of ours, which is HTML, with values, which are text unless they are HTML too."""
    escaped = {
        name: value if isinstance(value, int) else conditional_escape(value)
        for name, value in values.items()
    }
    return SafeString(pattern % escaped)


def titled(name: str, selection: Selection) -> str:
    """The name of what is shown, with the period that it is narrowed to: "Afghanistan–Pakistan,
    2024"."""
    if not selection.is_dated:
        return name
    words = period(selection.since, selection.until)
    return _("%(name)s, %(period)s") % {"name": name, "period": words}


def period_named(times: Times) -> str:
    """The period from the first to the last date that events name, in words; blank without events.

    "2022 to 19 April 2025", never more precise than the dates themselves.
    """
    if times.first is None or times.last is None:
        return ""
    first, last = _edtf(times.first), _edtf(times.last)
    coarser = min(first, last, key=len)
    if first.startswith(coarser) and last.startswith(coarser):
        return period(coarser, coarser)
    return period(first, last)


_LENGTHS = {
    Precision.YEAR: len("2025"),
    Precision.MONTH: len("2025-04"),
    Precision.DAY: len("2025-04-19"),
}


def _edtf(end: NamedDay) -> str:
    """A day as EDTF, as precise as it is sure; to the year outside the years 1 to 9999."""
    day = day_of(end.day)
    if not date.min.year <= day.year <= date.max.year:
        return year_text(day.year)
    return date(*day).isoformat()[: _LENGTHS[end.precision]]
