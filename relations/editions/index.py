"""The index of an edition: what readers filter, search and list by, derived once from it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from django.db import DatabaseError, connection

from relations.editions import facets
from relations.editions.bulk_rows import store_rows
from relations.editions.document import Document, Part, value_in
from relations.editions.edition_days import (
    EditionDays,
    EditionPart,
    days_of_statement,
    parts_of_event,
)
from relations.editions.index_inputs import IndexInputs, inputs_of
from relations.editions.models import (
    LONGEST_FACET_NAME,
    LONGEST_FACET_VALUE,
    Edition,
    EditionFacet,
    EditionSentence,
    EditionStatement,
    EditionText,
)
from relations.editions.order import days_in_order, followers_of
from relations.editions.snapshot import citations_in
from relations.editions.stems import words_to_find
from relations.record.published_fields import EVENT_FIELDS, STATEMENT_FIELDS, PublishedField

IndexRow = (
    EditionDays | EditionPart | EditionFacet | EditionStatement | EditionSentence | EditionText
)
INDEX_KINDS: tuple[type[IndexRow], ...] = get_args(IndexRow)


def derive(*editions: Edition) -> None:
    """Write the index of editions anew; as `add`."""
    clear_rows(editions)
    add(*editions)


def add(*editions: Edition) -> None:
    """Write the index of editions that have none, and anew the places of all that came after their
    events on their days. A withdrawal has none, and is found by its code only.

    The queries do not grow with the number of editions. Raises `ValueError` for a value of a facet
    that is too long for the index.
    """
    _write(editions)
    written = {each.pk for each in editions}
    codes = followed = {each.code for each in editions}
    while codes:
        followers = [each for each in followers_of(codes) if each.pk not in written]
        clear_rows(followers)
        _write(followers)
        codes = {each.code for each in followers} - followed
        followed = followed | codes


def _write(editions: Collection[Edition]) -> None:
    inputs = inputs_of(editions)
    write_rows(row for each in editions for row in rows_of(each, inputs))


def write_rows(rows: Iterable[IndexRow]) -> None:
    """Store rows of the indexes of editions that have none; a query for each kind. Expects a
    transaction."""
    by_kind: dict[type[IndexRow], list[IndexRow]] = {kind: [] for kind in INDEX_KINDS}
    for row in rows:
        by_kind[type(row)].append(row)
    for of_kind in by_kind.values():
        store_rows(of_kind)


def clear_rows(editions: Collection[Edition]) -> None:
    """Delete the indexes of editions; a query for each kind."""
    keys = [each.pk for each in editions]
    for kind in INDEX_KINDS if keys else ():
        kind._default_manager.filter(edition__in=keys).delete()


def follows_from(edition: Edition) -> bool:
    """Whether the stored index of an edition is the one that `derive` would write."""
    return not differing([edition], inputs_of([edition]))


def differing(editions: Collection[Edition], inputs: IndexInputs) -> dict[Edition, list[IndexRow]]:
    """Those of some editions whose stored index is not the one that `derive` would write, with the
    rows of that; a query for each kind. `inputs` are those of the editions."""
    stored = _stored_contents(editions)
    derived = ((each, list(rows_of(each, inputs))) for each in editions)
    return {
        each: rows
        for each, rows in derived
        if stored.get(each.pk, set()) != set(map(_content, rows))
    }


def _stored_contents(editions: Collection[Edition]) -> dict[int, set[tuple[Any, ...]]]:
    """What `_content` says of the stored rows of editions, by the key of the edition."""
    contents: dict[int, set[tuple[Any, ...]]] = {}
    keys = [each.pk for each in editions]
    for kind in INDEX_KINDS:
        rows = kind._default_manager.filter(edition__in=keys).order_by()
        for edition, *values in rows.values_list("edition", *_columns(kind)).iterator():
            contents.setdefault(edition, set()).add((kind, *values))
    return contents


def words_are_found() -> bool:
    """Whether the index of words is that of the words that are stored with editions. PostgreSQL has
    no other; SQLite has one beside them, and locks the database for writing while it compares."""
    if connection.vendor == "postgresql":
        return True
    try:
        with connection.cursor() as cursor:
            for table in WORD_TABLES:
                cursor.execute(COMPARE_WORDS.format(table=table))
    except DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return False
    return True


def write_words_anew() -> None:
    """Make the index of words from the words that are stored with editions, where it is apart."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in WORD_TABLES:
                cursor.execute(REBUILD_WORDS.format(table=table))


WORD_TABLES = (
    *("relations_editiontext_words", "relations_editionstatement_words"),
    "relations_indexedsource_words",
)
"""Where SQLite finds words: those of events, of statements, and of how sources are described."""
REBUILD_WORDS = "INSERT INTO {table} ({table}) VALUES ('rebuild')"
COMPARE_WORDS = "INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"


def searchable_words(event: Document) -> str:
    """What full-text search covers: the event with its countries, type, topics, place and date,
    what was said by whom and to whom, and the cited sentences."""
    texts = list(_searched(EVENT_FIELDS, event))
    for said in event["statements"]:
        texts += _searched(STATEMENT_FIELDS, said)
    texts += dict.fromkeys(citation["exact"] for citation in citations_in(event))
    return words_to_find(texts)


def _searched(fields: Iterable[PublishedField], part: Part) -> Iterator[str]:
    return (each.searched_words(value_in(each, part)) for each in fields if each.is_searched)


def rows_of(edition: Edition, inputs: IndexInputs) -> Iterator[IndexRow]:
    """The index of an edition as unsaved rows; empty for a withdrawal, and of a suppressed edition
    what can be public by it alone, by code. No query.

    `inputs` are those of the edition, and may be of others too.
    """
    if edition.suppressed_whole:
        for name in ("source", "speaker"):
            for code in edition.document["codes"][name]:
                yield EditionFacet(edition_id=edition.pk, name=name, value=code)
    elif not edition.withdrawn:
        document = edition.document
        days, survivors = days_in_order(document, inputs.days), inputs.survivors(document)
        yield EditionDays(edition_id=edition.pk, **days)
        yield from _parts(edition)
        yield from _facets(edition, inputs.as_described(document), survivors)
        yield from _statements(edition, days, survivors)
        yield from (
            EditionSentence(edition_id=edition.pk, sentence_id=key)
            for key in inputs.cited(document)
        )
        yield EditionText(edition_id=edition.pk, words=searchable_words(document))


def _content(row: IndexRow) -> tuple[Any, ...]:
    """The kind of a row and its values, without its key and its edition."""
    return type(row), *(getattr(row, name) for name in _columns(type(row)))


@cache
def _columns(kind: type[IndexRow]) -> list[str]:
    columns = [each for each in kind._meta.concrete_fields if not each.primary_key]
    return [each.attname for each in columns if each.name != "edition"]


def _facets(
    edition: Edition, document: Document, survivors: Mapping[str, str]
) -> Iterator[EditionFacet]:
    """The facet values of an edition, from its document as its sources are now described. Raises
    `ValueError` for a name or a value that is longer than its column, which SQLite would store
    regardless, and PostgreSQL refuse without naming the facet.
    """
    values = facets.values_in(document)
    found = [
        (name, survivors.get(each, each) if name in _OF_ACTORS else each) for name, each in values
    ]
    found += [("actor", each) for each in survivors.values()]
    for name, value in dict.fromkeys(found):
        for text, longest in ((name, LONGEST_FACET_NAME), (value, LONGEST_FACET_VALUE)):
            if len(text) > longest:
                raise ValueError(f"facet {name}: {text!r} is longer than {longest} characters")
        yield EditionFacet(edition_id=edition.pk, name=name, value=value)


_OF_ACTORS = {"speaker", "addressee"}
"""The facets whose values are actors, who may have been merged."""


def _parts(edition: Edition) -> Iterator[EditionPart]:
    for columns in parts_of_event(edition.document):
        yield EditionPart(edition_id=edition.pk, **columns)


def _statements(
    edition: Edition, days: dict[str, Any], survivors: Mapping[str, str]
) -> Iterator[EditionStatement]:
    for number, said in enumerate(edition.document["statements"]):
        speaker, addressee = said["speaker"]["code"], said["addressee"]
        to = addressee["code"] if addressee else ""
        yield EditionStatement(
            edition_id=edition.pk,
            code=said["code"],
            speaker=survivors.get(speaker, speaker),
            addressee=survivors.get(to, to),
            act=said["act"],
            responds_to=said["responds_to"] or "",
            occasion=edition.code,
            number=number,
            words=words_to_find(_searched(STATEMENT_FIELDS, said)),
            **days_of_statement(said, edition.document, days),
        )
