"""The same questions asked of the tables, in SQL: what the columns in memory must say too."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from relations.editions.edition_days import Certainty, EditionPart
from relations.editions.facets import FACETS
from relations.editions.models import Edition, EditionFacet, EditionStatement
from relations.queries.public import end_of_day
from relations.queries.search import editions_matching, statements_matching
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Key
from relations.record.dated import may_lie_within


class StoredRow(NamedTuple):
    """A row of a list, by its edition and its own code, with its place in the list."""

    edition: int
    code: str
    certainty: int
    day: int
    place: int
    occasion: str
    number: int


def events_in_sql(selection: Selection) -> list[StoredRow]:
    """The events of a selection in its order."""
    rows = _graded(_editions(selection), selection, "days__", edition=OuterRef("pk"), statement="")
    columns = ("pk", "code", "certainty", "days__day", "days__place", "code")
    found = _in_order(rows, selection.order, "days__day", "days__place", "code")
    return [StoredRow(*each, 0) for each in found.values_list(*columns)]


def statements_in_sql(selection: Selection) -> list[StoredRow]:
    """The statements of a selection in its order."""
    own = [name for name, facet in FACETS.items() if facet.of_statement]
    became = became_as_of(selection.as_of)
    occasions = _editions(selection.without("q", *own))
    rows = EditionStatement.objects.filter(edition__in=occasions.order_by().values("pk"))
    if selection.q:
        editions, numbers = statements_matching(selection.q)
        said = set(zip(editions.tolist(), numbers.tolist(), strict=True))
        rows = rows.filter(
            pk__in=[each.pk for each in rows if (each.edition_id, each.number) in said]
        )
    for name in own:
        values = selection.chosen(name)
        if values and FACETS[name].is_derived:
            having = [
                Q(edition=edition, code=code)
                for (edition, code), answered in became.items()
                if answered in values
            ]
            rows = rows.filter(reduce(or_, having, Q(pk=None)))
        elif values:
            rows = rows.filter(**{f"{name}__in": values})
    rows = _graded(rows, selection, "", edition=OuterRef("edition"), statement=OuterRef("code"))
    columns = ("edition", "code", "certainty", "day", "place", "occasion", "number")
    found = _in_order(rows, selection.order, *columns[3:])
    return [StoredRow(*each) for each in found.values_list(*columns)]


def values_in_sql(selection: Selection, name: str, *, of_statements: bool) -> Counter[str]:
    """How often each value of a facet is among the events of a selection, or the statements."""
    became = became_as_of(selection.as_of)
    if FACETS[name].is_derived and of_statements:
        found = ((each.edition, each.code) for each in statements_in_sql(selection))
        return Counter(became[each] for each in found if each in became)
    if not of_statements:
        keys = [each.edition for each in events_in_sql(selection)]
        if FACETS[name].is_derived:
            each_once = {(edition, value) for (edition, _code), value in became.items()}
            return Counter(value for edition, value in each_once if edition in keys)
        return Counter(_values(name, keys).values_list("value", flat=True))
    rows = statements_in_sql(selection)
    if FACETS[name].of_statement:
        stored = EditionStatement.objects.values_list("edition", "code", name)
        value_of = {(edition, code): value for edition, code, value in stored}
        found = (value_of[each.edition, each.code] for each in rows)
        return Counter(each for each in found if each)
    keys = [each.edition for each in rows]
    having = _values(name, keys).values_list("edition", "value")
    return Counter(value for key, value in having for _time in range(keys.count(key)))


def became_as_of(day: date | None) -> dict[tuple[int, str], str]:
    """What has become, as of a day or now, of each public statement that calls for an answer, by
    its edition and its code: from the documents alone."""
    said = [
        (edition.pk, each)
        for edition in _public(Selection(as_of=day))
        for each in edition.document["statements"]
    ]
    answers: dict[str, list[str]] = {}
    for _key, each in said:
        if each["responds_to"]:
            answers.setdefault(each["responds_to"], []).append(each["act"])
    return {
        (key, each["code"]): _became(answers.get(each["code"], []))
        for key, each in said
        if each["act"] in {"accuse", "demand", "threaten"}
    }


def _became(acts: list[str]) -> str:
    if {"deny", "reject"} & {*acts}:
        return "denied"
    return "answered" if acts else "unanswered"


def following(rows: Sequence[StoredRow], key: Key, order: Order) -> list[StoredRow]:
    """Those of some rows in their order that come after a key, or after the edge of its day."""
    onward = 1 if order is Order.OLDEST else -1

    def follows(row: StoredRow) -> bool:
        if row.certainty != key.certainty:
            return row.certainty > key.certainty
        if key.within_day is None:
            return row.day * onward >= key.day * onward
        one = (row.day, row.place, row.occasion, row.number)
        return one > (key.day, *key.within_day) if onward == 1 else one < (key.day, *key.within_day)

    return [row for row in rows if follows(row)]


def _editions(selection: Selection) -> "QuerySet[Edition]":
    """The editions that have what a selection chooses, but for its period."""
    rows, became = _public(selection), became_as_of(selection.as_of)
    for name, facet in FACETS.items():
        values = selection.chosen(name)
        if values and facet.is_derived:
            keys = {edition for (edition, _code), each in became.items() if each in values}
            rows = rows.filter(pk__in=keys)
            continue
        for some in [[each] for each in values] if facet.needs_all else [values] if values else []:
            having = EditionFacet.objects.filter(name=name, value__in=some)
            rows = rows.filter(pk__in=having.values("edition"))
    for pair in selection.pairs:
        having = EditionFacet.objects.filter(name="dyad", value="-".join(pair))
        rows = rows.filter(pk__in=having.values("edition"))
    if selection.q:
        rows = rows.filter(pk__in=editions_matching(selection.q).tolist())
    return rows


def _public(selection: Selection) -> "QuerySet[Edition]":
    rows = Edition.objects.filter(withdrawn=False, suppressed_whole=False)
    if selection.as_of is None:
        rows = rows.filter(superseded_at=None)
    else:
        moment = end_of_day(selection.as_of)
        later = Q(superseded_at=None) | Q(superseded_at__gte=moment)
        rows = rows.filter(later, published_at__lt=moment)
    return rows


def _values(name: str, keys: Collection[int]) -> "QuerySet[EditionFacet]":
    return EditionFacet.objects.filter(name=name, edition__in=keys).order_by()


def _graded(rows: "QuerySet[Any]", selection: Selection, path: str, **of_row: Any) -> Any:
    """The rows that may lie in the period of a selection, with how surely they do."""
    if not selection.is_dated:
        return rows.annotate(certainty=Value(0))
    first, last = selection.days
    parts = EditionPart.objects.filter(**of_row)
    rows = rows.filter(may_lie_within(first, last, f"{path}first", f"{path}last"))
    if first is not None and last is not None:
        within = parts.filter(may_lie_within(first, last, "first", "last"))
        rows = rows.filter(~Exists(parts) | Exists(within))
    certainly = _certainly_meets(first, last, path) | Exists(
        parts.filter(_certainly_meets(first, last))
    )
    nowhere_else = Q(**{f"{path}has_sure_ends": True})
    nowhere_else &= Q() if first is None else Q(**{f"{path}first__gte": first})
    nowhere_else &= Q() if last is None else Q(**{f"{path}last__lte": last})
    certainty = Case(
        When(certainly & nowhere_else, then=Value(Certainty.WITHIN.value)),
        When(certainly, then=Value(Certainty.ONGOING.value)),
        default=Value(Certainty.PERHAPS.value),
        output_field=models.IntegerField(),
    )
    return rows.annotate(certainty=certainty)


def _certainly_meets(first: int | None, last: int | None, path: str = "") -> Q:
    meets = Q() if last is None else Q(**{f"{path}begun__lte": last})
    return meets if first is None else meets & Q(**{f"{path}lasted__gte": first})


def _in_order(rows: Any, order: Order, *columns: str) -> Any:
    sign = "-" if order is Order.NEWEST else ""
    return rows.order_by("certainty", *(f"{sign}{column}" for column in columns))
