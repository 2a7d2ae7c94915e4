"""Sources at the desk: an article is taken in once, and its text is never edited."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from relations.desk.base import DeskAdmin
from relations.desk.generic import ModelForm
from relations.sources.intake import prepare, take_in
from relations.sources.models import Sentence, Source

DETAILS = (
    "title",
    ("publisher", "author"),
    "url",
    "archive_url",
    ("published", "language"),
    "dating_note",
    "retrieved_at",
    "shows",
)


class IntakeForm(ModelForm[Source]):
    """A new source, whose text must be new and hold a sentence."""

    class Meta:
        model = Source
        fields = "__all__"

    def _post_clean(self) -> None:
        # Not in `clean`, where the instance does not hold yet what was typed.
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                prepare(self.instance)
            except ValidationError as refusal:
                self.add_error(None, refusal)


@admin.register(Source)
class SourceAdmin(DeskAdmin[Source]):
    list_display = ("title", "publisher", "published", "code")
    list_filter = ("publisher", "language", "shows")
    search_fields = ("title", "publisher", "text", "=code")
    readonly_fields = ("code", "sha256", "numbered_sentences")
    fixed_fields = ("text",)

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        if obj is None:
            return ((None, {"fields": (*DETAILS, "text")}),)
        return (
            (None, {"fields": ("code", *DETAILS)}),
            (_("Sentences"), {"fields": ("numbered_sentences",)}),
            (_("Text as stored"), {"fields": ("text", "sha256"), "classes": ("collapse",)}),
        )

    def get_form(
        self, request: HttpRequest, obj: Source | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = IntakeForm
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            take_in(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """A sentence, which nobody may delete by itself, goes together with its source."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, perms_needed - {Sentence._meta.verbose_name}, protected

    @admin.display(description=_("sentences"))
    def numbered_sentences(self, source: Source) -> SafeString:
        numbered = source.sentences.values_list("number", "text")
        items = format_html_join("", '<li id="n{0}" value="{0}">{1}</li>', numbered)
        return format_html('<ol class="numbered-sentences">{}</ol>', items)
