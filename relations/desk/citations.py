"""The citations of an event or a statement, as a table on its page."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.forms import ModelChoiceField
from django.http import HttpRequest

from relations.desk.drafting.prefill import begun_from
from relations.desk.sentences import SentenceField, SentenceSelect, citable_sentences
from relations.desk.unique_rows import UniqueRowsFormSet
from relations.record.citations import Citation
from relations.record.models import Event, Statement


class CitationInline(admin.TabularInline[Citation, Event | Statement]):
    """Citations of an event, or of a statement; the foreign key to the other stays empty."""

    model = Citation
    formset = UniqueRowsFormSet
    fields = ("sentence", "field", "stance")

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 0 if obj else 1

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        if db_field.name == "sentence":
            kwargs["form_class"] = SentenceField
            kwargs["widget"] = SentenceSelect(db_field, admin.site)
            kwargs["queryset"] = citable_sentences()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class EventCitations(CitationInline):
    """A new event cites the chosen sentences that tell of it; those that report what somebody said
    are cited by the statements."""

    fk_name = "event"

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 0 if obj else max(len(begun_from(request).telling), 1)

    def initial(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [{"sentence": each.pk} for each in begun_from(request).telling]


class StatementCitations(CitationInline):
    """A new statement cites all chosen sentences."""

    fk_name = "statement"

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 0 if obj else max(len(begun_from(request).sentences), 1)

    def initial(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [{"sentence": each.pk} for each in begun_from(request).sentences]
