"""Choosing sentences to cite, by words of the sentence or of its source's title."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import QuerySet
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from relations.desk.base import ReadOnlyAdmin
from relations.desk.related import RelatedSelect, RelatedSelectMultiple
from relations.sources.models import Sentence

LABEL_LENGTH = 160


def label_of(sentence: Sentence) -> str:
    """The sentence with its source and number, its text cut to `LABEL_LENGTH` characters."""
    return _("%(source)s, %(number)d. %(text)s") % {
        "source": sentence.source.title,
        "number": sentence.number,
        "text": Truncator(sentence.text).chars(LABEL_LENGTH),
    }


def citable_sentences() -> QuerySet[Sentence]:
    """All sentences with what their labels need; the text of their articles is not loaded."""
    return Sentence.objects.select_related("source").defer("source__text")


class SentenceAutocomplete(AutocompleteJsonView):
    """Django's autocompletion, labelled by `label_of`; suppressed texts have nothing to cite."""

    def get_queryset(self) -> QuerySet[Sentence]:
        found: QuerySet[Sentence] = super().get_queryset()
        return found.filter(source__suppressed_at=None)

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(obj.pk), "text": label_of(obj)}


class SentenceSelect(RelatedSelect):
    url_name = "%s:relations_sentence_autocomplete"


class SentenceSelectMultiple(RelatedSelectMultiple):
    url_name = "%s:relations_sentence_autocomplete"


class SentenceField(ModelChoiceField[Sentence]):
    def label_from_instance(self, obj: Sentence) -> str:
        return label_of(obj)


class SentencesField(ModelMultipleChoiceField[Sentence]):
    def label_from_instance(self, obj: Sentence) -> str:
        return label_of(obj)


@admin.register(Sentence)
class SentenceAdmin(ReadOnlyAdmin[Sentence]):
    """Registered for its autocompletion alone: sentences are read on their source's page."""

    search_fields = ("text", "source__title", "=source__code")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def desk_address(self, sentence: Sentence) -> str:
        """The address at which the sentence is read, on its source's page."""
        page = reverse("admin:relations_source_change", args=[sentence.source_id])
        return f"{page}#n{sentence.number}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sentence]:
        return citable_sentences()

    def get_urls(self) -> list[URLPattern]:
        search = SentenceAutocomplete.as_view(admin_site=self.admin_site)
        return [
            path(
                "autocomplete/",
                self.admin_site.admin_view(search),
                name="relations_sentence_autocomplete",
            ),
            *super().get_urls(),
        ]
