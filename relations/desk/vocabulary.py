"""The admin of countries, actors, event types and topics. Their codes are part of addresses."""

from django.contrib import admin

from relations.desk.base import DeskAdmin
from relations.record.vocabulary import Actor, Country, EventType, Topic


@admin.register(Country)
class CountryAdmin(DeskAdmin[Country]):
    list_display = ("name", "alpha3", "alpha2")
    search_fields = ("name", "=alpha3", "=alpha2")
    fields = ("name", "alpha3", "alpha2", "slug")
    # The slug makes the address of every dyad of the country.
    fixed_fields = ("alpha3", "slug")


@admin.register(Actor)
class ActorAdmin(DeskAdmin[Actor]):
    list_display = ("name", "kind", "country", "code")
    list_filter = ("kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("name", "code")
    fields = ("name", "code", "kind", "country")
    fixed_fields = ("code",)
    autocomplete_fields = ("country",)


@admin.register(EventType)
class EventTypeAdmin(DeskAdmin[EventType]):
    list_display = ("label", "quad", "code", "plover_type", "cameo")
    list_filter = ("quad",)
    search_fields = ("label", "plural", "code")
    fieldsets = (
        (None, {"fields": ("label", "plural", "code", "definition", "quad")}),
        ("PLOVER, CAMEO", {"fields": ("plover_type", "plover_mode", "cameo", "goldstein")}),
    )
    fixed_fields = ("code",)


@admin.register(Topic)
class TopicAdmin(DeskAdmin[Topic]):
    list_display = ("label", "code")
    search_fields = ("label", "code")
    fields = ("label", "code")
    fixed_fields = ("code",)
