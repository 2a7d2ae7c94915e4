"""The fields of the record that readers see: one row a field.

The document of an edition, its comparison with another, the words of both and its searchable words
(`editions/`), the claims of citations (`judgements.py`) and the JSON of an event
(`web/serializers.py`) derive from these rows. They stand here because judgements need them, and no
room imports from the floors above it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, cast

from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.values import (
    Claimed,
    actor_claim,
    actor_value,
    after_claim,
    countries_claim,
    country_in_words,
    country_values,
    date_claim,
    date_in_words,
    date_searched,
    figure_claim,
    iso_day,
    origin_value,
    topic_values,
    type_claim,
    type_in_words,
    type_value,
    voice_value,
)
from relations.record.vocabulary import Actor
from relations.sources.models import Source
from relations.sources.origins import origin_in_words

WHOLE, DATE, PLACE, PARTICIPANTS, FIGURE = Citation.Field

BLANK = (None, "")
"""The values that say nothing."""


@dataclass(frozen=True, slots=True)
class PublishedField:
    """A field of an event, a statement or a source that readers see.

    Plain text needs no more than its model and the name of its column. Functions take `Any`,
    because each row reads its own model and says its own kind of value.
    """

    model: type[Model]
    name: str

    label: str | Promise = ""
    """What readers call it, in lower case. Blank: the column's verbose name."""

    read: Callable[[Any], object] | None = None
    """Makes the value, as JSON has it, from the working row. None: the column as it is."""

    within: str = ""
    """The group that holds it in the document, such as `date`. Blank: it is in no group."""

    member: str = ""
    """Its key in the document. Blank: its name."""

    blank: object = ""
    """The value in documents that are older than the field."""

    words: Callable[[Any], str] | None = None
    """Says a value that is not blank. None: it is prose, compared word by word."""

    each: Callable[[Any], str] | None = None
    """Says one part of a list. Makes the field a list, of parts that have codes."""

    compared: tuple[str, ...] = ()
    """The members of a value, or of a part of a list, that are compared. Blank: all."""

    is_told: bool = True
    """False if it follows from other fields: the document has it, but no change of it is told."""

    is_searched: bool = False
    """Whether full text search covers it."""

    searched: Callable[[Any], str] | None = None
    """Says a value, or one part of a list, as it is searched. None: as readers see it."""

    covered_by: tuple[Citation.Field, ...] = ()
    """The fields of the citations whose claims include it. Blank: no claim does."""

    claim_label: str | Promise = ""
    """What reviewers call it in a claim. Blank: the label."""

    claim: Callable[[Any], Claimed] | None = None
    """Makes its words in a claim, and the value for the digest, from the working row. None: the
    words and the value that readers see."""

    @property
    def key(self) -> str:
        return self.member or self.name

    @property
    def title(self) -> str:
        """The label in the active language."""
        return str(self.label or self.column.verbose_name)

    @property
    def column(self) -> "Field[Any, Any]":
        return cast("Field[Any, Any]", self.model._meta.get_field(self.name))

    def value_of(self, row: Model) -> object:
        return self.read(row) if self.read else getattr(row, self.name)

    def said(self, value: object) -> str:
        """A value in words; blank if there is none."""
        if value in BLANK:
            return ""
        if self.each and isinstance(value, list):
            return ", ".join(map(self.each, value))
        return self.words(value) if self.words else str(value)

    def searched_words(self, value: object) -> str:
        """A value as full text search covers it; blank if there is none."""
        if value in BLANK or not self.searched:
            return self.said(value)
        return ", ".join(map(self.searched, value if isinstance(value, list) else [value]))


def _actor(name: str, *covered_by: Citation.Field) -> PublishedField:
    actor: Callable[[Statement], Actor | None] = attrgetter(name)
    return PublishedField(
        Statement,
        name,
        read=lambda said: actor_value(actor(said)),
        blank=None,
        words=itemgetter("name"),
        compared=("code", "name"),
        is_searched=True,
        covered_by=(WHOLE, PARTICIPANTS, *covered_by),
        claim=lambda said: actor_claim(actor(said)),
    )


EVENT_FIELDS = [
    PublishedField(Event, "code", is_told=False),
    PublishedField(Event, "slug", is_told=False),
    PublishedField(Event, "title", is_searched=True, covered_by=(WHOLE,)),
    PublishedField(Event, "label", is_searched=True, covered_by=(WHOLE,)),
    PublishedField(Event, "summary", is_searched=True, covered_by=(WHOLE,)),
    PublishedField(
        Event,
        "date",
        within="date",
        member="edtf",
        words=date_in_words,
        is_searched=True,
        searched=date_searched,
        covered_by=(WHOLE, DATE),
    ),
    PublishedField(
        Event, "earliest", within="date", read=lambda event: iso_day(event.earliest), is_told=False
    ),
    PublishedField(
        Event, "latest", within="date", read=lambda event: iso_day(event.latest), is_told=False
    ),
    PublishedField(
        Event,
        "date_said",
        label=gettext_lazy("date in the source’s words"),
        within="date",
        member="said",
        covered_by=(WHOLE, DATE),
        claim_label=gettext_lazy("In the source’s words"),
    ),
    PublishedField(Event, "date_note", within="date", member="note"),
    PublishedField(
        Event,
        "after",
        read=lambda event: event.after.code if event.after else None,
        blank=None,
        words=lambda code: _("the event %(code)s") % {"code": code},
        covered_by=(WHOLE, DATE),
        claim_label=gettext_lazy("On the same day, after"),
        claim=after_claim,
    ),
    PublishedField(Event, "sort_date", read=lambda event: iso_day(event.sort_date), is_told=False),
    PublishedField(
        Event,
        "type",
        read=type_value,
        words=type_in_words,
        is_searched=True,
        searched=itemgetter("label"),
        compared=("code", "label", "quad"),
        covered_by=(WHOLE,),
        claim=type_claim,
    ),
    PublishedField(Event, "place", is_searched=True, covered_by=(WHOLE, PLACE)),
    PublishedField(
        Event,
        "countries",
        label=gettext_lazy("countries"),
        read=country_values,
        each=country_in_words,
        is_searched=True,
        searched=itemgetter("name"),
        compared=("name", "role", "is_party"),
        covered_by=(WHOLE, PARTICIPANTS),
        claim_label=gettext_lazy("Who took part"),
        claim=countries_claim,
    ),
    PublishedField(
        Event,
        "topics",
        read=topic_values,
        each=itemgetter("label"),
        is_searched=True,
        compared=("label",),
    ),
]
"""In the order in which changes are told."""

STATEMENT_FIELDS = [
    PublishedField(Statement, "code", is_told=False),
    _actor("speaker", FIGURE),
    PublishedField(Statement, "capacity", is_searched=True, covered_by=(WHOLE, PARTICIPANTS)),
    _actor("on_behalf_of"),
    _actor("addressee"),
    PublishedField(
        Statement, "act", words=lambda act: str(Statement.Act(act).label), covered_by=(WHOLE,)
    ),
    PublishedField(Statement, "text", is_searched=True, covered_by=(WHOLE,)),
    PublishedField(Statement, "quotation", is_searched=True, covered_by=(WHOLE,)),
    PublishedField(
        Statement,
        "responds_to",
        label=gettext_lazy("answer to"),
        read=lambda said: said.responds_to.code if said.responds_to else None,
        blank=None,
        words=lambda code: _("the statement %(code)s of another event") % {"code": code},
    ),
    PublishedField(
        Statement, "date", words=date_in_words, covered_by=(WHOLE, DATE), claim=date_claim
    ),
    PublishedField(
        Statement,
        "figure_measure",
        within="figure",
        member="measure",
        covered_by=(WHOLE, FIGURE),
        claim_label=gettext_lazy("Figure"),
        claim=figure_claim,
    ),
    *(
        PublishedField(
            Statement,
            f"figure_{name}",
            within="figure",
            member=name,
            blank=None,
            words="{:,}".format,
        )
        for name in ("low", "best", "high")
    ),
]
"""In the order in which changes are told. Without a measure there is no figure."""

SOURCE_FIELDS = [
    PublishedField(Source, "slug", is_told=False),
    PublishedField(Source, "title"),
    PublishedField(Source, "author"),
    PublishedField(Source, "publisher"),
    PublishedField(
        Source, "published", label=gettext_lazy("date of publication"), words=date_in_words
    ),
    PublishedField(Source, "url", words=str),
    PublishedField(Source, "archive_url", label=gettext_lazy("address in an archive"), words=str),
    PublishedField(Source, "language", words=str),
    PublishedField(Source, "origin", read=origin_value, blank=None, words=origin_in_words),
    PublishedField(
        Source,
        "voice",
        label=gettext_lazy("one voice with"),
        read=voice_value,
        blank=None,
        words=lambda code: _("source %(code)s") % {"code": code},
    ),
]
"""In the order in which changes are told. A value that is None is left out of the document, as
older documents have neither origin nor voice."""
