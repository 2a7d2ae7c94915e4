"""The fields that several rooms share."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model

from relations import codes
from relations.fields import (
    CodeField,
    EdtfField,
    LinkField,
    OneLineField,
    OneLineInput,
    TypedDateField,
    one_line,
    validate_edtf,
)
from relations.record.country_names import CountryName
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Source, http_only
from tests.factories import make_event


@pytest.mark.parametrize(
    "text", ["2024", "2025-04-19", "2023/..", "[2025-01..2025-04]", "2004-06~"]
)
def test_edtf_is_valid(text: str) -> None:
    validate_edtf(text)
    assert EdtfField().clean(text, None) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("last year", r"'last year' is not an EDTF date.*position 0"),
        ("2025-02-30", r"position 8"),
        ("2025-13", r"no such month or season \(position 5\)"),
    ],
)
def test_invalid_edtf_is_refused_with_the_reason_and_the_position(text: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as refusal:
        EdtfField().clean(text, None)
    assert [error.code for error in refusal.value.error_list] == ["edtf"]


def test_blank_date_is_refused_unless_the_field_allows_it() -> None:
    with pytest.raises(ValidationError):
        EdtfField().clean("", None)
    assert EdtfField(blank=True).clean("", None) == ""


def test_code_is_given_once_and_never_edited() -> None:
    field = CodeField()
    assert (field.unique, field.editable, field.max_length) == (True, False, codes.LENGTH)
    assert re.fullmatch(codes.PATTERN, field.get_default())
    assert field.get_default() != field.get_default()


@pytest.mark.parametrize("text", ["0123abc", "0123ABCD", "0123abci", "x0123abcd"])
def test_invalid_code_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        CodeField().run_validators(text)


@pytest.mark.parametrize("field", [CodeField(verbose_name="number"), EdtfField(blank=True)])
def test_field_can_be_rebuilt_from_its_deconstruction(field: models.Field) -> None:
    _name, _path, arguments, options = field.deconstruct()
    again = type(field)(*arguments, **options)
    assert again.deconstruct() == field.deconstruct()


@pytest.mark.django_db
def test_saving_a_row_again_keeps_its_code() -> None:
    event = make_event()
    code = event.code
    event.title = "Another headline"
    event.save()
    assert Event.objects.get(pk=event.pk).code == code


@pytest.mark.django_db
def test_every_state_in_the_history_has_the_code_of_its_row() -> None:
    event = make_event()
    event.title = "Another title"
    event.save()
    assert [each.code for each in event.history.all()] == [event.code, event.code]


@pytest.mark.parametrize("model", [Source, Event, Statement])
def test_form_of_a_date_takes_it_as_people_type_it(model: type[Model]) -> None:
    name = "published" if model is Source else "date"
    field = model._meta.get_field(name).formfield()  # type: ignore[union-attr]
    assert isinstance(field, TypedDateField)
    assert field.clean("8 February 2026") == "2026-02-08"
    assert field.clean("[..2026-02-08]") == "[..2026-02-08]"
    assert field.clean("soon") == "soon"  # which the model refuses, with the reason
    with pytest.raises(ValidationError, match="8 February 2026 or 2 August 2026"):
        field.clean("8/2/2026")


# What is typed or imported, and the one line that is stored.
LINES = [
    ("Ministers meet\r\nin Kabul", "Ministers meet in Kabul"),
    ("Ministers\tmeet\n\n\nin Kabul\n", "Ministers meet in Kabul"),
    ("Ministers\u2028meet\u2029in\x85Kabul", "Ministers meet in Kabul"),
    ("Min\x00ist\x1bers\x7f \x9bmeet", "Ministers meet"),
    ("\u202eMinisters\u202c \u2067meet\u2069", "Ministers meet"),
    ("Ministers \ud800meet\udfff", "Ministers meet"),
    (
        "Ministers  meet\u00a0in\u200fKabul \U0001f5fa",
        "Ministers  meet\u00a0in\u200fKabul \U0001f5fa",
    ),
]


@pytest.mark.parametrize(("typed", "stored"), LINES)
def test_text_of_one_line_is_stored_without_controls(typed: str, stored: str) -> None:
    assert one_line(typed) == stored
    assert OneLineInput().clean(typed) == stored


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.parametrize(("typed", "stored"), LINES)
def test_row_is_stored_on_one_line_whoever_writes_it(typed: str, stored: str) -> None:
    topic = Topic(code="new", label=typed)
    topic.save()
    assert topic.label == stored
    Topic.objects.update(label="Old")
    Topic.objects.filter(code="new").update(label=typed)
    topic.refresh_from_db()
    assert topic.label == stored
    assert Topic.objects.filter(label=typed).get() == topic


def test_every_line_that_an_editor_types_is_one_by_declaration() -> None:
    typed = [
        field
        for model in (Event, Statement, Source, Actor, Country, CountryName, EventType, Topic)
        for field in model._meta.fields
        if isinstance(field, models.CharField) and field.editable and not field.choices
    ]
    assert len(typed) > 20
    lines = (OneLineField, LinkField, EdtfField, models.SlugField)
    assert [field for field in typed if not isinstance(field, lines)] == []


@pytest.mark.parametrize(
    "address",
    [
        "https://user:secret@courier.example/1",
        "https://user@courier.example/1",
        "http://:@courier.example/1",
        "ftp://courier.example/1",
        "javascript:alert(1)",
        "https://courier.example/\u202e1\n",
        "//courier.example/1",
    ],
)
@pytest.mark.parametrize("name", ["url", "archive_url"])
def test_link_that_is_not_for_readers_is_refused(name: str, address: str) -> None:
    with pytest.raises(ValidationError):
        Source._meta.get_field(name).clean(address, None)


@pytest.mark.parametrize(
    "address", ["https://courier.example/@user/1", "http://courier.example/?to=user@example.org"]
)
def test_link_may_hold_an_at_sign_in_its_path(address: str) -> None:
    assert LinkField(validators=[http_only]).clean(address, None) == address
