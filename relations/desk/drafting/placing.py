"""Placing: what becomes of the sentences that an editor chooses on the page of their source.

They begin a new event, go to an event that is on record already, by themselves or as a statement
made there, or are set aside because there is nothing to record in them.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from relations.desk.base import DeskAdmin
from relations.desk.drafting.duplicates import likely_events
from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.prefill import (
    MOST_SENTENCES,
    SENTENCE,
    chosen_sentences,
    keys_among,
    sentences_named,
)
from relations.desk.drafting.proposals import in_order
from relations.desk.drafting.reading_table import Beside, beside, reading_of, with_stages
from relations.desk.review.accounts import account
from relations.record.citations import Citation, SetAside
from relations.record.models import Event
from relations.sources.models import Sentence, Source

ASIDE, RESTORE = "_aside", "_restore"
LEADS = {"_event": "event_add", "_place": "place"}
"""The buttons of the reading table that lead to other pages, with the names of these."""

CITE, STATE = "_cite", "_state"
FIND = "find"
MOST_FOUND = 20
"""So many events are shown to a search; more words find fewer."""


def address(name: str, sentences: list[int], **parameters: Any) -> str:
    """A page of the desk that begins from some sentences."""
    query = urlencode([*parameters.items(), *((SENTENCE, key) for key in sentences)])
    return f"{reverse(f'admin:relations_{name}')}?{query}"


class PlacingAdmin(DeskAdmin[Source]):
    """Adds the reading table to a source's page, and the pages that its buttons lead to."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/choose/", view(self.choose_view), name="relations_choose"),
            path("place/", view(self.place_view), name="relations_place"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        source = context["original"]
        context["reading"] = reading_of(source) if source else []
        context["beside"] = beside(source) if source else []
        context["may_draft"] = bool(source) and request.user.has_perm("relations.add_event")
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(require_POST)
    def choose_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the chosen sentences of a source to where the pressed button says."""
        source = get_object_or_404(Source, pk=pk)
        if not self.has_change_permission(request, source):
            raise PermissionDenied
        chosen = sentences_named(request.POST.getlist(SENTENCE)).filter(source=source)
        keys = list(chosen.order_by("number").values_list("pk", flat=True))
        if not keys:
            messages.error(request, _("Choose a sentence first."))
        elif len(keys) > MOST_SENTENCES:
            messages.error(request, _too_many(len(keys)))
        else:
            for button, page in LEADS.items():
                if button in request.POST:
                    return HttpResponseRedirect(address(page, keys))
            deal_with(request, chosen)
        return HttpResponseRedirect(reverse("admin:relations_source_change", args=[pk]))

    def place_view(self, request: HttpRequest) -> HttpResponse:
        """Choose the event on record to which the chosen sentences belong."""
        if not request.user.has_perm("relations.change_event"):
            raise PermissionDenied
        if request.method == "POST":
            return place(request)
        sentences = in_order(chosen_sentences(request))
        words = request.GET.get(FIND, "").replace("\0", "").strip()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Put the chosen sentences into an event"),
            "opts": self.opts,
            "sentences": sentences,
            "words": words,
            "likely": [] if words else likely_events(findings_in(sentences)),
            "found": found_by(request, words) if words else [],
            "most": MOST_FOUND,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/relations/source/place.html", context)


def _too_many(count: int) -> str:
    return _("You chose %(count)d sentences: choose %(most)d at most.") % {
        "count": count,
        "most": MOST_SENTENCES,
    }


def found_by(request: HttpRequest, words: str) -> list[Beside]:
    """The events that their list finds by these words, the latest first."""
    events = admin.site.get_model_admin(Event)
    found, _may_repeat = events.get_search_results(request, Event.objects.all(), words)
    return with_stages(found.order_by("-sort_date", "-pk")[:MOST_FOUND])


def place(request: HttpRequest) -> HttpResponse:
    """Cite the chosen sentences in the chosen event, or begin a statement there."""
    keys = keys_among(request.POST.getlist(SENTENCE)[:MOST_SENTENCES])
    [*named] = keys_among([request.POST.get(CITE) or request.POST.get(STATE) or ""])
    event = get_object_or_404(Event, pk__in=named)
    if STATE in request.POST:
        return HttpResponseRedirect(address("statement_add", keys, event=event.pk))
    cite(request, event, Sentence.objects.filter(pk__in=keys).order_by("source", "number"))
    return HttpResponseRedirect(reverse("admin:relations_event_change", args=[event.pk]))


@transaction.atomic
def cite(request: HttpRequest, event: Event, sentences: "QuerySet[Sentence]") -> None:
    """Cite those of the sentences that the event as a whole does not cite yet, and say so."""
    whole = event.citations.filter(field=Citation.Field.WHOLE)
    cited = set(whole.values_list("sentence", flat=True))
    new = [each for each in sentences if each.pk not in cited]
    for sentence in new:
        Citation.objects.create(event=event, sentence=sentence)
    said = ngettext(
        "%(count)d sentence is now cited by “%(event)s”.",
        "%(count)d sentences are now cited by “%(event)s”.",
        len(new),
    ) % {"count": len(new), "event": event}
    messages.success(request, said)
    if new:
        admin.site.get_model_admin(Event).log_change(request, event, said)


def deal_with(request: HttpRequest, sentences: "QuerySet[Sentence]") -> None:
    """Set the sentences aside, or take that back, as the pressed button says."""
    if ASIDE in request.POST:
        set_aside(request, sentences)
    elif RESTORE in request.POST:
        SetAside.objects.filter(sentence__in=sentences).delete()


@transaction.atomic
def set_aside(request: HttpRequest, sentences: "QuerySet[Sentence]") -> None:
    """Note that there is nothing to record in some sentences; what is cited is passed over."""
    by, now = account(request), timezone.now()
    cited = sentences.filter(citations__isnull=False).distinct().count()
    for sentence in sentences.filter(citations=None, set_aside=None):
        SetAside.objects.create(sentence=sentence, by=by, at=now)
    if cited:
        said = ngettext(
            "%(count)d of the chosen sentences is cited, and was not set aside.",
            "%(count)d of the chosen sentences are cited, and were not set aside.",
            cited,
        )
        messages.warning(request, said % {"count": cited})
