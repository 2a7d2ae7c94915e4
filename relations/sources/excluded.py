"""Which lines of a text are excluded from its sentences, why, and which an editor put back.

A line is identified by its words, ignoring white space: an editor may change the text above it, and
equal lines are treated alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from relations.sources.boilerplate import (
    Dateline,
    dateline,
    is_byline,
    is_caption,
    is_navigation,
)
from relations.sources.normalisation import trimmed_span
from relations.sources.promotion import is_promotional


class ExclusionReason(TextChoices):
    """Why a line is in no sentence."""

    PROMOTION = "promotion", _("promotional line")
    CAPTION = "caption", _("caption")
    BYLINE = "byline", _("byline")
    NAVIGATION = "navigation", _("navigation")
    STORY = "story", _("another story")
    HEADLINE = "headline", _("headline")
    DATELINE = "dateline", _("dateline")
    ASIDE = "aside", _("not taken for the article’s own text")


@dataclass(frozen=True, slots=True)
class LineMark:
    """What the page itself says about a line, identified by its `words`."""

    reason: ExclusionReason
    words: str


@dataclass(frozen=True, slots=True)
class ExcludedLine:
    """A line or dateline that is excluded from the sentences, unless it was `put_back`."""

    reason: ExclusionReason
    words: str
    put_back: bool


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What the page says about a text's lines, and the words of those that an editor put back.

    Every other line is judged by its form.
    """

    marks: Mapping[str, ExclusionReason] = field(default_factory=dict)
    put_back: frozenset[str] = frozenset()

    @classmethod
    def of(cls, marks: Iterable[LineMark]) -> "Exclusions":
        """The lines that a page marks, none of them put back."""
        return cls({mark.words: mark.reason for mark in marks})

    def reason_for(self, line: str) -> ExclusionReason | None:
        """Why a line is in no sentence; None if it is the reporter's or was put back."""
        words = words_of(line)
        return None if words in self.put_back else self._reason(words)

    def dateline(self, text: str) -> Dateline | None:
        """The dateline that is excluded from the text's first sentence, if there is one."""
        opening = self._dateline(text)
        return None if opening and words_of(opening.text) in self.put_back else opening

    def excluded_lines(self, text: str) -> list[ExcludedLine]:
        """Each distinct line of the text that is excluded or was put back, in order; the dateline
        comes last."""
        found: dict[str, ExclusionReason] = {}
        for line in text.splitlines():
            words = words_of(line)
            reason = self._reason(words)
            if reason:
                found.setdefault(words, reason)
        if opening := self._dateline(text):
            found.setdefault(words_of(opening.text), ExclusionReason.DATELINE)
        return [
            ExcludedLine(reason, words, words in self.put_back) for words, reason in found.items()
        ]

    def _dateline(self, text: str) -> Dateline | None:
        """The dateline of the first line of prose, which a headline or byline may precede."""
        start = 0
        for line in text.splitlines(keepends=True):
            if words_of(line) and not self._reason(words_of(line)):
                break
            start += len(line)
        found = dateline(text[start:])
        return found and Dateline(found.text, found.start + start, found.end + start)

    def _reason(self, words: str) -> ExclusionReason | None:
        return self.marks.get(words) or reason_by_form(words)


BY_FORM = Exclusions()
"""Each line is judged by its form alone."""


def words_of(line: str) -> str:
    """A line, trimmed, with each run of white space in it as one space."""
    start, end = trimmed_span(line, 0, len(line))
    return " ".join(line[start:end].split())


def reason_by_form(line: str) -> ExclusionReason | None:
    """Why a line is not the reporter's, as far as its form tells; None if it does not."""
    if is_promotional(line):
        return ExclusionReason.PROMOTION
    if is_caption(line):
        return ExclusionReason.CAPTION
    if is_byline(line):
        return ExclusionReason.BYLINE
    return ExclusionReason.NAVIGATION if is_navigation(line) else None
