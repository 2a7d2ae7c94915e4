"""The list of a timeline: a page of events, and the ways on from it."""

from collections.abc import Sequence
from typing import Any

from relations.faces.addresses import Address, after
from relations.faces.dressing import dressed
from relations.timeline.asking import editions_for
from relations.timeline.pages import Key, page_of
from relations.timeline.selection import Order, Selection
from relations.timeline.spans import Span


def listing_of(
    selection: Selection, start: Key | None, spans: Sequence[Span], address: Address
) -> dict[str, Any]:
    """The events of a selection that follow `start`, dressed, with the addresses around them."""
    page = page_of(editions_for(selection), selection.order, start)
    return {
        "events": [dressed(edition) for edition in page.rows],
        "next": after(address(selection), page.next) if page.next else None,
        "orders": {each.value: address(selection.having(order=each)) for each in Order},
    }
