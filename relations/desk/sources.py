"""Sources at the desk: an article is taken in once, and its text is never edited."""

from http import HTTPStatus
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from relations.desk.base import DeskAdmin
from relations.desk.intake import IntakeForm, PasteForm, proposed
from relations.sources.intake import take_in
from relations.sources.models import Sentence, Source

READ = "_read"
STORE = "_store"

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
        form = form_class(request.POST)
        if STORE in request.POST and form.is_valid() and self.store(request, form):
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
            "cut": form.cut(),
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
            source = take_in(form.instance, form.omissions)
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


def read_to_its_end(request: HttpRequest) -> None:
    """Take what a browser still sends, or it would break off before it hears the answer."""
    while request.read(2**16):
        pass


def too_much() -> str:
    return _(
        "This is more than can be read at once. Paste the article’s text alone. What you had"
        " pasted comes back when you go back in your browser."
    )


@admin.register(Source)
class SourceAdmin(IntakeAdmin):
    list_display = ("title", "publisher", "published", "code")
    list_filter = ("publisher", "language", "shows")
    search_fields = ("title", "publisher", "text", "=code")
    readonly_fields = ("code", "sha256", "numbered_sentences")
    fixed_fields = ("text",)

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        if obj is None:
            return INTAKE_FIELDSETS
        return (
            (None, {"fields": ("code", *DETAILS)}),
            (gettext_lazy("Sentences"), {"fields": ("numbered_sentences",)}),
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
        return super().get_form(request, obj, change, **kwargs)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """A sentence, which nobody may delete by itself, goes together with its source."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, perms_needed - {Sentence._meta.verbose_name}, protected

    @admin.display(description=gettext_lazy("sentences"))
    def numbered_sentences(self, source: Source) -> SafeString:
        numbered = source.sentences.values_list("number", "text")
        items = format_html_join("", '<li id="n{0}" value="{0}">{1}</li>', numbered)
        return format_html('<ol class="numbered-sentences">{}</ol>', items)
