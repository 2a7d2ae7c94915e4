"""Why an event was not published, withdrawn, or sent for review."""

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from relations.record.checks import Problem
from relations.record.citations import Citation


class Refused(Exception):
    """Nothing was done; the message says why."""


class HasProblems(Refused):
    """The event has `problems`, which must be solved first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.message for problem in problems))


class NeedsReason(Refused):
    """The event was public before, so readers are owed the reason for the next edition."""

    def __init__(self) -> None:
        super().__init__(
            _("Give a reason: it stands beside the change in the public list of corrections.")
        )


class NothingChanged(Refused):
    """Readers see the event as it is, by the edition with this `number`."""

    def __init__(self, number: int) -> None:
        message = _("Nothing has changed since edition %(number)d.")
        super().__init__(message % {"number": number})


class ChangedUnseen(Refused):
    """A source or a name has changed since whoever publishes it has seen it."""

    def __init__(self) -> None:
        super().__init__(_("A source or a name has changed meanwhile: read it again."))


class NotReviewed(Refused):
    """The event has not been sent for review, which must come before its publication."""

    def __init__(self) -> None:
        super().__init__(
            _("It does not wait for review. Send it for review, so that another editor reads it.")
        )


class OwnWork(Refused):
    """Whoever wrote an event, or sent it for review, may not judge or publish it; nor may whoever
    changed the sources and names that are published with it, given by their `names`."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        if names:
            message = _(
                "You have changed what is published with it: %(names)s. Another editor judges and"
                " publishes it, or first publishes that change by itself."
            )
            super().__init__(message % {"names": ", ".join(f"“{name}”" for name in names)})
            return
        super().__init__(
            _(
                "It is your own work: you have changed it since it was last published, or have"
                " sent it for review. Another editor judges and publishes it."
            )
        )


class NeedsPublicName(Refused):
    """An account has no name that readers may see beside its judgements."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            _(
                "Readers see by whom a citation was judged, and your account has no name for them."
                " %(problem)s You set it under “Your name as readers see it”, at the top of each"
                " page of the desk."
            )
            % {"problem": problem}
        )


class NeedsRemark(Refused):
    """An event that is sent back needs a remark on what is to be done."""

    def __init__(self) -> None:
        super().__init__(_("Say what is to be done: its authors see it beside the event."))


class Unchecked(Refused):
    """Some `citations` have no standing judgement, and no reason was given for that."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.citations = citations
        message = _(
            "No editor has judged these citations: %(citations)s Judge them, or give a reason,"
            " which readers will see."
        )
        named = " ".join(_named(each) for each in citations)
        super().__init__(message % {"citations": named})


def _named(citation: Citation) -> str:
    words = {
        "sentence": Truncator(citation.sentence.text).chars(80),
        "field": citation.get_field_display(),
    }
    if citation.statement:
        words["speaker"] = str(citation.statement.speaker)
        return _("“%(sentence)s” for %(field)s of what %(speaker)s says.") % words
    return _("“%(sentence)s” for %(field)s of the event.") % words
