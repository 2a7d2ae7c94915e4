"""The values of the record as plain data, as editions keep them, in words, and in claims."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NotRequired, TypedDict

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.date_words import moment_in_words
from relations.dates.messages import untranslated
from relations.dates.structure import Interval, Range, Set
from relations.dates.words import in_words
from relations.record.formatting import edtf_in_words, figure_in_words
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, EventType
from relations.sources.models import Source
from relations.sources.origins import OriginValue


class ActorCountryValue(TypedDict):
    """The country that someone belongs to; `code` has three letters."""

    code: str
    name: str


class ActorValue(TypedDict):
    """Who speaks or is spoken to. `country` is None if they belong to none; older documents do not
    say."""

    code: str
    name: str
    country: NotRequired[ActorCountryValue | None]


class TypeValue(TypedDict):
    """The type of an event; `quad` is the value of an `EventType.Quad`."""

    code: str
    label: str
    plural: str
    quad: str


class CountryValue(TypedDict):
    """A country that takes part; `code` has three letters, `role` is a `Participation.Role`.
    `is_party` is there, and true, where an editor said so of a host or mediator."""

    is_party: NotRequired[bool]
    code: str
    name: str
    slug: str
    role: str


class TopicValue(TypedDict):
    """What an event is about."""

    code: str
    label: str


Claimed = tuple[str, object]
"""A value in the words of a claim, and as it goes into its digest."""


MOST_DAYS = 62
"""What lasted no longer is searched by each of its days."""


def iso_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def actor_value(actor: Actor | None) -> ActorValue | None:
    if actor is None:
        return None
    country: ActorCountryValue | None = None
    if actor.country:
        country = {"code": actor.country.alpha3, "name": actor.country.name}
    return {"code": actor.code, "name": actor.name, "country": country}


def type_value(event: Event) -> TypeValue:
    kind = event.type
    return {"code": kind.code, "label": kind.label, "plural": kind.plural, "quad": kind.quad}


def country_values(event: Event) -> list[CountryValue]:
    """The countries of an event by their letters."""
    taking_part = sorted(event.participations.all(), key=lambda each: each.country.alpha3)
    return [_country_value(each) for each in taking_part]


def _country_value(taking_part: Participation) -> CountryValue:
    country = taking_part.country
    value: CountryValue = {
        "code": country.alpha3,
        "name": country.name,
        "slug": country.slug,
        "role": taking_part.role,
    }
    # Of all others it says nothing, and documents stay as they are.
    if taking_part.is_party and taking_part.role in Participation.ASIDE:
        value["is_party"] = True
    return value


def parties(countries: Sequence[CountryValue]) -> list[CountryValue]:
    """Those of the countries of an event between which it happened, in the same order. A host or
    mediator is none of them unless an editor said so; but if fewer than two are left, all are: of a
    visit, the host and the guest."""
    found = [
        each
        for each in countries
        if each["role"] not in Participation.ASIDE or each.get("is_party")
    ]
    return found if len(found) > 1 else list(countries)


def topic_values(event: Event) -> list[TopicValue]:
    """The topics of an event by their codes."""
    topics = sorted(event.topics.all(), key=lambda topic: topic.code)
    return [{"code": topic.code, "label": topic.label} for topic in topics]


def origin_value(source: Source) -> OriginValue | None:
    """None where the report is the outlet's own."""
    return {"kind": source.origin, "name": source.origin_name} if source.origin else None


def voice_value(source: Source) -> str | None:
    """The code of the first stored source of the same report; None for that source itself."""
    return source.voice.code if source.voice != source else None


def date_in_words(text: str) -> str:
    """A date in words, or as it was typed if it is no EDTF, which `checks` reports."""
    try:
        return edtf_in_words(text)
    except edtf.EdtfError:
        return text


def date_searched(text: str) -> str:
    """A date in the English words by which it is searched; blank if it is no EDTF.

    Something that lasted is searched by each of its days, if they are few; what happened at one of
    several moments, by each of these; within bounds, by the year that both have.
    """
    try:
        value = edtf.parse(text)
    except edtf.EdtfError:
        return ""
    if isinstance(value.expression, Set):
        members = value.expression.members
        words = [
            moment_in_words(each, untranslated) for each in members if not isinstance(each, Range)
        ]
        years = {day.year if day else None for day in (value.earliest, value.latest)}
        return "; ".join([*words, *(str(year) for year in years if len(years) == 1 and year)])
    words = [in_words(value)]
    if isinstance(value.expression, Interval) and value.precision is edtf.Precision.DAY:
        words += map(_day_searched, _days(value))
    return "; ".join(words)


def _days(value: edtf.Edtf) -> Iterator[date]:
    """The days of a date that lasted; its known ends only, if there are more than `MOST_DAYS`."""
    first, last = value.earliest, value.latest
    if first and last and (last - first).days < MOST_DAYS:
        yield from (first + timedelta(days=number) for number in range((last - first).days + 1))
    else:
        yield from (day for day in (first, last) if day)


def _day_searched(day: date) -> str:
    return in_words(edtf.parse(day.isoformat()))


def type_in_words(value: TypeValue) -> str:
    quad = EventType.Quad(value["quad"]).label
    return _("%(type)s (%(quad)s)") % {"type": value["label"], "quad": quad}


def country_in_words(value: CountryValue) -> str:
    words = {"country": value["name"], "role": Participation.Role(value["role"]).label}
    if value.get("is_party"):
        return _("%(country)s (%(role)s, and a party too)") % words
    return _("%(country)s (%(role)s)") % words


def actor_claim(actor: Actor | None) -> Claimed:
    """With the name, which the sentence is read for."""
    return (actor.name, [actor.code, actor.name]) if actor else ("", None)


def type_claim(event: Event) -> Claimed:
    return event.type.label, [event.type.code, event.type.label]


def after_claim(event: Event) -> Claimed:
    """With the title, which the sentence is read for."""
    return (event.after.title, event.after.code) if event.after else ("", None)


def countries_claim(event: Event) -> Claimed:
    countries = country_values(event)
    words = ", ".join(map(country_in_words, countries))
    claimed = [
        # Claims that are older than the third part have none.
        [each["code"], each["role"], *(["party"] if each.get("is_party") else [])]
        for each in countries
    ]
    return words, claimed


def date_claim(said: Statement) -> Claimed:
    """Its own date, or the date of the event if it has none."""
    text = said.date or said.event.date
    return date_in_words(text), text


def figure_claim(said: Statement) -> Claimed:
    """The whole figure; the row of its measure stands for all four columns."""
    numbers = [said.figure_low, said.figure_best, said.figure_high]
    words = ""
    if said.figure_measure:
        number = {"number": figure_in_words(*numbers), "measure": said.figure_measure}
        words = _("%(number)s %(measure)s") % number
    return words, [said.figure_measure, *numbers]
