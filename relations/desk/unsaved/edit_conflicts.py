"""Two editors at one row: the second to save sees both versions, and nothing is overwritten.

The form of a row carries the state that its editor began from. If another state is stored when the
form is sent, nothing is saved. A page shows both versions and carries all that was typed; from
there "Go on" opens the form again, with what was typed on top of what is stored by then.
"""

from functools import reduce
from http import HTTPStatus
from operator import or_
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from relations.desk.unsaved.carried import CarriedForm
from relations.desk.unsaved.form_state import BEGUN, FormState
from relations.desk.unsaved.merge import conflicts, merged
from relations.desk.unsaved.page_forms import PageForms, key_of

Row = TypeVar("Row", bound=Model)

GO_ON = "_go_on"
SEEN = "_seen"
"""The field with the state that the page of a conflict has shown."""
TAKE_STORED = "_take_stored"

MOST_SAVES = 10


class KeepsTyping(ModelAdmin[Row]):
    """The admin of rows that two editors may have open at a time.

    `held_with` names the foreign key to the row that is locked instead of this one, for rows that
    the page of that row changes too. `begins_anew` says whether what was typed into a row that has
    been deleted since can go into the form of a new one.

    A form without one of `looked_at` is saved as it is. Every change page has `BEGUN`; programs
    that send a form of their own need not.
    """

    held_with = ""
    begins_anew = True
    looked_at: frozenset[str] = frozenset({BEGUN, GO_ON})
    """The fields with which a form is looked at before it is saved."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST" or request.POST.keys().isdisjoint(self.looked_at):
            return super().changeform_view(request, object_id, form_url, extra_context)
        page = self.page_before_saving(request, object_id)
        return page or super().changeform_view(request, object_id, form_url, extra_context)

    def page_before_saving(
        self, request: HttpRequest, object_id: str | None
    ) -> HttpResponse | None:
        """The page to show instead of saving. None if nothing stands in the way, or if the user
        lacks the permission, which Django's own view refuses."""
        goes_on = GO_ON in request.POST
        if object_id is None:
            if not goes_on or not self.has_add_permission(request):
                return None
            return self.merged_page(request, None, PageForms.of(self, request, None))
        row = self.held(request, object_id)
        if not self.has_change_permission(request, row):
            return None
        if row is None:
            return self.gone_page(request)
        forms = PageForms.of(self, request, row)
        known = FormState.sent(request.POST, SEEN if goes_on else BEGUN)
        if known.digests != FormState.now(forms).digests:
            return self.conflict_page(request, row, forms)
        return self.merged_page(request, row, forms) if goes_on else None

    def held(self, request: HttpRequest, object_id: str) -> Row | None:
        """The row as it is stored, held until the transaction ends, so that editors queue here.

        SQLite has no row locks; there the whole transaction holds the one lock for writing.
        """
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return None
        held = getattr(row, self.held_with) if self.held_with else row
        rows = type(held)._base_manager.select_for_update()
        return self.get_object(request, unquote(object_id)) if rows.filter(pk=held.pk) else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        if row and self.has_change_permission(request, row):
            # Also of a form with errors: it was compared with this same state when it was sent.
            forms = PageForms(context["adminform"].form, context["inline_admin_formsets"])
            context["begun"] = FormState.now(forms).dumped()
        return super().render_change_form(request, context, *args, **kwargs)

    def merged_page(self, request: HttpRequest, row: Row | None, stored: PageForms) -> HttpResponse:
        """The form with what was typed on top of what is stored now, not saved."""
        data = merged(stored, request.POST, request.POST.getlist(TAKE_STORED))
        messages.warning(
            request,
            _("This is what you typed, on top of what is stored now. Look at it, and save it."),
        )
        return self.page_of(request, row, PageForms.of(self, request, row, data))

    def page_of(self, request: HttpRequest, row: Row | None, forms: PageForms) -> HttpResponse:
        """The page of a row, or of a new one, with these forms in it."""
        context = forms.context(self, request, row)
        return self.render_change_form(request, context, add=not row, change=bool(row), obj=row)

    def conflict_page(
        self, request: HttpRequest, row: Row, forms: PageForms
    ) -> HttpResponse | None:
        """Both versions side by side. None if they are the same and the form is to be saved."""
        rows = conflicts(forms, request.POST)
        if not rows and GO_ON not in request.POST:
            return None
        saves = self.saves(row, forms, FormState.sent(request.POST))
        context = {
            "title": what_happened(request, saves, str(self.opts.verbose_name)),
            "original": row,
            "saves": saves,
            "rows": rows,
            "typed": typed_in(request),
            "seen": FormState.now(forms).dumped(),
        }
        return self.both_versions(request, "conflict", context)

    def gone_page(self, request: HttpRequest) -> HttpResponse:
        """What was typed into the form of a row that is no longer stored."""
        thing = {"thing": self.opts.verbose_name}
        context = {
            "title": _("This %(thing)s has been deleted since you opened it") % thing,
            "rows": conflicts(PageForms.of(self, request, None), request.POST),
            "typed": typed_in(request),
            "may_begin_anew": self.begins_anew and self.has_add_permission(request),
        }
        return self.both_versions(request, "gone", context)

    def both_versions(
        self, request: HttpRequest, name: str, context: dict[str, Any]
    ) -> HttpResponse:
        everywhere = {**self.admin_site.each_context(request), "opts": self.opts}
        template = f"admin/unsaved/{name}.html"
        page = {**everywhere, **context}
        return TemplateResponse(request, template, page, status=HTTPStatus.CONFLICT)

    def saves(self, row: Row, forms: PageForms, begun: FormState) -> list[LogEntry]:
        """The admin's log of a row and of the rows on its page since an editor began; newest
        first, at most `MOST_SAVES`."""
        rows = [row, getattr(row, self.held_with)] if self.held_with else [row]
        asked = [Q(content_type=_type_of(each), object_id=each.pk) for each in rows]
        keys = {*begun.digests, *FormState.now(forms).digests}
        for inline in forms.inlines:
            prefix = key_of(inline, "")
            pks = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
            asked.append(Q(content_type=_type_of(inline.formset.model), object_id__in=pks))
        entries = LogEntry.objects.filter(reduce(or_, asked), action_time__gte=begun.at)
        return list(entries.select_related("user").order_by("-action_time")[:MOST_SAVES])


def _type_of(row: Model | type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(row)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields that were sent with the form, without those of the page of a conflict."""
    own = {GO_ON, SEEN, TAKE_STORED}
    # So that the longest form can be gone on with: a page of a conflict adds some fields. One that
    # is not sent counts as blank, and in a form that long most are.
    return [(n, v) for n, v in CarriedForm.of(request).fields if v and n not in own]


def what_happened(request: HttpRequest, saves: list[LogEntry], thing: str) -> str:
    """The heading of the page of a conflict."""
    if not saves:
        return _("This %(thing)s has been changed since you opened it") % {"thing": thing}
    if saves[0].user_id == request.user.pk:
        return _("You have saved this %(thing)s since you opened it, in another window") % {
            "thing": thing
        }
    return _("%(name)s has saved this %(thing)s since you opened it") % {
        "name": saves[0].user.get_username(),
        "thing": thing,
    }
