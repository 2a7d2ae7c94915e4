"""Which patterns have proved themselves, for a test."""

import pytest

from relations.extraction import sureness
from relations.extraction.sureness import Pattern, PatternPrecision

PROVEN = PatternPrecision(right=97, found=100)
WEAK = PatternPrecision(right=56, found=100)


@pytest.fixture
def every_pattern_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "PRECISIONS", dict.fromkeys(Pattern, PROVEN))


@pytest.fixture
def every_pattern_is_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "PRECISIONS", dict.fromkeys(Pattern, WEAK))


@pytest.fixture
def no_pattern_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "PRECISIONS", {})
