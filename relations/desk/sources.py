"""Sources at the desk: an article is taken in once, and its text is never edited."""

from http import HTTPStatus
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from relations.desk.base import DeskAdmin
from relations.desk.drafting.placing import PlacingAdmin
from relations.desk.intake.forms import (
    DETAILS,
    STORE_AS,
    IntakeForm,
    PasteForm,
    proposed,
    with_origin,
)
from relations.desk.intake.oversize import read_to_its_end, too_much
from relations.desk.intake.revisiting import RevisitAdmin
from relations.desk.worklist import SourcesFilter, uncited_in_source
from relations.sources.intake import ingest
from relations.sources.models import Sentence, Source

READ = "_read"
STORE = "_store"

INTAKE_FIELDSETS: Any = (
    (None, {"fields": DETAILS}),
    (gettext_lazy("The text as read"), {"fields": ("text", "notes_carried")}),
)


class IntakeAdmin(DeskAdmin[Source]):
    """Has the two pages by which an article is taken in, in place of the form of a new row."""

    # The token is asked for one step later: looked for any earlier, in a request that is too
    # large, it would end in an error page that does not say why.
    @method_decorator(csrf_exempt)
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        try:
            request.POST  # noqa: B018 - read here, where what is wrong with it can be said
        except SuspiciousOperation:
            read_to_its_end(request)
            answer = self.paste_page(request, PasteForm(), refusal=too_much())
            answer.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return answer
        return self.intake_view(request)

    @method_decorator(csrf_protect)
    def intake_view(self, request: HttpRequest) -> HttpResponse:
        """The page to paste on, or the page that shows what was read; "Store" leads out."""
        if request.method != "POST":
            return self.paste_page(request, PasteForm())
        form_class = cast("type[IntakeForm]", self.get_form(request))
        if READ in request.POST:
            paste = PasteForm(request.POST, request.FILES)
            if not paste.is_valid():
                return self.paste_page(request, paste)
            return self.review_page(request, form_class(initial=proposed(paste.reading)))
        form = form_class(with_origin(request.POST))
        is_to_store = STORE in request.POST or STORE_AS in request.POST
        if is_to_store and form.is_valid() and self.store(request, form):
            return self.to_page_of(request, form.instance)
        return self.review_page(request, form)

    def paste_page(
        self, request: HttpRequest, form: PasteForm, *, refusal: str = ""
    ) -> HttpResponse:
        context = {"title": _("Add a source"), "form": form, "refusal": refusal}
        return self.page(request, "paste", context, self.media)

    def review_page(self, request: HttpRequest, form: IntakeForm) -> HttpResponse:
        """What was read, as the form has it, and how it will be cut."""
        context = {
            "title": _("Look at what was read"),
            "form": form,
            "adminform": AdminForm(form, INTAKE_FIELDSETS, {}, model_admin=self),
            "cut": form.cut,
            "reprints": form.reprints(),
            "language": form["language"].value(),
        }
        return self.page(request, "review", context, self.media + form.media)

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], media: Any
    ) -> HttpResponse:
        everywhere = {**self.admin_site.each_context(request), "opts": self.opts, "media": media}
        template = f"admin/relations/source/{name}.html"
        return TemplateResponse(request, template, {**everywhere, **context})

    def store(self, request: HttpRequest, form: IntakeForm) -> bool:
        """Whether it is done; where it is not, the form says why."""
        try:
            source = ingest(form.instance, form.exclusions, form.corrections)
        except ValidationError as refusal:
            form.refuse(refusal)
            return False
        self.log_addition(request, source, [{"added": {}}])
        count = source.sentences.count()
        said = ngettext(
            "“%(title)s” was added successfully, with %(count)d sentence.",
            "“%(title)s” was added successfully, with %(count)d sentences.",
            count,
        )
        messages.success(request, said % {"title": source, "count": count})
        return True

    def to_page_of(self, request: HttpRequest, source: Source) -> HttpResponse:
        """To its page, or home for an account that may add sources and not look at them."""
        if self.has_view_permission(request, source):
            url = reverse("admin:relations_source_change", args=[source.pk])
        else:
            url = reverse("admin:index")
        return HttpResponseRedirect(url)


LINE_BREAK = mark_safe("<br>")


class SourceList(ChangeList):
    """The list of sources; where their sentences wait, those with most of them stand first."""

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
class SourceAdmin(RevisitAdmin, PlacingAdmin, IntakeAdmin):
    list_display = ("title", "publisher", "published", "uncited", "code")
    list_filter = (SourcesFilter, "publisher", "language", "shows")
    search_fields = ("title", "publisher", "text", "=code")
    readonly_fields = ("code", "sha256", "reprinted_in")
    autocomplete_fields = ("same_origin_as",)
    fixed_fields = ("text",)
    begins_anew = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        sources: QuerySet[Source] = super().get_queryset(request)
        return sources.annotate(uncited=uncited_in_source())

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
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
            # A source is taken in and looked at on pages of its own, and not in passing.
            widget = form.base_fields["same_origin_as"].widget
            for action in ("add", "change", "delete", "view"):
                setattr(widget, f"can_{action}_related", False)
        return form

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """A sentence, which nobody may delete by itself, goes together with its source."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, perms_needed - {Sentence._meta.verbose_name}, protected

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Source], search_term: str
    ) -> tuple[QuerySet[Source], bool]:
        """Of what an origin is looked for among, no reprints: their origin is another."""
        if request.GET.get("field_name") == "same_origin_as":
            queryset = queryset.filter(same_origin_as=None)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=gettext_lazy("also printed as"), empty_value="–")
    def reprinted_in(self, source: Source) -> str | None:
        """The other stored sources that are one voice with it, with their outlets; later texts of
        an article are not among them."""
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
