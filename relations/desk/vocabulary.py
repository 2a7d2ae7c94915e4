"""The admin of countries, actors, event types and topics. Their codes are part of addresses."""

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext

from relations.desk.chosen import valid_keys
from relations.desk.frame import back_to
from relations.desk.merging import may_merge, merge_chosen, merge_page
from relations.desk.referred_to import ReferredToFilter
from relations.desk.review.described import DescribedAdmin
from relations.desk.unique_rows import UniqueRowsFormSet
from relations.desk.unsaved.edit_conflicts import Row
from relations.editions.folding import fold
from relations.record.country_names import CountryName
from relations.record.vocabulary import Actor, Country, EventType, Topic

_WORD = re.compile(r"[^\W_]+")


class VocabularyAdmin(DescribedAdmin[Row]):
    """Rows whose `fixed_fields` are made from their names: not asked for, then shown."""

    def get_fieldsets(self, request: HttpRequest, obj: Row | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [self._without_fixed(*each) for each in fieldsets]

    def _without_fixed(self, title: Any, options: Any) -> tuple[Any, dict[str, Any]]:
        asked = [each for each in options["fields"] if each not in self.fixed_fields]
        return title, {**options, "fields": asked}


class CountryNameInline(admin.TabularInline[CountryName, Country]):
    model = CountryName
    formset = UniqueRowsFormSet
    fields = ("kind", "name")
    extra = 1


@admin.register(Country)
class CountryAdmin(VocabularyAdmin[Country]):
    list_display = ("name", "standing", "alpha3", "alpha2")
    list_filter = ("standing",)
    # For the labels of the list; `get_search_results` finds by all names.
    search_fields = ("name",)
    fields = ("name", "alpha3", "alpha2", "slug", "standing", "existed", "successors")
    # The slug makes the address of every dyad of the country.
    fixed_fields = ("alpha3", "alpha2", "slug")
    autocomplete_fields = ("successors",)
    inlines = (CountryNameInline,)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Country], search_term: str
    ) -> tuple[QuerySet[Country], bool]:
        """The countries that any name or code begins to match, the best match first; two
        queries more."""
        if not search_term:
            return queryset, False
        rows = Country.objects.prefetch_related("names")
        ranks = {each.pk: _rank(_words(search_term), each) for each in rows}
        found = {pk: rank for pk, rank in ranks.items() if rank is not None}
        matching = queryset.filter(pk__in=found)
        if ORDER_VAR in request.GET or not found:
            return matching, False
        best = Case(*(When(pk=pk, then=rank) for pk, rank in found.items()))
        return matching.order_by(best, "name"), False


@admin.register(Actor)
class ActorAdmin(VocabularyAdmin[Actor]):
    """Actors who are not merged; the page of one who is leads to the survivor's."""

    list_display = ("name", "kind", "country", "code")
    list_filter = ("kind", ("country", ReferredToFilter))
    list_select_related = ("country",)
    search_fields = ("name", "code", "other_names", "merged__name", "merged__code")
    fields = ("name", "other_names", "code", "kind", "country")
    fixed_fields = ("code",)
    autocomplete_fields = ("country",)
    actions = (merge_chosen,)

    def get_urls(self) -> list[URLPattern]:
        merge = self.admin_site.admin_view(merge_page)
        return [path("merge/", merge, name="relations_actor_merge"), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return may_merge(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        return super().get_queryset(request).filter(merged_into=None)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        merged = Actor.objects.filter(pk__in=valid_keys([object_id]), merged_into__isnull=False)
        gone = merged.select_related("merged_into").first()
        if gone and gone.merged_into and self.has_view_permission(request):
            told = gettext("“%(gone)s” was merged into “%(survivor)s”.")
            messages.info(request, told % {"gone": gone, "survivor": gone.merged_into})
            return back_to(request, gone.merged_into)
        return super().change_view(request, object_id, *args, **kwargs)


@admin.register(EventType)
class EventTypeAdmin(VocabularyAdmin[EventType]):
    list_display = ("label", "quad", "code", "plover_type", "cameo")
    list_filter = ("quad",)
    search_fields = ("label", "plural", "code")
    fieldsets = (
        (None, {"fields": ("label", "plural", "code", "definition", "quad")}),
        ("PLOVER, CAMEO", {"fields": ("plover_type", "plover_mode", "cameo", "goldstein")}),
    )
    fixed_fields = ("code",)


@admin.register(Topic)
class TopicAdmin(VocabularyAdmin[Topic]):
    list_display = ("label", "code")
    search_fields = ("label", "code")
    fields = ("label", "code")
    fixed_fields = ("code",)


def _words(text: str) -> str:
    """The words without case, accents and signs, a space before each: " cote d ivoire"."""
    return "".join(f" {word}" for word in _WORD.findall(fold(text).replace(".", "")))


def _rank(words: str, country: Country) -> int | None:
    """How well typed words match a country: 0 is best, None not at all.

    The whole of a name or of three letters comes first, then a beginning, then a later word; its
    own name comes before the others.
    """
    if not words:
        return None
    names = (each.name for each in country.names.all() if each.kind != CountryName.Kind.LOOK_ALIKE)
    own, *others = (_words(name) for name in (country.name, *names))
    matches = (
        words == own,
        words in (_words(country.alpha3), *others),
        own.startswith(words),
        any(name.startswith(words) for name in others) or words == _words(country.alpha2 or ""),
        words in own,
        any(words in name for name in others),
    )
    return next((rank for rank, match in enumerate(matches) if match), None)
