"""What readers see of the sources and the vocabulary: one row a field, for each kind of thing.

An event's document has the names that it needs as they were on its day. The page of a source, the
labels of filters and the pages of speakers and countries show descriptions instead, which are
published by themselves (`editions/descriptions.py`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any, TypedDict, cast

from django.db.models import Model, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.record.country_names import CountryName
from relations.record.published_fields import SOURCE_FIELDS, PublishedField
from relations.record.values import date_in_words
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Source
from relations.sources.revisits import Revisit, RevisitedSentence


class NamedValue(TypedDict):
    """Another row that a description names, by its code."""

    code: str
    name: str


class FindingValue(TypedDict):
    """What the last look at a sentence found: an outcome of `RevisitedSentence`, when (ISO 8601),
    and the words that stood in its place, blank unless they had changed."""

    sentence: int
    outcome: str
    seen_at: str
    text_now: str


@dataclass(frozen=True, slots=True)
class DescribedKind:
    """A kind of thing that has descriptions.

    `key` is the column of its code, `label` the member of its documents that names it. `related`
    are the rows that its documents are made from besides. `leads_to` says of members that name
    other things which kind these are of: readers are led there.
    """

    name: str
    model: type[Model]
    key: str
    label: str
    fields: Sequence[PublishedField]
    related: Sequence[str | Prefetch[Any, Any, Any]] = ()
    leads_to: Mapping[str, str] = field(default_factory=dict)

    def rows(self, codes: Collection[str]) -> QuerySet[Any]:
        """The working rows with these codes, ready for their documents; a query for each of
        `related` besides."""
        rows = self.model._default_manager.filter(**{f"{self.key}__in": codes})
        return rows.order_by(self.key).prefetch_related(*self.related)

    def code_of(self, row: Model) -> str:
        return str(getattr(row, self.key))

    def named_in(self, document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """The kinds and codes of what a document leads to."""
        for member, kind in self.leads_to.items():
            named = document.get(member) or []
            for each in named if isinstance(named, list) else [named]:
                yield kind, cast(NamedValue, each)["code"]


def _named(row: Country | Actor | None, code: str) -> NamedValue | None:
    return {"code": getattr(row, code), "name": row.name} if row else None


def _successors(country: Country) -> list[NamedValue]:
    rows = sorted(country.successors.all(), key=lambda each: each.name)
    return [{"code": each.alpha3, "name": each.name} for each in rows]


def _other_names(country: Country) -> list[str]:
    """Its other names, by which readers may ask for it; what else recognises it in a text is the
    desk's own."""
    named = (each for each in country.names.all() if each.kind == CountryName.Kind.NAME)
    return sorted(each.name for each in named)


def _findings(source: Source) -> list[FindingValue]:
    """The latest finding for each sentence that was looked for again, by the order in which they
    were stored: clocks are set back."""
    latest: dict[int, FindingValue] = {}
    for revisit in sorted(source.revisits.all(), key=attrgetter("pk")):
        for each in revisit.sentences.all():
            latest[each.sentence.number] = {
                "sentence": each.sentence.number,
                "outcome": each.outcome,
                "seen_at": revisit.made_at.isoformat(),
                "text_now": each.text_now,
            }
    return [latest[number] for number in sorted(latest)]


def _finding_in_words(finding: FindingValue) -> str:
    outcome = RevisitedSentence.Outcome(finding["outcome"]).label
    told = {"number": finding["sentence"], "outcome": outcome, "words": finding["text_now"]}
    if finding["text_now"]:
        return _("sentence %(number)d: %(outcome)s, “%(words)s”") % told
    return _("sentence %(number)d: %(outcome)s") % told


def outcomes_in_words(found: Sequence[FindingValue]) -> str:
    """What became of sentences, without their new wording, which not all may see."""
    return "; ".join(_finding_in_words({**each, "text_now": ""}) for each in found)


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


_NAME = itemgetter("name")

_LOOKS = Prefetch(
    "revisits",
    Revisit.objects.prefetch_related(
        Prefetch("sentences", RevisitedSentence.objects.select_related("sentence"))
    ),
)

_DECLARED = (
    DescribedKind(
        "source",
        Source,
        "code",
        "title",
        [
            *SOURCE_FIELDS,
            PublishedField(Source, "dating_note"),
            PublishedField(
                Source,
                "retrieved_at",
                read=lambda source: _iso(source.retrieved_at),
                blank=None,
                words=str,
            ),
            PublishedField(Source, "shows", words=lambda shows: str(Source.Shows(shows).label)),
            PublishedField(
                Source,
                "version_of",
                read=lambda source: source.version_of and source.version_of.code,
                blank=None,
                words=str,
            ),
            PublishedField(Source, "sha256", is_told=False),
            PublishedField(
                Source,
                "findings",
                label=gettext_lazy("what a later look at it found"),
                read=_findings,
                blank=(),
                words=lambda found: "; ".join(map(_finding_in_words, found)),
            ),
        ],
        ["same_origin_as", "version_of", _LOOKS],
    ),
    DescribedKind(
        "actor",
        Actor,
        "code",
        "name",
        [
            PublishedField(Actor, "name", words=str),
            PublishedField(Actor, "kind", words=lambda kind: str(Actor.Kind(kind).label)),
            PublishedField(
                Actor,
                "country",
                read=lambda actor: _named(actor.country, "alpha3"),
                blank=None,
                words=_NAME,
            ),
            PublishedField(
                Actor,
                "merged_into",
                label=gettext_lazy("is the same as"),
                read=lambda actor: _named(actor.merged_into, "code"),
                blank=None,
                words=_NAME,
            ),
            PublishedField(
                Actor,
                "names",
                label=gettext_lazy("other names"),
                read=lambda actor: actor.called_besides,
                blank=(),
                words=", ".join,
            ),
        ],
        ["country", "merged_into"],
        {"country": "country", "merged_into": "actor"},
    ),
    DescribedKind("topic", Topic, "code", "label", [PublishedField(Topic, "label", words=str)]),
    DescribedKind(
        "country",
        Country,
        "alpha3",
        "name",
        [
            PublishedField(Country, "name", words=str),
            PublishedField(Country, "slug", words=str),
            PublishedField(
                Country,
                "standing",
                words=lambda standing: str(Country.Standing(standing).label),
            ),
            PublishedField(Country, "existed", words=date_in_words),
            PublishedField(
                Country,
                "successors",
                read=_successors,
                blank=(),
                words=lambda rows: ", ".join(map(_NAME, rows)),
            ),
            PublishedField(
                Country,
                "names",
                label=gettext_lazy("other names"),
                read=_other_names,
                blank=(),
                words=", ".join,
            ),
        ],
        ["successors", "names"],
        {"successors": "country"},
    ),
    DescribedKind(
        "type",
        EventType,
        "code",
        "plural",
        [
            PublishedField(EventType, "label", words=str),
            PublishedField(EventType, "plural", words=str),
            PublishedField(EventType, "quad", words=lambda quad: str(EventType.Quad(quad).label)),
        ],
    ),
)

KINDS: dict[str, DescribedKind] = {each.name: each for each in _DECLARED}
"""Every kind of thing that has descriptions, by its name."""


def kind_of(row: Model) -> DescribedKind:
    """The kind of a working row. Raises `StopIteration` for a row of any other model."""
    return next(each for each in _DECLARED if isinstance(row, each.model))
