"""Two editors at one row: the second to save sees both versions, and nothing is overwritten.

The form of a row carries the state from which its editor began. Where the row is in another state
by the time the form is sent, nothing is saved. The page that says so carries all that was typed,
and leads on to the form again, with what was typed on top of what is stored by then.
"""

from functools import reduce
from http import HTTPStatus
from operator import or_
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from relations.desk.generic import ModelAdmin, Row
from relations.desk.unsaved.carried import CARRIED, Carried
from relations.desk.unsaved.conflicts import conflict
from relations.desk.unsaved.form_state import Beginning, Stored, Table
from relations.desk.unsaved.merge import on_top

BEGUN = "_begun"
"""The field with the state from which the editor began."""
GO_ON = "_go_on"
SEEN = "_seen"
"""The field with the state that the page of a conflict has shown."""
TAKE_STORED = "_take_stored"

MOST_SAVES = 10


class KeepsTyping(ModelAdmin[Row]):
    """The admin of rows that two editors may have open at a time.

    `held_with` names the foreign key to the row that is locked in the place of this one, where
    that row's page changes this one too. `begins_anew` says whether the form of a new row can take
    what was typed into that of a row which has been deleted since.

    A form that does not say from which state it began is taken to have begun from what is stored.
    Every page of ours says so; programs that send a form of their own may do without.
    """

    held_with = ""
    begins_anew = True

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST" or request.POST.keys().isdisjoint({BEGUN, GO_ON}):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            answer = self.answer_to_typing(request, object_id)
            if answer is None:
                answer = super().changeform_view(request, object_id, form_url, extra_context)
            return answer

    def answer_to_typing(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """The page of a conflict; none where there is none, or where the form is to be shown."""
        row = self.held(request, object_id) if object_id else None
        if object_id and not self.has_change_permission(request, row):
            return None
        if GO_ON in request.POST:
            return self.go_on(request, object_id, row)
        beginning = Beginning.loaded(request.POST[BEGUN])
        if object_id is None:
            return None
        if row is None:
            return self.gone_page(request, Carried.of(request))
        stored = self.stored(request, row)
        if stored.digests() == beginning.digests:
            return None
        return self.conflict_page(request, row, stored, Carried.of(request), beginning)

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

    def stored(self, request: HttpRequest, row: Row | None) -> Stored:
        """The unbound forms of the page of a row, or of a new one."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form_class = self.get_form(request, row, change=row is not None, fields=fields)
        form = form_class(instance=row) if row else form_class()
        tables = []
        for formset_class, inline in self.get_formsets_with_inlines(request, row):
            prefix = formset_class.get_default_prefix()
            options = self.get_formset_kwargs(request, row or form.instance, inline, prefix)
            unbound = {"instance", "prefix", "queryset"}
            formset = formset_class(**{name: options[name] for name in unbound})
            tables.append(Table(formset, inline.has_change_permission(request, row)))
        return Stored(form, tables)

    def go_on(
        self, request: HttpRequest, object_id: str | None, row: Row | None
    ) -> HttpResponse | None:
        """Have the form shown with what the page of a conflict has carried, or show that page
        again where what is stored is another now than it showed."""
        carried = Carried.loaded(request.POST.get(CARRIED, ""))
        typed = carried.sent()
        if object_id and row is None:
            return self.gone_page(request, carried)
        stored = self.stored(request, row)
        seen = Beginning.loaded(request.POST.get(SEEN, ""))
        if row and seen.digests != stored.digests():
            beginning = Beginning.loaded(typed.get(BEGUN, ""))
            return self.conflict_page(request, row, stored, carried, beginning)
        sent = on_top(stored, typed, request.POST.getlist(TAKE_STORED))
        sent[GO_ON] = "1"
        sent[BEGUN] = Beginning.now(stored).dumped() if row else ""
        request.POST = sent  # type: ignore[assignment]
        messages.warning(
            request,
            _("This is what you typed, on top of what is stored now. Look at it, and save it."),
        )
        return None

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form_class = super().get_form(request, obj, change, **kwargs)
        return shown_only(form_class) if GO_ON in request.POST else form_class

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["begun"] = self.begun(request, context)
        return super().render_change_form(request, context, *args, **kwargs)

    def begun(self, request: HttpRequest, context: dict[str, Any]) -> str:
        """What the form says of the state that it begins from; nothing where it is a new row's."""
        row = context["original"]
        if row is None or not self.has_change_permission(request, row):
            return ""
        if request.method == "POST" and BEGUN in request.POST:
            return request.POST[BEGUN]
        if request.method == "POST":
            # The form has put what was typed into its row.
            row = self.model._default_manager.get(pk=row.pk)
            return Beginning.now(self.stored(request, row)).dumped()
        tables = [
            Table(each.formset, each.opts.has_change_permission(request, row))
            for each in context["inline_admin_formsets"]
        ]
        return Beginning.now(Stored(context["adminform"].form, tables)).dumped()

    def conflict_page(
        self,
        request: HttpRequest,
        row: Row,
        stored: Stored,
        carried: Carried,
        beginning: Beginning,
    ) -> HttpResponse | None:
        """Both versions side by side; none where they say the same."""
        rows = conflict(stored, carried.sent(), beginning)
        if not rows and GO_ON not in request.POST:
            return None
        saves = self.saves(row, stored, beginning)
        context = {
            "title": what_happened(request, saves, str(self.opts.verbose_name)),
            "original": row,
            "saves": saves,
            "rows": rows,
            "carried": carried.dumped(),
            "seen": Beginning.now(stored).dumped(),
        }
        return self.both_versions(request, "conflict", context)

    def saves(self, row: Row, stored: Stored, beginning: Beginning) -> list[LogEntry]:
        """What the admin has written down of a row, and of those on its page, since an editor
        began; newest first."""
        rows = [row]
        if self.held_with:
            rows.append(getattr(row, self.held_with))
        asked = [Q(content_type=_type_of(each), object_id=each.pk) for each in rows]
        for table in stored.tables:
            keys = {*beginning.digests, *(key for key, _form in table.rows())}
            begins = f"{table.prefix}:"
            pks = [key.removeprefix(begins) for key in keys if key.startswith(begins)]
            asked.append(Q(content_type=_type_of(table.formset.model), object_id__in=pks))
        entries = LogEntry.objects.filter(reduce(or_, asked), action_time__gte=beginning.at)
        return list(entries.select_related("user").order_by("-action_time")[:MOST_SAVES])

    def gone_page(self, request: HttpRequest, carried: Carried) -> HttpResponse:
        """What was typed into the form of a row that is no longer stored."""
        stored = self.stored(request, None)
        typed = carried.sent()
        for name in [name for name in typed if name.endswith("-id")]:
            typed[name] = ""
        may_begin_anew = self.begins_anew and self.has_add_permission(request)
        context = {
            "title": _("This %(thing)s has been deleted since you opened it")
            % {"thing": self.opts.verbose_name},
            "rows": conflict(stored, typed, Beginning.loaded("")),
            "carried": carried.dumped() if may_begin_anew else "",
        }
        return self.both_versions(request, "gone", context)

    def both_versions(
        self, request: HttpRequest, name: str, context: dict[str, Any]
    ) -> HttpResponse:
        everywhere = {**self.admin_site.each_context(request), "opts": self.opts}
        template = f"admin/unsaved/{name}.html"
        answer = TemplateResponse(request, template, {**everywhere, **context})
        answer.status_code = HTTPStatus.CONFLICT
        return answer


def _type_of(row: Model | type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(row)


def shown_only(form_class: Any) -> Any:
    """The form, which says of itself that it is not to be saved, whatever it holds."""

    class ShownOnly(form_class):  # type: ignore[misc]
        def is_valid(self) -> bool:
            super().is_valid()
            return False

    return ShownOnly


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
