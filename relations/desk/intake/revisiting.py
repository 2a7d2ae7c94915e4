"""The page on which an editor checks whether an article still reads as it was stored.

The article of today is pasted, compared, and the result kept with a date and a name. Nothing is
stored before "Keep", and nothing is fetched. No citation ever moves to another sentence.
"""

from functools import partial
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import BooleanField, ModelForm, modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.frame import account, page_about
from relations.desk.intake.compared_source import ComparedSource
from relations.desk.intake.page_notes import PageNotes
from relations.desk.intake.paste_form import LARGEST_FORM, MOST_FIELDS, PasteForm
from relations.desk.unsaved.form_limits import FormLimits, within
from relations.desk.unsaved.retries import stores_by_itself
from relations.sources.models import Source
from relations.sources.versions import store_revisit, unsaved_version

COMPARE = "_compare"
KEEP = "_keep"
TEXT, NOTES = "text_now", "notes_carried"
TITLE = gettext_lazy("Is it still there?")


class RevisitForm(ModelForm[Source]):
    """The details of the later version, if the article has changed."""

    another_article = BooleanField(
        label=gettext_lazy("It is the same article nevertheless"), required=False
    )

    class Meta:
        model = Source
        fields = ("title", "published")

    def __init__(self, comparison: ComparedSource, data: Any = None, initial: Any = None) -> None:
        later = unsaved_version(comparison.source, comparison.text, timezone.now())
        super().__init__(data, instance=later, initial=initial)
        if not comparison.makes_version:
            del self.fields["title"], self.fields["published"]
        if not comparison.found.may_be_another:
            del self.fields["another_article"]

    def clean_another_article(self) -> bool:
        if not self.cleaned_data["another_article"]:
            raise ValidationError(_("Confirm that it is the same article, or paste the right one."))
        return True


@stores_by_itself
@within(FormLimits(LARGEST_FORM, MOST_FIELDS, ("relations.change_source",)))
def revisit_source(request: HttpRequest, source_id: int) -> HttpResponse:
    """Compare an article as it reads today with a source, and keep the result: the page to paste
    on, or the comparison; "Keep" leads back to the source."""
    if not admin.site.get_model_admin(Source).has_change_permission(request):
        raise PermissionDenied
    source = get_object_or_404(Source, pk=source_id)
    if KEEP in request.POST:
        return _kept(request, source)
    if COMPARE not in request.POST:
        return _ask(request, source, PasteForm())
    paste = PasteForm(request.POST, request.FILES)
    if not paste.is_valid():
        return _ask(request, source, paste)
    reading = paste.reading
    try:
        comparison = ComparedSource.of(source, reading.text, PageNotes.of(reading))
    except ValidationError as refusal:
        paste.add_error("page" if request.FILES else "pasted", refusal.messages)
        return _ask(request, source, paste)
    title = reading.details.get("title")
    initial = {"title": title.value} if title else {}
    return _show(request, comparison, form_class(request)(comparison, initial=initial))


def _kept(request: HttpRequest, source: Source) -> HttpResponse:
    """Compare again what the page carried, and keep the result or say why not."""
    notes = PageNotes.loaded(request.POST.get(NOTES, ""))
    try:
        comparison = ComparedSource.of(source, request.POST.get(TEXT, ""), notes)
    except ValidationError as refusal:
        return _ask(request, source, PasteForm(), " ".join(refusal.messages))
    form = form_class(request)(comparison, request.POST)
    if not form.is_valid() or not _keep(request, comparison, form):
        return _show(request, comparison, form)
    page = reverse("admin:relations_source_change", args=[source.pk])
    return HttpResponseRedirect(f"{page}#looks")


def _keep(request: HttpRequest, comparison: ComparedSource, form: RevisitForm) -> bool:
    """Whether it was kept; if not, the form says why."""
    source = comparison.source
    later = form.instance if comparison.makes_version else comparison.known
    sources = admin.site.get_model_admin(Source)
    try:
        with transaction.atomic():
            made = store_revisit(
                source, comparison.found, comparison.cited, later, account(request), timezone.now()
            )
            if comparison.makes_version and made.version == form.instance:
                sources.log_addition(request, form.instance, [{"added": {}}])
            sources.log_change(request, source, _("Checked the article again."))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    said = _(
        "The result for “%(title)s” is kept. Readers see it beside what cites the source once"
        " another editor has published it."
    )
    messages.success(request, said % {"title": source})
    return True


def form_class(request: HttpRequest) -> type[RevisitForm]:
    """The form with the admin's own fields for title and date."""
    field_of: Any = admin.site.get_model_admin(Source).formfield_for_dbfield
    made = modelform_factory(
        Source,
        form=RevisitForm,
        fields=("title", "published"),
        formfield_callback=partial(field_of, request=request),
    )
    return cast("type[RevisitForm]", made)


def _ask(
    request: HttpRequest,
    source: Source,
    form: PasteForm,
    refusal: str = "",
) -> HttpResponse:
    context = {"title": TITLE, "original": source, "form": form, "refusal": refusal}
    return page_about(request, Source, "revisit", context)


def _show(request: HttpRequest, comparison: ComparedSource, form: RevisitForm) -> HttpResponse:
    sources = admin.site.get_model_admin(Source)
    names = [name for name in form.fields if name != "another_article"]
    context = {
        "title": TITLE,
        "original": comparison.source,
        "comparison": comparison,
        "form": form,
        "carried": {TEXT: comparison.text, NOTES: comparison.notes.dumped()},
        "adminform": AdminForm(form, [(None, {"fields": names})], {}, model_admin=sources),
        "media": sources.media + form.media,
    }
    return page_about(request, Source, "compared", context)
