"""Is it still there: an article as it reads today, beside the source as it was stored.

Pasted, compared, and kept with a date and a name; nothing is stored before that, and nothing is
fetched. No citation ever moves to another sentence.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.db.models import Count, Q, QuerySet
from django.forms import BooleanField, ModelForm, modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from relations.desk.base import DeskAdmin
from relations.desk.intake.forms import Notes, PasteForm
from relations.desk.intake.oversize import read_to_its_end, too_much
from relations.desk.review.accounts import account
from relations.editions.diff import Fate, Run, reworded
from relations.sources.comparison import Comparison, Outcome, SentenceFinding, compare
from relations.sources.excluded import Exclusions
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit, RevisitedSentence
from relations.sources.versions import find_stored, store_revisit, unsaved_version, versions_of

COMPARE = "_compare"
KEEP = "_keep"
TEXT, NOTES = "text_now", "notes_carried"


def cited_sentences(source: Source) -> QuerySet[Sentence]:
    """The sentences on which something rests, at the desk or in any edition, in their order."""
    is_cited = Q(citations__isnull=False) | Q(editions__isnull=False)
    keys = Sentence.objects.filter(is_cited, source=source).values("pk")
    return source.sentences.filter(pk__in=keys).order_by("number")


@dataclass(frozen=True, slots=True)
class Fared:
    """A cited sentence, what became of it, and the two wordings where it was changed: what was
    removed is marked in the one, what was added in the other."""

    sentence: Sentence
    finding: SentenceFinding

    @property
    def as_stored(self) -> list[Run]:
        return [run for run in self._runs if run.fate is not Fate.ADDED]

    @property
    def as_it_reads(self) -> list[Run]:
        return [run for run in self._runs if run.fate is not Fate.REMOVED]

    @property
    def _runs(self) -> list[Run]:
        return reworded(self.sentence.text, self.finding.text_now)


@dataclass(frozen=True, slots=True)
class Look:
    """A later text of a source's article, compared with it; `known` is the source in which that
    text is stored already, if there is one."""

    source: Source
    text: str
    notes: Notes
    found: Comparison
    cited: list[Sentence]
    known: Source | None

    @classmethod
    def at(cls, source: Source, text: str, notes: Notes) -> "Look":
        """Raises `ValidationError` for a text in which there is no article."""
        stored = list(source.sentences.order_by("number"))
        found = compare(source, stored, text, Exclusions(notes.marks))
        known = None if found.is_same else find_stored(text, source)
        return cls(source, text, notes, found, list(cited_sentences(source)), known)

    @property
    def makes_version(self) -> bool:
        return not self.found.is_same and self.known is None

    @property
    def fared(self) -> list[Fared]:
        return [Fared(each, self.found.findings[each.number]) for each in self.cited]

    @property
    def counts(self) -> list[tuple[str, int]]:
        return counted(Counter(each.finding.outcome for each in self.fared))


def counted(numbers: Counter[Outcome]) -> list[tuple[str, int]]:
    """How many sentences had each outcome, in words, where any had it."""
    return [(str(each.label), numbers[each]) for each in Outcome if numbers[each]]


class LookForm(ModelForm[Source]):
    """What is kept of a look: the details of the later version, where it makes one."""

    another_article = BooleanField(
        label=gettext_lazy("It is the same article all the same"), required=False
    )

    class Meta:
        model = Source
        fields = ("title", "published")

    def __init__(self, look: Look, data: Any = None, initial: Any = None) -> None:
        later = unsaved_version(look.source, look.text, timezone.now())
        super().__init__(data, instance=later, initial=initial)
        if not look.makes_version:
            del self.fields["title"], self.fields["published"]
        if not look.found.may_be_another:
            del self.fields["another_article"]

    def clean_another_article(self) -> bool:
        if not self.cleaned_data["another_article"]:
            raise ValidationError(_("Say that it is the same article, or paste the right one."))
        return True


class RevisitAdmin(DeskAdmin[Source]):
    """Adds the page on which an article is looked at again, and to a source's page its looks."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.revisit_view)
        return [
            path("<int:pk>/revisit/", view, name="relations_source_revisit"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        source = context["original"]
        context["looks"] = looks_at(source) if source else []
        context["versions"] = versions_of(source).exclude(pk=source.pk) if source else []
        context["may_look"] = bool(source) and self.has_change_permission(request, source)
        return super().render_change_form(request, context, *args, **kwargs)

    # The token is asked for one step later, as for the page on which a source is added.
    @method_decorator(csrf_exempt)
    def revisit_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        source = get_object_or_404(Source, pk=pk)
        try:
            request.POST  # noqa: B018 - read here, where what is wrong with it can be said
        except SuspiciousOperation:
            read_to_its_end(request)
            answer = self.ask(request, source, PasteForm(), refusal=too_much())
            answer.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return answer
        return self.look_view(request, source)

    @method_decorator(csrf_protect)
    def look_view(self, request: HttpRequest, source: Source) -> HttpResponse:
        """The page to paste on, or the comparison; "Keep" leads back to the source."""
        if KEEP in request.POST:
            return self.kept(request, source)
        if COMPARE not in request.POST:
            return self.ask(request, source, PasteForm())
        paste = PasteForm(request.POST, request.FILES)
        if not paste.is_valid():
            return self.ask(request, source, paste)
        reading = paste.reading
        try:
            look = Look.at(source, reading.text, Notes.of(reading))
        except ValidationError as refusal:
            paste.add_error("page" if request.FILES else "pasted", refusal.messages)
            return self.ask(request, source, paste)
        title = reading.details.get("title")
        initial = {"title": title.value} if title else {}
        return self.show(request, look, self.form_of(request)(look, initial=initial))

    def kept(self, request: HttpRequest, source: Source) -> HttpResponse:
        """Compare again what the page carried, and keep the result or say what is in its way."""
        notes = Notes.loaded(request.POST.get(NOTES, ""))
        try:
            look = Look.at(source, request.POST.get(TEXT, ""), notes)
        except ValidationError as refusal:
            return self.ask(request, source, PasteForm(), refusal=" ".join(refusal.messages))
        form = self.form_of(request)(look, request.POST)
        if not form.is_valid() or not self.keep(request, look, form):
            return self.show(request, look, form)
        page = reverse("admin:relations_source_change", args=[source.pk])
        return HttpResponseRedirect(f"{page}#looks")

    def keep(self, request: HttpRequest, look: Look, form: LookForm) -> bool:
        """Whether it is done; where it is not, the form says why."""
        later = form.instance if look.makes_version else look.known
        try:
            made = store_revisit(
                look.source, look.found, look.cited, later, account(request), timezone.now()
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return False
        if look.makes_version and made.version == form.instance:
            self.log_addition(request, form.instance, [{"added": {}}])
        self.log_change(request, look.source, _("Looked at the article again."))
        said = _("What became of “%(title)s” is kept: readers see it beside what cites it.")
        messages.success(request, said % {"title": look.source})
        return True

    def form_of(self, request: HttpRequest) -> type[LookForm]:
        made = modelform_factory(
            Source,
            form=LookForm,
            fields=("title", "published"),
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
        )
        return cast("type[LookForm]", made)

    def ask(
        self, request: HttpRequest, source: Source, form: PasteForm, *, refusal: str = ""
    ) -> HttpResponse:
        context = {"form": form, "refusal": refusal}
        return self.answer(request, "revisit", source, context, self.media)

    def show(self, request: HttpRequest, look: Look, form: LookForm) -> HttpResponse:
        names = [name for name in form.fields if name != "another_article"]
        context = {
            "look": look,
            "form": form,
            "carried": {TEXT: look.text, NOTES: look.notes.dumped()},
            "adminform": AdminForm(form, [(None, {"fields": names})], {}, model_admin=self),
        }
        return self.answer(request, "compared", look.source, context, self.media + form.media)

    def answer(
        self, request: HttpRequest, name: str, source: Source, context: dict[str, Any], media: Any
    ) -> HttpResponse:
        everywhere = {
            **self.admin_site.each_context(request),
            "title": _("Is it still there?"),
            "opts": self.opts,
            "media": media,
            "original": source,
        }
        template = f"admin/relations/source/{name}.html"
        return TemplateResponse(request, template, {**everywhere, **context})


@dataclass(frozen=True, slots=True)
class Looked:
    """A look at an article, and how its sentences had fared by then."""

    revisit: Revisit
    counts: list[tuple[str, int]]


def looks_at(source: Source) -> list[Looked]:
    """All looks at a source's article, the latest first; two queries."""
    numbers: dict[int, Counter[Outcome]] = defaultdict(Counter)
    rows = RevisitedSentence.objects.filter(revisit__source=source).order_by()
    for look, outcome, count in rows.values_list("revisit", "outcome").annotate(count=Count("pk")):
        numbers[look][Outcome(outcome)] = count
    looks = source.revisits.select_related("made_by", "version")
    return [Looked(each, counted(numbers[each.pk])) for each in looks]
