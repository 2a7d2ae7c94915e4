"""Merging two actors who are one: both side by side, and what follows whichever of them stays."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.chosen import valid_keys
from relations.desk.frame import account, back_to, page_about, report
from relations.editions.actor_merge import ActorMerge, merge_actors, plan_merge
from relations.editions.errors import Refused
from relations.record.vocabulary import Actor

ACTOR = "actor"
"""The parameter that names an actor by its primary key; it stands twice."""

SURVIVOR = "_survivor"
"""The field of the buttons, with the key of the actor who stays."""

SHOWN = "_shown"
"""The field with what the page has shown to follow; if more follows by now, it is shown again."""


def may_merge(request: HttpRequest) -> bool:
    """Merging takes a row away and changes statements, so it needs the permission for each."""
    needed = ("change_actor", "delete_actor", "change_statement")
    return request.user.has_perms([f"relations.{each}" for each in needed])


@admin.action(description=gettext_lazy("Merge two actors who are one"), permissions=["merge"])
def merge_chosen(
    admin_of_actors: Any, request: HttpRequest, actors: "QuerySet[Actor]"
) -> HttpResponse | None:
    keys = list(actors.order_by("pk").values_list("pk", flat=True)[:3])
    if len(keys) != 2:
        messages.error(request, _("Choose exactly two actors to merge."))
        return None
    address = reverse("admin:relations_actor_merge")
    return HttpResponseRedirect(f"{address}?{urlencode({ACTOR: keys}, doseq=True)}")


def merge_page(request: HttpRequest) -> HttpResponse:
    """Show both actors and what follows, or merge them as the pressed button says."""
    if not may_merge(request):
        raise PermissionDenied
    keys = valid_keys(request.GET.getlist(ACTOR)[:2])
    actors = list(Actor.objects.current().select_related("country").filter(pk__in=keys))
    if len(actors) != 2:
        messages.error(request, _("Choose exactly two actors to merge."))
        return HttpResponseRedirect(reverse("admin:relations_actor_changelist"))
    one, other = actors
    plans = [plan_merge(other, one), plan_merge(one, other)]
    chosen = [each for each in plans if str(each.survivor.pk) == request.POST.get(SURVIVOR)]
    if request.method == "POST" and chosen:
        if request.POST.get(SHOWN) == shown_of(plans):
            return _merge(request, chosen[0])
        messages.error(request, _("What follows has changed since you opened the page: see below."))
    context = {"title": _("Merge two actors"), "plans": plans, "shown": shown_of(plans)}
    return page_about(request, Actor, "merge", context)


def shown_of(plans: list[ActorMerge]) -> str:
    """All that the page shows to follow, as one text."""
    return "; ".join(
        f"{each.gone.name}>{each.survivor.name}: {each.statements} {each.citations} {each.events}"
        f" {each.published} {each.judgements} {each.self_answers}"
        for each in plans
    )


def _merge(request: HttpRequest, plan: ActorMerge) -> HttpResponse:
    try:
        merge_actors(plan.gone, plan.survivor, account(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:relations_actor_changelist"))
    names = {"gone": plan.gone.name, "code": plan.gone.code, "survivor": plan.survivor.name}
    done = _("“%(gone)s” (%(code)s) was merged into “%(survivor)s”.") % names
    admin.site.get_model_admin(Actor).log_change(request, plan.gone, done)
    report(request, plan.survivor, done)
    return back_to(request, plan.survivor)
