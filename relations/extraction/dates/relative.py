"""Dates in the words of news, resolved against the day on which the report appeared.

"On Saturday" in a report of 20 April 2025 is 2025-04-19, "last year" is 2024, "the end of March"
is 2025-03-3X~: never more precise than the words and the publication date together. If that date
is known only roughly, so is every date that depends on it; what cannot be resolved is left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from relations.dates.edtf import Edtf
from relations.dates.messages import Gettext, untranslated
from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.lexicon import WEEKDAY_NAMES, WEEKDAYS, WEEKLY_NAMES
from relations.extraction.dates.meanings import Meaning, possible_days, reason_for, resolved
from relations.extraction.dates.periods import dated, within
from relations.extraction.dates.phrases import phrase
from relations.extraction.dates.reasons import YEAR_ABOVE, Reason
from relations.extraction.dates.tense import direction_of, is_denied, is_habitual, is_put_off
from relations.extraction.dates.tokens import DateToken, tokens
from relations.extraction.sureness import Pattern, is_sure
from relations.extraction.tokens import is_too_long

# With these a month or season is as often any as a certain one: "in July".
_GENERAL = frozenset({"in", "during", "throughout", "through", "from", "until", "as"})
# A date farther away in the sentence no longer tells of what year a month is.
_FARTHEST_TOLD = 40
# A date more years ago than this is no longer near publication.
_MOST_YEARS_NEAR = 1
# The beginning of a report whose weekdays are read, in characters and in dates: more than a long
# article has. A weekday further down could only narrow the day of publication more.
_MOST_TOLD, _MOST_DATES_TOLD = 20_000, 200
# After these the sentence tells of something else.
_OTHERS = frozenset({"who", "which", "whose", "that", ";", "said", "says"})


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
    pattern: Pattern

    @property
    def is_sure(self) -> bool:
        return is_sure(self.pattern)


class _SentenceRead(NamedTuple):
    """What a phrase is resolved by: its sentence, the day of publication and the year above it.

    ``told`` is the index of the token after the last date that is long past, or 0.
    """

    text: str
    tokens: list[DateToken]
    published: Edtf
    year: int | None
    is_whole: bool
    is_habitual: bool = False
    told: int = 0


class _DatePhrase(NamedTuple):
    """Tokens from ``start`` to ``end``, exclusive, that may be a date, and what they mean."""

    meaning: Meaning
    start: int
    end: int


def mentions(text: str, published: Edtf, year: int | None = None) -> list[Mention]:
    """The dates that a sentence names, in order; they do not overlap.

    ``year`` is that of the heading above the sentence (see ``headings``): a day or month without
    a year is in it. None in a sentence that is too long.
    """
    all_tokens = [] if is_too_long(text) else tokens(text)
    return _resolved(text, all_tokens, _phrases(all_tokens), published, year)


def resolve(words: str, published: Edtf) -> Mention | None:
    """The date that the words mean as a whole, ignoring white space; None if they are not one."""
    all_tokens = [] if is_too_long(words) else tokens(words)
    sentence = _SentenceRead(words, all_tokens, published, None, is_whole=False)
    read = phrase.read(sentence.tokens, 0)
    if read is None or read[1] != len(sentence.tokens):
        return None
    return _mention(sentence, _DatePhrase(read[0], 0, read[1]))


def narrowed(published: Edtf, report: str) -> Edtf:
    """The publication date without the days that this report's own weekdays make unlikely.

    A report tells its news first, so no weekday further down is later than the first one. A report
    that mentions Saturday and then Friday did not appear on the following Friday, because "Friday"
    would then be that day, later than Saturday. Only a publication date of at most 31 days is
    narrowed; any other, and one that the report's weekdays do not narrow, is returned unchanged.
    Weekdays after the first 20,000 characters or the first 200 dates are not read.
    """
    days = possible_days(published)
    told = report[:_MOST_TOLD]
    all_tokens = tokens(told) if days else []
    phrases = _phrases(all_tokens)[:_MOST_DATES_TOLD]
    fitting = [day for day in days if _tells_its_news_first(told, all_tokens, phrases, day)]
    if not fitting or len(fitting) == len(days):
        return published
    return within(fitting[0], fitting[-1]) or published


def reason_in_words(mention: Mention, gettext: Gettext = untranslated) -> str:
    """Why the words mean that date, as a noun phrase: "Saturday before 20 April 2025"."""
    return mention.reason.in_words(mention.published, gettext)


def _tells_its_news_first(
    report: str, all_tokens: list[DateToken], phrases: Sequence[_DatePhrase], day: date
) -> bool:
    published = dated(day.isoformat())
    if published is None:
        return True
    weekdays = [
        value.earliest
        for mention in _resolved(report, all_tokens, phrases, published, None)
        if mention.reason.name and mention.reason.name.word in WEEKDAY_NAMES
        if (value := dated(mention.edtf)) and value.earliest and value.earliest == value.latest
    ]
    told = [weekday for weekday in weekdays if weekday <= day]
    return not told or told[0] == max(told)


def _phrases(all_tokens: list[DateToken]) -> list[_DatePhrase]:
    """What may be dates, in order and without overlap, whenever the report appeared."""
    found, position = [], 0
    while position < len(all_tokens):
        read = phrase.read(all_tokens, position)
        if read is not None:
            found.append(_DatePhrase(read[0], position, read[1]))
        position = read[1] if read else position + 1
    return found


def _resolved(
    text: str,
    all_tokens: list[DateToken],
    phrases: Sequence[_DatePhrase],
    published: Edtf,
    year: int | None,
) -> list[Mention]:
    found = []
    sentence = _SentenceRead(text, all_tokens, published, year, True, is_habitual(all_tokens))
    for each in phrases:
        mention = _mention(sentence, each)
        if mention is not None:
            found.append(mention)
            sentence = sentence._replace(
                year=_leading_year(sentence, mention) or sentence.year,
                told=each.end if _is_long_past(mention) else sentence.told,
            )
    return found


def _mention(sentence: _SentenceRead, read: _DatePhrase) -> Mention | None:
    meaning, position, end = read
    if sentence.year is not None and not meaning.is_absolute:
        found, reason, pattern = _in_year(meaning, sentence.year)
    else:
        found, reason, pattern = _seen_from_publication(sentence, meaning, position, end)
    if found is None:
        return None
    value = meaning.shaped_value(found, is_negated=is_denied(sentence.tokens, position))
    if value is None:
        return None
    start, stop = sentence.tokens[position].start, sentence.tokens[end - 1].end
    words = sentence.text[start:stop]
    if _is_choice(value):
        pattern = Pattern.DATE_CHOICE
    return Mention(start, stop, words, value.text, reason, sentence.published, pattern)


def _in_year(meaning: Meaning, year: int) -> tuple[Edtf | None, Reason, Pattern]:
    """A day or month in the year above it; what counts from elsewhere is left open."""
    found = meaning.in_year(year) if meaning.in_year else None
    return found, YEAR_ABOVE, Pattern.DATE_BY_CONTEXT


def _seen_from_publication(
    sentence: _SentenceRead, meaning: Meaning, position: int, end: int
) -> tuple[Edtf | None, Reason, Pattern]:
    direction = direction_of(sentence.tokens, position, end)
    if direction is None and sentence.is_whole and _ends_on_a_weekday(meaning):
        direction = Direction.FORWARD
    found = None
    if not _recurs(sentence, meaning, direction, slice(position, end)):
        found = resolved(meaning, sentence.published, direction)
    is_told = meaning.is_bare and direction not in {None, Direction.LIKELY}
    pattern = Pattern.DATE_BY_CONTEXT if is_told else meaning.pattern
    reason = meaning.reason if found is None else reason_for(meaning, found, sentence.published)
    return found, reason, pattern


def _is_weekly(meaning: Meaning) -> bool:
    return meaning.name is not None and meaning.name.word in WEEKLY_NAMES


def _ends_on_a_weekday(meaning: Meaning) -> bool:
    """ "By Tuesday" lies ahead where no verb says otherwise."""
    return _is_weekly(meaning) and meaning.is_bare and meaning.default is Direction.NEAREST


def _recurs(
    sentence: _SentenceRead,
    meaning: Meaning,
    direction: Direction | None,
    span: slice,
) -> bool:
    """Whether the sentence tells of what happens every time, or of an older year."""
    if not (meaning.is_bare and sentence.is_whole):
        return False
    if direction is not Direction.BACK and sentence.is_habitual:
        return True
    is_told = direction is Direction.BACK or is_put_off(sentence.tokens, span.start)
    if is_told and _belongs_to_it(sentence, meaning, span.start):
        return True
    return _is_general(meaning, direction, sentence.tokens[span])


def _is_long_past(mention: Mention) -> bool:
    value, published = dated(mention.edtf), mention.published.earliest
    if value is None or value.latest is None or published is None:
        return False
    return published.year - value.latest.year > _MOST_YEARS_NEAR


def _belongs_to_it(sentence: _SentenceRead, meaning: Meaning, position: int) -> bool:
    """ "Born in 1899, she moved in June": the month may be of the year that was told before it."""
    if not sentence.told or _is_weekly(meaning):
        return False
    between = sentence.tokens[max(sentence.told, position - _FARTHEST_TOLD) : position]
    return not any(token.key in _OTHERS for token in between)


def _is_general(meaning: Meaning, direction: Direction | None, words: Sequence[DateToken]) -> bool:
    """ "In spring" in advice, "Monday to Friday" in opening hours: no one time is meant."""
    if direction is not None:
        return False
    is_day = meaning.name is not None and meaning.name.day > 0
    is_short = is_day or _is_weekly(meaning)
    is_range = sum(token.key in WEEKDAYS for token in words) > 1
    return is_range or (not is_short and words[0].key in _GENERAL)


def _is_choice(value: Edtf) -> bool:
    return value.text[0] == "[" and "," in value.text


def _leading_year(sentence: _SentenceRead, mention: Mention) -> int | None:
    """The year of a line that begins with it: "1965: On 5 August …"."""
    following = sentence.text[mention.end : mention.end + 2].lstrip()
    is_year = mention.words.isdigit() and mention.start == sentence.tokens[0].start
    return int(mention.words) if is_year and following[:1] in set(":–—-") else None
