"""The admin of sources: an article is taken in once, and its text is never edited."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from relations.desk.dates import DateInput
from relations.desk.drafting.placing import choose_sentences, place_sentences
from relations.desk.drafting.reading_table import events_of, sentences_in_use
from relations.desk.intake.adding import INTAKE_FIELDSETS, add_source
from relations.desk.intake.compared_source import revisits_of
from relations.desk.intake.intake_form import DETAILS, IntakeForm
from relations.desk.intake.paste_form import LARGEST_FORM, MOST_FIELDS
from relations.desk.intake.revisiting import revisit_source
from relations.desk.lists import DeskList
from relations.desk.review.described import DescribedAdmin
from relations.desk.review.suppressing import may_suppress, suppress_source
from relations.desk.unsaved.form_limits import FormLimits, within
from relations.desk.unsaved.retries import stores_by_itself
from relations.desk.worklist.list_filters import SourcesFilter
from relations.desk.worklist.waiting import uncited_in_source
from relations.fields import EdtfField
from relations.sources.models import Sentence, Source
from relations.sources.versions import versions_of

LINE_BREAK = mark_safe("<br>")


class SourceList(DeskList):
    """The list of sources; filtered by waiting sentences, those with most of them come first."""

    def has_most_first(self) -> bool:
        chosen = self.params.get(SourcesFilter.parameter_name)
        return chosen == "sentences" and ORDER_VAR not in self.params

    def get_ordering(self, request: HttpRequest, queryset: Any) -> list[Any]:
        if self.has_most_first():
            return ["-uncited", "code"]
        return list(super().get_ordering(request, queryset))

    def get_ordering_field_columns(self) -> dict[int, Any]:
        if self.has_most_first():
            return {list(self.list_display).index("uncited"): "desc"}
        return super().get_ordering_field_columns()


@admin.register(Source)
class SourceAdmin(DescribedAdmin[Source]):
    list_display = ("title", "publisher", "published", "uncited", "code")
    list_filter = (SourcesFilter, "publisher", "language", "shows")
    search_fields = ("title", "publisher", "text", "=code")
    readonly_fields = ("code", "sha256", "reprinted_in")
    autocomplete_fields = ("same_origin_as",)
    fixed_fields = ("text",)
    begins_anew = False
    formfield_overrides = {
        **DescribedAdmin.formfield_overrides,
        EdtfField: {"widget": DateInput(of_source=True)},
    }

    def get_urls(self) -> list[URLPattern]:
        view, source = self.admin_site.admin_view, "<int:source_id>"
        return [
            path("place/", view(place_sentences), name="relations_place"),
            path(f"{source}/choose/", view(choose_sentences), name="relations_choose"),
            path(f"{source}/revisit/", view(revisit_source), name="relations_source_revisit"),
            path(f"{source}/suppress/", view(suppress_source), name="relations_source_suppress"),
            *super().get_urls(),
        ]

    # Not in `get_urls`: what is sent after a login is described by the form of the admin whose
    # view it goes to.
    @stores_by_itself
    @within(FormLimits(LARGEST_FORM, MOST_FIELDS, ("relations.add_source",)))
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return add_source(request)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        source = context["original"]
        is_suppressed = bool(source.suppressed_at)
        context |= {
            "sentences": sentences_in_use(source),
            "events": events_of(source),
            "may_draft": request.user.has_perm("relations.add_event") and not is_suppressed,
            "revisits": revisits_of(source),
            "versions": versions_of(source).exclude(pk=source.pk),
            "may_revisit": self.has_change_permission(request, source) and not is_suppressed,
            "may_suppress": may_suppress(request) and not is_suppressed,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        sources: QuerySet[Source] = super().get_queryset(request)
        return sources.annotate(uncited=uncited_in_source())

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return SourceList

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        if obj is None:
            return INTAKE_FIELDSETS
        return (
            (None, {"fields": ("code", *DETAILS, "reprinted_in")}),
            (
                gettext_lazy("Text as stored"),
                {"fields": ("text", "sha256"), "classes": ("collapse",)},
            ),
        )

    def get_form(
        self, request: HttpRequest, obj: Source | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = IntakeForm
        form = super().get_form(request, obj, change, **kwargs)
        if "same_origin_as" in form.base_fields:
            # A source is added and viewed on pages of its own, never in a window beside a form.
            widget = form.base_fields["same_origin_as"].widget
            for action in ("add", "change", "delete", "view"):
                setattr(widget, f"can_{action}_related", False)
        return form

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Needs no permission for the source's sentences, which nobody may delete alone."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, perms_needed - {Sentence._meta.verbose_name}, protected

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Source], search_term: str
    ) -> tuple[QuerySet[Source], bool]:
        """Leave reprints out where an origin is searched for: they have an origin themselves."""
        if request.GET.get("field_name") == "same_origin_as":
            queryset = queryset.filter(same_origin_as=None)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=gettext_lazy("also printed as"), empty_value="–")
    def reprinted_in(self, source: Source) -> str | None:
        """The other stored sources that count as one voice with it, with their outlets; later
        versions of the article are left out."""
        article = [source.pk, source.version_of_id]
        others = source.of_same_voice().filter(version_of=None).exclude(pk__in=article)
        links = [
            (reverse("admin:relations_source_change", args=[each.pk]), each, each.publisher)
            for each in others.defer("text")
        ]
        return format_html_join(LINE_BREAK, '<a href="{}">{}</a> {}', links) or None

    @admin.display(description=gettext_lazy("uncited sentences"), ordering="uncited")
    def uncited(self, source: Source) -> int:
        return source.uncited  # type: ignore[attr-defined, no-any-return]
