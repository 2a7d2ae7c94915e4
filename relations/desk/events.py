"""Events at the desk: the list with each event's state, and the page where one is written."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from relations.desk.citations import EventCitations
from relations.desk.dates import date_answer
from relations.desk.drafting.duplicates import likely_events
from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.prefill import (
    BeginsFromSentences,
    beginning,
    begun_from,
    in_new_form,
    taking_part,
)
from relations.desk.drafting.proposals import InForm, Proposal, in_order, marked, sentences_of
from relations.desk.drafting.sayings import statement_proposals
from relations.desk.review.publishing import PublishingAdmin
from relations.desk.statements import StatementInline
from relations.desk.worklist import EventsFilter
from relations.editions.models import Edition
from relations.editions.state import state_of
from relations.record.models import Event, EventQuerySet, Participation


class ParticipationInline(admin.TabularInline[Participation, Event]):
    model = Participation
    fields = ("country", "role")
    autocomplete_fields = ("country",)

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 0 if obj else max(len(self.initial(request)), 2)

    def initial(self, request: HttpRequest) -> list[dict[str, Any]]:
        return taking_part(begun_from(request))


class EventList(ChangeList):
    """The list of events, with all that their states are read from."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> EventQuerySet:
        events = cast("EventQuerySet", super().get_queryset(request, exclude_parameters))
        return events.complete().prefetch_related(Prefetch("editions", Edition.objects.newest()))


@admin.register(Event)
class EventAdmin(BeginsFromSentences[Event], PublishingAdmin):
    list_display = ("title", "dated", "type", "state")
    list_filter = (
        EventsFilter,
        ("type", admin.RelatedOnlyFieldListFilter),
        ("participations__country", admin.RelatedOnlyFieldListFilter),
        ("topics", admin.RelatedOnlyFieldListFilter),
    )
    list_per_page = 50
    search_fields = ("title", "summary", "place", "=code")
    readonly_fields = ("code",)
    autocomplete_fields = ("type", "topics")
    inlines = (ParticipationInline, EventCitations, StatementInline)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(date_answer)
        return [path("dates/", view, name="relations_dates"), *super().get_urls()]

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        return (
            (None, {"fields": (*(["code"] if obj else []), "title", "summary")}),
            (_("When"), {"fields": ("date", "date_said", "date_note")}),
            (_("What and where"), {"fields": ("type", "place", "topics")}),
        )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        begun = beginning(begun_from(request))
        return {**super().get_changeform_initial_data(request), **begun}

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        event = context["original"]
        context["proposals"] = self.proposals(request, event)
        if event is None:
            found = begun_from(request)
            context["chosen"] = found.sentences
            context["likely"] = likely_events(found)
        return super().render_change_form(request, context, *args, **kwargs)

    def proposals(self, request: HttpRequest, event: Event | None) -> list[Proposal]:
        """For who may take them: of the cited sentences, or of those a new event begins from."""
        if event is None:
            found = begun_from(request)
            return marked([*found.all, *statement_proposals(found)], in_new_form(found))
        if not self.has_change_permission(request, event):
            return []
        return marked(findings_in(in_order(sentences_of(event))).all, InForm.of(event))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return EventList

    @admin.display(description=_("date"), ordering="sort_date")
    def dated(self, event: Event) -> str:
        return event.date

    @admin.display(description=_("state"))
    def state(self, event: Event) -> str:
        return str(state_of(event, next(iter(event.editions.all()), None)))
