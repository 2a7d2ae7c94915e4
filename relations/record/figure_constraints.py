"""What the database enforces of the figure of a statement."""

from django.db.models import BaseConstraint, CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _


def _in_order() -> Q:
    """Low, best and high, of which each may be absent, do not decrease."""
    return (
        (Q(figure_low=None) | Q(figure_best=None) | Q(figure_low__lte=F("figure_best")))
        & (Q(figure_best=None) | Q(figure_high=None) | Q(figure_best__lte=F("figure_high")))
        & (Q(figure_low=None) | Q(figure_high=None) | Q(figure_low__lte=F("figure_high")))
    )


FIGURE_CONSTRAINTS: list[BaseConstraint] = [
    CheckConstraint(
        condition=_in_order(),
        name="figure_low_best_high_in_order",
        violation_error_message=_("A figure runs from at least, to best, to at most."),
    ),
    CheckConstraint(
        condition=Q(
            figure_measure="",
            figure_low__isnull=True,
            figure_best__isnull=True,
            figure_high__isnull=True,
        )
        | ~Q(figure_measure="")
        & (
            Q(figure_low__isnull=False)
            | Q(figure_best__isnull=False)
            | Q(figure_high__isnull=False)
        ),
        name="figure_has_measure_and_value",
        violation_error_message=_("A figure needs both a value and what it counts."),
    ),
]
