"""The index of an edition: what readers filter, search and list by, derived once from it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Model

from relations.editions import facets
from relations.editions.descriptions import Description
from relations.editions.document import Document, Part, value_in
from relations.editions.edition_days import (
    EditionDays,
    EditionPart,
    days_of_statement,
    parts_of_event,
)
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
from relations.editions.stems import parts_of, words_of
from relations.record.published_fields import EVENT_FIELDS, STATEMENT_FIELDS, PublishedField
from relations.sources.models import Sentence

IndexRow = (
    EditionDays | EditionPart | EditionFacet | EditionStatement | EditionSentence | EditionText
)


def derive(edition: Edition) -> None:
    """Write the index of an edition anew; as `add`."""
    _clear(edition)
    add(edition)


def add(edition: Edition) -> None:
    """Write the index of an edition that has none, and anew the places of all that came after its
    event on their day. A withdrawal has none, and is found by its code only.

    Raises `ValueError` for a value of a facet that is too long for the index.
    """
    _write(edition)
    codes, followed = [edition.code], {edition.code}
    while codes:
        for follower in followers_of(codes.pop()):
            _clear(follower)
            _write(follower)
            if follower.code not in followed:
                followed.add(follower.code)
                codes.append(follower.code)


def _clear(edition: Edition) -> None:
    for rows in (edition.parts, edition.facets, edition.statements, edition.sentences):
        rows.all().delete()
    for alone in (EditionDays, EditionText):
        alone.objects.filter(edition=edition).delete()


def _write(edition: Edition) -> None:
    for kind, of_kind in groupby(_rows(edition), _kind):
        kind._default_manager.bulk_create(of_kind)


def _kind(row: Model) -> type[Model]:
    return type(row)


def follows_from(edition: Edition) -> bool:
    """Whether the stored index of an edition is the one that `derive` would write."""
    stored: list[IndexRow] = [
        *EditionDays.objects.filter(edition=edition),
        *edition.parts.all(),
        *edition.facets.all(),
        *edition.statements.all(),
        *edition.sentences.all(),
        *EditionText.objects.filter(edition=edition),
    ]
    return {_content(row) for row in stored} == {_content(row) for row in _rows(edition)}


def words_are_found() -> bool:
    """Whether the index of words is that of the words that are stored with editions. PostgreSQL has
    no other; SQLite has one beside them, and locks the database for writing while it compares."""
    if connection.vendor == "postgresql":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute(COMPARE_WORDS)
    except DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return False
    return True


def write_words_anew() -> None:
    """Make the index of words from the words that are stored with editions, where it is apart."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(REBUILD_WORDS)


REBUILD_WORDS = """
INSERT INTO relations_editiontext_words (relations_editiontext_words) VALUES ('rebuild')"""
COMPARE_WORDS = """
INSERT INTO relations_editiontext_words (relations_editiontext_words, rank)
VALUES ('integrity-check', 1)"""


def searchable_words(event: Document) -> str:
    """What full-text search covers: the event with its countries, type, topics, place and date,
    what was said by whom and to whom, and the cited sentences."""
    texts = list(_searched(EVENT_FIELDS, event))
    for said in event["statements"]:
        texts += _searched(STATEMENT_FIELDS, said)
    texts += dict.fromkeys(citation["exact"] for citation in citations_in(event))
    # No word, number or date goes beyond the end of a line.
    text = "\n".join(texts)
    # The parts of words come last, so that they stand between no two words of a phrase.
    return " ".join([*words_of(text), *parts_of(text)])


def _searched(fields: Iterable[PublishedField], part: Part) -> Iterator[str]:
    return (each.searched_words(value_in(each, part)) for each in fields if each.is_searched)


def _rows(edition: Edition) -> Iterator[IndexRow]:
    """The index of an edition as unsaved rows."""
    if edition.suppressed_whole or edition.withdrawn:
        return rows_of(edition, {}, ())
    return rows_of(edition, _survivors(edition), _cited(edition))


def rows_of(
    edition: Edition, survivors: Mapping[str, str], cited: Iterable[Sentence]
) -> Iterator[IndexRow]:
    """The index of an edition as unsaved rows, those of a kind together; empty for a withdrawal,
    and of a suppressed edition what can be public by it alone, by code.

    `survivors` are the actors that those it names have been merged into, by code, and `cited` the
    stored sentences that it cites. Asks for nothing but the events that it came after.
    """
    if edition.suppressed_whole:
        for name in ("source", "speaker"):
            for code in edition.document["codes"][name]:
                yield EditionFacet(edition=edition, name=name, value=code)
    elif not edition.withdrawn:
        days = days_in_order(edition.document)
        yield EditionDays(edition=edition, **days)
        yield from _parts(edition)
        yield from _facets(edition, survivors)
        yield from _statements(edition, days, survivors)
        yield from (EditionSentence(edition=edition, sentence=each) for each in cited)
        yield EditionText(edition=edition, words=searchable_words(edition.document))


def _content(row: IndexRow) -> tuple[Any, ...]:
    """The kind of a row and its values, without its key and its edition."""
    columns = [each for each in row._meta.concrete_fields if not each.primary_key]
    return type(row), *(getattr(row, each.attname) for each in columns if each.name != "edition")


def _facets(edition: Edition, survivors: Mapping[str, str]) -> Iterator[EditionFacet]:
    """The facet values of an edition. Raises `ValueError` for a name or a value that is longer than
    its column, which SQLite would store regardless, and PostgreSQL refuse without naming the facet.
    """
    values = facets.values_in(edition.document)
    found = [
        (name, survivors.get(each, each) if name == "speaker" else each) for name, each in values
    ]
    found += [("actor", each) for each in survivors.values()]
    for name, value in dict.fromkeys(found):
        for text, longest in ((name, LONGEST_FACET_NAME), (value, LONGEST_FACET_VALUE)):
            if len(text) > longest:
                raise ValueError(f"facet {name}: {text!r} is longer than {longest} characters")
        yield EditionFacet(edition=edition, name=name, value=value)


def _survivors(edition: Edition) -> dict[str, str]:
    """The actors that those of an edition have been merged into since, as published, by code; one
    query, and one more for each merge that one of these survivors went through itself."""
    survivors: dict[str, str] = {}
    codes = set(facets.actors(edition.document))
    while codes:
        actors = Description.objects.newest().filter(kind="actor", code__in=codes)
        merged = actors.exclude(document__merged_into=None)
        found = {each.code: each.document["merged_into"]["code"] for each in merged}
        survivors = {code: found.get(last, last) for code, last in survivors.items()} | found
        codes = set(found.values()) - survivors.keys()
    return survivors


def _parts(edition: Edition) -> Iterator[EditionPart]:
    for columns in parts_of_event(edition.document):
        yield EditionPart(edition=edition, **columns)


def _statements(
    edition: Edition, days: dict[str, Any], survivors: Mapping[str, str]
) -> Iterator[EditionStatement]:
    for number, said in enumerate(edition.document["statements"]):
        speaker = said["speaker"]["code"]
        yield EditionStatement(
            edition=edition,
            code=said["code"],
            speaker=survivors.get(speaker, speaker),
            act=said["act"],
            occasion=edition.code,
            number=number,
            **days_of_statement(said, edition.document, days),
        )


def _cited(edition: Edition) -> Iterator[Sentence]:
    cited = {(each["source"], each["sentence"]) for each in citations_in(edition.document)}
    stored = Sentence.objects.filter(source__code__in={source for source, _ in cited})
    for sentence in stored.select_related("source"):
        if (sentence.source.code, sentence.number) in cited:
            yield sentence
