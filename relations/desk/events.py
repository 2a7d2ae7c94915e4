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
from relations.desk.drafting import beginning, chosen_sentences
from relations.desk.generic import TabularInline
from relations.desk.proposals import DateProposal, date_proposals, sentences_of
from relations.desk.publishing import PublishingAdmin
from relations.desk.statements import StatementInline
from relations.desk.waiting import EventsFilter
from relations.editions.models import Edition
from relations.editions.state import state_of
from relations.record.models import Event, EventQuerySet, Participation


class ParticipationInline(TabularInline[Participation, Event]):
    model = Participation
    fields = ("country", "role")
    autocomplete_fields = ("country",)

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 0 if obj else 2


class EventList(ChangeList):
    """The list of events, with all that their states are read from."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> EventQuerySet:
        events = cast("EventQuerySet", super().get_queryset(request, exclude_parameters))
        return events.complete().prefetch_related(Prefetch("editions", Edition.objects.newest()))


@admin.register(Event)
class EventAdmin(PublishingAdmin):
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
        chosen = beginning(date_proposals(chosen_sentences(request)))
        return {**super().get_changeform_initial_data(request), **chosen}

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Event, inline: Any, prefix: str
    ) -> dict[str, Any]:
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and isinstance(inline, EventCitations):
            options["initial"] = [{"sentence": each.pk} for each in chosen_sentences(request)]
        return options

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["proposals"] = self.proposals(request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def proposals(self, request: HttpRequest, event: Event | None) -> list[DateProposal]:
        """For who may take them: of the cited sentences, or of those a new event begins from."""
        if event is None:
            return date_proposals(chosen_sentences(request))
        may_take = self.has_change_permission(request, event)
        return date_proposals(sentences_of(event), event.date) if may_take else []

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return EventList

    @admin.display(description=_("date"), ordering="sort_date")
    def dated(self, event: Event) -> str:
        return event.date

    @admin.display(description=_("state"))
    def state(self, event: Event) -> str:
        return str(state_of(event, next(iter(event.editions.all()), None)))
