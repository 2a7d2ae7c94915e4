"""Whether a sentence looks back or ahead where it names a weekday, a day or a month.

The words before the date in its own clause are read from the date outwards, and the first that
tells decides: "will meet on Saturday" and "said on Saturday that they will meet". If none tells,
the words after the date are read, then the clause before.
"""

from collections.abc import Sequence

from relations.extraction.dates import verbs
from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.lexicon import AFTER_YEAR, MONTH_NUMBERS
from relations.extraction.dates.signs import (
    COMMAS,
    NEGATIONS,
    SENTENCE_ENDS,
    ends_sentence,
    is_past_form,
    sign_at,
    sign_before,
)
from relations.extraction.dates.tokens import APOSTROPHE, DateToken

# A clause is assumed to have at most this many words after the date.
_FARTHEST_AFTER = 12
_FARTHEST_DENIED = 6
_MOVED_WITHIN = 6
# The words after one that may change what it tells: "is to meet".
_LOOKED_AHEAD = 5
_DEFERRING = frozenset({"until", "till", "to", "for", "through"})
_GIVING = frozenset({"gave", "give", "gives", "given", "giving", "has", "have"})


def direction_of(tokens: list[DateToken], start: int, end: int) -> Direction | None:
    """The direction of the sentence at the phrase from token ``start`` to ``end``, exclusive.

    None if the sentence does not say, ``LIKELY`` if it reports what somebody said, at any time.
    """
    found = _beside(tokens, start, end) or _around(tokens, start, end)
    if found is Direction.FORWARD and end < len(tokens) and tokens[end].key == APOSTROPHE:
        # "Will discuss Saturday's attack" may look back.
        return Direction.EITHER
    if found is Direction.BACK and _is_appointment(tokens, start):
        return Direction.LIKELY
    if found is Direction.FORWARD and _is_attribute(tokens, start, end):
        return Direction.EITHER
    return found


def _is_appointment(tokens: list[DateToken], start: int) -> bool:
    """ "Agreed on a June 24 vote": the verb does not tell when the vote is."""
    articles = {token.key for token in tokens[max(0, start - 1) : start + 1]}
    return not articles.isdisjoint({"a", "an"})


def _is_attribute(tokens: list[DateToken], start: int, end: int) -> bool:
    """ "They expect October sales to be weak": the month is not that of the verb."""
    is_month = end - start == 1 and tokens[start].key in MONTH_NUMBERS
    following = tokens[end] if end < len(tokens) else None
    return (
        is_month
        and following is not None
        and following.text.isalpha()
        and following.text.islower()
        and following.key not in AFTER_YEAR
    )


def is_moved(tokens: Sequence[DateToken], position: int) -> bool:
    """Whether the words before put something off from the date here: "was moved from May"."""
    return any(
        _puts_off(tokens, each) for each in range(max(0, position - _MOVED_WITHIN), position)
    )


def _puts_off(tokens: Sequence[DateToken], position: int) -> bool:
    """ "Postponed", "was moved", "moved the vote", but not "the army moved"."""
    if tokens[position].key not in verbs.MOVED:
        return tokens[position].key in verbs.POSTPONED
    before = {token.key for token in tokens[max(0, position - 3) : position]}
    has_object = tokens[position + 1].key in verbs.ARTICLES
    return has_object or not before.isdisjoint(verbs.PAST_AUXILIARIES)


def _shortly_before(tokens: Sequence[DateToken], position: int) -> list[str]:
    return [token.key for token in tokens[max(0, position - _MOVED_WITHIN) : position]]


def is_put_off(tokens: list[DateToken], position: int) -> bool:
    """Whether a verb such as "postponed" stands shortly before."""
    nearby = _shortly_before(tokens, position)
    return not verbs.DEFERRED.isdisjoint(nearby)


def is_extended(tokens: Sequence[DateToken], position: int) -> bool:
    """Whether something is made to last longer, up to the date that follows."""
    nearby = _shortly_before(tokens, position)
    return not verbs.EXTENDED.isdisjoint(nearby) and {"deadline", "date"}.isdisjoint(nearby)


def is_denied(tokens: list[DateToken], start: int) -> bool:
    """Whether a "not" shortly before the token governs it: "will not leave before 2027"."""
    for index in range(start - 1, max(-1, start - 1 - _FARTHEST_DENIED), -1):
        token = tokens[index]
        is_apart = token.text in SENTENCE_ENDS or token.text in COMMAS
        if is_apart or token.key in verbs.UNDENIED:
            return False
        if token.key in NEGATIONS or (token.key == "t" and tokens[index - 1].key == APOSTROPHE):
            return True
    return False


def is_habitual(tokens: list[DateToken]) -> bool:
    """Whether the sentence tells of what happens every time, so that no one date is meant."""
    return any(token.key in verbs.HABITUAL for token in tokens)


def _beside(tokens: list[DateToken], start: int, end: int) -> Direction | None:
    """What the words that touch the date tell: "a 30 November deadline", "put off until Monday"."""
    if any(token.key in verbs.AHEAD_NOUNS for token in tokens[end : end + 2]):
        return Direction.FORWARD
    nearby = _shortly_before(tokens, start)
    if tokens[start].key == "by" and verbs.COMMITTED.intersection(nearby):
        return Direction.FORWARD
    linked = {*nearby[-1:], tokens[start].key} & _DEFERRING
    if nearby[-1:] and nearby[-1] in verbs.CHOOSING:
        return Direction.FORWARD
    if tokens[start].key == "from" and is_moved(tokens, start):
        return Direction.SOON
    if linked and verbs.DEFERRED.intersection(nearby):
        return Direction.SOON
    if linked and _GIVING.intersection(nearby) and _is_followed_by_an_infinitive(tokens, end):
        # "Gave them until Wednesday to pay".
        return Direction.FORWARD
    if "for" in linked and verbs.APPOINTED.intersection(nearby):
        was = verbs.PAST_AUXILIARIES.intersection(nearby)
        return Direction.EITHER if was else Direction.FORWARD
    return None


def _is_followed_by_an_infinitive(tokens: list[DateToken], end: int) -> bool:
    following = [token.key for token in tokens[end : end + 2]]
    return following[:1] == ["to"] and following[-1] not in verbs.AFTER_TO


def _around(tokens: list[DateToken], start: int, end: int) -> Direction | None:
    before, stop = sign_before(tokens, start)
    if before is Direction.EITHER and _is_early(tokens, start):
        return Direction.FORWARD
    if before is not None and before is not Direction.LIKELY:
        return Direction.BACK if _has_passed(tokens, stop, end) else before
    after = _sign_after(tokens, end, start == 0 or stop == start - 1) or before
    if after is not None or stop < 0 or tokens[stop].text not in COMMAS:
        return after
    return sign_before(tokens, stop)[0]


def _has_passed(tokens: list[DateToken], sign: int, end: int) -> bool:
    """ "The deadline of 31 March passed"."""
    if tokens[sign].key not in verbs.AHEAD_NOUNS or end >= len(tokens):
        return False
    return is_past_form(tokens[end])


def _is_early(tokens: list[DateToken], start: int) -> bool:
    """ "As early as Tuesday"."""
    keys = [token.key for token in tokens[max(0, start - 2) : start + 3]]
    return any(word in keys for word in ("early", "soon")) and "as" in keys


def _sign_after(tokens: list[DateToken], end: int, is_first: bool) -> Direction | None:
    """The sign nearest after the date in its clause, and past its comma if the date is first."""
    for index in range(end, min(len(tokens), end + _FARTHEST_AFTER)):
        token = tokens[index]
        is_comma = token.text in COMMAS and not (is_first and index == end)
        if is_comma or token.text in SENTENCE_ENDS or ends_sentence(tokens, index):
            return None
        found = sign_at(tokens, index, min(len(tokens), index + _LOOKED_AHEAD))
        if found is not None and token.key not in verbs.REPORTING:
            return found
        if token.key in verbs.REPORTING and token.key.endswith(("d", "e", "s")):
            return Direction.BACK
    return None
