"""The statements of a long event: each is a line on its page, and its form comes when it is opened.

A statement whose form was never on the page cannot have been touched. The page sends its key and
`FOLDED` alone, and it stays as it is stored.
"""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminFormSet
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from relations.desk.base import share_what_rows_say
from relations.desk.chosen import valid_keys
from relations.desk.statements import StatementInline
from relations.desk.unsaved.form_state import FormState
from relations.desk.unsaved.page_forms import PageForms, key_of
from relations.record.models import Event

FEW = 8
"""An event with so many stored statements has all their forms on its page."""

OPEN, ALL = "open", "all"
"""The parameter of the page that names by its key the statement to open, and its value for all."""


def fold(request: HttpRequest, inlines: list[InlineAdminFormSet]) -> bool:
    """Fold the statements of a page that was asked for; whether any is folded. Those of a page with
    what was sent are as they were there."""
    forms = [form for each in inlines if _has_statements(each) for form in _stored(each)]
    opened = request.GET.get(OPEN, "")
    for form in forms:
        if not form.is_bound:
            form.is_folded = len(forms) > FEW and opened not in (ALL, str(form.instance.pk))
    return any(form.is_folded for form in forms)


def _has_statements(inline: InlineAdminFormSet) -> bool:
    return isinstance(inline.opts, StatementInline)


def _stored(inline: InlineAdminFormSet) -> list[Any]:
    formset: Any = inline.formset
    return list(formset.initial_forms)


def statement_form(request: HttpRequest, event_id: int, statement_id: int) -> HttpResponse:
    """The form of a stored statement as the row `?row=…` of its event's page, with the state from
    which whoever opens it begins."""
    events = admin.site.get_model_admin(Event)
    event = get_object_or_404(Event, pk=event_id)
    if not events.has_view_or_change_permission(request, event):
        raise PermissionDenied
    numbers = valid_keys([request.GET.get("row", "")])
    inline = _inline_of(request, event, statement_id)
    if inline is None or not numbers:
        raise Http404
    [form] = _stored(inline)
    form.prefix = f"{inline.formset.prefix}-{numbers[0]}"
    state = FormState.now(PageForms(form, [inline]))
    share_what_rows_say(inline.formset)
    context = {
        "inline_admin_formset": inline,
        "formset": inline.formset,
        "row": next(iter(inline)),
        "number": numbers[0],
        "counter": numbers[0],
        "begun_later": state.only(key_of(inline, statement_id)).dumped(),
    }
    return TemplateResponse(request, "admin/relations/statement/_row.html", context)


def _inline_of(request: HttpRequest, event: Event, statement: int) -> InlineAdminFormSet | None:
    """The statements of an event without all but one; None if it has no such statement, or the
    account may not view statements."""
    events: Any = admin.site.get_model_admin(Event)
    for formset_class, inline in events.get_formsets_with_inlines(request, event):
        if isinstance(inline, StatementInline):
            rows = inline.get_queryset(request).filter(pk=statement)
            formset = formset_class(
                instance=event, prefix=formset_class.get_default_prefix(), queryset=rows
            )
            shown = events.get_inline_formsets(request, [formset], [inline], event)
            return cast("InlineAdminFormSet", shown[0]) if formset.initial_forms else None
    return None
