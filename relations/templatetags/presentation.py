"""Filters for templates: codes and EDTF into words. They ask the database nothing."""

from django import template
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.record.models import Citation, Participation, Statement
from relations.record.vocabulary import EventType

register = template.Library()


@register.filter
def edtf_words(text: str) -> str:
    """An EDTF text as readers see it: "some time in January–April 2025"."""
    return in_words(edtf.parse(text), _)


@register.filter
def act_label(act: str) -> str:
    """What a speaker does: "voices concern"."""
    return str(Statement.Act(act).label)


@register.filter
def role_label(role: str) -> str:
    """A country's part in an event."""
    return str(Participation.Role(role).label)


@register.filter
def field_label(field: str) -> str:
    """What rests on a citation: "the date"."""
    return str(Citation.Field(field).label)


@register.filter
def stance_label(stance: str) -> str:
    """What a sentence does for a claim: "supports in part"."""
    return str(Citation.Stance(stance).label)


@register.filter
def polarity(quad: str) -> str:
    """The side of a quad class: cooperation, conflict or neutral; also its class in the sheet."""
    return EventType.Quad(quad).polarity


@register.filter
def figure_words(figure: dict[str, int | None]) -> str:
    """The number of a figure: "at least 80,000", "20 to 30", "25 (20 to 30)"."""
    low, best, high = (_thousands(figure[key]) for key in ("low", "best", "high"))
    patterns = {
        (True, False, False): _("at least %(low)s"),
        (False, True, False): _("%(best)s"),
        (False, False, True): _("at most %(high)s"),
        (True, False, True): _("%(low)s to %(high)s"),
        (True, True, False): _("%(best)s, at least %(low)s"),
        (False, True, True): _("%(best)s, at most %(high)s"),
        (True, True, True): _("%(best)s (%(low)s to %(high)s)"),
    }
    pattern = patterns[bool(low), bool(best), bool(high)]
    return pattern % {"low": low, "best": best, "high": high}


def _thousands(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


@register.filter
def is_exact(date: dict[str, str | None]) -> bool:
    """Whether the date of a shape is a single day."""
    return date["earliest"] is not None and date["earliest"] == date["latest"]
