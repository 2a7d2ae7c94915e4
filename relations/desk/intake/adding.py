"""Adding a source in two steps: paste or upload an article, then check what was read, and store.

Nothing is kept between the steps but what the forms carry, and nothing is stored before "Store".
"""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relations.desk.direction import take_out_overrides
from relations.desk.frame import page_about
from relations.desk.intake.intake_form import (
    DETAILS,
    STORE_AS,
    IntakeForm,
    proposed,
    with_origin,
)
from relations.desk.intake.paste_form import PasteForm
from relations.sources.intake import ingest
from relations.sources.models import Source

READ = "_read"
AS_PRINTED = frozenset(("pasted", "text"))
"""The fields whose text is stored as it was printed."""

STORE = "_store"

INTAKE_FIELDSETS: Any = (
    (None, {"fields": DETAILS}),
    (gettext_lazy("The text as read"), {"fields": ("text", "notes_carried")}),
)


def add_source(request: HttpRequest) -> HttpResponse:
    """The two pages on which an article is taken in, in place of the form of a new row."""
    if not admin.site.get_model_admin(Source).has_add_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return _paste_page(request, PasteForm())
    take_out_overrides(request, but=AS_PRINTED)
    form_class = cast("type[IntakeForm]", admin.site.get_model_admin(Source).get_form(request))
    if READ in request.POST:
        paste = PasteForm(request.POST, request.FILES)
        if not paste.is_valid():
            return _paste_page(request, paste)
        return _check_page(request, form_class(initial=proposed(paste.reading)))
    form = form_class(with_origin(request.POST))
    is_to_store = STORE in request.POST or STORE_AS in request.POST
    if is_to_store and form.is_valid() and _store(request, form):
        return _leave(request, form.instance)
    return _check_page(request, form)


def _paste_page(request: HttpRequest, form: PasteForm) -> HttpResponse:
    return page_about(request, Source, "paste", {"title": _("Add a source"), "form": form})


def _check_page(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    """What was read, as the form has it, and the sentences into which it will be cut."""
    sources = admin.site.get_model_admin(Source)
    context = {
        "title": _("Check what was read"),
        "form": form,
        "adminform": AdminForm(form, INTAKE_FIELDSETS, {}, model_admin=sources),
        "cut": form.cut,
        "reprints": form.reprints(),
        "language": form["language"].value(),
        "media": sources.media + form.media,
    }
    return page_about(request, Source, "review", context)


def _store(request: HttpRequest, form: IntakeForm) -> bool:
    """Whether it was stored; if not, the form says why."""
    try:
        with transaction.atomic():
            source = ingest(form.instance, form.exclusions, form.corrections)
            admin.site.get_model_admin(Source).log_addition(request, source, [{"added": {}}])
    except ValidationError as refusal:
        form.refuse(refusal)
        return False
    count = source.sentences.count()
    said = ngettext(
        "“%(title)s” was added successfully, with %(count)d sentence.",
        "“%(title)s” was added successfully, with %(count)d sentences.",
        count,
    )
    messages.success(request, said % {"title": source, "count": count})
    return True


def _leave(request: HttpRequest, source: Source) -> HttpResponse:
    """To the source's page, or home for an account that may add sources but not view them."""
    if admin.site.get_model_admin(Source).has_view_permission(request, source):
        return HttpResponseRedirect(reverse("admin:relations_source_change", args=[source.pk]))
    return HttpResponseRedirect(reverse("admin:index"))
