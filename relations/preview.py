"""The preview: an event as its page would show it if it were published now, for editors alone.

It stands on both the desk, which says who may see it, and the public pages, which show it.
"""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from relations.editions.models import Edition, chain_of_event
from relations.editions.next_edition import columns_of
from relations.editions.snapshot import document_of
from relations.record.checks import problems_of
from relations.record.judgements import citations_of
from relations.record.models import Event
from relations.sources.models import Source
from relations.web.presenters import presented_event


def preview_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """`/admin/relations/event/<key>/preview/`: the stored state of an event, public or not, with
    what must be mended before it can be published. Stores nothing; the queries of a complete event,
    one for its editions and those of the account."""
    event = get_object_or_404(Event.objects.complete(), pk=event_id)
    if not admin.site.get_model_admin(Event).has_view_permission(request, event):
        raise PermissionDenied
    edition = _edition_to_be(event)
    context = {
        "event": presented_event(edition, _shown_whole(event)),
        "edition": edition,
        "is_preview": True,
        "problems": problems_of(event),
        "desk": reverse("admin:relations_event_change", args=[event.pk]),
    }
    return render(request, "events/preview.html", context)


def _edition_to_be(event: Event) -> Edition:
    """The edition that publishing would make, which is not stored."""
    document, before = document_of(event), event.editions.order_by("-number").first()
    return Edition(
        event=event,
        chain=chain_of_event(event.code),
        number=before.number + 1 if before else 1,
        document=document,
        published_at=timezone.now(),
        **columns_of(document),
    )


def _shown_whole(event: Event) -> set[str]:
    """The sources whose whole text readers would see, by their codes."""
    cited = {each.sentence.source for each in citations_of(event)}
    return {each.code for each in cited if each.shows == Source.Shows.FULL}
