"""The addresses at which plain Django and Datasette are asked what the site is asked, and how many
events they say there are."""

import re
from urllib.parse import urlencode

from bench.asking import Asked

_COUNT = re.compile(r'<p id="count">(\d+) |<h3>\s*([\d,]+) rows?')


def plain_address(asked: Asked, before: int) -> str:
    """The address of a list in `plain.py`, of which so many events come before the page."""
    given = _parameters(asked, "country", "type", "speaker")
    single = {"since": asked.since, "until": asked.until, "q": " ".join(asked.words)}
    given += [(name, value) for name, value in single.items() if value]
    return f"/timeline/?{urlencode([*given, ('offset', before)])}"


def datasette_address(database: str, asked: Asked, after: int | None) -> str:
    """The address of a list in Datasette, with all facets that the site has, by the table that
    `flat.py` writes."""
    first, last = asked.period
    given = [("_facet", "type"), ("_facet", "quad")]
    given += [("_facet_array", name) for name in ("country", "topic", "speaker", "source")]
    given += [(f"{name}__arraycontains", value)
              for name in ("country", "speaker") for value in getattr(asked, name)]  # fmt: skip
    single = {
        "type__in": ",".join(asked.type),
        "last__gte": first,
        "first__lte": last,
        "_search": " ".join(asked.words),
        "_sort_desc": "day",
        # The place before all that is of a day, whatever its code.
        "_next": "" if after is None else f"{after + 1},~",
    }
    given += [(name, str(value)) for name, value in single.items() if value not in ("", None)]
    return f"/{database}/events?{urlencode(given)}"


def count_in(body: bytes) -> int | None:
    """How many events a page of either says there are; None if it says nothing."""
    found = _COUNT.search(body.decode())
    return int((found[1] or found[2]).replace(",", "")) if found else None


def _parameters(asked: Asked, *names: str) -> list[tuple[str, object]]:
    return [(name, value) for name in names for value in getattr(asked, name)]
