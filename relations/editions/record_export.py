"""An exported copy of all that was published: a line of JSON for each version.

A line has the members of which the version's hash is made (`HashedMembers`), `sha256`, and
`document`; null stands for one that was suppressed. Lines are in the order of the bytes of their
chains' names, and in a chain by number.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NoReturn, TextIO, cast

from django.utils.translation import gettext as _

from relations.editions.chained import versions_in_order
from relations.editions.hash_chain import HashedMembers
from relations.editions.verification import ChainLink, Verification

_TYPES: dict[str, type] = {
    "chain": str,
    "number": int,
    "published_at": str,
    "reason": str,
    "withdrawn": bool,
    "document_sha256": str,
    "previous_sha256": str,
    "sha256": str,
}


def export_record(file: TextIO) -> int:
    """Write all versions, and return their number; some are in memory at a time."""
    count = 0
    for version in versions_in_order():
        link = version.link()
        line = {**link.members, "sha256": link.sha256, "document": link.document}
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    return count


def faults_in(
    lines: Iterable[bytes], roots: Mapping[date, str], verification: Verification
) -> Iterator[str]:
    """What is wrong with an exported copy, by line, and with its roots; nothing if it is whole.

    `roots` are those that were published, by their days; `verification`, a new one, is of those
    days.
    """
    for number, line in enumerate(lines, 1):
        try:
            link = _link(line)
        except (ValueError, RecursionError) as error:
            yield _("line %(number)d: it cannot be read: %(error)s") % {
                "number": number,
                "error": error,
            }
            continue
        where = _("line %(number)d (%(chain)s, edition %(edition)d)") % {
            "number": number,
            "chain": link.members["chain"],
            "edition": link.members["number"],
        }
        yield from (f"{where}: {fault}" for fault in verification.faults_of(link))
    for day, (root, chains) in zip(sorted(roots), verification.roots(), strict=True):
        if root != roots[day]:
            yield _(
                "root of %(day)s: that of this copy, over %(chains)d chains, is %(root)s,"
                " and %(published)s was published"
            ) % {"day": day, "chains": chains, "root": root, "published": roots[day]}


def _link(line: bytes) -> ChainLink:
    """The link in a line. Raises `ValueError` that says what is wrong with it."""
    read: Any = json.loads(
        line.decode(), object_pairs_hook=_members_once, parse_constant=_refuse_constant
    )
    if not isinstance(read, dict) or "document" not in read:
        raise ValueError(_("it is no object with a document"))
    for name, kind in _TYPES.items():
        if type(read.get(name)) is not kind:
            raise ValueError(_("“%(name)s” is missing or of another kind") % {"name": name})
    if not re.fullmatch(r"[!-~]+", read["chain"]):  # a space or a line feed would blur a root
        raise ValueError(_("“chain” has more than ASCII without spaces"))
    members = {name: read[name] for name in HashedMembers.__annotations__}
    return ChainLink(cast(HashedMembers, members), read["sha256"], read["document"])


def _members_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The members of an object. Of two of one name each reader would choose another."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(_("a member of it stands there twice"))
    return members


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(_("%(constant)s is no JSON") % {"constant": constant})
