"""The hash chain: the SHA-256 of all that was published, each of the one before it. No Django.

Every stored and published hash is made here, so that publication, upgrades, the audit and whoever
checks an exported copy count the same. What is hashed never changes: a test has some hashes.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TypedDict


class HashedMembers(TypedDict):
    """What the hash of a version is made of: everything that it says for good.

    `chain` names what it is a version of, such as `event:m00r4smn`; `number` counts from 1 in it;
    `published_at` is as `hashed_moment` writes it; `previous_sha256` is the hash of the version
    before it, blank for the first.
    """

    chain: str
    number: int
    published_at: str
    reason: str
    withdrawn: bool
    document_sha256: str
    previous_sha256: str


def canonical_json(value: object) -> bytes:
    """JSON in the one form that is hashed: UTF-8, keys sorted, no white space between tokens.

    It is that of RFC 8785 for what documents hold: texts, whole numbers, true, false and null,
    under keys of the Basic Multilingual Plane. Beyond RFC 8785, whole numbers are written in full
    however large they are.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # What is damaged still has a hash, and not the right one.
    return text.encode("utf-8", "surrogatepass")


def digest_of(value: object) -> str:
    """The SHA-256 of the canonical JSON of a document, of `HashedMembers`, or of what a page shows,
    in hexadecimal."""
    return sha256(canonical_json(value)).hexdigest()


def hashed_moment(moment: datetime) -> str:
    """An aware moment as it is hashed: UTC in ISO 8601, with microseconds and a Z."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def head_line(chain: str, number: int, sha256: str) -> bytes:
    """The line of a chain, by its newest version, in what a root is the SHA-256 of."""
    return f"{chain} {number} {sha256}\n".encode()


def end_of(day: date) -> datetime:
    """The moment at which a day ends in UTC: the first that is not in it."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)
