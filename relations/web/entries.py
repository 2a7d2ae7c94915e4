"""Entries: events as lists show them. An edition never changes, so that its entry is rendered once
and then kept in the memory of a worker.

An entry is drawn by the document of its edition and by what `EntryKey` names, and by nothing else.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from relations.editions.independence import Support
from relations.editions.models import Edition
from relations.editions.packed_index import version_of
from relations.queries.density import Density
from relations.queries.pages import PlacedRow
from relations.web.kept_parts import KEPT
from relations.web.lines import line_of
from relations.web.page_shapes import EventPage
from relations.web.presenters import presented_entry, presented_event
from relations.web.revisits import SentenceFindings, with_notes_revisited
from relations.web.supports import support_in_words


class EntryKey(NamedTuple):
    """The version of a document, on how many independent outlets it rests, and how it is shown:
    under headings of which level, in which language, and how densely.

    What it rests on does not follow from the document: a source may be found to be a reprint after
    that was published, and an entry that was kept would go on to call it independent.
    """

    version: int
    support: Support | None
    title_level: int
    language: str | None
    view: Density = Density.FULL


def entries_of(
    rows: Iterable[tuple[PlacedRow, int]],
    supports: Mapping[int, Support],
    load: Callable[[Collection[int]], Iterable[Edition]],
    view: Density = Density.FULL,
) -> dict[int, SafeString]:
    """The entries of some rows, each given with the level of its title, by the primary keys of
    their editions, as a view shows them; by these keys too what each rests on.

    `load` gives the editions with some primary keys. It is called once, for those whose entries are
    not kept, or not at all if all are; what it does not give has no entry.
    """
    keys = {
        row.edition: _key(row.version, supports.get(row.edition), level, view)
        for row, level in rows
    }
    kept = _kept(keys.values())
    missing = [pk for pk, key in keys.items() if key not in kept]
    loaded = load(missing) if missing else ()
    # By its own key: words may have been suppressed since the row was read.
    made = {
        edition.pk: (
            _key(_version(edition), support, level, view),
            _drawn_as(view, edition, level, support),
        )
        for edition in loaded
        for _row_version, support, level, *_shown in [keys[edition.pk]]
    }
    for key, entry in made.values():
        KEPT.put(key, entry)
    return {
        **{pk: kept[key] for pk, key in keys.items() if key in kept},
        **{pk: entry for pk, (_own_key, entry) in made.items()},
    }


def _kept(keys: Iterable[EntryKey]) -> dict[EntryKey, SafeString]:
    """The entries with some keys, as far as they are kept."""
    found = {key: KEPT.get(key) for key in keys}
    return {key: entry for key, entry in found.items() if entry is not None}


def whole_entries_of(
    rows: Iterable[tuple[Edition, int]],
    supports: Mapping[int, Support],
    shown_whole: Collection[str],
    findings: SentenceFindings,
) -> dict[int, SafeString]:
    """The entries of some editions with their notes, as `entries_of` gives them without. They are
    not kept: what notes say changes with their sources."""
    return {
        edition.pk: drawn(
            with_notes_revisited(presented_event(edition, shown_whole), findings),
            level,
            supports.get(edition.pk),
        )
        for edition, level in rows
    }


def drawn(event: EventPage, title_level: int, support: Support | None = None) -> SafeString:
    """The entry of an event, with its notes or with the way to them, and with what it rests on if
    that is known."""
    rests_on = support_in_words(support) if support else ""
    context = {"event": event, "title_level": title_level, "rests_on": rests_on}
    return SafeString(render_to_string("timeline/_event.html", context))


def _drawn_as(
    view: Density, edition: Edition, title_level: int, support: Support | None
) -> SafeString:
    """The entry of an edition as a view shows it."""
    if view is Density.FULL:
        return drawn(presented_entry(edition), title_level, support)
    context = {"event": line_of(edition), "title_level": title_level}
    return SafeString(render_to_string(_ON_ONE_LINE[view], context))


_ON_ONE_LINE = {
    Density.BRIEF: "timeline/_event_brief.html",
    Density.TABLE: "timeline/_event_row.html",
}


def focused(entry: SafeString) -> SafeString:
    """An entry whose title, the first of its links, gets the focus once it is on the page."""
    return SafeString(entry.replace("<a ", "<a autofocus ", 1))


def _key(version: int, support: Support | None, title_level: int, view: Density) -> EntryKey:
    return EntryKey(version, support, title_level, get_language(), view)


def _version(edition: Edition) -> int:
    return version_of(edition.sha256, edition.suppressed_at)
