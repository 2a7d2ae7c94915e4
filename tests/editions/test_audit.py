"""The audit: each kind of damage is found, and a sound record has none."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from relations.editions import index
from relations.editions.audit import findings
from relations.editions.descriptions import Description
from relations.editions.document import Document
from relations.editions.edition_days import EditionDays
from relations.editions.hash_chain import digest_of
from relations.editions.index import WORD_TABLES
from relations.editions.models import Edition, EditionStatement, EditionText, chain_of_event
from relations.editions.publication import withdraw
from relations.editions.snapshot import citations_in
from relations.editions.source_index import IndexedSource, index_sources
from relations.editions.suppressed_documents import suppressed_document
from relations.editions.suppression import suppress_edition, suppress_text
from relations.record.models import Event, Statement
from relations.sources.intake import digest
from relations.sources.models import Sentence, Source
from tests.database import tamper
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
    source_of,
)

pytestmark = pytest.mark.django_db


def publish_sound() -> Edition:
    """An event with a statement and a topic, as its first edition."""
    event = make_event(topics=("border",))
    make_statement(event, quotation="deep concern")
    return publish(event, by=None)


def damage(rows: type[Event | Source | Statement], **columns: object) -> None:
    """Change stored columns past all that guards them."""
    rows._default_manager.update(**columns)


def test_sound_record_has_no_findings() -> None:
    assert list(findings()) == []
    edition = publish_sound()
    Event.objects.filter(pk=edition.event.pk).update(summary="More is known.")
    publish(edition.event, by=None, reason="More is known")
    withdraw(edition.event, by=None, reason="A mistake")
    publish(edition.event, by=None, reason="No mistake")
    make_published(date="../2023")
    make_source()
    assert list(findings()) == []


def test_text_that_was_changed_is_found() -> None:
    source = make_source()
    damage(Source, text=f"{source.text} And more.")
    assert list(findings()) == [
        f"source {source.code}: its text is not the one that was stored",
    ]


def test_text_that_was_changed_with_its_hash_is_found_once_published() -> None:
    edition = publish_sound()
    draft = make_source("A draft of a text. Nobody has published it.")
    [code] = edition.document["sources"]
    for source in (Source.objects.get(code=code), draft):
        last = source.sentences.order_by("number").last()
        assert last
        forged = source.text[: last.start] + "X" * len(last.text) + source.text[last.end :]
        Source.objects.filter(pk=source.pk).update(text=forged, sha256=digest(forged))
        Sentence.objects.filter(pk=last.pk).update(text="X" * len(last.text))
    assert list(findings()) == [f"source {code}: its text is not the one that was published"]


DESCRIPTION_COLUMNS = ("label", "slug", "other_names", "code", "kind")


@pytest.mark.parametrize("column", DESCRIPTION_COLUMNS)
def test_columns_of_a_description_that_were_changed_are_found(column: str) -> None:
    publish_sound()
    description = Description.objects.get(chain="country:AFG")
    tamper(f"UPDATE relations_description SET {column} = 'FORGED' WHERE id = {description.pk}")  # noqa: S608
    assert list(findings()) == [f"country AFG, edition 1: {COLUMNS}"]


def test_origin_that_is_itself_of_another_origin_is_found() -> None:
    first = make_source()
    second = make_source(same_origin_as=first)
    third = make_source(same_origin_as=first)
    Source.objects.filter(pk=third.pk).update(same_origin_as=second)
    assert list(findings()) == [f"source {third.code}: its origin is itself of another origin"]


def test_sentence_that_was_changed_or_moved_is_found() -> None:
    source = make_source()
    first, second, *_rest = source.sentences.order_by("number")
    Sentence.objects.filter(pk=first.pk).update(text="Something else.")
    Sentence.objects.filter(pk=second.pk).update(end=second.end - 1)
    assert list(findings()) == [
        f"source {source.code}: sentence 1 does not stand at {first.start}–{first.end}",
        f"source {source.code}: sentence 2 does not stand at {second.start}–{second.end - 1}",
    ]


def test_sentences_that_overlap_are_found() -> None:
    source = make_source()
    second = source.sentences.get(number=2)
    Sentence.objects.filter(pk=second.pk).update(start=0, text=source.text[: second.end])
    assert list(findings()) == [f"source {source.code}: sentences 1 and 2 overlap"]


@pytest.mark.parametrize(
    "columns",
    [
        {"title": "Another title"},
        {"slug": "another-slug"},
        {"date": "2024"},
        {"earliest": date(2024, 1, 1)},
        {"latest": None},
        {"sort_date": date(2024, 1, 1)},
    ],
)
def test_columns_that_do_not_follow_are_found(columns: dict[str, object]) -> None:
    event = make_event()
    damage(Event, **columns)
    assert list(findings()) == [
        f"event {event.code}: its columns do not follow from its title and date"
    ]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"date": "last year"}, "'last year' is not an EDTF date"),
        ({"date": "2023-02-29"}, "there is no such day in that month"),
        ({"date": "[..1984,2000..]"}, "Give a date that is known at one end at least."),
        ({"date": ""}, "the text is empty"),
    ],
)
def test_date_that_is_none_is_found(columns: dict[str, object], reason: str) -> None:
    event = make_event()
    damage(Event, **columns)
    (finding,) = findings()
    assert finding.startswith(f"event {event.code}: ")
    assert reason in finding


def test_date_of_a_statement_that_is_none_is_found() -> None:
    event = publish_sound().event
    damage(Statement, date="last year")
    (finding,) = findings()
    assert finding.startswith(f"event {event.code}: 'last year' is not an EDTF date")


def test_what_keeps_an_event_from_the_public_is_found() -> None:
    event = publish_sound().event
    event.citations.all().delete()
    damage(Statement, quotation="grave worry")
    uncited, unquoted = findings()
    assert uncited.startswith(f"event {event.code}: Nothing is cited")
    assert "its quotation stands in none of the sentences" in unquoted


def next_edition(edition: Edition, number: int, gap: timedelta) -> Edition:
    """Another edition as a door that knows no rules would have written it."""
    after = edition.published_at + timedelta(days=1)
    Edition.objects.filter(pk=edition.pk).update(superseded_at=after)
    following = Edition.objects.get(pk=edition.pk)
    following.pk = None
    following.number = number
    following.published_at, following.superseded_at = after + gap, None
    following.seal(edition)
    following.save(force_insert=True)
    index.derive(following)
    return following


def test_edition_that_is_missing_is_found() -> None:
    edition = publish_sound()
    next_edition(edition, number=3, gap=timedelta(0))
    assert list(findings()) == [
        f"event {edition.code}, edition 3: the edition before it is missing"
    ]


def test_first_edition_that_is_missing_is_found_beside_another_event() -> None:
    make_published()
    event = make_event("Second")
    edition = Edition.objects.get()
    edition.pk, edition.event, edition.number, edition.code = None, event, 2, event.code
    edition.chain = chain_of_event(event.code)
    edition.document = edition.document | {"code": event.code}
    edition.seal(None)
    edition.save(force_insert=True)
    index.derive(edition)
    assert list(findings()) == [f"event {event.code}, edition 2: the edition before it is missing"]


def test_gap_between_two_editions_is_found() -> None:
    edition = publish_sound()
    next_edition(edition, number=2, gap=timedelta(seconds=1))
    assert list(findings()) == [
        f"event {edition.code}, edition 2: it did not follow the one before it at once"
    ]


def test_cited_sentence_that_left_the_stored_text_is_found() -> None:
    edition = publish_sound()
    source = Source.objects.get()
    damage(Source, text=source.text.replace("ministers", "generals"))
    lost = f"sentence 1 of source {source.code} is not in the stored text"
    # Once for the event's citation, once for the statement's.
    assert [each for each in findings() if each.startswith("event")] == [
        f"event {edition.code}, edition 1: {lost}"
    ] * 2


UNINDEXED = "its index does not follow from it; run manage.py rebuild_index"
TAMPERINGS: dict[str, Callable[[Edition], object]] = {
    "facet taken away": lambda edition: edition.facets.filter(name="topic").delete(),
    "facet added": lambda edition: edition.facets.create(name="topic", value="water"),
    "facet changed": lambda edition: edition.facets.filter(name="act").update(value="deny"),
    "statement taken away": lambda edition: edition.statements.all().delete(),
    "statement changed": lambda edition: edition.statements.update(speaker="somebody"),
    "day of a statement changed": lambda edition: edition.statements.update(
        day=date(2001, 1, 1).toordinal()
    ),
    "days taken away": lambda edition: edition.days.delete(),
    "place on the day changed": lambda edition: EditionDays.objects.update(place=9),
    "part of the date added": lambda edition: edition.parts.create(first=1),
    "sentence taken away": lambda edition: edition.sentences.all().delete(),
    "sentence added": lambda edition: edition.sentences.create(sentence=make_sentence()),
    "words taken away": lambda edition: EditionText.objects.all().delete(),
    "all taken away": lambda edition: [
        rows.all().delete() for rows in (edition.facets, edition.statements, edition.sentences)
    ],
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_index_that_does_not_follow_is_found_and_mended_by_deriving_it_anew(
    tampering: str,
) -> None:
    edition = publish_sound()
    TAMPERINGS[tampering](edition)
    found = [f"event {edition.code}, edition 1: {UNINDEXED}"]
    if not edition.sentences.exists():
        # How much of a source is cited follows from that.
        found.append(f"source {source_of(edition).code}, edition 1: {UNINDEXED}")
    assert list(findings()) == found
    index.derive(Edition.objects.get())
    assert list(findings()) == []


def test_words_that_were_changed_are_found() -> None:
    edition = publish_sound()
    EditionText.objects.all().delete()
    EditionText.objects.create(edition=edition, words="some other words")
    (finding,) = findings()
    assert finding == f"event {edition.code}, edition 1: {UNINDEXED}"


def test_withdrawal_that_can_be_found_is_found() -> None:
    edition = publish_sound()
    withdrawal = withdraw(edition.event, by=None, reason="A mistake")
    withdrawal.facets.create(name="country", value="AFG")
    (finding,) = findings()
    assert finding == f"event {edition.code}, edition 2: {UNINDEXED}"


def test_citations_of_a_document_are_those_of_the_event_then_of_each_statement() -> None:
    document = {
        "citations": [{"sentence": 1}],
        "statements": [{"citations": [{"sentence": 3}]}, {"citations": [{"sentence": 2}]}],
    }
    assert [each["sentence"] for each in citations_in(document)] == [1, 3, 2]


DOCUMENT = "its document is not the one that was published"
HASH = "its hash is not that of what it says"
ORDER = "it does not follow from the edition before it: the hash of that is another"
ROOT = "root of 2025-04-19: it is not that of what was published by then"
COLUMNS = "its columns do not follow from its document"
FORGERIES: dict[str, tuple[str, list[str]]] = {
    "another document": ('document = \'{"title": "Forged"}\' WHERE number = 1', [f"1: {DOCUMENT}"]),
    "no document": ("document = '[]' WHERE number = 2", [f"2: {DOCUMENT}"]),
    "another document, hashed": (
        f"document = '{{}}', document_sha256 = '{digest_of({})}' WHERE number = 2",
        [f"2: {HASH}"],
    ),
    "another reason": ("reason = 'Forged' WHERE number = 2", [f"2: {HASH}"]),
    "another time": (
        "published_at = '2025-04-19 11:00:00+00:00' WHERE number = 2",
        [
            "2: it did not follow the one before it at once",
            f"2: {HASH}",
            "2: it is older than the edition before it",
        ],
    ),
    "back from withdrawal": ("withdrawn = '0' WHERE number = 3", [f"3: {HASH}"]),
    "another hash": (
        f"sha256 = '{'0' * 64}' WHERE number = 1",
        [f"1: {HASH}", f"2: {ORDER}"],
    ),
    "another hash of the newest": (f"sha256 = '{'0' * 64}' WHERE number = 3", [f"3: {HASH}"]),
    "another predecessor": (
        f"previous_sha256 = '{'0' * 64}' WHERE number = 2",
        [f"2: {HASH}", f"2: {ORDER}"],
    ),
    "a predecessor for the first": (
        "previous_sha256 = sha256 WHERE number = 1",
        [f"1: {HASH}", f"1: {ORDER}"],
    ),
    "closed": (
        "superseded_at = '2026-01-01 00:00:00+00:00' WHERE number = 3",
        ["3: the edition that took its place is missing"],
    ),
    "another class": ("quad = 'neutral' WHERE number = 2", [f"2: {COLUMNS}"]),
}


@pytest.fixture
def three_editions(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """An event with an edition, a correction and a withdrawal of one moment, whose root is kept."""
    moment = datetime(2025, 4, 19, 12, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    first = make_published()
    Event.objects.update(summary="More is known.")
    publish(first.event, reason="More is known")
    withdraw(first.event, by=None, reason="A mistake")
    monkeypatch.setattr(timezone, "now", lambda: moment + timedelta(days=1))
    call_command("keep_root")
    return first


def faults_of_chains() -> list[str]:
    """The findings that are of chains and of columns."""
    others = ("root of", "its index", "cannot be read", "in the stored text")
    return [each for each in findings() if not any(other in each for other in others)]


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forgery_is_found_and_nothing_mends_it(three_editions: Edition, forgery: str) -> None:
    change, faults = FORGERIES[forgery]
    tamper(f"UPDATE relations_edition SET {change}")  # noqa: S608
    expected = [f"event {three_editions.code}, edition {fault}" for fault in faults]
    assert faults_of_chains() == expected
    of_event = Edition.objects.filter(event=three_editions.event).order_by("pk")
    hashes = list(of_event.values_list("document_sha256", "previous_sha256", "sha256"))
    if "document" not in forgery:
        call_command("rebuild_index", stdout=StringIO())
    call_command("migrate", verbosity=0)
    make_published("Another")
    assert list(of_event.values_list("document_sha256", "previous_sha256", "sha256")) == hashes
    assert faults_of_chains() == expected


FORGED_RECORDS = {
    "newest deleted": "DELETE FROM relations_edition WHERE number = 3",
    "all deleted": "DELETE FROM relations_edition",
    "hash of the newest": "UPDATE relations_edition SET sha256 = 'forged' WHERE number = 3",
    "root": "UPDATE relations_dailyroot SET root = 'forged'",
    "number of chains": "UPDATE relations_dailyroot SET chains = 9",
}


@pytest.mark.parametrize("forgery", FORGED_RECORDS)
def test_root_tells_what_the_chains_cannot(three_editions: Edition, forgery: str) -> None:
    for rows in ("editiondays", "editionpart", "editionfacet", "editionstatement"):
        tamper(f"DELETE FROM relations_{rows}")  # noqa: S608
    tamper("DELETE FROM relations_editionsentence", "DELETE FROM relations_editiontext")
    tamper(FORGED_RECORDS[forgery])
    assert ROOT in list(findings())


def test_root_that_is_missing_between_two_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (19, 20, 21, 22):
        moment = datetime(2025, 4, day, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=moment: now)
        make_published(str(day))
    assert list(findings()) == []
    tamper("DELETE FROM relations_dailyroot WHERE day = '2025-04-20'")
    assert list(findings()) == [
        "root of 2025-04-21: it does not follow from the root before it",
        MISSING_ROOT.format("2025-04-20"),
    ]


MISSING_ROOT = "root of {}: it is missing; manage.py keep_root keeps what is due"
# Which roots are deleted on which day, after publications from the 19th to the 22nd.
DELETED_ROOTS: dict[str, tuple[str, int, list[str]]] = {
    "last": ("day = '2025-04-21'", 24, ["2025-04-21"]),
    "last, but an act may be under way": ("day = '2025-04-21'", 23, []),
    "last two": ("day >= '2025-04-20'", 24, ["2025-04-20", "2025-04-21"]),
    "last two, a day later": (
        "day >= '2025-04-20'",
        25,
        ["2025-04-20", "2025-04-21", "2025-04-22"],
    ),
    "all": ("true", 25, ["2025-04-22"]),
}


@pytest.mark.parametrize("deleted", DELETED_ROOTS)
def test_day_without_its_root_is_found(deleted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    condition, today, missing = DELETED_ROOTS[deleted]
    for day in (19, 20, 21, 22, today):
        moment = datetime(2025, 4, day, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=moment: now)
        if day <= 22:
            make_published(str(day))
    tamper(f"DELETE FROM relations_dailyroot WHERE {condition}")  # noqa: S608
    assert list(findings()) == [MISSING_ROOT.format(day) for day in missing]
    call_command("keep_root")
    assert list(findings()) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such index apart")
@pytest.mark.parametrize("table", WORD_TABLES)
@pytest.mark.parametrize("words", ["('delete-all')", "('delete', {pk}, 'ministers')"])
def test_index_of_words_that_was_emptied_is_found_and_mended(words: str, table: str) -> None:
    edition = publish_sound()
    columns, pk = table, edition.pk
    if "pk" in words:
        columns += ", rowid, words"
    if table != WORD_TABLES[0]:
        kind = EditionStatement if table == WORD_TABLES[1] else IndexedSource
        pk = kind.objects.order_by("pk")[0].pk
    values = words.format(pk=pk)
    connection.cursor().execute(f"INSERT INTO {table} ({columns}) VALUES {values}")  # noqa: S608
    assert list(findings()) == [
        "the index of words is not that of the stored words; run manage.py rebuild_index"
    ]
    call_command("rebuild_index", stdout=StringIO())
    assert list(findings()) == []


def test_suppressed_edition_holds_by_its_stored_hashes(three_editions: Edition) -> None:
    first = Edition.objects.get(number=1)
    suppress_edition(first, make_editor("administrator"), "A court has ordered it")
    assert list(findings()) == []
    tamper("UPDATE relations_edition SET document_sha256 = 'forged' WHERE number = 1")
    assert list(findings()) == [f"event {first.code}, edition 1: {HASH}"]


MORE = "it is suppressed, and holds more than a suppression leaves"
NO_REASON = "it is suppressed, and no suppressed text is the reason"
STILL = "it is suppressed, and still holds words of a suppressed text"


def forge_suppression(edition: Edition, document: object, **columns: object) -> None:
    """One update, which no guard refuses."""
    Edition.objects.filter(pk=edition.pk).update(
        document=document,
        suppressed_at=timezone.now() + timedelta(days=1),
        suppressed_by=make_editor(f"forger-of-{edition.code}"),
        suppression_reason="A court has ordered it",
        **columns,
    )
    index.derive(Edition.objects.get(pk=edition.pk))
    index_sources(edition.document["sources"].keys())


FORGED_SUPPRESSIONS: dict[str, Callable[[Document], tuple[Document, bool, str]]] = {
    "other words": lambda document: (document | {"title": "Forged"}, False, NO_REASON),
    "whole, with words": lambda document: (
        suppressed_document(document) | {"summary": "Forged"},
        True,
        MORE,
    ),
    "whole, with another member": lambda document: (
        suppressed_document(document) | {"note": "Forged"},
        True,
        MORE,
    ),
    "whole, with words for a code": lambda document: (
        suppressed_document(document)
        | {"codes": {"statement": ["He lied"], "source": [], "speaker": []}},
        True,
        MORE,
    ),
}


@pytest.mark.parametrize("forgery", FORGED_SUPPRESSIONS)
def test_suppression_that_puts_other_words_there_is_found(forgery: str) -> None:
    edition = publish_sound()
    document, whole, told = FORGED_SUPPRESSIONS[forgery](edition.document)
    forge_suppression(edition, document, suppressed_whole=whole)
    assert list(findings()) == [f"event {edition.code}, edition 1: {told}"]


def test_words_that_are_put_back_into_a_suppressed_edition_are_found() -> None:
    edition, other = publish_sound(), make_published("Another")
    administrator = make_editor("administrator")
    suppress_text(
        Source.objects.get(code=next(iter(edition.document["sources"]))),
        administrator,
        "A court has ordered it",
    )
    assert list(findings()) == []
    forge_suppression(other, other.document | {"title": "Forged"})
    document = Edition.objects.get(pk=edition.pk).document
    document["citations"][0]["prefix"] = "Forged"
    forge_suppression(edition, document)
    assert set(findings()) == {
        f"event {other.code}, edition 1: {NO_REASON}",
        f"event {edition.code}, edition 1: {STILL}",
    }
