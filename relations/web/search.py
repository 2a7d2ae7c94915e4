"""The search of the whole record: its page, and what is suggested while a reader types."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relations.queries.named_things import NamedThing
from relations.queries.search_answer import (
    FoundDate,
    SearchAnswer,
    answer_search,
    read_question,
)
from relations.queries.selection import Selection, only_value
from relations.queries.spelled_names import NameKind
from relations.record.formatting import edtf_in_words
from relations.web.addresses import path_of, with_query
from relations.web.template_filters import actor_kind_label

_HEADINGS = {
    NameKind.PERSON: gettext_lazy("Who speaks"),
    NameKind.ADDRESSEE: gettext_lazy("Who is spoken to"),
    NameKind.COUNTRY: gettext_lazy("Countries"),
    NameKind.PLACE: gettext_lazy("Places"),
    NameKind.TYPE: gettext_lazy("Types of event"),
    NameKind.TOPIC: gettext_lazy("Topics"),
    NameKind.OUTLET: gettext_lazy("Outlets"),
}


def search(request: HttpRequest) -> HttpResponse:
    """`/search/?q=…`: what is on record by these words, in groups, each with its count."""
    return _found(request, "search/search.html")


def suggestions(request: HttpRequest) -> HttpResponse:
    """`/search/suggestions/?q=…`: the same, as the options of the box in the header."""
    return _found(request, "search/_suggestions.html")


def _found(request: HttpRequest, template: str) -> HttpResponse:
    question = read_question(only_value(request.GET, "q"))
    context = {"question": question}
    if question:
        context |= _presented(answer_search(question))
    return render(request, template, context)


def _presented(found: SearchAnswer) -> dict[str, Any]:
    groups = list(_groups(found))
    meant = [_thing(each, "") for each in found.meant]
    shown = sum(len(each["rows"]) for each in groups) + len(meant)
    return {
        "groups": groups,
        "meant": meant,
        "events": found.matches.count,
        "timeline": with_query(reverse("timeline"), Selection.of(q=found.question)),
        "statements": with_query(reverse("statements"), Selection.of(q=found.question)),
        "all": f"{reverse('search')}?{Selection.of(q=found.question).query()}",
        "said": ngettext("%(count)d suggestion", "%(count)d suggestions", shown) % {"count": shown},
    }


def _groups(found: SearchAnswer) -> Iterator[dict[str, Any]]:
    """What is found, by what it is; each row has its words, what is told of it, and its address."""
    if found.dates:
        rows = [_on(each) for each in found.dates]
        yield _group("date", _("Dates"), rows)
    if found.pairs:
        rows = [
            _row(str(each.dyad), _events(each.events), each.dyad.get_absolute_url())
            for each in found.pairs
        ]
        yield _group("pair", _("Pairs of countries"), rows)
    for kind, names in found.names.items():
        posts = found.posts if kind is NameKind.PERSON else {}
        rows = [_thing(each, posts.get(each.code, "")) for each in names.things]
        yield _group(kind.value, str(_HEADINGS[kind]), rows, names.total)
    if found.events:
        rows = [
            _row(each.title, edtf_in_words(each.date), path_of("event", each.code, each.slug))
            for each in found.events
        ]
        yield _group("event", _("Events"), rows, found.matches.count)


def _group(
    name: str, heading: str, rows: list[dict[str, str]], total: int | None = None
) -> dict[str, Any]:
    more = 0 if total is None else total - len(rows)
    return {"name": name, "heading": heading, "rows": rows, "more": more}


def _row(words: str, told: str, address: str) -> dict[str, str]:
    return {"words": words, "told": told, "address": address}


def _thing(thing: NamedThing, post: str) -> dict[str, str]:
    """A thing with its post, or what it is, and how often it is on record."""
    match thing.kind:
        case NameKind.PERSON:
            said = ngettext("%(count)d statement", "%(count)d statements", thing.count)
            told = _told_of_actor(thing, post, said % {"count": thing.count})
            return _row(thing.label, told, _chosen("statements", "speaker", thing.code))
        case NameKind.ADDRESSEE:
            heard = ngettext(
                "%(count)d statement to them", "%(count)d statements to them", thing.count
            )
            told = _told_of_actor(thing, "", heard % {"count": thing.count})
            return _row(thing.label, told, _chosen("statements", "addressee", thing.code))
        case NameKind.COUNTRY:
            return _row(thing.label, _events(thing.count), reverse("country", args=[thing.code]))
        case NameKind.OUTLET:
            return _row(thing.label, _events(thing.count), reverse("outlet", args=[thing.code]))
        case NameKind.PLACE:
            address = _chosen("timeline", "place", thing.code)
            return _row(thing.label, _events(thing.count), address)
        case _:
            address = _chosen("timeline", thing.kind.value, thing.code)
            return _row(capfirst(thing.label), _events(thing.count), address)


def _told_of_actor(actor: NamedThing, post: str, count: str) -> str:
    """An actor's post, or else what it is unless it is a person, before the count of statements."""
    is_person = actor.actor_kind == "person"
    what = post or ("" if is_person else actor_kind_label(actor.actor_kind))
    return _("%(what)s · %(count)s") % {"what": what, "count": count} if what else count


def _chosen(page: str, facet: str, value: str) -> str:
    return with_query(reverse(page), Selection.of(**{facet: (value,)}))


def _on(found: FoundDate) -> dict[str, str]:
    """A date, with all that lies or may lie in it."""
    lying = ngettext(
        "%(count)d event that lies or may lie in it",
        "%(count)d events that lie or may lie in it",
        found.events,
    )
    within = Selection.of(since=found.date, until=found.date)
    address = with_query(reverse("timeline"), within)
    return _row(edtf_in_words(found.date), lying % {"count": found.events}, address)


def _events(count: int) -> str:
    return ngettext("%(count)d event", "%(count)d events", count) % {"count": count}
