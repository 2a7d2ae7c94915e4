"""The admin of events: the list with each event's state, and the page on which one is written."""

from typing import Any, cast

from django.contrib import admin
from django.db.models import Model, Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from relations.desk.base import CompletesFields, DeskAdmin
from relations.desk.citations import EventCitations
from relations.desk.dates import date_answer
from relations.desk.drafting.duplicates import likely_events
from relations.desk.drafting.prefill import PARTICIPATIONS, begun_from, offered_on
from relations.desk.folded_statements import fold, statement_form
from relations.desk.lists import DeskList
from relations.desk.offers import PageOffers
from relations.desk.referred_to import ReferredToFilter
from relations.desk.review.event_page import after_saving, context_of_page
from relations.desk.review.history import TellsHistory
from relations.desk.review.reviewing import (
    clear_outdated_judgements,
    review_event,
    take_back_event,
)
from relations.desk.review.withdrawing import withdraw_event
from relations.desk.statements import StatementInline
from relations.desk.unique_rows import UniqueRowsFormSet
from relations.desk.unsaved.form_limits import FormLimits, within
from relations.desk.worklist.list_filters import EventsFilter
from relations.editions.models import Edition
from relations.editions.state import state_of
from relations.record.models import Event, EventQuerySet
from relations.record.participations import Participation


class ParticipationInline(CompletesFields, admin.TabularInline[Participation, Event]):
    model = Participation
    formset = UniqueRowsFormSet
    fields = ("country", "role", "is_party")
    autocomplete_fields = ("country",)

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        """Two on the page of a new event, and wherever countries are offered a row for each."""
        if isinstance(obj, Event) and request.method != "GET":
            return 0
        event = obj if isinstance(obj, Event) else None
        offered = offered_on(request, event).rows.get(PARTICIPATIONS, ())
        return len(offered) if event else max(len(offered), 2)

    def initial(self, request: HttpRequest) -> list[dict[str, Any]]:
        return offered_on(request, None).initial_of(PARTICIPATIONS)


class EventList(DeskList):
    """The list of events, with all that their states are read from."""

    def rows(self) -> EventQuerySet:
        events = cast("EventQuerySet", super().rows())
        return events.complete().prefetch_related(Prefetch("editions", Edition.objects.newest()))


LONG_EVENT = FormLimits(8 * 1024 * 1024, 50_000, ("relations.add_event", "relations.change_event"))
"""Some 2,000 statements: each is twenty fields, and its citation five more."""


@admin.register(Event)
class EventAdmin(TellsHistory[Event], DeskAdmin[Event]):
    list_display = ("title", "dated", "type", "state")
    list_filter = (
        EventsFilter,
        ("type", ReferredToFilter),
        ("participations__country", ReferredToFilter),
        ("topics", ReferredToFilter),
    )
    list_per_page = 50
    search_fields = ("title", "summary", "place", "=code")
    readonly_fields = ("code",)
    autocomplete_fields = ("after", "type", "topics")
    inlines = (ParticipationInline, EventCitations, StatementInline)

    def get_urls(self) -> list[URLPattern]:
        view, event = self.admin_site.admin_view, "<int:event_id>"
        return [
            path("dates/", view(date_answer), name="relations_dates"),
            path(f"{event}/review/", view(review_event), name="relations_event_review"),
            path(f"{event}/take-back/", view(take_back_event), name="relations_event_take_back"),
            path(
                f"{event}/statements/<int:statement_id>/",
                view(statement_form),
                name="relations_event_statement",
            ),
            path(f"{event}/withdraw/", view(withdraw_event), name="relations_event_withdraw"),
            *super().get_urls(),
        ]

    @within(LONG_EVENT)
    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().add_view(request, *args, **kwargs)

    @within(LONG_EVENT)
    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().change_view(request, *args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """Nobody deletes what has been public: its address must go on answering."""
        if obj and obj.editions.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        return (
            (None, {"fields": (*(["code"] if obj else []), "title", "label", "summary")}),
            (_("When"), {"fields": ("date", "date_said", "date_note", "after")}),
            (_("What and where"), {"fields": ("type", "place", "topics")}),
        )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        begun = offered_on(request, None).form.initial
        return {**super().get_changeform_initial_data(request), **begun}

    def offered(self, request: HttpRequest, row: Event | None) -> PageOffers:
        return offered_on(request, row)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        event = context["original"]
        context |= context_of_page(request, event)
        context["is_any_folded"] = fold(request, context["inline_admin_formsets"])
        if event is None:
            found = begun_from(request)
            context["chosen"] = found.sentences
            context["likely"] = likely_events(found)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        clear_outdated_judgements(request, form.instance)

    def response_add(
        self, request: HttpRequest, obj: Event, post_url_continue: str | None = None
    ) -> HttpResponse:
        done = after_saving(request, obj)
        return done or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        return after_saving(request, obj) or super().response_change(request, obj)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return EventList

    def view_on_site(self, obj: Event) -> str | None:
        """The permalink of what was ever published."""
        return reverse("event", args=[obj.code, obj.slug]) if obj.editions.exists() else None

    @admin.display(description=_("date"), ordering="sort_date")
    def dated(self, event: Event) -> str:
        return event.date

    @admin.display(description=_("state"))
    def state(self, event: Event) -> str:
        return str(state_of(event, next(iter(event.editions.all()), None)))
