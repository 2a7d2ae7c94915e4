"""The hashes of what was published: the same bytes for ever, and each with the one before it."""

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from relations.editions.hash_chain import canonical_json, digest_of, hashed_moment

CANONICAL = [
    ({"b": 1, "a": [True, None, "x"]}, b'{"a":[true,null,"x"],"b":1}'),
    ({"a": {"z": "", "y": {}}, "A": []}, b'{"A":[],"a":{"y":{},"z":""}}'),
    # The example of RFC 8785 for texts (3.2.2.2): short escapes, other controls with four digits,
    # all else as it is.
    ('\u20ac$\u000f\nA\'B"\\\\"/', b'"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
    ("ہجرت 🙂 \u2028\x7f", '"ہجرت 🙂 \u2028\x7f"'.encode()),
    (2**63 - 1, b"9223372036854775807"),
]


@pytest.mark.parametrize(("value", "written"), CANONICAL)
def test_json_has_one_canonical_form(value: object, written: bytes) -> None:
    assert canonical_json(value) == written
    assert digest_of(json.loads(written)) == sha256(written).hexdigest()


def test_keys_are_in_order_at_every_depth_whatever_order_they_came_in() -> None:
    one = {"a": [{"d": 1, "c": 2}], "b": 1}
    other = {"b": 1, "a": [{"c": 2, "d": 1}]}
    assert digest_of(one) == digest_of(other)


MOMENTS = [
    (datetime(2025, 4, 19, 8, 30, tzinfo=UTC), "2025-04-19T08:30:00.000000Z"),
    (datetime(2025, 4, 19, 8, 30, 1, 20, tzinfo=UTC), "2025-04-19T08:30:01.000020Z"),
    (
        datetime(2025, 4, 19, 1, 0, tzinfo=timezone(timedelta(hours=4.5))),
        "2025-04-18T20:30:00.000000Z",
    ),
]


@pytest.mark.parametrize(("moment", "written"), MOMENTS)
def test_moment_is_hashed_in_utc_with_microseconds(moment: datetime, written: str) -> None:
    assert hashed_moment(moment) == written


def test_damage_has_a_hash_too() -> None:
    assert digest_of({"title": "\ud800"}) != digest_of({"title": ""})
