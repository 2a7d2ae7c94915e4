"""Which stored words a suppression takes away: worked out before it is done, so that the list that
an administrator confirms is that of what is done."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from relations.editions.chained import ChainedVersion
from relations.editions.descriptions import Description
from relations.editions.models import Edition, EditionSentence
from relations.editions.suppressed_documents import (
    Quotes,
    suppressed_document,
    without_findings,
    without_text,
)
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence, Source
from relations.sources.revisits import RevisitedSentence
from relations.sources.selectors import quotes
from relations.sources.suppressible import SUPPRESSED
from relations.sources.versions import versions_of

LONGEST_SHOWN = 160
"""Words of a row that are shown before they are taken away, in characters."""

RUN = 5
"""A line of the admin's log quotes words if it has so many of them in a row."""

PROSE: dict[type[Model], tuple[str, ...]] = {
    Event: ("title", "label", "summary", "date_said", "date_note", "place"),
    Statement: ("text", "quotation", "capacity", "figure_measure"),
}
"""The columns of an event and of its statements that editors fill with words."""

NEVER_BLANK = {"title", "text", "figure_measure"}


@dataclass(frozen=True, slots=True)
class Blanking:
    """A stored row with the columns that a suppression sets, and the words that go with that."""

    row: Model
    columns: dict[str, Any]
    words: str

    @property
    def where(self) -> str:
        """Which row it is, without its words."""
        if isinstance(self.row, ChainedVersion):
            told = {"chain": self.row.chain.replace(":", " "), "number": self.row.number}
            return _("%(chain)s, edition %(number)d") % told
        if isinstance(self.row, LogEntry):
            return _("line %(number)d of what was done at the desk") % {"number": self.row.pk}
        if isinstance(self.row, Sentence):
            return _("sentence %(number)d") % {"number": self.row.number}
        working: type[Model] | None = getattr(self.row, "instance_type", None)
        kind = (working or self.row)._meta.verbose_name
        named = {"kind": kind, "code": getattr(self.row, "code", "") or self.row.pk}
        if working:
            return _("%(kind)s %(code)s as it was before") % named
        return _("%(kind)s %(code)s") % named


def blankings_of_text(source: Source, reason: str) -> list[Blanking]:
    """All that holds words of a source's text, and what is to stand in their place."""
    is_quoted = _quoted_from(source)
    events = events_resting_on(source)
    taken = [
        *_source_rows(source),
        *_editions_citing(source, events, is_quoted, reason),
        *_descriptions(source, is_quoted),
        *_prose(events, {Event: ("date_said",), Statement: ("quotation",)}, is_quoted),
    ]
    texts = [source.text, *source.sentences.values_list("text", flat=True)]
    return [*taken, *_log_entries(LogEntry.objects.all(), texts)]


def blankings_of_editions(event: Event, numbers: Collection[int]) -> list[Blanking]:
    """All that some editions of an event say and no other edition does, among its working rows and
    their history too; if no other is left, all that its editors ever wrote in it."""
    stored = list(Edition.objects.filter(event=event, suppressed_whole=False).order_by("number"))
    chosen = [each for each in stored if each.number in numbers]
    left = {words for each in stored if each.number not in numbers for words in _said_in(each)}
    gone = {words for each in chosen for words in _said_in(each)} - left
    is_all = len(chosen) == len(stored)
    editions = [Blanking(each, _whole(each), _shortened(each.document["title"])) for each in chosen]
    rows = _prose([event.pk], PROSE, lambda words: bool(words) and (is_all or words in gone))
    prose = list(rows)
    texts = {*gone, *(str(words) for each in prose for words in _stored_words(each))}
    return [*editions, *prose, *_log_entries(_log_of(event), texts)]


def _whole(edition: Edition) -> dict[str, Any]:
    return {"document": suppressed_document(edition.document), "suppressed_whole": True}


def _stored_words(blanking: Blanking) -> Iterator[str]:
    for name in blanking.columns:
        if name != "slug":
            yield getattr(blanking.row, name)


def _said_in(edition: Edition) -> Iterator[str]:
    """The words of a document that stand in columns of `PROSE`."""
    document = edition.document
    date = document["date"]
    yield from (
        document["title"],
        document.get("label", ""),
        document["summary"],
        document["place"],
    )
    yield from (date["said"], date["note"])
    for said in document["statements"]:
        yield from (said["text"], said["quotation"], said["capacity"])
        if said["figure"]:
            yield said["figure"]["measure"]


def _quoted_from(source: Source) -> Quotes:
    known: dict[str, bool] = {"": False}

    def is_quoted(words: str) -> bool:
        if words not in known:
            known[words] = words in source.text or _quotes(source.text, words)
        return known[words]

    return is_quoted


def _quotes(text: str, words: str) -> bool:
    try:
        return quotes(text, words)
    except ValueError:  # marks without a word between them
        return False


def events_resting_on(source: Source) -> set[int]:
    """The keys of the events that cite a source, or did in an edition or a working row."""
    cited = Q(sentence__in=list(source.sentences.values_list("pk", flat=True)))
    keys = {
        key
        for rows in _with_history(Citation)
        for key in rows.filter(cited).values_list("event", "statement")
    }
    statements = [statement for _event, statement in keys if statement]
    of_statements = (
        rows.filter(id__in=statements).values_list("event", flat=True)
        for rows in _with_history(Statement)
    )
    published = EditionSentence.objects.filter(sentence__source=source)
    found = {
        *(event for event, _statement in keys),
        *(event for rows in of_statements for event in rows),
        *published.values_list("edition__event", flat=True),
    }
    return {each for each in found if each}


def _source_rows(source: Source) -> Iterator[Blanking]:
    yield Blanking(source, {"text": ""}, _shortened(source.text))
    for sentence in source.sentences.all():
        yield Blanking(sentence, {"text": SUPPRESSED}, _shortened(sentence.text))
    looks = RevisitedSentence.objects.exclude(text_now="")
    for look in looks.filter(Q(sentence__source=source) | Q(revisit__version=source)):
        yield Blanking(look, {"text_now": ""}, _shortened(look.text_now))


def _editions_citing(
    source: Source, events: Collection[int], is_quoted: Quotes, reason: str
) -> Iterator[Blanking]:
    editions = Edition.objects.filter(event__in=events, suppressed_whole=False)
    for edition in editions.order_by("event", "number").iterator(100):
        left = without_text(edition.document, source.code, is_quoted, reason)
        if left != edition.document:
            yield Blanking(edition, {"document": left}, _shortened(edition.document["title"]))


def _descriptions(source: Source, is_quoted: Quotes) -> Iterator[Blanking]:
    codes = list(versions_of(source).values_list("code", flat=True))
    described = Description.objects.filter(kind="source", code__in=codes)
    for description in described.order_by("pk"):
        document = description.document
        left = without_findings(document, description.code == source.code, is_quoted)
        if left != document:
            words = [each["text_now"] for each in document["findings"]]
            yield Blanking(description, {"document": left}, _shortened(" ".join(words)))


def _prose(
    events: Collection[int],
    columns: dict[type[Model], tuple[str, ...]],
    is_taken: Callable[[str], bool],
) -> Iterator[Blanking]:
    """Columns of events and their statements, in the working rows and in all of their history."""
    for model, names in columns.items():
        key = "id" if model is Event else "event"
        for rows in _with_history(model):
            for row in rows.filter(**{f"{key}__in": events}).order_by("pk"):
                yield from _blanked(row, names, is_taken)


def _with_history(model: Any) -> tuple[Any, Any]:
    """The working rows of a model, and all states that they had."""
    return model.objects.all(), model.history.all()


def _blanked(row: Any, names: Sequence[str], is_taken: Callable[[str], bool]) -> Iterator[Blanking]:
    taken = [name for name in names if is_taken(getattr(row, name))]
    columns = {name: SUPPRESSED if name in NEVER_BLANK else "" for name in taken}
    if "title" in columns:
        columns["slug"] = slugify(SUPPRESSED)
    if taken:
        yield Blanking(row, columns, _shortened(" ".join(getattr(row, name) for name in taken)))


def _log_of(event: Event) -> QuerySet[LogEntry]:
    """The lines of the admin's log that are about an event, its statements or its editions."""
    statements = [
        rows.filter(event=event.pk).values_list("id", flat=True)
        for rows in _with_history(Statement)
    ]
    keys: dict[type[Model], set[int]] = {
        Event: {event.pk},
        Statement: {key for keys in statements for key in keys},
        Edition: set(event.editions.values_list("pk", flat=True)),
    }
    about = Q(pk__in=())
    for model, of_model in keys.items():
        kind = ContentType.objects.get_for_model(model)
        about |= Q(content_type=kind, object_id__in=[str(key) for key in of_model])
    return LogEntry.objects.filter(about)


def _log_entries(entries: QuerySet[LogEntry], texts: Iterable[str]) -> Iterator[Blanking]:
    """Lines of the admin's log that quote some texts: they name a row by its first words."""
    runs = {run for text in texts for run in _runs(text)}
    for entry in entries.order_by("pk").iterator(1000):
        told = f"{entry.object_repr} {entry.get_change_message()}"
        if runs.intersection(_runs(told)) or any(_is_short_in(each, told) for each in texts):
            columns = {"object_repr": SUPPRESSED, "change_message": ""}
            yield Blanking(entry, columns, _shortened(told))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.split()
    for first in range(len(words) - RUN + 1):
        yield tuple(words[first : first + RUN])


def _is_short_in(text: str, told: str) -> bool:
    """Whether a text of fewer words than a run, but of more than one, is told."""
    return 1 < len(text.split()) < RUN and text in told


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
