"""What is wrong with an event as its editors have it. Whoever would publish asks here first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.selectors import quotes

FEWEST_COUNTRIES = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps an event from the public.

    `code` names the kind of problem for programs, `subject` is the code of the event or the
    statement that has it, `message` says it to an editor.
    """

    code: str
    subject: str
    message: str

    def __str__(self) -> str:
        return self.message


def problems_of(event: Event) -> list[Problem]:
    """All problems of an event and of its statements; an empty list where there are none."""
    return [*_event_problems(event), *_statements_problems(event)]


def _event_problems(event: Event) -> Iterator[Problem]:
    if not _rests_on(event.citations.all()):
        message = _("Nothing is cited: the event needs a sentence that supports it.")
        yield Problem("event-uncited", event.code, message)
    if len(event.participations.all()) < FEWEST_COUNTRIES:
        message = _("Fewer than two countries take part.")
        yield Problem("too-few-countries", event.code, message)


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


def _rests_on(citations: Iterable[Citation]) -> list[Citation]:
    """The citations that carry weight: one that contradicts is shown, but nothing rests on it."""
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
