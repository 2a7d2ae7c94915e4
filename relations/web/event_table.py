"""The events of a list as a table, which its heads sort.

By date the whole list is in order, whichever part of it a page shows. Any other column is not known
before the documents are read, so that it sorts only a list that stands on the page from its first
event to its last: a page of a longer one would say "the most" of what is merely here. There the
other heads are no links, and an address that asks for one gets the order of time, and is told so.
Words are sorted from A to Z and numbers from the largest down; what is equal stays in the order of
time. A list with dates keeps its groups, each sorted by itself.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.editions.folding import fold
from relations.queries.answer import Answer
from relations.queries.density import Density, Sort
from relations.queries.pages import PAGE_SIZE, PlacedRow
from relations.queries.selection import Order, Selection
from relations.web.addresses import Address
from relations.web.lines import EventLine, line_of


class TableColumn(NamedTuple):
    """A column by its name in addresses: its head, and by what it sorts lines, if not by date."""

    sort: Sort
    head: Any
    key: Callable[[EventLine], Any] | None
    is_number: bool = False


COLUMNS = (
    TableColumn(Sort.DATE, gettext_lazy("Date"), None),
    TableColumn(Sort.KIND, gettext_lazy("Kind"), lambda line: fold(line["kind"])),
    TableColumn(Sort.TITLE, gettext_lazy("Event"), lambda line: fold(line["title"])),
    TableColumn(Sort.WHERE, gettext_lazy("Countries and place"), lambda line: fold(line["where"])),
    TableColumn(
        Sort.STATEMENTS, gettext_lazy("Statements"), lambda line: -line["statements"], True
    ),
    TableColumn(Sort.SOURCES, gettext_lazy("Sources"), lambda line: -line["sources"], True),
)


def table_of(answer: Answer, address: Address) -> dict[str, Any]:
    """The heads of a table with their addresses, and a note where it cannot be sorted as asked."""
    selection, is_sortable = answer.selection, is_whole(answer)
    by = sort_of(answer)
    note = _(
        "Only a list of up to %(count)d events is sorted by another column; this one is in the "
        "order of time."
    )
    return {
        "heads": [
            {
                "name": each.sort.value,
                "words": each.head,
                "is_number": each.is_number,
                "sorted": _direction(each, selection) if each.sort is by else "",
                "address": _sorted_by(each, selection, by, address)
                if is_sortable or each.sort is Sort.DATE
                else "",
            }
            for each in COLUMNS
        ],
        "note": note % {"count": PAGE_SIZE} if by is not selection.sort else "",
    }


def is_whole(answer: Answer) -> bool:
    """Whether a page shows a list from its first event to its last."""
    return answer.stretch.after is None and answer.page.next is None


def sort_of(answer: Answer) -> Sort:
    """The column by which the events of an answer are sorted; only a table has others."""
    is_table = answer.selection.view is Density.TABLE
    return answer.selection.sort if is_table and is_whole(answer) else Sort.DATE


def in_order_of(sort: Sort, rows: Sequence[PlacedRow], answer: Answer) -> Collection[PlacedRow]:
    """Rows of an answer sorted by a column; one query for their documents, but for dates."""
    key = next(each.key for each in COLUMNS if each.sort is sort)
    if key is None:
        return rows
    lines = {row: line_of(answer.editions[row.edition]) for row in rows}
    return sorted(rows, key=lambda row: key(lines[row]))


def _direction(column: TableColumn, selection: Selection) -> str:
    """The direction in which a column is sorted, as `aria-sort` has it."""
    if column.sort is Sort.DATE:
        return "descending" if selection.order is Order.NEWEST else "ascending"
    return "descending" if column.is_number else "ascending"


def _sorted_by(column: TableColumn, selection: Selection, by: Sort, address: Address) -> str:
    """The address that sorts by a column; the other way round by date if that sorts already. Blank
    where another column sorts already."""
    if column.sort is not Sort.DATE:
        return "" if column.sort is by else address(selection.having(sort=column.sort))
    turned = Order.OLDEST if selection.order is Order.NEWEST else Order.NEWEST
    order = turned if by is Sort.DATE else selection.order
    return address(selection.having(sort=Sort.DATE, order=order))
