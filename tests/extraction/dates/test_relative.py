"""Dates in news prose: a whole report, the reasons in words, and what holds for any text."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relations.dates.edtf import Edtf, parse
from relations.extraction.dates.relative import (
    Mention,
    mentions,
    narrowed,
    reason_in_words,
    resolve,
)
from relations.extraction.sureness import Pattern
from tests.dates.edtf_texts import edtf_texts

SUNDAY = parse("2025-04-20")
WEEK = parse("[2025-04-19..2025-04-25]")

MEETING = (
    "The high-level meeting in Kabul on Saturday marked a notable step in efforts to de-escalate "
    "tensions between the two neighboring countries, which have experienced deteriorating "
    "relations and occasional border clashes."
)
DEPORTATIONS = (
    "Since the end of March, Pakistan has deported over 80,000 Afghan nationals, a senior "
    "official confirmed on Friday."
)
CAMPAIGN = (
    "This action is part of a broader repatriation campaign launched in 2023 that has drawn "
    "criticism from human rights organizations and strained relations between Kabul and Islamabad."
)
AIRSTRIKES = (
    "Last year, Pakistan carried out airstrikes on Afghan territory in response to escalating "
    "security threats, and a major border crossing remained shut for nearly a month earlier this "
    "year amid cross-border military clashes."
)
VISIT = (
    "Despite these frictions, Saturday’s meeting—Pakistan’s first high-level visit to Afghanistan "
    "since 2022—could signal the start of a renewed diplomatic effort to improve bilateral ties "
    "and foster stability in the region."
)
UNDATED = (
    "According to a statement from the Taliban administration, Muttaqi urged Pakistani officials "
    "to uphold the rights of Afghans residing in or arriving in Pakistan and to halt the forced "
    "deportations."
)
REPORT = "\n".join([MEETING, UNDATED, DEPORTATIONS, CAMPAIGN, AIRSTRIKES, VISIT])

SENTENCES = [
    (MEETING, [("on Saturday", "2025-04-19")]),
    (
        DEPORTATIONS,
        [("Since the end of March", "2025-03-3X~/.."), ("on Friday", "2025-04-18")],
    ),
    (CAMPAIGN, [("in 2023", "2023")]),
    (AIRSTRIKES, [("Last year", "2024"), ("earlier this year", "[2025-01..2025-04]")]),
    (VISIT, [("Saturday", "2025-04-19"), ("since 2022", "2022/..")]),
    (UNDATED, []),
]


@pytest.mark.parametrize(("sentence", "dates"), SENTENCES)
def test_report_that_tells_only_its_weekday_is_dated_sentence_by_sentence(
    sentence: str, dates: list[tuple[str, str]]
) -> None:
    published = narrowed(WEEK, REPORT)

    assert [(mention.words, mention.edtf) for mention in mentions(sentence, published)] == dates


def test_sentence_alone_cannot_tell_which_friday_of_the_week_of_publication_it_means() -> None:
    assert [mention.edtf for mention in mentions(DEPORTATIONS, WEEK)] == [
        "2025-03-3X~/..",
        "[2025-04-18,2025-04-25]",
    ]


NARROWED = [
    (WEEK, "They met on Saturday. It was confirmed on Friday.", "[2025-04-19..2025-04-24]"),
    (WEEK, "They met on Saturday.", WEEK.text),
    (WEEK, "They will meet on Thursday. They said so on Wednesday.", WEEK.text),
    (WEEK, "They met in March, and on 11 October.", WEEK.text),
    (WEEK, "", WEEK.text),
    (SUNDAY, "They met on Saturday. It was confirmed on Friday.", SUNDAY.text),
    (parse("2025"), "They met on Saturday. It was confirmed on Friday.", "2025"),
    (parse("2025-04/.."), "They met on Saturday. It was confirmed on Friday.", "2025-04/.."),
]


@pytest.mark.parametrize(("published", "report", "text"), NARROWED)
def test_weekdays_of_a_report_may_narrow_when_it_appeared(
    published: Edtf, report: str, text: str
) -> None:
    assert narrowed(published, report).text == text


REASONS = [
    ("on Saturday", "Saturday before 20 April 2025"),
    ("on Sunday", "Sunday, the day of publication"),
    ("next Tuesday", "Tuesday after 20 April 2025"),
    ("last year", "the year before 2025"),
    ("this year", "the year of publication, 2025"),
    ("next month", "the month after April 2025"),
    ("last week", "the week before that of 20 April 2025"),
    ("earlier this year", "2025, up to publication"),
    ("later this month", "April 2025, from publication on"),
    ("earlier this week", "the week of 20 April 2025, up to publication"),
    ("yesterday", "the day before 20 April 2025"),
    ("overnight", "the night before 20 April 2025"),
    ("two weeks ago", "counted back from 20 April 2025"),
    ("over the past two weeks", "the time up to 20 April 2025"),
    ("since the end of March", "March before 20 April 2025"),
    ("on 11 October", "11 October, as seen from 20 April 2025"),
    ("on 11 January", "11 January before 20 April 2025"),
    ("this spring", "spring, as seen from 20 April 2025"),
    ("in October last year", "the year before 2025"),
    ("from March to May 2024", "named in the text"),
    ("in 2023", "named in the text"),
]


@pytest.mark.parametrize(("words", "reason"), REASONS)
def test_reason_says_what_the_date_was_counted_from(words: str, reason: str) -> None:
    assert reason_in_words(resolved(words, SUNDAY)) == reason


ROUGH_REASONS = [
    (WEEK, "last year", "the year before 2025"),
    (WEEK, "yesterday", "the day before publication (some time between 19 and 25 April 2025)"),
    (parse("2025-04"), "last month", "the month before April 2025"),
    (parse("2025"), "last month", "the month before 2025"),
]


@pytest.mark.parametrize(("published", "words", "reason"), ROUGH_REASONS)
def test_reason_claims_no_more_of_the_publication_date_than_is_known(
    published: Edtf, words: str, reason: str
) -> None:
    assert reason_in_words(resolved(words, published)) == reason


GERMAN = {
    "%(name)s before %(published)s": "%(name)s vor dem %(published)s",
    "Saturday": "Samstag",
    "%(day)s %(month)s": "%(day)s. %(month)s",
    "December": "Dezember",
    "the year before %(published)s": "das Jahr vor %(published)s",
}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("on Saturday", "Samstag vor dem 20. April 2025"),
        ("December 11", "11. Dezember vor dem 20. April 2025"),
        ("last year", "das Jahr vor 2025"),
    ],
)
def test_reason_is_in_the_language_of_the_editor(words: str, reason: str) -> None:
    told = reason_in_words(resolved(words, SUNDAY), lambda text: GERMAN.get(text, text))

    assert told == reason


def test_mention_counts_code_points_of_the_text() -> None:
    text = "🕊 “On 𝒦abul’s Saturday,” he said; on Friday, no."

    assert [text[m.start : m.end] for m in mentions(text, SUNDAY)] == ["Saturday", "on Friday"]


PAST = [
    "on Saturday",
    "yesterday",
    "last Friday",
    "last week",
    "last month",
    "last March",
    "last summer",
    "in October",
    "on 11 October",
    "on 29 February",
    "the end of March",
    "two weeks ago",
    "several months ago",
    "since Monday",
    "since the end of March",
    "earlier this year",
    "earlier this week",
    "over the past two weeks",
    "in winter",
    "the first week of March",
    "New Year's Eve",
    "on the night of 11-12 October",
]
VOCABULARY = (
    "on in at by since until before after from to between and or of the a last this next past "
    "early mid late end beginning first second quarter half week weeks month months year years "
    "days day ago earlier later yesterday today night Saturday Friday Monday October March May "
    "may Feb. New Year's Eve spring winter fall 2 11 30 31 46 2000 2023 2024 1990s more than "
    "about nearly several few couple will would said ( ) , . ; ' ’ - – — st th people two three"
)
SIGNS = {"will", "would", "may", "said", "beginning", "by", "until", "before", "to"}
prose = st.lists(st.sampled_from([*VOCABULARY.split(), *PAST]), max_size=12).map(" ".join)
texts = st.one_of(st.text(max_size=60), prose)
days = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@given(texts, edtf_texts())
@example("since last year", "Y-17E7")
@example("the last week of February", "9999-12-31")
def test_any_text_is_read_and_every_mention_is_in_its_place(text: str, published: str) -> None:
    position = 0
    for mention in mentions(text, parse(published)):
        assert position <= mention.start < mention.end <= len(text)
        assert mention.words == text[mention.start : mention.end]
        assert parse(mention.edtf).text == mention.edtf
        assert reason_in_words(mention)
        position = mention.end


@given(prose, days)
def test_what_is_found_in_a_text_resolves_by_itself(text: str, day: date) -> None:
    """A date may differ only because words around it look back or ahead or a year leads them, and a
    lone number be a year only because of them.
    """
    published = parse(day.isoformat())
    found = mentions(text, published)
    is_led = found[:1] and found[0].pattern is Pattern.DATE_YEAR_ALONE
    if SIGNS.intersection(text.split()) or is_led:
        return
    for mention in found:
        if mention.pattern is not Pattern.DATE_YEAR_ALONE:
            assert resolved(mention.words, published).edtf == mention.edtf


@given(st.sampled_from(PAST), days, st.integers(0, 400))
def test_what_is_past_did_not_begin_after_publication(words: str, day: date, length: int) -> None:
    published = some_time(day, length)
    mention = resolve(words, published)

    if mention is not None:
        earliest = parse(mention.edtf).earliest
        assert earliest is None or earliest <= day + timedelta(days=length)


@given(st.one_of(prose, st.sampled_from(PAST)), days, st.integers(0, 400), st.data())
def test_less_known_of_the_publication_never_makes_more_known_of_the_date(
    text: str, day: date, length: int, data: st.DataObject
) -> None:
    on_a_day = day + timedelta(days=data.draw(st.integers(0, length)))
    narrow = {m.start: m for m in mentions(text, parse(on_a_day.isoformat()))}

    for mention in mentions(text, some_time(day, length)):
        assert mention.start in narrow
        assert is_within(parse(narrow[mention.start].edtf), parse(mention.edtf))


def test_phrase_that_some_days_of_a_long_publication_leave_open_is_silent() -> None:
    assert mentions("New Year's Eve", parse("2000-05-18"))
    assert mentions("New Year's Eve", some_time(date(2000, 5, 18), 30))
    assert mentions("New Year's Eve", some_time(date(2000, 5, 18), 227)) == []


def resolved(words: str, published: Edtf) -> Mention:
    mention = resolve(words, published)
    assert mention is not None
    return mention


def some_time(day: date, length: int) -> Edtf:
    """Published on the day, or at any time up to a number of days later."""
    last = day + timedelta(days=length)
    return parse(f"[{day}..{last}]" if length else day.isoformat())


def is_within(inner: Edtf, outer: Edtf) -> bool:
    starts = outer.earliest is None or (inner.earliest and inner.earliest >= outer.earliest)
    ends = outer.latest is None or (inner.latest and inner.latest <= outer.latest)
    return bool(starts and ends)
