"""Suppressing a text or editions: the page that asks an administrator for the reason, lists what
will be blanked, and asks again."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import (
    BooleanField,
    CheckboxInput,
    ChoiceField,
    Form,
    RadioSelect,
    Textarea,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.direction import take_out_overrides
from relations.desk.frame import account, back_to, page_about, report
from relations.desk.reason_field import ReasonField
from relations.editions.blanking import Blanking, blankings_of_editions, blankings_of_text
from relations.editions.errors import Refused
from relations.editions.hash_chain import digest_of
from relations.editions.models import Edition
from relations.editions.suppression import (
    MAY_SUPPRESS,
    suppress_edition,
    suppress_event,
    suppress_text,
)
from relations.sources.fingerprints import near_duplicates
from relations.sources.models import Source


class SuppressionForm(Form):
    """Why words go for ever; `confirmed` is asked for when their list has been shown."""

    reason = ReasonField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Readers will see it in place of the words."),
        widget=Textarea({"rows": 3, "class": "vLargeTextField"}),
    )
    confirmed = BooleanField(
        label=gettext_lazy("I have read the list. Nobody can bring these words back."),
        required=False,
        widget=CheckboxInput,
    )


class EditionsForm(SuppressionForm):
    ONE, ALL = "edition", "event"
    which = ChoiceField(
        label=gettext_lazy("What to suppress"),
        choices=[
            (ONE, gettext_lazy("This edition, and what it alone says")),
            (ALL, gettext_lazy("All editions of the event, and all that was written in it")),
        ],
        initial=ONE,
        widget=RadioSelect,
    )


def may_suppress(request: HttpRequest) -> bool:
    return request.user.has_perm(MAY_SUPPRESS)


def suppress_source(request: HttpRequest, source_id: int) -> HttpResponse:
    """Suppress the text of a source."""
    source = _found(request, Source, source_id)
    form = SuppressionForm(request.POST or None)
    found = [] if source.suppressed_at else blankings_of_text(source, "")
    return _answer(
        request,
        source,
        form,
        found,
        lambda reason: suppress_text(source, account(request), reason),
        alike=lambda: of_same_wording(source),
    )


def of_same_wording(source: Source) -> list[Source]:
    """The other stored sources that print the words of a source: those of its report, with its
    later versions, and near-duplicates that no editor has said to be one voice with it."""
    texts = list(source.sentences.values_list("text", flat=True))
    near = [] if source.suppressed_at else near_duplicates(texts).found
    found = {each.pk: each for each in source.of_same_voice().defer("text")}
    found |= {each.source.pk: each.source for each in near}
    return [each for each in found.values() if each != source and not each.suppressed_at]


def suppress_editions(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Suppress an edition, or all of its event."""
    edition = _found(request, Edition, edition_id)
    form = EditionsForm(request.POST or None)
    is_all = request.POST.get("which") == EditionsForm.ALL
    stored = Edition.objects.filter(event=edition.event)
    numbers = list(stored.values_list("number", flat=True)) if is_all else [edition.number]

    def suppress(reason: str) -> object:
        by = account(request)
        if is_all:
            return suppress_event(edition.event, by, reason)
        return suppress_edition(edition, by, reason)

    return _answer(request, edition, form, blankings_of_editions(edition.event, numbers), suppress)


def _found(request: HttpRequest, model: type[Any], key: int) -> Any:
    if not may_suppress(request):
        raise PermissionDenied
    take_out_overrides(request)
    return get_object_or_404(model, pk=key)


def _answer(
    request: HttpRequest,
    row: Model,
    form: SuppressionForm,
    found: Sequence[Blanking],
    suppress: Callable[[str], object],
    alike: Callable[[], Sequence[Source]] = tuple,
) -> HttpResponse:
    """The page, or what has been done if the list that it showed was confirmed and still holds.

    `alike` finds the sources that go on saying the words, for the page alone.
    """
    digest = digest_of_blankings(found)
    if form.is_valid() and form.cleaned_data["confirmed"]:
        if request.POST.get("digest") != digest:
            form.add_error(
                None, _("The list has changed since you opened this page: read it again.")
            )
        elif _is_done(form, suppress):
            row.refresh_from_db()
            report(request, row, _("Suppressed."))
            return back_to(request, row)
    context = {
        "title": _("Suppress for ever"),
        "row": row,
        "form": form,
        "found": found,
        "alike": alike(),
        "digest": digest,
        "is_asked_again": form.is_bound and not form.errors.get("reason"),
    }
    return page_about(request, type(row), "suppress", context)


def _is_done(form: SuppressionForm, suppress: Callable[[str], object]) -> bool:
    try:
        suppress(form.cleaned_data["reason"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def digest_of_blankings(found: Sequence[Blanking]) -> str:
    """A digest of all that the page lists."""
    return digest_of([[each.where, each.words] for each in found])
