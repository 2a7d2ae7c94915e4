"""The sentence under a title: no time finer than its dates, and the weakness that matters most."""

import pytest
from django.http import QueryDict
from django.test import Client

from relations.editions.edition_days import Certainty
from relations.queries.answer import answer
from relations.queries.evidence import Evidence, PrintedShare
from relations.queries.gist import Accusations, Gist, Said
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.queries.times import times_of
from relations.queries.totals import Totals
from relations.web.balance import LISTED
from relations.web.summary import period_named, statements_summary_of, summary_of, titled
from relations.web.weaknesses import WEAKNESSES, weakness_of
from tests.factories import make_event, make_published, make_source, make_statement, publish
from tests.queries.spans import Span, as_columns, spans_of_dates
from tests.web.markup import links, with_id
from tests.web.spans import span

WITHIN, ONGOING, PERHAPS = Certainty


def evidence(
    reports: int = 2,
    sources: int = 0,
    unknown: int = 0,
    outlet: str = "",
    agency: str = "",
    *languages: str,
) -> Evidence:
    """So many reports, each with a source of its own if no more are given."""
    shares = [PrintedShare(each, 1, 1) for each in languages or ("en", "ur")]
    return Evidence(sources or reports, reports, unknown, outlet, agency, [], shares)


def gist(
    spans: list[Span],
    statements: int = 0,
    found: Evidence | None = None,
    accusations: tuple[int, int, int] = (0, 0, 0),
    **quads: int,
) -> Gist:
    """The gist of some spans, of so many events of each class, and of so many accusations, of which
    some are denied and some answered."""
    by_class = {name.replace("_", "-"): count for name, count in quads.items()}
    return Gist(
        Totals(sum(quads.values()), statements, 0, 0),
        by_class,
        Accusations(*accusations),
        times_of(as_columns(spans)),
        found or evidence(),
    )


def sentence(its: Gist, certain: int, ongoing: int = 0, perhaps: int = 0, within: str = "") -> str:
    counts = {WITHIN: certain, ONGOING: ongoing, PERHAPS: perhaps}
    selection = Selection.parse(QueryDict(within))
    return " ".join(summary_of(its, counts, selection, Selection.query)["sentences"])


PERIODS = [
    ([], ""),
    ([span("2025-04-19")], "19 April 2025"),
    ([span("2025-04-19"), span("2025-04-20")], "19–20 April 2025"),
    ([span("2025-04-19"), span("2022-03-18")], "18 March 2022 to 19 April 2025"),
    # Whatever is wider than a day is known to the month at best, and else to the year.
    ([span("2025-04-01", "2025-04-30")], "April 2025"),
    ([span("2025-04-10", "2025-04-12")], "April 2025"),
    ([span("2025-03-31", "2025-04-01")], "2025"),
    ([span("2025-01-01", "2025-12-31")], "2025"),
    ([span("2020-01-01", "2029-12-31")], "2020–2029"),
    ([span("2025-03-01", "2025-03-31"), span("2025-04-19")], "March 2025 to 19 April 2025"),
    ([span("2022-01-01", "2022-12-31"), span("2025-04-19")], "2022 to 19 April 2025"),
    ([span("2022-03-18"), span("2025-01-01", "2025-12-31")], "18 March 2022 to 2025"),
    # An open end names nothing, and of the other end no more than the year is told.
    ([span("2023-06-01", "..")], "2023"),
    ([span("..", "2023-06-01")], "2023"),
    ([span("..", "2023-06-30"), span("2025-04-19")], "2023 to 19 April 2025"),
    # Of two dates that begin or end on one day, the finer is told.
    ([span("2025-01-01"), span("2025-01-01", "2026-12-31")], "1 January 2025 to 2026"),
    ([span("2024-01-01", "2025-12-31"), span("2025-12-31")], "2024 to 31 December 2025"),
    # Where one end lies within the time that the other names, that is the period.
    ([span("2025-04-01", "2025-04-30"), span("2025-04-30")], "April 2025"),
    ([span("2025-03-01", "2025-09-30"), span("2025-12-24")], "2025"),
    ([span("2025-01-05"), span("2025-03-01", "2025-09-30")], "2025"),
    ([span("2025-01-01", "2025-01-31"), span("2025-03-01", "2025-09-30")], "2025"),
]


@pytest.mark.parametrize(("spans", "words"), PERIODS)
def test_period_is_never_named_more_finely_than_its_dates(spans: list[Span], words: str) -> None:
    assert period_named(times_of(as_columns(spans))) == words
    assert period_named(times_of(as_columns(spans[::-1]))) == words


def test_sentence_has_the_events_by_side_their_time_and_the_statements() -> None:
    its = gist(
        [span("2022-01-01", "2022-12-31"), span("2025-04-01", "2025-04-30")],
        8,
        verbal_cooperation=1,
        material_cooperation=1,
        material_conflict=6,
        neutral=1,
    )
    assert sentence(its, 9) == (
        "<b>9 events</b>, 2022 to April 2025: 2 of cooperation, 6 of conflict, 1 neutral."
        " <b>8 statements</b>."
    )


ACCUSATIONS = [
    ((0, 0, 0), ""),
    ((1, 1, 0), " 1 of 1 accusation is denied."),
    ((12, 7, 2), " 7 of 12 accusations are denied."),
    ((12, 1, 2), " 1 of 12 accusations is denied."),
    ((3, 0, 1), " 1 of 3 accusations is answered."),
    ((3, 0, 2), " 2 of 3 accusations are answered."),
    ((1, 0, 0), " 1 accusation has no answer on record."),
    ((4, 0, 0), " 4 accusations have no answer on record."),
]


@pytest.mark.parametrize(("accusations", "words"), ACCUSATIONS)
def test_sentence_says_what_has_become_of_the_accusations(
    accusations: tuple[int, int, int], words: str
) -> None:
    its = gist([span("2025-04-19")], accusations=accusations, verbal_conflict=1)
    assert sentence(its, 1) == f"<b>1 event</b>, 19 April 2025: 1 of conflict.{words}"


def test_sentence_leaves_out_what_there_is_none_of() -> None:
    its = gist([span("2025-04-19")], verbal_conflict=1)
    assert sentence(its, 1) == "<b>1 event</b>, 19 April 2025: 1 of conflict."
    assert sentence(gist([]), 0) == ""


# How many events are certain, went on and perhaps lay in a period; its address; the sentence.
DATED = [
    (
        (1, 1, 1),
        "since=2024&until=2024",
        "<b>1 event in 2024</b>, and 2 that were going on or may have happened then.",
    ),
    (
        (0, 1, 0),
        "since=2024-03&until=2024-03",
        "<b>0 events in March 2024</b>, and 1 that was going on then.",
    ),
    (
        (3, 0, 1),
        "since=2025-04-19&until=2025-04-19",
        "<b>3 events on 19 April 2025</b>, and 1 that may have happened then.",
    ),
    (
        (2, 0, 3),
        "since=2024&until=2025-04",
        "<b>2 events within 2024 to April 2025</b>, and 3 that may have happened then.",
    ),
    ((2, 2, 0), "since=2024", "<b>2 events since 2024</b>, and 2 that were going on then."),
    ((4, 0, 0), "until=2024", "<b>4 events until 2024</b>: 4 of conflict. <b>8 statements</b>."),
]


@pytest.mark.parametrize(("counts", "within", "words"), DATED)
def test_sentence_of_a_period_begins_with_what_is_certain(
    counts: tuple[int, int, int], within: str, words: str
) -> None:
    its = gist([span("2024-05-01")], 8, material_conflict=sum(counts))
    assert sentence(its, *counts, within=within) == words


TITLES = [
    ("", "Afghanistan–Pakistan"),
    ("since=2024&until=2024", "Afghanistan–Pakistan, 2024"),
    ("since=2024", "Afghanistan–Pakistan, since 2024"),
    ("since=2024&until=2025-04", "Afghanistan–Pakistan, 2024 to April 2025"),
]


@pytest.mark.parametrize(("within", "title"), TITLES)
def test_title_names_the_period(within: str, title: str) -> None:
    assert titled("Afghanistan–Pakistan", Selection.parse(QueryDict(within))) == title


WEAK: list[tuple[Evidence, str]] = [
    (evidence(1, unknown=1), "All of it rests on one report, whose outlet is not known."),
    (evidence(1, outlet="Dawn"), "All of it rests on one report, by Dawn."),
    (
        evidence(1, agency="Reuters"),
        "All of it rests on one report, by the news agency Reuters.",
    ),
    (evidence(1, 3), "All of it rests on one report, which 3 sources print."),
    (evidence(5, outlet="Dawn"), "All of it rests on reports by one outlet, Dawn."),
    # Where one outlet prints all, that it has all from one agency matters less.
    (evidence(5, 5, 0, "Dawn", "Reuters"), "All of it rests on reports by one outlet, Dawn."),
    (evidence(5, agency="Reuters"), "All of it rests on reports by one news agency, Reuters."),
    (evidence(5, unknown=5), "All of it rests on 5 reports, whose outlets are not known."),
    (
        evidence(5, unknown=3),
        "The outlets of most of its reports are not known: of 3 of 5.",
    ),
    (evidence(2, 2, 1, "", "", "ur"), "All its sources are in one language, Urdu."),
    (evidence(4, 4, 2), ""),
    (evidence(2, 2, 0, "", "", ""), ""),
    (evidence(0), ""),
]


@pytest.mark.parametrize(("found", "words"), WEAK)
def test_weakness_that_matters_most_is_told_alone(found: Evidence, words: str) -> None:
    assert weakness_of(found, times_of(as_columns([span("2025-04-19")]))) == words


DAYS = [
    (("2025-04-19", "2024", "2023"), "The days of most events are not known: of 2 of 3."),
    (("2025-04-19", "2024"), ""),
    # What lasted and began on a known day is known well enough.
    (("2025-03-01/2025-03-27", "2025-03-19/..", "2024"), ""),
    (
        ("../2025-03-19", "2023/..", "2025-03-01/.."),
        "The days of most events are not known: of 2 of 3.",
    ),
    (("2025-04-19~", "2025-04-19"), ""),
    (("2025-04-19~", "2025-04-19?"), "The days of most events are not known: of 2 of 2."),
]


@pytest.mark.parametrize(("dates", "words"), DAYS)
def test_that_most_days_are_not_known_is_told_last(dates: tuple[str, ...], words: str) -> None:
    times = times_of(spans_of_dates(*dates))
    assert weakness_of(evidence(), times) == words
    assert weakness_of(evidence(1, outlet="Dawn"), times) == WEAK[1][1]


def test_what_holds_of_some_events_together_is_not_told_of_parts_of_them() -> None:
    assert weakness_of(evidence(5, unknown=3)) == ""
    assert weakness_of(evidence(5, outlet="Dawn")) != ""
    assert [name for name, each in WEAKNESSES.items() if not each.of_parts] == [
        "few outlets",
        "vague dates",
    ]


# How many statements, speakers and events there are, how many are certain; the sentence.
SAID = [
    ((8, 3, 5), 8, "<b>8 statements</b> by 3 speakers in 5 events."),
    ((8, 1, 5), 8, "<b>8 statements</b> in 5 events."),
    ((1, 1, 1), 1, "<b>1 statement</b> in 1 event."),
    ((2, 2, 1), 2, "<b>2 statements</b> by 2 speakers in one event."),
    ((3, 2, 2), 1, "<b>1 statement</b>, and 2 that may have been made then."),
    ((0, 0, 0), 0, ""),
]


@pytest.mark.parametrize(("numbers", "certain", "words"), SAID)
def test_statements_have_a_sentence_too(
    numbers: tuple[int, int, int], certain: int, words: str
) -> None:
    found = statements_summary_of(Said(*numbers, evidence()), certain)
    assert "".join(found["sentences"]) == words


def test_outlet_is_text_and_no_markup() -> None:
    assert weakness_of(evidence(3, outlet="<i>100% News</i>")).endswith("<i>100% News</i>.")


@pytest.fixture
def told_by_several(db: None) -> None:
    """Two events: one told by an outlet and its reprint, the other by two and one not known."""
    dawn, amu = make_source(publisher="Dawn"), make_source(publisher="A & B", language="ur")
    reprint = make_source(publisher="Tolo", same_origin_as=dawn)
    unknown = make_source(publisher="", language="ur")
    for title, first, *others in (("One", dawn, reprint), ("Two", dawn, amu, unknown)):
        event = make_event(title, sentence=first.sentences.get(number=1))
        for each in others:
            make_statement(event, sentence=each.sentences.get(number=2))
        publish(event)


def balance(within: str = "") -> dict[str, object]:
    found = answer(Selection.parse(QueryDict(within)), Stretch())
    summary = summary_of(found.gist, found.counts, found.selection, Selection.query)
    outlets, languages = summary["balance"]["tables"]
    return {
        "sentences": summary["balance"]["sentences"],
        "outlets": [(each["name"], each["events"], each["reports"]) for each in outlets["rows"]],
        "languages": [tuple(each.values()) for each in languages["rows"]],
    }


@pytest.mark.usefixtures("told_by_several")
def test_balance_is_by_outlet_and_by_language_and_what_is_not_known_is_a_line_of_its_own() -> None:
    assert balance() == {
        "sentences": ["3 statements and 4 sources in 2 events.", "They print 3 reports."],
        "outlets": [("A & B", 1, 1), ("Dawn", 2, 1), ("Tolo", 1, 1), ("", 1, 1)],
        "languages": [
            ("Urdu", "language=ur", 1, 2),
            ("English", "language=en", 2, 1),
        ],
    }
    assert balance("publisher=Tolo")["sentences"] == [
        "1 statement and 2 sources in 1 event.",
        "They print the same report.",
    ]


@pytest.mark.usefixtures("told_by_several")
def test_each_line_of_the_balance_narrows_the_page(client: Client) -> None:
    page = client.get("/relations/afghanistan-pakistan/")
    head = with_id(page, "overview").words
    assert "2 events, 19 April 2025: 2 of cooperation. 3 statements" in head
    assert "not known 1 1" in head
    narrowed = client.get(links(page)["A & B"])
    assert "1 event, 19 April 2025" in with_id(narrowed, "overview").words
    assert "in reports by “A &amp; B”" in narrowed.content.decode()


@pytest.mark.django_db
def test_balance_lists_the_first_outlets_and_how_many_more_there_are(client: Client) -> None:
    for number in range(LISTED + 2):
        sentence_of = make_source(publisher=f"Outlet {number:02}").sentences.get(number=1)
        make_published(sentence=sentence_of)
    head = with_id(client.get("/timeline/"), "overview").words
    assert "Outlet 09 1 1 and 2 more" in head
    assert "Outlet 10" not in head


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/timeline/", "/countries/AFG/", "/statements/"])
def test_every_title_has_its_sentence_and_its_weakness(client: Client, path: str) -> None:
    make_statement(event := make_event(sentence=make_source().sentences.get(number=1)))
    publish(event)
    page = client.get(path).content.decode()
    assert '<p class="gist">' in page
    assert "<mark>All of it rests on" in page or "<mark>All its sources are" in page
