"""Selection: from the parameters of an address to a value, and back to the same address."""

from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import example, given
from hypothesis import strategies as st

from relations.editions.facets import FACETS
from relations.queries.density import Density, Sort
from relations.queries.selection import BETWEEN, Order, Selection, SelectionError, SelectionMoved
from tests.queries.selections import selections

PARAMETERS = (*FACETS, *(each for each in Selection.__dataclass_fields__ if each != "choices"))

NEVER_A_VALUE = ["\0", "😀", "٢٠٢٤", "%00", "<script>", "'; DROP TABLE", "x" * 10_000]

MALFORMED = {
    "country": ["AF", "AFGH", "AF1", "004", "AFG\n", "\tAFG", "AFG\0", "AFG,PAK", "ÄFG", "АФГ"],
    "quad": ["conflict", "Verbal-conflict", "VERBAL_CONFLICT", "neutral\n", "neutral\0"],
    "type": ["Airstrike", "air strike", "air_strike", "-talks", "talks-", "air--strike", "talks\n"],
    "topic": ["Border", "border\n", "border\0", "border,trade", "frontière", "b" * 81],
    "speaker": ["Amina Karimi", "amina-karimi\n", "amina\u00a0karimi", "آمنہ", "a" * 81],
    "addressee": ["Amina Karimi", "amina-karimi\n", "amina\u00a0karimi", "آمنہ", "a" * 81],
    "act": ["deny\n", "Deny", "denies", "accuse,deny"],
    "answered": ["Denied", "denied\n", "rejected", "no", "denied,answered"],
    "source": ["abcdefg", "abcdefghj", "ABCDEFGH", "abcdefgi", "abcdefgl", "abcdefg\n", "1234567٨"],
    "outlets": ["One", "1", "one,two", "one\n", "three"],
    "language": ["English", "e", "en_GB", "en\n", "en-", "اردو"],
    "since": [
        "2023-02-29", "2024-13", "2024-00", "2024-02-00", "2024-04-31", "2024-21", "2024-33",
        "2024~", "2024?", "202X", "2024-XX", "2024/2025", "2024/..", "..", "[2024,2025]", "Y20240",
        "-0044", "24", "20240318", "2024-03-18T10:00:00", "2024\n", "2024-03\0", "２０２４",
        "last year", "2024-", "19 April", "31 February 2024", "30.2.2024", "Monday, 8 May 2026",
    ],
    "until": ["2023-02-29", "2024-13", "2024-21", "2024~", "202X", "../2024", "2024\n", "٢٠٢٤-٠٣"],
    "order": ["NEWEST", "newest\n", "oldest\0", "latest", "-1"],
    "view": ["Brief", "brief\n", "list", "table,brief", "1"],
    "sort": ["Title", "title\0", "-title", "place", "statement"],
    "as_of": [
        "2024", "2024-03", "2023-02-29", "0000-01-01", "10000-01-01", "20240101", "2024-W01-1",
        "2024-01-01T00:00", "2024-01-01\n", "٢٠٢٤-٠١-٠١", "yesterday",
    ],
    "between": ["no", "Yes", "yes\n", "1", "AFG-PAK"],
}  # fmt: skip


def parse(query: str) -> Selection:
    return Selection.parse(QueryDict(query))


@given(selections())
def test_selection_is_read_back_from_its_own_query_string(selection: Selection) -> None:
    assert parse(selection.query()) == selection


@given(selections(), st.data())
def test_query_string_does_not_depend_on_order_or_repetition(
    selection: Selection, data: st.DataObject
) -> None:
    pairs = parse_qsl(selection.query())
    shuffled = data.draw(st.permutations(pairs + pairs))
    assert parse(urlencode(shuffled)).query() == selection.query()
    names = [name for name, _value in pairs]
    assert names == sorted(names)


def test_query_string_leaves_defaults_out() -> None:
    assert Selection().query() == ""
    assert parse("order=newest&since=2024&q=&country=&view=full&sort=date").query() == "since=2024"


def test_query_string_of_every_parameter() -> None:
    query = (
        "act=deny&as_of=2025-04-19&between=yes&country=AFG&country=PAK&order=oldest&q=deep+concern"
        "&quad=neutral&since=2024&sort=title&source=abcdefgh&speaker=amina-karimi&topic=border"
        "&type=talks&until=2025-04&view=table"
    )
    assert parse(query) == Selection.of(
        country=("AFG", "PAK"),
        quad=("neutral",),
        type=("talks",),
        topic=("border",),
        speaker=("amina-karimi",),
        act=("deny",),
        source=("abcdefgh",),
        since="2024",
        until="2025-04",
        q="deep concern",
        order=Order.OLDEST,
        as_of=date(2025, 4, 19),
        between=BETWEEN,
        view=Density.TABLE,
        sort=Sort.TITLE,
    )
    assert parse(query).query() == query


def test_what_is_asked_for_is_the_same_however_it_is_shown() -> None:
    shown = parse("type=talks&order=oldest&view=table&sort=title")
    assert shown.asked == parse("type=talks&order=oldest")
    assert shown != shown.asked


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (parameter, value)
        for parameter, values in MALFORMED.items()
        for value in values + NEVER_A_VALUE
    ],
)
def test_malformed_value_is_refused_by_the_name_of_its_parameter(
    parameter: str, value: str
) -> None:
    with pytest.raises(SelectionError) as refusal:
        Selection.parse(MultiValueDict({parameter: [value]}))
    assert (refusal.value.parameter, refusal.value.value) == (parameter, value)
    assert str(refusal.value).startswith(f"{parameter}={value}: ")


def test_every_parameter_that_refuses_anything_has_its_malformed_values() -> None:
    refusing = set()
    for parameter in PARAMETERS:
        try:
            Selection.parse(MultiValueDict({parameter: ["<script>\0"]}))
        except SelectionError:
            refusing.add(parameter)
    assert set(MALFORMED) == refusing


def test_malformed_value_is_refused_beside_a_good_one() -> None:
    with pytest.raises(SelectionError) as refusal:
        parse("country=AFG&country=Pakistan")
    assert refusal.value.value == "Pakistan"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("since=2024&since=2025", "since"),
        ("until=2024&until=2024-12", "until"),
        ("q=border&q=trade", "q"),
        ("order=newest&order=oldest", "order"),
        ("view=brief&view=table", "view"),
        ("as_of=2025-04-19&as_of=2025-04-20", "as_of"),
    ],
)
def test_single_parameter_with_two_different_values_is_refused(query: str, parameter: str) -> None:
    with pytest.raises(SelectionError, match="given more than once") as refusal:
        parse(query)
    assert refusal.value.parameter == parameter


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2025", "2024"),
        ("2024-03-02", "2024-03-01"),
        ("2024-04", "2024-03"),
        ("2025", "2024-12-31"),
    ],
)
def test_until_that_ends_before_since_begins_is_refused(since: str, until: str) -> None:
    with pytest.raises(SelectionError, match="ends before since begins") as refusal:
        parse(f"since={since}&until={until}")
    assert (refusal.value.parameter, refusal.value.value) == ("until", until)


@pytest.mark.parametrize(
    ("since", "until"),
    [("2024", "2024"), ("2024-05-15", "2024"), ("2024-12-31", "2024"), ("2024", "2024-01-01")],
)
def test_until_that_ends_when_since_begins_or_later_is_accepted(since: str, until: str) -> None:
    selection = parse(f"since={since}&until={until}")
    assert (selection.since, selection.until) == (since, until)


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0"])
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_blank_parameter_is_absent(parameter: str, blank: str) -> None:
    assert Selection.parse(MultiValueDict({parameter: [blank, blank]})) == Selection()


@pytest.mark.parametrize("query", ["utm_source=feed", "after=x", "Country=AFG", "quads=no", "=x"])
def test_unknown_parameter_is_ignored(query: str) -> None:
    assert parse(query) == Selection()


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("country=pak&country=AFG&country=Afg", "country=AFG&country=PAK"),
        ("since=+2024+", "since=2024"),
        ("q=++deep+%0A+concern+", "q=deep+concern"),
        ("q=deep%00concern", "q=deep+concern"),
        ("since=2024&since=2024+", "since=2024"),
        ("since=0000", "since=0000"),
    ],
)
def test_spelling_of_a_value_is_made_one(query: str, canonical: str) -> None:
    assert parse(query).query() == canonical


TYPED = [
    ("19 April 2025", "2025-04-19"),
    (" Apr 19, 2025 ", "2025-04-19"),
    ("april 2025", "2025-04"),
    ("19.4.2025", "2025-04-19"),
    ("19/4/2025", "2025-04-19"),
    ("4/19/2025", "2025-04-19"),
    ("4/4/2025", "2025-04-04"),
    ("2025/04", "2025-04"),
    ("2024-3-18", "2024-03-18"),
    ("Saturday, 19 April 2025", "2025-04-19"),
]


@pytest.mark.parametrize("parameter", ["since", "until"])
@pytest.mark.parametrize(("typed", "now"), TYPED)
def test_typed_date_leads_to_what_it_is(parameter: str, typed: str, now: str) -> None:
    with pytest.raises(SelectionMoved) as moved:
        Selection.parse(MultiValueDict({parameter: [typed]}))
    assert (moved.value.parameter, moved.value.now) == (parameter, now)
    assert moved.value.value == typed.strip()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/4/2025", ("2025-04-03", "2025-03-04")),
        ("03-04-2025", ("2025-04-03", "2025-03-04")),
    ],
)
def test_date_that_may_be_either_of_two_is_asked_about(typed: str, meant: tuple[str, str]) -> None:
    with pytest.raises(SelectionError, match="either of two days") as refusal:
        Selection.parse(MultiValueDict({"until": [typed]}))
    assert (refusal.value.parameter, refusal.value.meant) == ("until", meant)


def test_month_that_is_typed_counts_whole() -> None:
    assert parse("until=2025-04").last_day == date(2025, 4, 30)


@example("place", ["\x1b"])
@given(st.sampled_from(PARAMETERS), st.lists(st.text(max_size=100), max_size=3))
def test_any_text_is_read_or_refused_by_the_name_of_its_parameter(
    parameter: str, values: list[str]
) -> None:
    refused = None
    try:
        selection = Selection.parse(MultiValueDict({parameter: values}))
    except (SelectionError, SelectionMoved) as refusal:
        refused = refusal.parameter
        selection = Selection()
    assert refused in {None, parameter}
    assert parse(selection.query()) == selection


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-03-18", date(2024, 3, 18), date(2024, 3, 18)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("", None, None),
    ],
)
def test_since_means_its_first_day_and_until_its_last(
    text: str, first: date | None, last: date | None
) -> None:
    assert (Selection(since=text).first_day, Selection(until=text).last_day) == (first, last)


def test_choices_are_sorted_and_stand_once_however_they_are_given() -> None:
    given = Selection.of(type=("talks", "airstrike", "talks"), country=["PAK", "AFG"])
    assert given.choices == (
        ("country", "AFG"), ("country", "PAK"), ("type", "airstrike"), ("type", "talks")
    )  # fmt: skip
    assert {given} == {parse(given.query())}


@pytest.mark.parametrize("name", ["countries", "dyad", "lasting", ""])
def test_what_is_no_parameter_is_refused_and_never_passed_over(name: str) -> None:
    with pytest.raises(KeyError):
        Selection().chosen(name)
    with pytest.raises(TypeError):
        Selection.of(**{name: ("AFG",)})


def test_value_that_is_toggled_comes_and_goes_alone() -> None:
    both = Selection.of(country=("AFG", "PAK"), q="border")
    less = both.toggling("country", "AFG")
    assert less == Selection.of(country=("PAK",), q="border")
    assert less.toggling("country", "AFG") == both


@given(selections())
def test_parameter_left_out_is_at_its_default_and_all_others_stay(selection: Selection) -> None:
    bare = selection.without("country", "until")
    assert (bare.chosen("country"), bare.until) == ((), "")
    left_out = {name: getattr(selection, name) for name in ("until", "between")}
    assert bare.having(country=selection.chosen("country"), **left_out) == selection


@pytest.mark.parametrize("countries", [(), ("AFG",)])
def test_nothing_is_between_fewer_than_two(countries: tuple[str, ...]) -> None:
    selection = Selection.of(country=countries, between=BETWEEN)
    assert selection.between == ""
    assert Selection.of(country=("AFG", "PAK"), between=BETWEEN).toggling(
        "country", "AFG"
    ) == Selection.of(country=("PAK",))


def test_each_two_of_the_countries_have_to_be_a_pair() -> None:
    three = Selection.of(country=("PAK", "AFG", "IRN"))
    assert three.pairs == []
    pairs = [("AFG", "IRN"), ("AFG", "PAK"), ("IRN", "PAK")]
    assert three.having(between=BETWEEN).pairs == pairs
