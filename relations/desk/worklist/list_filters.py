"""The filters that list what waits."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.worklist.drafts import WaitingEvents, changed, drafts
from relations.desk.worklist.waiting import (
    in_review,
    sent_back,
    sources_with_uncited_sentences,
    to_be_decided,
    unanswered_claims,
    unchecked_citations,
    uncited_sources,
    unvisited_sources,
)


class WorklistFilter(admin.SimpleListFilter):
    """Lists one kind of what waits."""

    title = gettext_lazy("task")
    parameter_name = "waits"
    words: dict[str, Any]
    """The values of the parameter, with their labels."""
    bound = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return self.words.items()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that wait. Raise `IncorrectLookupParameters` for an unknown value: Django then
        leads to the whole list."""
        value = self.value()
        if value is None:
            return queryset
        if value not in self.words:
            raise IncorrectLookupParameters
        return queryset.filter(pk__in=self.waiting(value))

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            if choice["selected"] and self.bound:
                choice["display"] = _("%(choice)s (%(bound)s)") % {
                    "choice": choice["display"],
                    "bound": self.bound,
                }
            yield choice

    def waiting(self, value: str) -> Any:
        """The primary keys of the rows for a value among `words`, or a query for them."""
        raise NotImplementedError


class EventsFilter(WorklistFilter):
    words = {
        "publication": gettext_lazy("drafts that are ready"),
        "mending": gettext_lazy("drafts with problems"),
        "changed": gettext_lazy("changed since publication"),
        "review": gettext_lazy("waiting for review"),
        "decision": gettext_lazy("waiting for review, and not my own work"),
        "sent-back": gettext_lazy("sent back from review"),
        "unchecked": gettext_lazy("with citations not judged by any editor"),
    }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "decision":
            return queryset.filter(pk__in=to_be_decided(request))
        return super().queryset(request, queryset)

    def waiting(self, value: str) -> Any:
        if value == "unchecked":
            return unchecked_citations().order_by().values("of")
        if value in {"review", "sent-back"}:
            rows = in_review() if value == "review" else sent_back()
            return rows.order_by().values("pk")
        found = self.found(value)
        self.bound = found.bound
        return found.events

    def found(self, value: str) -> WaitingEvents:
        if value == "changed":
            return changed()
        return drafts().ready if value == "publication" else drafts().with_problems


class StatementsFilter(WorklistFilter):
    words = {"answer": gettext_lazy("claims without an answer from the other side")}

    def waiting(self, value: str) -> QuerySet[Any]:
        return unanswered_claims().order_by().values("pk")


class SourcesFilter(WorklistFilter):
    words = {
        "sentences": gettext_lazy("with uncited sentences"),
        "uncited": gettext_lazy("not cited at all"),
        "look": gettext_lazy("not checked for a long time"),
    }
    questions = {
        "sentences": sources_with_uncited_sentences,
        "uncited": uncited_sources,
        "look": unvisited_sources,
    }

    def waiting(self, value: str) -> QuerySet[Any]:
        return self.questions[value]().order_by().values("pk")
