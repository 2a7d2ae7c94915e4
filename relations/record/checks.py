"""What is wrong with an event as its editors have it. Publication asks here first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.record.citations import Citation
from relations.record.day_order import disorder_of
from relations.record.formatting import editor_name
from relations.record.judgements import citations_of, is_judged, is_of_nothing
from relations.record.models import Event, Statement
from relations.sources.selectors import quotes

FEWEST_COUNTRIES = 2
JUDGED_OTHERWISE = "judged-otherwise"
"""The one problem that can be mended not only by the event's authors, but also by whoever judges
again."""
CITES_SUPPRESSED = "cites-suppressed"
"""The one problem that what is public may have: it keeps the event from being published again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps an event from the public.

    `code` names the kind of problem for programs, `subject` is the code of the event or statement
    that has it, `message` says it to an editor.
    """

    code: str
    subject: str
    message: str

    def __str__(self) -> str:
        return self.message


def problems_of(event: Event) -> list[Problem]:
    """All problems of an event and its statements; an empty list if there are none."""
    return [
        *_event_problems(event),
        *_statements_problems(event),
        *_cited_for_nothing(event),
        *_judged_otherwise(event),
        *_cites_suppressed(event),
    ]


def _event_problems(event: Event) -> Iterator[Problem]:
    if not _rests_on(event.citations.all()):
        message = _("Nothing is cited: the event needs a sentence that supports it.")
        yield Problem("event-uncited", event.code, message)
    if len(event.participations.all()) < FEWEST_COUNTRIES:
        message = _("Fewer than two countries take part.")
        yield Problem("too-few-countries", event.code, message)
    if message := disorder_of(event):
        yield Problem("out-of-order", event.code, message)


def _statements_problems(event: Event) -> Iterator[Problem]:
    for statement in event.statements.all():
        for check in STATEMENT_CHECKS:
            message = check(statement, event)
            if message:
                code = check.__name__.removeprefix("_").replace("_", "-")
                named = _("%(speaker)s, “%(text)s”: %(problem)s") % {
                    "speaker": statement.speaker,
                    "text": statement.text,
                    "problem": message,
                }
                yield Problem(code, statement.code, named)


def _cited_for_nothing(event: Event) -> Iterator[Problem]:
    """Citations for a field that is blank, of which readers would see that it is supported."""
    for citation in citations_of(event):
        if is_of_nothing(citation):
            of = citation.statement.code if citation.statement else event.code
            yield Problem("cited-for-nothing", of, _nothing_there(citation))


def _nothing_there(citation: Citation) -> str:
    words = {
        "sentence": Truncator(citation.sentence.text).chars(160),
        "speaker": citation.statement.speaker if citation.statement else "",
        "field": citation.get_field_display(),
    }
    if citation.statement:
        message = _(
            "“%(sentence)s” is cited for %(field)s of what %(speaker)s says, which is blank."
            " Fill it in, or say what else rests on the sentence."
        )
    else:
        message = _(
            "“%(sentence)s” is cited for %(field)s of the event, which is blank. Fill it in, or say"
            " what else rests on the sentence."
        )
    return message % words


def _judged_otherwise(event: Event) -> Iterator[Problem]:
    """Citations whose stance differs from what an editor found who read the claim beside them."""
    for citation in citations_of(event):
        if citation.judgement != citation.stance and is_judged(citation):
            of = citation.statement.code if citation.statement else event.code
            yield Problem(JUDGED_OTHERWISE, of, _disagreement(citation))


def _disagreement(citation: Citation) -> str:
    editor, day = citation.checked_by, citation.checked_at
    words = {
        "sentence": Truncator(citation.sentence.text).chars(160),
        "editor": editor_name(editor) if editor else "",
        "day": date_format(timezone.localtime(day), "j F Y") if day else "",
        "judgement": citation.get_judgement_display(),
        "stance": citation.get_stance_display(),
        "speaker": citation.statement.speaker if citation.statement else "",
        "field": citation.get_field_display(),
    }
    if citation.statement:
        message = _(
            "“%(sentence)s”, cited for %(field)s of what %(speaker)s says: %(editor)s judged on"
            " %(day)s “%(judgement)s”, where the citation has “%(stance)s”. Change the citation or"
            " what rests on it, or have it judged again."
        )
    else:
        message = _(
            "“%(sentence)s”, cited for %(field)s of the event: %(editor)s judged on %(day)s"
            " “%(judgement)s”, where the citation has “%(stance)s”. Change the citation or what"
            " rests on it, or have it judged again."
        )
    return message % words


def _cites_suppressed(event: Event) -> Iterator[Problem]:
    """Citations of which nobody can read any more what they rest on."""
    message = _(
        "Sentence %(number)d of source %(source)s is cited, whose text was suppressed: %(reason)s"
        " Cite another source, or withdraw the event."
    )
    for citation in citations_of(event):
        source = citation.sentence.source
        if source.suppressed_at:
            of = citation.statement.code if citation.statement else event.code
            words = {"number": citation.sentence.number, "source": source.code}
            told = message % {**words, "reason": source.suppression_reason}
            yield Problem(CITES_SUPPRESSED, of, told)


def _rests_on(citations: Iterable[Citation]) -> list[Citation]:
    """The citations that support something: one that contradicts is shown, but bears nothing."""
    return [each for each in citations if each.stance != Citation.Stance.CONTRADICTS]


def _statement_uncited(statement: Statement, event: Event) -> str:
    if _rests_on(statement.citations.all()):
        return ""
    return _("it cites no sentence that supports it.")


def _quotation_not_found(statement: Statement, event: Event) -> str:
    if not statement.quotation:
        return ""
    cited = (citation.sentence.text for citation in statement.citations.all())
    try:
        if any(quotes(sentence, statement.quotation) for sentence in cited):
            return ""
    except ValueError:  # marks without a word between them
        return _("its quotation has no words.")
    return _("its quotation stands in none of the sentences that it cites.")


def _date_unreadable(statement: Statement, event: Event) -> str:
    try:
        if statement.date:
            edtf.parse(statement.date)
    except edtf.EdtfError as error:
        return str(error)
    return ""


def _statement_outside_event(statement: Statement, event: Event) -> str:
    if not statement.date or _date_unreadable(statement, event):
        return ""
    said, happened = edtf.parse(statement.date), edtf.parse(event.date)
    after = said.earliest and happened.latest and said.earliest > happened.latest
    before = said.latest and happened.earliest and said.latest < happened.earliest
    if after or before:
        return _("its date %(said)s lies outside the event's, %(happened)s.") % {
            "said": statement.date,
            "happened": event.date,
        }
    return ""


def _answers_itself(statement: Statement, event: Event) -> str:
    claim = statement.responds_to
    if claim and claim.speaker_id == statement.speaker_id:
        return _("it answers a statement of the same speaker.")
    return ""


STATEMENT_CHECKS = (
    _statement_uncited,
    _quotation_not_found,
    _date_unreadable,
    _statement_outside_event,
    _answers_itself,
)
