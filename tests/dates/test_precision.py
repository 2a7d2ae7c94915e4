"""How precisely a date is known."""

import pytest

from relations.dates.edtf import parse
from relations.dates.precision import Precision


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-04-19", Precision.DAY),
        ("2025-04-19T10:10:10Z", Precision.DAY),
        ("XXXX-12-25", Precision.DAY),
        ("2025-04", Precision.MONTH),
        ("2025-04-XX", Precision.MONTH),
        ("2025-03-2X", Precision.MONTH),
        ("2025-X3", Precision.MONTH),
        ("2025-33", Precision.QUARTER),
        ("2025-21", Precision.SEASON),
        ("2025-32", Precision.SEASON),
        ("2025-37", Precision.QUADRIMESTER),
        ("2025-41", Precision.SEMESTER),
        ("2025", Precision.YEAR),
        ("2025-XX", Precision.YEAR),
        ("2025-1X", Precision.YEAR),
        ("Y170000002", Precision.YEAR),
        ("1950S4", Precision.YEAR),
        ("202X", Precision.DECADE),
        ("1950S3", Precision.DECADE),
        ("-000X", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("20X5", Precision.CENTURY),
        ("1950S2", Precision.CENTURY),
        ("-0050S2", Precision.CENTURY),
        ("1XXX", Precision.MILLENNIUM),
        ("XXXX", Precision.MILLENNIUM),
        ("1950S1", Precision.MILLENNIUM),
        ("Y171010000S3", Precision.MILLENNIUM),
        ("2024/2025-04-19", Precision.YEAR),
        ("2025-04-01/2025-04-19", Precision.DAY),
        ("2025-04-01/..", Precision.DAY),
        ("../2025-04", Precision.MONTH),
        ("[1667,1760-12]", Precision.YEAR),
        ("[1760-01,1760-02-03..]", Precision.MONTH),
        ("{2024-33,2024-01..2024-02-03}", Precision.QUARTER),
    ],
)
def test_precision_is_the_finest_unit_with_only_one_value(text: str, precision: Precision) -> None:
    assert parse(text).precision is precision
