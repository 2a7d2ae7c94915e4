"""How densely a page draws the events of a list, and by what a table of them is sorted."""

from enum import StrEnum

from django.utils.translation import gettext as _


class Density(StrEnum):
    """How densely a page draws the events of a list."""

    FULL = "full"
    BRIEF = "brief"
    TABLE = "table"


class Sort(StrEnum):
    """The column by which a table of events is sorted; by date it is in the order of the list."""

    DATE = "date"
    KIND = "kind"
    TITLE = "title"
    WHERE = "where"
    STATEMENTS = "statements"
    SOURCES = "sources"


def read_density(value: str) -> Density:
    """The density of a parameter. Raises `ValueError` with the reason."""
    try:
        return Density(value)
    except ValueError:
        raise ValueError(_("is none of full, brief and table")) from None


def read_sort(value: str) -> Sort:
    """The column of a parameter. Raises `ValueError` with the reason."""
    try:
        return Sort(value)
    except ValueError:
        raise ValueError(_("is none of %(columns)s") % {"columns": ", ".join(Sort)}) from None
