"""The facets: by what readers may choose events and statements, each declared once.

The index of an edition, the parameters of an address, counts, labels, the words of a selection and
the groups of a page's form all follow from `FACETS`. After a change run `manage.py rebuild_index`,
which derives the index of what is published anew.
"""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from relations.editions.declared_facet import (
    DescribedLabels,
    Facet,
    FacetWording,
    Panel,
    WorkedOutLabels,
)
from relations.editions.document import Document
from relations.editions.facet_readers import (
    read_language,
    read_letters,
    read_one_of,
    read_slug,
    read_source_code,
    read_text,
)
from relations.editions.facet_values import actors, dyads, is_lasting, of_sources, outlets
from relations.editions.independence import RestsOn
from relations.editions.stems import one_line
from relations.record.answers import Answered
from relations.record.models import Statement
from relations.record.vocabulary import EventType
from relations.sources.languages import language_name

# In the order in which a form offers them and an address is read.
_DECLARED = (
    Facet(
        name="country",
        values=lambda event: (each["code"] for each in event["countries"]),
        read=read_letters,
        labels=DescribedLabels("country"),
        wording=FacetWording(
            _("Countries"),
            _("Find a country"),
            ngettext_lazy("All %(count)d country", "All %(count)d countries", "count"),
            _("%(value)s is a country"),
        ),
        phrase="",
        statement_phrase="",
        on_statements=True,
        needs_all=True,
    ),
    Facet(
        name="type",
        values=lambda event: (event["type"]["code"],),
        read=read_slug,
        labels=DescribedLabels("type"),
        wording=FacetWording(
            _("Types of event"),
            _("Find a type"),
            ngettext_lazy("All %(count)d type", "All %(count)d types", "count"),
            _("%(value)s is a type of event"),
        ),
        panel=Panel.WHAT,
        phrase="",
        statement_phrase=_("on the occasion of %(values)s"),
    ),
    Facet(
        name="quad",
        values=lambda event: (event["type"]["quad"],),
        read=read_one_of(EventType.Quad),
        labels=EventType.Quad,
        wording=FacetWording(
            _("Classes"),
            _("Find a class"),
            ngettext_lazy("All %(count)d class", "All %(count)d classes", "count"),
            _("%(value)s is a class of events"),
        ),
        panel=Panel.WHAT,
        phrase=_("of the class %(values)s"),
        statement_phrase=_("in events of the class %(values)s"),
    ),
    Facet(
        name="topic",
        values=lambda event: (each["code"] for each in event["topics"]),
        read=read_slug,
        labels=DescribedLabels("topic"),
        wording=FacetWording(
            _("Topics"),
            _("Find a topic"),
            ngettext_lazy("All %(count)d topic", "All %(count)d topics", "count"),
            _("%(value)s is a topic"),
        ),
        panel=Panel.WHAT,
        phrase=_("about %(values)s"),
        statement_phrase=_("about %(values)s"),
    ),
    Facet(
        name="speaker",
        values=lambda event: (said["speaker"]["code"] for said in event["statements"]),
        read=read_slug,
        labels=DescribedLabels("actor"),
        wording=FacetWording(
            _("Speakers"),
            _("Find a speaker"),
            ngettext_lazy("All %(count)d speaker", "All %(count)d speakers", "count"),
            _("%(value)s is a speaker"),
        ),
        panel=Panel.WHO,
        phrase=_("with a statement by %(values)s"),
        statement_phrase="",
        on_statements=True,
        of_statement=True,
        shown_with=("speaker", "actor"),
        withdrawn=_("a speaker of whom all was withdrawn"),
    ),
    Facet(
        name="addressee",
        values=lambda event: (
            said["addressee"]["code"] for said in event["statements"] if said["addressee"]
        ),
        read=read_slug,
        labels=DescribedLabels("actor"),
        wording=FacetWording(
            _("Said to"),
            _("Find to whom"),
            ngettext_lazy("All %(count)d of them", "All %(count)d of them", "count"),
        ),
        phrase=_("with a statement to %(values)s"),
        statement_phrase=_("to %(values)s"),
        panel=Panel.WHO,
        on_statements=True,
        of_statement=True,
        shown_with=("speaker", "actor"),
        withdrawn=_("someone of whom all was withdrawn"),
    ),
    Facet(
        name="act",
        values=lambda event: (said["act"] for said in event["statements"]),
        read=read_one_of(Statement.Act),
        labels=Statement.Act,
        wording=FacetWording(
            _("What they do"),
            _("Find what they do"),
            ngettext_lazy("All %(count)d of them", "All %(count)d of them", "count"),
        ),
        panel=Panel.CLAIMS,
        phrase=_("in which someone %(values)s"),
        statement_phrase=_("in which the speaker %(values)s"),
        on_statements=True,
        of_statement=True,
    ),
    Facet(
        name="answered",
        values=lambda event: (),
        read=read_one_of(Answered),
        labels=Answered,
        wording=FacetWording(
            _("Accusations, demands and threats"),
            _("Find what became of them"),
            ngettext_lazy("All %(count)d of them", "All %(count)d of them", "count"),
        ),
        phrase=_("with an accusation, a demand or a threat that is %(values)s"),
        statement_phrase=_("which accuse, demand or threaten and are %(values)s"),
        panel=Panel.CLAIMS,
        on_statements=True,
        of_statement=True,
        is_derived=True,
    ),
    Facet(
        name="source",
        values=lambda event: event["sources"],
        read=read_source_code,
        labels=DescribedLabels("source"),
        wording=FacetWording(
            _("Sources"),
            _("Find a source"),
            ngettext_lazy("All %(count)d source", "All %(count)d sources", "count"),
        ),
        panel=Panel.SOURCES,
        phrase=_("from “%(values)s”"),
        statement_phrase=_("from “%(values)s”"),
        shown_with=("source",),
        withdrawn=_("a source of which all events were withdrawn"),
    ),
    Facet(
        name="outlets",
        values=outlets,
        read=read_one_of(RestsOn),
        labels=RestsOn,
        wording=FacetWording(
            _("Rests on"),
            _("Find on how many outlets"),
            ngettext_lazy("All %(count)d of them", "All %(count)d of them", "count"),
        ),
        panel=Panel.SOURCES,
        phrase=_("which rest on %(values)s"),
        statement_phrase=_("in events which rest on %(values)s"),
    ),
    Facet(
        # The text itself, since places are no records: an address goes on to be read when the place
        # of the event is corrected, as every text that was ever published is known.
        name="place",
        values=lambda event: filter(None, (one_line(event["place"]),)),
        read=read_text,
        labels=None,
        wording=FacetWording(
            _("Places"),
            _("Find a place"),
            ngettext_lazy("All %(count)d place", "All %(count)d places", "count"),
            _("%(value)s is a place"),
        ),
        phrase=_("with the place “%(values)s”"),
        statement_phrase=_("in events with the place “%(values)s”"),
    ),
    Facet(
        name="publisher",
        values=of_sources("publisher"),
        read=read_text,
        labels=None,
        wording=FacetWording(
            _("Outlets"),
            _("Find an outlet"),
            ngettext_lazy("All %(count)d outlet", "All %(count)d outlets", "count"),
        ),
        panel=Panel.SOURCES,
        phrase=_("in reports by “%(values)s”"),
        statement_phrase=_("in events in reports by “%(values)s”"),
        # One by one they are links of the balance of sources.
        on_timeline=False,
    ),
    Facet(
        name="language",
        values=of_sources("language"),
        read=read_language,
        labels=WorkedOutLabels(language_name),
        wording=FacetWording(
            _("Languages of sources"),
            _("Find a language"),
            ngettext_lazy("All %(count)d language", "All %(count)d languages", "count"),
        ),
        panel=Panel.SOURCES,
        phrase=_("with sources in %(values)s"),
        statement_phrase=_("in events with sources in %(values)s"),
        on_timeline=False,
    ),
)

FACETS: dict[str, Facet] = {each.name: each for each in _DECLARED}
"""Every facet by its name."""

UNOFFERED: dict[str, Callable[[Document], Iterable[str]]] = {
    "actor": actors,
    "dyad": dyads,
    "lasting": lambda event: ("yes",) if is_lasting(event["date"]["edtf"]) else (),
}
"""What the index holds besides, for the site's own questions: no address names these."""


def facets_of_timeline() -> list[Facet]:
    """The facets that lists of events offer, in their order."""
    return [each for each in FACETS.values() if each.on_timeline]


def facets_of_statements() -> list[Facet]:
    """The facets that lists of statements offer, the statement's own first."""
    return [each for each in statement_first() if each.on_statements]


def statement_first() -> list[Facet]:
    """All facets, those that belong to a statement before those of its event."""
    return sorted(FACETS.values(), key=lambda each: not each.of_statement)


def values_in(event: Document) -> Iterator[tuple[str, str]]:
    """The name and the value of all that the index holds of a document, each once, sorted."""
    derived = {name: facet.values for name, facet in FACETS.items()} | UNOFFERED
    for name, values_of in derived.items():
        for value in sorted(set(values_of(event))):
            yield name, value
