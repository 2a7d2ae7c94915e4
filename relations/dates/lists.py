"""Lists in words: "a, b or c", "a, b and c"."""

from collections.abc import Sequence

from relations.dates.translation import Gettext


def either_of(items: Sequence[str], gettext: Gettext) -> str:
    """The items as a choice. There is at least one."""
    return _joined(items, gettext("%(items)s or %(last)s"), gettext)


def all_of(items: Sequence[str], gettext: Gettext) -> str:
    """The items together. There is at least one."""
    return _joined(items, gettext("%(items)s and %(last)s"), gettext)


def enumerated(items: Sequence[str], gettext: Gettext) -> str:
    """The items one after another. There is at least one."""
    listed = items[0]
    for item in items[1:]:
        listed = gettext("%(items)s, %(next)s") % {"items": listed, "next": item}
    return listed


def _joined(items: Sequence[str], pattern: str, gettext: Gettext) -> str:
    if len(items) == 1:
        return items[0]
    return pattern % {"items": enumerated(items[:-1], gettext), "last": items[-1]}
