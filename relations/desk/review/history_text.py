"""The history of a row in words: who did what and when, with old and new values.

Columns are told under their verbose names, as the desk shows them, so that a new column of the
record is told without a line here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.review.history_rows import CHANGED, CREATED, DELETED, Past, related_field
from relations.editions.change_text import ChangeEntry, ChangeLine, ChangeSection, ChangeText
from relations.editions.diff import Fate, Run, replaced, reworded
from relations.editions.models import Edition, Review
from relations.history import BEGAN
from relations.record.citations import Citation
from relations.record.formatting import editor_name
from relations.record.judgements import FELL_AWAY, JUDGED
from relations.record.vocabulary import Actor, Country
from relations.sources.models import Sentence
from relations.sources.revisits import Revisit

UNTOLD: dict[str, tuple[str, ...]] = {
    "participation": ("event",),
    "statement": ("event",),
    "citation": ("event", "statement", "judgement", "checked_by", "checked_at"),
    "countryname": ("country",),
}
"""Columns without a line: what a row belongs to never changes, and a judgement is told in a
sentence."""

IN_SENTENCES = {
    "participation": ("country",),
    "statement": ("speaker",),
    "citation": ("sentence", "field"),
    "countryname": ("name",),
}
"""Columns that the sentence about a new or deleted row tells already."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that happened: when, by whom (blank for a command), what, in a sentence, the words
    that an editor wrote with it, and the values that changed."""

    when: datetime
    who: str
    what: str
    note: str
    changes: ChangeText


def entries_of(past: Past) -> list[HistoryEntry]:
    """An entry for each thing that happened, in the same order."""
    return [_TOLD.get(kind, _of_row)(kind, row, past) for kind, row in past.happened]


def _of_row(kind: str, row: Any, past: Past) -> HistoryEntry:
    """A change of a row of the record."""
    lines = [] if row.history_change_reason in SENTENCES else list(_lines(kind, row, past))
    changes = ChangeText([ChangeSection("", lines)] if lines else [])
    what = _sentence(kind, row, past)
    return HistoryEntry(row.history_date, _who(row.history_user), what, "", changes)


def _of_sending(kind: str, review: Review, past: Past) -> HistoryEntry:
    return _plain(review.sent_at, review.sent_by, _("Sent for review."), review.note)


def _of_ending(kind: str, review: Review, past: Past) -> HistoryEntry:
    is_sent_back = review.outcome == Review.Outcome.SENT_BACK
    what = _("Sent back from review.") if is_sent_back else _("Taken back from review.")
    return _plain(review.decided_at or review.sent_at, review.decided_by, what, review.remark)


def _of_second_look(kind: str, look: Revisit, past: Past) -> HistoryEntry:
    what = _("Looked at the article again: it read as before.")
    if look.version:
        what = _("Looked at the article again: its text had changed.")
    return _plain(look.made_at, look.made_by, what, "")


def _of_edition(kind: str, edition: Edition, past: Past) -> HistoryEntry:
    number = {"number": edition.number}
    what = _("Published as edition %(number)d.") % number
    if edition.withdrawn:
        what = _("Withdrawn by edition %(number)d.") % number
    return _plain(edition.published_at, edition.published_by, what, edition.reason)


_TOLD: dict[str, Callable[[str, Any, Past], HistoryEntry]] = {
    "sent": _of_sending,
    "ended": _of_ending,
    "edition": _of_edition,
    "revisit": _of_second_look,
}


def _plain(when: datetime, account: Any, what: str, note: str) -> HistoryEntry:
    return HistoryEntry(when, _who(account), what, note, ChangeText([]))


def _who(account: Any) -> str:
    return editor_name(account) if account else ""


SENTENCES = {
    JUDGED: {
        "event": gettext_lazy("Judged “%(sentence)s” for %(field)s of the event: %(judgement)s."),
        "statement": gettext_lazy(
            "Judged “%(sentence)s” for %(field)s of what %(speaker)s says: %(judgement)s."
        ),
    },
    FELL_AWAY: {
        "event": gettext_lazy(
            "The judgement of “%(sentence)s” for %(field)s of the event was cleared because the"
            " event or the citation has changed. It was: %(was)s."
        ),
        "statement": gettext_lazy(
            "The judgement of “%(sentence)s” for %(field)s of what %(speaker)s says was"
            " cleared because the statement or the citation has changed. It was: %(was)s."
        ),
    },
}
"""The sentences about a citation of which only the judgement has changed."""

CITATIONS = {
    CREATED: {
        "event": gettext_lazy("Cited “%(sentence)s” for %(field)s of the event."),
        "statement": gettext_lazy("Cited “%(sentence)s” for %(field)s of what %(speaker)s says."),
    },
    CHANGED: {
        "event": gettext_lazy("Changed the citation of “%(sentence)s” for %(field)s of the event."),
        "statement": gettext_lazy(
            "Changed the citation of “%(sentence)s” for %(field)s of what %(speaker)s says."
        ),
    },
    DELETED: {
        "event": gettext_lazy("Removed the citation of “%(sentence)s” for %(field)s of the event."),
        "statement": gettext_lazy(
            "Removed the citation of “%(sentence)s” for %(field)s of what %(speaker)s says."
        ),
    },
}
ROWS = {
    ("event", CREATED): gettext_lazy("Created the event."),
    ("event", CHANGED): gettext_lazy("Changed the event."),
    ("participation", CREATED): gettext_lazy("Added %(country)s."),
    ("participation", CHANGED): gettext_lazy("Changed the part of %(country)s."),
    ("participation", DELETED): gettext_lazy("Removed %(country)s."),
    ("statement", CREATED): gettext_lazy("Added a statement by %(speaker)s."),
    ("statement", CHANGED): gettext_lazy("Changed the statement by %(speaker)s."),
    ("statement", DELETED): gettext_lazy("Deleted the statement by %(speaker)s."),
    ("source", CREATED): gettext_lazy("Stored the source."),
    ("source", CHANGED): gettext_lazy("Changed the source."),
    ("actor", CREATED): gettext_lazy("Added the actor."),
    ("actor", CHANGED): gettext_lazy("Changed the actor."),
    ("topic", CREATED): gettext_lazy("Added the topic."),
    ("topic", CHANGED): gettext_lazy("Changed the topic."),
    ("eventtype", CREATED): gettext_lazy("Added the type."),
    ("eventtype", CHANGED): gettext_lazy("Changed the type."),
    ("country", CREATED): gettext_lazy("Added the country."),
    ("country", CHANGED): gettext_lazy("Changed the country."),
    ("countryname", CREATED): gettext_lazy("Added the name “%(name)s”."),
    ("countryname", CHANGED): gettext_lazy("Changed the name “%(name)s”."),
    ("countryname", DELETED): gettext_lazy("Removed the name “%(name)s”."),
}
"""What was done to a row. Only a part of another row is told when it is deleted: what is no part
has no page then."""


def _sentence(kind: str, row: Any, past: Past) -> str:
    if row.history_change_reason == BEGAN:
        return _("As it was before its first recorded change.")
    if kind == "actor" and _is_merged(row, past):
        return _("Merged into “%(survivor)s”.") % {"survivor": past.name(Actor, row.merged_into_id)}
    if kind != "citation":
        return str(ROWS[kind, row.history_type]) % _values(kind, row, past)
    before = past.before.get((kind, row.pk))
    of_kind = SENTENCES.get(row.history_change_reason or "", CITATIONS[row.history_type])
    return str(of_kind["statement" if row.statement_id else "event"]) % {
        "sentence": past.name(Sentence, row.sentence_id) or _("a sentence no longer on record"),
        "field": Citation.Field(row.field).label,
        "speaker": past.speaker(row.statement_id) if row.statement_id else "",
        "judgement": _judgement(row),
        "was": _judgement(before),
    }


def _judgement(row: Any) -> str:
    return str(Citation.Judgement(row.judgement).label) if row and row.judgement else "–"


def _is_merged(row: Any, past: Past) -> bool:
    before = past.before.get(("actor", row.pk))
    return bool(row.merged_into_id and before and row.merged_into_id != before.merged_into_id)


def _values(kind: str, row: Any, past: Past) -> dict[str, str]:
    if kind == "participation":
        return {"country": past.name(Country, row.country_id)}
    if kind == "statement":
        return {"speaker": past.name(Actor, row.speaker_id)}
    return {"name": row.name} if kind == "countryname" else {}


def _lines(kind: str, row: Any, past: Past) -> Iterator[ChangeLine]:
    """A line for each value that a change has made, changed or deleted."""
    before = past.before.get((kind, row.pk)) if row.history_type == CHANGED else None
    related = related_field(kind)
    untold = {"id", *UNTOLD.get(kind, ()), *([related.name] if related else [])}
    if before:
        for change in row.diff_against(before, excluded_fields=untold).changes:
            field = row._meta.get_field(change.field)
            old, new = (_words(field, value, past) for value in (change.old, change.new))
            is_prose = field.get_internal_type() in {"CharField", "TextField"} and not field.choices
            yield _line(field.verbose_name, (reworded if is_prose else replaced)(old, new))
    else:
        untold |= {*IN_SENTENCES.get(kind, ())}
        for field in row.tracked_fields:
            words = _words(field, getattr(row, field.attname), past)
            if field.editable and field.name not in untold and words:
                yield _line(field.verbose_name, [Run(_fate(row), words)])
    if related:
        old, new = (_names_in(related, kind, each, past) for each in (before, row))
        if old != new:
            yield _line(related.verbose_name, replaced(old, new))


def _names_in(field: Any, kind: str, row: Any, past: Past) -> str:
    """The rows to which a field of a state leads; blank if there is no state."""
    keys = past.related.get((kind, row.pk), []) if row else []
    return ", ".join(past.name(field.related_model, key) for key in keys)


def _fate(row: Any) -> Fate:
    return Fate.REMOVED if row.history_type == DELETED else Fate.KEPT


def _line(label: Any, runs: list[Run]) -> ChangeLine:
    return ChangeLine(str(label), [ChangeEntry(runs, "")])


def _words(field: Any, value: Any, past: Past) -> str:
    """A value as the desk shows it; blank if there is none."""
    if value in (None, ""):
        return ""
    if field.is_relation:
        return past.name(field.related_model, value) or _("a row no longer on record")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return f"{value:,}" if isinstance(value, int) else str(value)
