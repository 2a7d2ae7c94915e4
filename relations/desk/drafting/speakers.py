"""The speaker of a statement: an actor on record, or a new one who is named in the form."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import transaction
from django.db.models import ForeignKey
from django.forms import CharField, ChoiceField, ModelChoiceField, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.related import RelatedSelect
from relations.record.models import Statement
from relations.record.vocabulary import Actor, Country

NEW_SPEAKER = ("new_speaker", "new_speaker_kind", "new_speaker_country")
"""The fields that name a new speaker, as one line of a form."""


class SpeakerForm(ModelForm[Statement]):
    """A statement whose speaker is chosen, or named if that actor is not on record yet.

    A name that is on record after all, regardless of case, stands for that actor.
    """

    new_speaker = CharField(
        label=gettext_lazy("Or a speaker not on record"),
        help_text=gettext_lazy("The name. It is added to the actors when you save."),
        max_length=Actor._meta.get_field("name").max_length,
        required=False,
        widget=AdminTextInputWidget,
    )
    new_speaker_kind = ChoiceField(
        label=gettext_lazy("Kind"), choices=Actor.Kind, required=False, initial=Actor.Kind.PERSON
    )
    new_speaker_country = ModelChoiceField(
        label=gettext_lazy("Country"),
        queryset=Country.objects.all(),
        required=False,
        widget=RelatedSelect(Actor._meta.get_field("country"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "speaker" in self.fields and "new_speaker" in self.fields:
            self.fields["speaker"].required = False

    def clean(self) -> dict[str, Any]:
        """Refuse a statement without a speaker, or with both a chosen and a new one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "new_speaker" in self.fields and "speaker" not in self.errors:
            named = cleaned.get("new_speaker")
            if named and cleaned.get("speaker"):
                self.add_error("new_speaker", _("Choose a speaker or name a new one, not both."))
            elif not named and not cleaned.get("speaker"):
                self.add_error("speaker", _("Choose a speaker, or name a new one."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("new_speaker"):
            self.instance.speaker = actor_named(
                self.cleaned_data["new_speaker"],
                self.cleaned_data["new_speaker_kind"] or Actor.Kind.PERSON,
                self.cleaned_data["new_speaker_country"],
            )
        return super().save(commit)


class NamesSpeakers(BaseModelAdmin[Any]):
    """An admin that uses `SpeakerForm`; the user must be allowed to add actors to name new ones.

    An actor who is merged into another can no longer be chosen.
    """

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        if db_field.related_model is Actor:
            kwargs["queryset"] = Actor.objects.current()
        elif db_field.related_model is Statement:
            kwargs["queryset"] = Statement.objects.select_related("speaker")  # whom it is told by
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if may_name(request):
            return fieldsets
        return [(title, {**options, "fields": _known(options)}) for title, options in fieldsets]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super().get_form(request, *args, **self._form(request), **kwargs)  # type: ignore[misc]

    def get_formset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return super().get_formset(request, *args, **self._form(request), **kwargs)  # type: ignore[misc]

    def _form(self, request: HttpRequest) -> dict[str, Any]:
        without = {} if may_name(request) else dict.fromkeys(NEW_SPEAKER)
        return {"form": type(self.form.__name__, (self.form,), without)}


def may_name(request: HttpRequest) -> bool:
    return bool(request.user.has_perm("relations.add_actor"))


def _known(options: Any) -> list[Any]:
    return [each for each in options["fields"] if each != NEW_SPEAKER]


@transaction.atomic
def actor_named(name: str, kind: str, country: Country | None) -> Actor:
    """The only actor on record with this name, regardless of case, or else a new one.

    One that is merged stands for the actor that it is merged into.
    """
    found = {
        each.merged_into or each
        for each in Actor.objects.filter(name__iexact=name).select_related("merged_into")
    }
    if len(found) == 1:
        return found.pop()
    return Actor.objects.create(name=name, kind=kind, country=country)
