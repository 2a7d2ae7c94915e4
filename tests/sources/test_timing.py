"""What an intake says in the log: nothing, unless an editor had to wait."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from relations.sources import timing
from relations.sources.intake import ingest
from relations.sources.models import Source
from relations.sources.saved_page import read_page
from tests.factories import make_source

PAGE = "<html><body><article><p>{}</p></article></body></html>".format(
    "The ministers met in Kabul on Saturday, and their talks went on until the evening. " * 5
)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock shows, each time that it is looked at."""
    shown = [0.0, 0.0]
    ticks: Iterator[float] = (shown.pop(0) for _ in iter(int, 1))
    monkeypatch.setattr(timing, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
    return shown


@pytest.mark.django_db
def test_slow_intake_is_one_line_with_its_seconds(
    clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    clock[:] = [10.0, 12.34]
    make_source("The ministers met in secret.")
    assert caplog.messages == ["action=ingest seconds=2.3"]


def test_slow_reading_of_a_page_is_one_line_too(
    clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    clock[:] = [10.0, 11.01]
    assert "Kabul" in read_page(PAGE).text
    assert caplog.messages == ["action=read_page seconds=1.0"]


def test_intake_of_a_second_says_nothing(
    clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    clock[:] = [10.0, 11.0]
    read_page(PAGE)
    assert caplog.messages == []


@pytest.mark.django_db
def test_slow_intake_is_logged_even_if_it_is_refused(
    clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    clock[:] = [10.0, 15.0]
    with pytest.raises(ValidationError):
        ingest(Source(text=" ", title="Nothing", published="2025"))
    assert caplog.messages == ["action=ingest seconds=5.0"]
