"""Filters of public templates, which turn codes and dates into what is shown."""

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.certainty import certainty
from relations.dates.reach import reach
from relations.dates.structure import Expression, Interval, Missing
from relations.record.citations import Citation
from relations.record.formatting import (
    figure_in_words,
)
from relations.record.models import Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType


def edtf_certainty(text: str) -> list[str]:
    """How certain an EDTF text is, in whole sentences: "The exact day is known."."""
    return certainty(edtf.parse(text), _)


def act_label(act: str) -> str:
    """What a speaker does: "voices concern"."""
    return str(Statement.Act(act).label)


def standing_label(standing: str) -> str:
    """What a country is: "United Nations member"."""
    return str(Country.Standing(standing).label)


def actor_kind_label(kind: str) -> str:
    """What an actor is: "organisation"."""
    return str(Actor.Kind(kind).label)


def role_label(role: str) -> str:
    """A country's part in an event."""
    return str(Participation.Role(role).label)


def field_label(field: str) -> str:
    """What a citation supports: "the date"."""
    return str(Citation.Field(field).label)


def stance_label(stance: str) -> str:
    """What a sentence does for a claim: "supports in part"."""
    return str(Citation.Stance(stance).label)


def polarity(quad: str) -> str:
    """The side of a quad class: cooperation, conflict or neutral; also its CSS class."""
    return EventType.Quad(quad).polarity


def figure_words(figure: dict[str, int | None]) -> str:
    """The number of a figure: "at least 80,000", "20 to 30", "25 (20 to 30)"."""
    return figure_in_words(figure["low"], figure["best"], figure["high"])


def date_mark(text: str) -> str:
    """How a timeline draws an EDTF text, as classes of the style sheet.

    A `dot` is a single day that is not in doubt. An interval is a `span` that is `lasting`, and
    fades at a `vague-start` or a `vague-end`. Any other date is a `span` that fades at both ends.
    """
    value = edtf.parse(text)
    days = reach(value)
    if days.first is not None and days.first == days.last and not has_doubt(value.expression):
        return "dot"
    if not isinstance(value.expression, Interval):
        return "span"
    ends = {"vague-start": value.expression.start, "vague-end": value.expression.end}
    vague = [name for name, end in ends.items() if has_doubt(end)]
    return " ".join(["span", "lasting", *vague])


def has_doubt(part: Expression | Missing) -> bool:
    """Whether a date, or an end of an interval, is missing, approximate or uncertain."""
    if isinstance(part, Missing):
        return True
    return part.qualification.approximate or part.qualification.uncertain
