"""The list of all kept roots as text: published at `/record.sha256`, read by `verify_record`."""

import re
from collections.abc import Iterable
from datetime import date

from relations.editions.daily_root import DailyRoot

# Not for translation: programs read it, and so do people of any language.
HEAD = """\
# The record at the end of each day (UTC) on which something was published, newest first.
#
# Each line has a root, two spaces and its day. A day without a line published nothing: the root of
# the day before it still holds. A line that was published once never changes.
#
# The root of a day is the SHA-256 of a file with one line for each chain, sorted by its bytes
# (LC_ALL=C sort), each ended by a line feed:
#
#   <chain> <number> <sha256>
#
# A chain is all that was published of one thing, such as the editions of an event: event:<code>.
# The line is of the edition that was its newest when the day ended. Its sha256 is that of this JSON
# (RFC 8785: keys sorted, no white space, UTF-8):
#
#   {"chain":"event:m00r4smn","document_sha256":"...","number":2,"previous_sha256":"...",
#   "published_at":"2025-04-19T12:00:00.000000Z","reason":"...","withdrawn":false}
#
# without the line break. document_sha256 is that of the published document, as JSON of the same
# form; previous_sha256 is the sha256 of the edition before, blank for the first. `manage.py
# export_record` writes all of this to a file, and `manage.py verify_record` checks such a file
# against this list.
"""

_LINE = re.compile(r"([0-9a-f]{64})  (\d{4}-\d\d-\d\d)")


def root_list(roots: Iterable[DailyRoot]) -> str:
    """The list of some roots, in the order in which they are given."""
    lines = (f"# {root.chains} chains\n{root.root}  {root.day}\n" for root in roots)
    return HEAD + "".join(lines)


def roots_in(text: str) -> dict[date, str]:
    """The roots of a list by their days. Raises `ValueError` that names a line that is none."""
    roots: dict[date, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            match = _LINE.fullmatch(line)
            if match is None:
                raise ValueError(f"line {number} is neither a root with its day nor a remark")
            roots[date.fromisoformat(match[2])] = match[1]
    return roots
