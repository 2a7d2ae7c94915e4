"""Which saying of a sentence each of its quotations belongs to."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.cues import Voice
from relations.extraction.attribution.draft_sayings import Draft
from relations.extraction.lexicon.actor_words import FUNCTION_WORDS
from relations.extraction.lexicon.common_speakers import DETERMINERS
from relations.extraction.lexicon.quoting_verbs import BELIEFS
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.quotations import QuotedSpan
from relations.extraction.tokens import POSSESSIVE, QUOTATION_MARKS, listed

_MARKS = QUOTATION_MARKS | frozenset(",.!?—–-…")
_BEFORE_MARKS = QUOTATION_MARKS | {","}
_MOST_OF_PHRASE = 7
_NEVER_OF_PHRASE = FUNCTION_WORDS | FORMS
# After these a quotation is a name or a word that is talked about.
_BEFORE_NAMES = listed("""
    headline caption memoir biography book film movie song album novel show series program programme
    ad called titled entitled so-called phrase word words term slogan named nicknamed known""")
_OPENS_PHRASES = listed("in on under at with for after before from by of among amid despite like")
_TURNS = listed("but while whereas although because since when if as after before until though")
_MOST_TITLE = 6
# A saying right after a quotation is one of the next few.
_MOST_TAGS = 3


class _Place(NamedTuple):
    """Where a quotation stands: ``start`` is its first token, ``after`` the first behind its marks;
    ``is_front`` if a sentence begins with it.
    """

    span: QuotedSpan
    start: int
    after: int
    is_front: bool


def with_quotations(
    drafts: Sequence[Draft],
    quotations: Sequence[QuotedSpan],
    sentence: ParsedSentence,
    unknown: Sequence[int],
) -> list[Draft]:
    """Give each quotation to its saying: one right after it, else one before, else one behind.

    A title, and a word that is only mentioned, belongs to none; nor does a quotation that a cue
    of an unknown speaker stands nearer to. The drafts are in the order of their cues; ``unknown``
    are the positions of those cues, in order.
    """
    drafts = list(drafts)
    for span in quotations:
        if is_mentioned(sentence, span):
            continue
        chosen, is_far = _chosen(drafts, _place_of(sentence, span), sentence)
        if chosen is None or _is_another(drafts[chosen], sentence.position_at(span.start), unknown):
            continue
        draft = drafts[chosen]
        mine = (*draft.quotations, span)
        drafts[chosen] = replace(draft, quotations=mine, is_far=draft.is_far or is_far)
    return drafts


def _is_another(draft: Draft, start: int, unknown: Sequence[int]) -> bool:
    """Whether a cue of an unknown speaker stands between a saying and a quotation behind it."""
    nearest = bisect_left(unknown, start) - 1
    return draft.cue.start < start and nearest >= 0 and unknown[nearest] >= draft.last


def _place_of(sentence: ParsedSentence, span: QuotedSpan) -> _Place:
    start, after = sentence.position_at(span.start), sentence.position_at(span.end)
    while sentence.key(after) in _MARKS:
        after += 1
    return _Place(span, start, after, start <= 1 or sentence.is_stop(start - 2))


def is_mentioned(sentence: ParsedSentence, span: QuotedSpan) -> bool:
    """Whether a quotation is a title or a word that is talked about."""
    first = sentence.position_at(span.start)
    before = first - 1
    while sentence.key(before) in _BEFORE_MARKS:
        before -= 1
    words = [word for word in span.quotation.split() if word[0].isalpha()]
    is_title = (
        1 < len(words) <= _MOST_TITLE
        and all(word[0].isupper() or len(word) <= 3 for word in words)
        and words[-1][0].isupper()
        and span.quotation[-1] not in ".!?"
    )
    is_short = len(words) <= _MOST_TITLE
    key = sentence.key(before)
    is_own_word = key in _BEFORE_NAMES and (key != "called" or is_title) and is_short
    is_on_air = key in (POSSESSIVE, "on", "in", "from")
    return is_own_word or (is_title and (is_on_air or not _has_tag(sentence, span)))


def _has_tag(sentence: ParsedSentence, span: QuotedSpan) -> bool:
    """Whether a comma or a colon ties the quotation to a saying."""
    first = sentence.position_at(span.start)
    is_after_mark = sentence.key(first - 2) in (",", ":", "")
    return is_after_mark or sentence.text[span.end : span.end + 1] == ","


def _chosen(
    drafts: Sequence[Draft], place: _Place, sentence: ParsedSentence
) -> tuple[int | None, bool]:
    """The number of the saying, and whether other words stand between it and the quotation."""
    behind = bisect_left(drafts, place.start, key=lambda draft: draft.cue.start)
    tag = _tag(drafts, behind, place)
    if tag is not None:
        return tag, False
    if behind:
        chosen = _outermost(drafts, behind, place)
        return chosen, _is_far(drafts[chosen], place)
    if _opens_with_phrase(sentence, place):
        return None, False
    telling = (n for n, draft in enumerate(drafts) if _tells_all(draft))
    return next(telling, None), False


def _tag(drafts: Sequence[Draft], behind: int, place: _Place) -> int | None:
    """The number of the saying right after the quotation.

    "According to" at the end is about all that is told, so a saying before goes first.
    """
    for number in range(behind, min(behind + _MOST_TAGS, len(drafts))):
        draft = drafts[number]
        is_framing = draft.cue.voice is Voice.ACCORDING and behind > 0
        if _is_tag(draft, place) and not is_framing:
            return number
    return None


def _is_tag(draft: Draft, place: _Place) -> bool:
    """Whether a saying that tells stands right after the quotation."""
    sentence = draft.sentence
    if place.span.quotation[-1] == "." and sentence.is_capitalised(place.after):
        # The quotation ends a sentence, and the next one begins.
        return False
    is_active = draft.cue.tells or (draft.cue.voice is Voice.ACTIVE and place.is_front)
    # "As Ann Lee put it".
    after = place.after + (sentence.key(place.after) == "as")
    between = range(after, draft.first)
    is_one_phrase = len(between) <= _MOST_OF_PHRASE and all(
        _is_of_phrase(sentence, each) or (sentence.key(each) == "," and each == draft.first - 1)
        for each in between
    )
    return draft.first >= after and is_active and is_one_phrase


def _is_of_phrase(sentence: ParsedSentence, position: int) -> bool:
    """Whether a word may belong to the noun phrase of the speaker: "the senator’s"."""
    token = sentence.tokens[position]
    is_link = token.key in DETERMINERS or token.key in (POSSESSIVE, "of", ".")
    return is_link or (token.is_word and token.key not in _NEVER_OF_PHRASE)


def _outermost(drafts: Sequence[Draft], behind: int, place: _Place) -> int:
    """The last of the sayings before a quotation; ``behind`` is their number.

    What "it believed" inside another’s words is left out, and so is "who wrote it" in a sentence
    before.
    """
    for number in reversed(range(behind)):
        draft = drafts[number]
        if not _is_belief(draft) and not (_is_relative(draft) and _is_stopped(draft, place)):
            return number
    return behind - 1


def _is_relative(draft: Draft) -> bool:
    return draft.sentence.key(draft.cue.start - 1) in ("who", "which", "that")


def _is_stopped(draft: Draft, place: _Place) -> bool:
    """Whether a sentence ends between a saying and a quotation."""
    return any(draft.sentence.is_stop(each) for each in range(draft.last, place.start))


def _is_belief(draft: Draft) -> bool:
    """Whether it tells what somebody thinks, which another may have said."""
    return draft.sentence.key(draft.cue.start) in BELIEFS


def _is_far(draft: Draft, place: _Place) -> bool:
    """Whether a sentence ends or another clause begins between a saying and its quotation."""
    turns = any(draft.sentence.key(each) in _TURNS for each in range(draft.last, place.start))
    return turns or _is_stopped(draft, place)


def _tells_all(draft: Draft) -> bool:
    """Whether all that stands before a saying is what it tells: "…, officials said"."""
    is_telling = draft.cue.tells and draft.cue.voice in (Voice.ACTIVE, Voice.ACCORDING)
    return is_telling and draft.sentence.key(draft.first - 1) == ","


def _opens_with_phrase(sentence: ParsedSentence, place: _Place) -> bool:
    """Whether the quotation stands in words of place or time that open the sentence."""
    has_comma = any(sentence.key(each) == "," for each in range(place.start - 1))
    return sentence.key(0) in _OPENS_PHRASES and not has_comma
