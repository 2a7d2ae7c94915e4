"""The list of sources: what is found in it, in which order, and what is not found by whom."""

import pytest
from django.http import QueryDict

from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_event, suppress_text
from relations.queries import source_list
from relations.queries.selection import SelectionError
from relations.queries.source_list import SourcesPage, outlet_page, sources_page
from relations.queries.source_selection import SourceSelection
from relations.sources.models import Source
from tests.factories import (
    make_described,
    make_editor,
    make_event,
    make_published,
    make_source,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def make_cited(title: str, cited: int = 1, text: str = "", **fields: str) -> Source:
    """A source of which public events cite so many sentences, each by an event."""
    source = make_source(text, title=title, **fields)
    for sentence in source.sentences.filter(number__lte=cited):
        make_published(sentence=sentence)
    return source


def page_of(address: str = "", after: str = "") -> SourcesPage:
    return sources_page(SourceSelection.parse(QueryDict(address)), after)


def found(address: str) -> list[str]:
    """The titles of the sources that an address finds, in their order."""
    return [each.source.title for each in page_of(address).rows]


def make_some() -> None:
    make_cited(
        "Tréaty “signed” in Kabul", 4, publisher="Dawn", author="Ayaz Gul", published="2025-04-20"
    )
    make_cited("Border shut", 2, publisher="The Herald", published="2025-03", language="en")
    make_cited("مذاکرات در کابل", 1, publisher="طلوع نیوز", published="2024", language="fa")
    make_cited("Border open", 1, publisher="DAWN", published="2025-04-21", language="en")


FINDINGS = {
    "": ["Border open", "Tréaty “signed” in Kabul", "Border shut", "مذاکرات در کابل"],
    "sort=oldest": ["مذاکرات در کابل", "Border shut", "Tréaty “signed” in Kabul", "Border open"],
    "sort=events": ["Tréaty “signed” in Kabul", "Border shut", "Border open", "مذاکرات در کابل"],
    "sort=cited": ["Tréaty “signed” in Kabul", "Border shut", "Border open", "مذاکرات در کابل"],
    "sort=outlet": ["Border open", "Tréaty “signed” in Kabul", "Border shut", "مذاکرات در کابل"],
    "q=TREATIES": ["Tréaty “signed” in Kabul"],
    "q=borders": ["Border open", "Border shut"],
    "q=dawn": ["Border open", "Tréaty “signed” in Kabul"],
    "q=ayaz gul": ["Tréaty “signed” in Kabul"],
    "q=“gul ayaz”": [],
    "q=كابل": ["مذاکرات در کابل"],
    "q=border herald": ["Border shut"],
    "q=!?": [],
    "q=ministers": [],
    "outlet=dawn": ["Border open", "Tréaty “signed” in Kabul"],
    "outlet=طلوع-نيوز": ["مذاکرات در کابل"],
    "outlet=the-times": [],
    "language=fa": ["مذاکرات در کابل"],
    "language=ps": [],
    "since=2025-04": ["Border open", "Tréaty “signed” in Kabul"],
    "since=2025-04-21": ["Border open"],
    "until=2025-03-10": ["Border shut", "مذاکرات در کابل"],
    "since=2024-05&until=2024-06": ["مذاکرات در کابل"],
    "since=2030": [],
    "cited=all": ["Tréaty “signed” in Kabul"],
    "cited=half": ["Tréaty “signed” in Kabul", "Border shut"],
    "cited=quarter": ["Border open", "Tréaty “signed” in Kabul", "Border shut", "مذاکرات در کابل"],
    "cited=little": [],
    "q=border&outlet=dawn&language=en&since=2025&cited=quarter&sort=oldest": ["Border open"],
}


def test_sources_are_found_by_what_is_asked_in_the_order_that_is_asked() -> None:
    make_some()
    assert {asked: found(asked) for asked in FINDINGS} == FINDINGS
    assert (page_of("q=border").found, page_of("q=border").total) == (2, 4)


def test_less_than_a_quarter_is_told_from_a_quarter() -> None:
    make_cited("Five sentences", text="One went. Two came. Three sat. Four stood. Five slept.")
    assert found("cited=little") == ["Five sentences"]
    assert found("cited=quarter") == []


def test_choices_are_those_of_the_listed_sources_and_the_chosen_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_some()
    make_event(sentence=make_source(publisher="Draft News", language="ur").sentences.first())
    page = page_of()
    assert [each.slug for each in page.outlets] == ["dawn", "the-herald", "طلوع-نيوز"]
    assert page.languages == ["en", "fa"]
    monkeypatch.setattr(source_list, "OFFERED_OUTLETS", 1)
    make_published()  # in another state of the record
    assert [each.slug for each in page_of("outlet=the-herald").outlets] == ["dawn", "the-herald"]
    assert [each.slug for each in page_of("outlet=gone").outlets] == ["dawn", "gone"]


SORTS = ("newest", "oldest", "events", "cited", "outlet")


@pytest.mark.parametrize("sort", SORTS)
def test_pages_hold_each_source_once_in_every_order(
    sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        make_cited(f"Report {number}", 1 + number % 2)
    whole = found(f"sort={sort}&q=report")
    monkeypatch.setattr(source_list, "PAGE_SIZE", 2)
    seen: list[str] = []
    after, lengths = "", []
    while True:
        page = page_of(f"sort={sort}&q=report", after)
        assert page.found == 5
        seen += [each.source.title for each in page.rows]
        lengths.append(len(page.rows))
        if page.next is None:
            break
        after = page.next
    assert (seen, lengths) == (whole, [2, 2, 1])


def test_sources_of_one_day_come_the_latest_described_first() -> None:
    for number in range(3):
        make_cited(f"Report {number}")
    assert found("") == ["Report 2", "Report 1", "Report 0"]
    assert found("sort=oldest") == ["Report 0", "Report 1", "Report 2"]


@pytest.mark.parametrize("after", ["0123abcd", "x", "draft"])
def test_place_that_no_listed_source_has_is_refused(after: str) -> None:
    make_published()
    draft = make_source()
    with pytest.raises(SelectionError):
        page_of(after=draft.code if after == "draft" else after)
    with pytest.raises(SelectionError):
        page_of("q=report", after=draft.code if after == "draft" else after)


def test_place_in_a_record_of_nothing_is_refused() -> None:
    page = page_of()
    assert (page.rows, page.next, page.found, page.total) == ([], None, 0, 0)
    with pytest.raises(SelectionError):
        page_of(after="0123abcd")


def test_place_of_a_source_that_is_found_no_more_leads_on_from_there() -> None:
    middle = make_cited("Report of the middle", published="2025-04-19")
    make_cited("Report before", published="2025-04-18")
    assert [each.source.title for each in page_of("q=before", middle.code).rows] == [
        "Report before"
    ]


def test_what_no_public_event_cites_is_not_found() -> None:
    make_source(title="Quokka stored")
    make_event(sentence=make_source(title="Quokka drafted").sentences.first())
    gone = make_published(sentence=make_source(title="Quokka withdrawn").sentences.first()).event
    taken = make_published(sentence=make_source(title="Quokka suppressed").sentences.first()).event
    dropped = make_source(title="Quokka dropped").sentences.first()
    edition = make_published(sentence=dropped)
    edition.event.citations.all().delete()
    edition.event.citations.create(sentence=make_source(title="Another").sentences.first())
    publish(edition.event, reason="It rests on another report.")
    assert len(found("q=quokka")) == 2
    withdraw(gone, by=None, reason="A mistake")
    suppress_event(taken, make_editor(), "By order")
    assert found("q=quokka") == []
    assert found("") == ["Another"]
    for asked in ("cited=quarter", "language=en", "outlet=the-courier", "since=2025"):
        assert set(found(asked)) <= {"Another"}


def test_words_are_those_that_readers_see_of_the_description() -> None:
    source = make_cited("Wombat report", text="The numbat woke. It slept.", shows="cited")
    assert found("q=numbat") == []
    source.title = "Quokka report"
    source.save()
    assert (found("q=quokka"), found("q=wombat")) == ([], ["Wombat report"])
    make_described(source)
    assert (found("q=quokka"), found("q=wombat")) == (["Quokka report"], [])


def test_source_of_which_the_text_was_suppressed_is_found_by_its_description_alone() -> None:
    source = make_cited("Wombat report", text="The numbat woke. It slept.")
    suppress_text(source, make_editor(), "By order")
    assert (found("q=wombat"), found("q=numbat")) == (["Wombat report"], [])


def test_share_follows_what_is_public_now() -> None:
    source = make_cited("Report", 2)
    assert found("cited=half") == ["Report"]
    edition = make_published(sentence=source.sentences.get(number=3))
    make_published(sentence=source.sentences.get(number=4))
    assert found("cited=all") == ["Report"]
    withdraw(edition.event, by=None, reason="A mistake")
    assert (found("cited=all"), found("cited=half")) == ([], ["Report"])


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("asked", "queries"), [("", 5), ("q=report&since=2020&cited=quarter&sort=cited", 6)]
)
def test_page_takes_as_many_queries_however_many_sources_there_are(
    asked: str, queries: int
) -> None:
    make_published()
    few = queries_of(lambda: page_of(asked))
    for _number in range(10):
        make_published()
    assert queries_of(lambda: page_of(asked)) == few == queries


def test_sources_of_an_outlet_come_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_list, "PAGE_SIZE", 2)
    for number in range(3):
        make_cited(f"Report {number}", publisher="Dawn")
    make_cited("Other", publisher="The Herald")
    first = outlet_page("dawn")
    assert first is not None
    assert (first.outlet.name, first.outlet.sources, first.page.found) == ("Dawn", 3, 3)
    assert [each.source.title for each in first.page.rows] == ["Report 2", "Report 1"]
    second = outlet_page("dawn", first.page.next or "")
    assert second is not None
    assert ([each.source.title for each in second.page.rows], second.page.next) == (
        ["Report 0"],
        None,
    )
    assert outlet_page("the-times") is None
    for after in ("0123abcd", "x", make_source().code):
        with pytest.raises(SelectionError):
            outlet_page("dawn", after)
