"""The admin of statements: in brief on their event's page, with all citations on their own."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Model, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

from relations.desk.base import CompletesFields, DeskAdmin
from relations.desk.citations import StatementCitations
from relations.desk.dates import DateInput
from relations.desk.drafting.prefill import STATEMENTS, offered_on
from relations.desk.drafting.speakers import NEW_SPEAKER, NamesSpeakers, SpeakerForm
from relations.desk.offers import PageOffers
from relations.desk.referred_to import ReferredToFilter
from relations.desk.review.reviewing import clear_outdated_judgements
from relations.desk.sentences import SentenceSelectMultiple, SentencesField, citable_sentences
from relations.desk.unsaved.page_forms import FOLDED
from relations.desk.worklist.list_filters import StatementsFilter
from relations.fields import EdtfField
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence

ACTORS = ("speaker", "on_behalf_of", "addressee")
SAID = (
    ("speaker", "act"),
    NEW_SPEAKER,
    "capacity",
    "on_behalf_of",
    "addressee",
    "text",
    "quotation",
)
ANSWER_AND_DATE = ("responds_to", "date")
FIGURE: tuple[Any, Any] = (
    _("Figure"),
    {
        "fields": ("figure_measure", ("figure_low", "figure_best", "figure_high")),
        "classes": ("collapse",),
    },
)


class StatementForm(SpeakerForm):
    """A statement with the sentences that support it as a whole, as most do.

    Citations for one field, or with another stance, are not shown here and stay as they are.
    `is_folded` says of a stored statement that the page shows a line instead of its form.
    """

    is_folded = False

    supported_by = SentencesField(
        queryset=citable_sentences(),
        required=False,
        label=_("Sentences"),
        help_text=_(
            "Those that support the statement as a whole. Sentences that support a single field,"
            " support it in part or contradict it are cited on the statement’s own page."
        ),
        widget=SentenceSelectMultiple(Statement._meta.get_field("sentences"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The inline fetches them for all rows at once.
        supporting = getattr(self.instance, "supporting", ())
        self.initial.setdefault("supported_by", [each.sentence_id for each in supporting])

    def has_changed(self) -> bool:
        return not self.is_folded and super().has_changed()

    def clean_supported_by(self) -> "QuerySet[Sentence]":
        """Refuse a sentence that the statement as a whole already cites with another stance."""
        chosen: QuerySet[Sentence] = self.cleaned_data["supported_by"]
        if self.instance.pk:
            otherwise = (
                self.instance.citations.filter(field=Citation.Field.WHOLE, sentence__in=chosen)
                .exclude(stance=Citation.Stance.SUPPORTS)
                .first()
            )
            if otherwise:
                raise ValidationError(
                    _("“%(sentence)s” is already cited as a sentence that %(stance)s."),
                    params={
                        "sentence": otherwise.sentence,
                        "stance": otherwise.get_stance_display(),
                    },
                )
        return chosen

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        chosen = self.cleaned_data["supported_by"]
        self._supporting().exclude(sentence__in=chosen).delete()
        cited = set(self._supporting().values_list("sentence_id", flat=True))
        new = [each for each in chosen if each.pk not in cited]
        cite = [Citation(statement=self.instance, sentence=sentence) for sentence in new]
        bulk_create_with_history(cite, Citation)

    def _supporting(self) -> "QuerySet[Citation]":
        return supporting_citations().filter(statement_id=self.instance.pk)


def supporting_citations() -> "QuerySet[Citation]":
    """Those of sentences that support something as a whole."""
    citations: QuerySet[Citation] = Citation.objects.all()
    return citations.filter(field=Citation.Field.WHOLE, stance=Citation.Stance.SUPPORTS)


class StatementFormSet(BaseInlineFormSet[Statement, Event, ModelForm[Statement]]):
    """The statements of an event, of which there may be hundreds: those that nobody has touched
    are neither checked nor stored again."""

    def _construct_form(self, i: int, **kwargs: Any) -> "ModelForm[Statement]":
        form: ModelForm[Statement] = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.empty_permitted = True
        is_stored = self.is_bound and i < self.initial_form_count()
        form.is_folded = is_stored and f"{self.add_prefix(i)}-{FOLDED}" in self.data  # type: ignore[attr-defined]
        return form


class StatementInline(NamesSpeakers, CompletesFields, admin.StackedInline[Statement, Event]):
    """The statements made on the occasion of an event, each with a link to its own page.

    A new event begins with those that the chosen sentences report.
    """

    model = Statement
    form = StatementForm
    formset = StatementFormSet
    template = "admin/relations/statement/stacked.html"
    formfield_overrides = {EdtfField: {"widget": DateInput}}
    extra = 0
    show_change_link = True
    autocomplete_fields = (*ACTORS, "responds_to")
    fieldsets = ((None, {"fields": (*SAID, "supported_by", *ANSWER_AND_DATE)}), FIGURE)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields of the figure are open where a figure is offered."""
        rows = [] if obj else offered_on(request, None).rows.get(STATEMENTS, ())
        is_open = any(offer.name == "figure_measure" for row in rows for offer in row.offers)
        classes: tuple[str, ...] = () if is_open else FIGURE[1]["classes"]
        return [
            (title, {**options, "classes": classes} if title == FIGURE[0] else options)
            for title, options in super().get_fieldsets(request, obj)
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        supporting = Prefetch("citations", supporting_citations(), to_attr="supporting")
        cited = Citation.objects.filter(statement=OuterRef("pk")).order_by().values("statement")
        number = Coalesce(Subquery(cited.annotate(number=Count("pk")).values("number")), 0)
        said = super().get_queryset(request).select_related("speaker", "on_behalf_of", "addressee")
        return said.annotate(cited=number).prefetch_related(supporting)

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 0 if obj else len(self.initial(request))

    def initial(self, request: HttpRequest) -> list[dict[str, Any]]:
        return offered_on(request, None).initial_of(STATEMENTS)


@admin.register(Statement)
class StatementAdmin(NamesSpeakers, DeskAdmin[Statement]):
    form = SpeakerForm
    list_display = ("text", "speaker", "act", "event")
    list_filter = (StatementsFilter, "act", ("speaker", ReferredToFilter))
    search_fields = ("text", "quotation", "speaker__name", "event__title", "=code")
    readonly_fields = ("code",)
    fixed_fields = ("event",)
    held_with = "event"
    autocomplete_fields = ("event", *ACTORS, "responds_to")
    fieldsets = ((None, {"fields": ("event", "code", *SAID, *ANSWER_AND_DATE)}), FIGURE)
    inlines = (StatementCitations,)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new statement begins with the first saying that the chosen sentences report."""
        begun = self.offered(request, None).form.initial
        return {**begun, **super().get_changeform_initial_data(request)}

    def offered(self, request: HttpRequest, row: Statement | None) -> PageOffers:
        sayings = [] if row else offered_on(request, None).rows.get(STATEMENTS, ())
        return PageOffers(sayings[0]) if sayings else PageOffers()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        clear_outdated_judgements(request, form.instance.event)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).select_related("speaker", "event")
