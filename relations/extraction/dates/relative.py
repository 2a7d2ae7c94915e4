"""Dates in the words of news, resolved against the day on which the report appeared.

"On Saturday" in a report of 20 April 2025 is 2025-04-19, "last year" is 2024, "the end of March"
is 2025-03-3X~: never more precise than the words and the publication date together. If that date
is known only roughly, so is every date that depends on it; what cannot be resolved is left open.
"""

from dataclasses import dataclass
from datetime import date

from relations.dates.edtf import Edtf
from relations.dates.messages import Gettext, untranslated
from relations.extraction.dates.lexicon import WEEKDAY_NAMES
from relations.extraction.dates.meanings import possible_days, reason_for, resolved
from relations.extraction.dates.periods import dated, within
from relations.extraction.dates.phrases import phrase
from relations.extraction.dates.reasons import Reason
from relations.extraction.dates.tense import direction_of
from relations.extraction.dates.tokens import DateToken, tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text: ``words`` is ``text[start:end]``, in code points, the end exclusive.

    ``edtf`` is a text that ``edtf.parse`` accepts. ``reason_in_words`` uses ``reason`` and
    ``published``.
    """

    start: int
    end: int
    words: str
    edtf: str
    reason: Reason
    published: Edtf


def mentions(text: str, published: Edtf) -> list[Mention]:
    """The dates that a sentence names, in order; they do not overlap."""
    found, position, all_tokens = [], 0, tokens(text)
    while position < len(all_tokens):
        mention, position = _read(text, all_tokens, position, published)
        if mention is not None:
            found.append(mention)
    return found


def resolve(words: str, published: Edtf) -> Mention | None:
    """The date that the words mean as a whole, ignoring white space; None if they are not one."""
    all_tokens = tokens(words)
    mention, position = _read(words, all_tokens, 0, published) if all_tokens else (None, 0)
    return mention if position == len(all_tokens) else None


def narrowed(published: Edtf, report: str) -> Edtf:
    """The publication date without the days that this report's own weekdays make unlikely.

    A report tells its news first, so no weekday further down is later than the first one. A report
    that mentions Saturday and then Friday did not appear on the following Friday, because "Friday"
    would then be that day, later than Saturday. Only a publication date of at most 31 days is
    narrowed; any other, and one that the report's weekdays do not narrow, is returned unchanged.
    """
    days = possible_days(published)
    fitting = [day for day in days if _tells_its_news_first(report, day)]
    if not fitting or len(fitting) == len(days):
        return published
    return within(fitting[0], fitting[-1]) or published


def reason_in_words(mention: Mention, gettext: Gettext = untranslated) -> str:
    """Why the words mean that date, as a noun phrase: "Saturday before 20 April 2025"."""
    return mention.reason.in_words(mention.published, gettext)


def _tells_its_news_first(report: str, day: date) -> bool:
    published = dated(day.isoformat())
    if published is None:
        return True
    weekdays = [
        value.earliest
        for mention in mentions(report, published)
        if mention.reason.name and mention.reason.name.word in WEEKDAY_NAMES
        if (value := dated(mention.edtf)) and value.earliest and value.earliest == value.latest
    ]
    told = [weekday for weekday in weekdays if weekday <= day]
    return not told or told[0] == max(told)


def _read(
    text: str, all_tokens: list[DateToken], position: int, published: Edtf
) -> tuple[Mention | None, int]:
    """The mention that begins with this token, if any, and the token to continue with."""
    read = phrase.read(all_tokens, position)
    if read is None:
        return None, position + 1
    meaning, end = read
    found = resolved(meaning, published, direction_of(all_tokens, position, end))
    value = None if found is None else meaning.shape(found)
    if found is None or value is None:
        return None, end
    start, stop = all_tokens[position].start, all_tokens[end - 1].end
    reason = reason_for(meaning, found, published)
    return Mention(start, stop, text[start:stop], value.text, reason, published), end
