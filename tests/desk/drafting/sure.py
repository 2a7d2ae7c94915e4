"""Which patterns have proved themselves, for a test."""

from typing import cast

import pytest

from relations.desk.drafting import extracted, proposals, sayings
from relations.extraction import sureness
from relations.extraction.sureness import Pattern, PatternPrecision

PROVEN = PatternPrecision(right=97, found=100)
WEAK = PatternPrecision(right=56, found=100)


def measured(monkeypatch: pytest.MonkeyPatch, precision: PatternPrecision) -> None:
    """Let every pattern be as precise as that."""
    anything = cast("Pattern", "named in so many words")
    for module in (extracted, proposals, sayings):
        monkeypatch.setattr(module, "pattern_of", lambda *_names: anything)
    monkeypatch.setattr(sureness, "PRECISIONS", {anything: precision})


@pytest.fixture
def every_pattern_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, PROVEN)


@pytest.fixture
def every_pattern_is_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    measured(monkeypatch, WEAK)
