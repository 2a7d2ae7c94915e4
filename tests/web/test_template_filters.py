"""Filters of public templates: codes and EDTF into words."""

import pytest

from relations.record.citations import Citation
from relations.record.formatting import edtf_in_words
from relations.record.models import Statement
from relations.record.participations import Participation
from relations.sources.languages import language_name
from relations.web import template_filters

FIGURES = [
    ((80_000, None, None), "at least 80,000"),
    ((None, 25, None), "25"),
    ((None, None, 30), "at most 30"),
    ((20, None, 30), "20 to 30"),
    ((20, 25, None), "25, at least 20"),
    ((None, 25, 30), "25, at most 30"),
    ((20, 25, 30), "25 (20 to 30)"),
    ((0, None, None), "at least 0"),
    ((None, 0, None), "0"),
    ((0, 0, 1_234_567), "0 (0 to 1,234,567)"),
]


@pytest.mark.parametrize(("bounds", "words"), FIGURES)
def test_figure_says_no_more_than_is_known(bounds: tuple[int | None, ...], words: str) -> None:
    figure = dict(zip(("low", "best", "high"), bounds, strict=True))
    assert template_filters.figure_words(figure) == words


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("2025-04-19", "dot"),
        ("2025-04-19T10:00:00Z", "dot"),
        ("2025-04-19/2025-04-19", "dot"),
        ("2025-04-19~", "span"),
        ("2025-04-19?", "span"),
        ("2025-04", "span"),
        ("2024", "span"),
        ("[2025-01..2025-04]", "span"),
        ("[..2025-04-19]", "span"),
        ("[2025-04-19..]", "span"),
        ("2025-03-01/2025-03-27", "span lasting"),
        ("2023/2025", "span lasting"),
        ("2023/..", "span lasting vague-end"),
        ("2025-03/", "span lasting vague-end"),
        ("2025-03-3X~/..", "span lasting vague-start vague-end"),
        ("../2025-03", "span lasting vague-start"),
        ("2024/2025-03?", "span lasting vague-end"),
    ],
)
def test_date_is_drawn_sharp_only_where_it_is(text: str, mark: str) -> None:
    assert template_filters.date_mark(text) == mark


LABELS = [
    (template_filters.act_label, Statement.Act, ("concern", "voices concern")),
    (template_filters.role_label, Participation.Role, ("host", "host")),
    (template_filters.field_label, Citation.Field, ("date", "the date")),
    (template_filters.stance_label, Citation.Stance, ("in-part", "supports in part")),
]


@pytest.mark.parametrize(("label", "choices", "example"), LABELS)
def test_every_choice_has_its_label(
    label: object, choices: object, example: tuple[str, str]
) -> None:
    code, words = example
    assert label(code) == words
    labels = [label(value) for value in choices.values]
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("quad", "side"),
    [
        ("verbal-cooperation", "cooperation"),
        ("material-cooperation", "cooperation"),
        ("verbal-conflict", "conflict"),
        ("material-conflict", "conflict"),
        ("neutral", "neutral"),
    ],
)
def test_every_class_stands_on_one_side(quad: str, side: str) -> None:
    assert template_filters.polarity(quad) == side


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("ur", "Urdu"),
        ("fa-AF", "Persian (Afghanistan)"),
        ("zh-Hans", "Chinese (Simplified)"),
        ("zzz", "zzz"),
        ("qaa-x-private", "qaa-x-private"),
    ],
)
def test_language_is_called_by_its_name_where_it_has_one(tag: str, name: str) -> None:
    assert language_name(tag) == name


def test_date_says_how_sure_it_is() -> None:
    assert template_filters.edtf_certainty("2025-04") == ["The month is known, the day is not."]


def test_date_is_said_in_words() -> None:
    assert edtf_in_words("[2025-01..2025-04]") == "some time in January–April 2025"
