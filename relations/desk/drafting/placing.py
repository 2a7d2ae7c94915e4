"""What an editor does with chosen sentences: they begin a new event, are cited by an event on
record, begin a statement there, or are set aside because there is nothing to record in them."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.desk.chosen import (
    MOST_SENTENCES,
    SENTENCE,
    chosen_sentences,
    sentences_named,
    valid_keys,
)
from relations.desk.drafting.duplicates import likely_events
from relations.desk.drafting.extracted import findings_in
from relations.desk.drafting.proposals import in_order
from relations.desk.drafting.reading_table import StagedEvent, with_stages
from relations.desk.frame import account, page_about, report
from relations.desk.unsaved.form_limits import FormLimits, within
from relations.record.citations import Citation, SetAside
from relations.record.models import Event
from relations.sources.models import Sentence, Source

ASIDE, RESTORE = "_aside", "_restore"
LEADS = {"_event": "event_add", "_place": "place"}
"""The buttons of the reading table that lead to other pages, with the names of those pages."""

CITE, STATE = "_cite", "_state"
FIND = "find"
MOST_FOUND = 20
"""Maximum number of events that a search shows; more words find fewer."""


def address(name: str, sentences: list[int], **parameters: Any) -> str:
    """The address of a page of the desk that begins from some sentences."""
    query = urlencode([*parameters.items(), *((SENTENCE, key) for key in sentences)])
    return f"{reverse(f'admin:relations_{name}')}?{query}"


@within(FormLimits(1024 * 1024, 50_000, ("relations.change_source",)))
def choose_sentences(request: HttpRequest, source_id: int) -> HttpResponse:
    """Take the chosen sentences of a source to where the pressed button says."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    source = get_object_or_404(Source, pk=source_id)
    if not admin.site.get_model_admin(Source).has_change_permission(request, source):
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
        set_aside_or_restore(request, chosen)
    return HttpResponseRedirect(reverse("admin:relations_source_change", args=[source_id]))


def place_sentences(request: HttpRequest) -> HttpResponse:
    """Choose the event on record to which the chosen sentences belong, or put them there."""
    if not request.user.has_perm("relations.change_event"):
        raise PermissionDenied
    if request.method == "POST":
        return place(request)
    sentences = in_order(chosen_sentences(request))
    words = request.GET.get(FIND, "").replace("\0", "").strip()
    context = {
        "title": _("Add the chosen sentences to an event"),
        "sentences": sentences,
        "words": words,
        "likely": [] if words else likely_events(findings_in(sentences)),
        "found": found_by(request, words) if words else [],
        "most": MOST_FOUND,
    }
    return page_about(request, Source, "place", context)


def _too_many(count: int) -> str:
    return _("You chose %(count)d sentences: choose %(most)d at most.") % {
        "count": count,
        "most": MOST_SENTENCES,
    }


def found_by(request: HttpRequest, words: str) -> list[StagedEvent]:
    """The events that the search of their list finds by these words, latest first."""
    events = admin.site.get_model_admin(Event)
    found, _may_repeat = events.get_search_results(request, Event.objects.all(), words)
    return with_stages(found.order_by("-sort_date", "-pk")[:MOST_FOUND])


def place(request: HttpRequest) -> HttpResponse:
    """Cite the chosen sentences in the chosen event, or begin a statement there."""
    keys = valid_keys(request.POST.getlist(SENTENCE)[:MOST_SENTENCES])
    named = valid_keys([request.POST.get(CITE) or request.POST.get(STATE) or ""])
    event = get_object_or_404(Event, pk__in=named)
    if STATE in request.POST:
        return HttpResponseRedirect(address("statement_add", keys, event=event.pk))
    cite(request, event, Sentence.objects.filter(pk__in=keys).order_by("source", "number"))
    return HttpResponseRedirect(reverse("admin:relations_event_change", args=[event.pk]))


@transaction.atomic
def cite(request: HttpRequest, event: Event, sentences: "QuerySet[Sentence]") -> None:
    """Cite those sentences that the event as a whole does not cite yet, and say how many."""
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
    if new:
        report(request, event, said)
    else:
        messages.success(request, said)


def set_aside_or_restore(request: HttpRequest, sentences: "QuerySet[Sentence]") -> None:
    """Set the sentences aside, or undo that, as the pressed button says."""
    if ASIDE in request.POST:
        set_aside(request, sentences)
    elif RESTORE in request.POST:
        SetAside.objects.filter(sentence__in=sentences).delete()


@transaction.atomic
def set_aside(request: HttpRequest, sentences: "QuerySet[Sentence]") -> None:
    """Note that there is nothing to record in some sentences.

    Cited sentences are left as they are, and the editor is told how many.
    """
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
