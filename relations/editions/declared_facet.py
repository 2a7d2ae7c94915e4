"""What the declaration of a facet says of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from relations.editions.document import Document

WITHDRAWN = _("what was withdrawn")


@dataclass(frozen=True, slots=True)
class DescribedLabels:
    """Labels that are those of descriptions of a kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class WorkedOutLabels:
    """Labels that follow from the values: `label` of each."""

    label: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FacetWording:
    """The heading of a facet, the prompt to search in it, the link to all its values, which is a
    pattern for their `count`, and the pattern that says what a `value` is, for those who searched
    for it; blank where no value is searched by its label."""

    heading: StrOrPromise
    find: StrOrPromise
    all: Any
    named: StrOrPromise = ""


class Panel(StrEnum):
    """The panels of a page's bar in which facets are offered, in their order."""

    WHAT = "what"
    WHO = "who"
    CLAIMS = "claims"
    SOURCES = "sources"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """All that the site knows of a facet.

    `values` gives the values of a document, and `read` the one that a parameter's text means; it
    raises `ValueError` with the reason for what it cannot read. Without `labels` each value is its
    own label.

    `phrase` is the pattern by which chosen `values` are added to the description of events, and
    `statement_phrase` to that of statements; blank where `queries/description.py` has another place
    for them.
    """

    name: str
    values: Callable[[Document], Iterable[str]]
    read: Callable[[str], str]
    labels: DescribedLabels | WorkedOutLabels | type[TextChoices] | None
    wording: FacetWording
    phrase: StrOrPromise
    statement_phrase: StrOrPromise
    panel: Panel = Panel.MORE
    """Where a bar offers it."""
    on_timeline: bool = True
    """Whether lists of events offer it. Any list can be narrowed by it."""
    on_statements: bool = False
    """Whether lists of statements offer it."""
    needs_all: bool = False
    """Whether an event must have all chosen values, and not just any of them."""
    of_statement: bool = False
    """Whether it belongs to a statement and not to its event: `EditionStatement` has a column of
    its name, blank for none, unless it is derived."""
    is_derived: bool = False
    """Whether its values follow from what other events say too, so that the index has none and
    `queries/public_answers.py` derives them when they are asked for."""
    shown_with: tuple[str, ...] = ()
    """Under which names of the index an event has the value that has to be public, so that readers
    see its label; empty where they see it for ever."""
    withdrawn: StrOrPromise = WITHDRAWN
    """What such a value is called once all its events were withdrawn."""
