"""What single words of a sentence tell of where a date near them lies: "will", "said", "resumes".

A word is read at its place among the others: "due on Monday" and "due to floods" differ, and so do
"to bar" and "to Monday".
"""

from collections.abc import Callable

from relations.extraction.dates import verbs
from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.lexicon import MONTH_NUMBERS, SHORT_MONTHS, WEEKDAYS
from relations.extraction.dates.tokens import NUMBER, DateToken

# What a word tells, from its index in the tokens; the last index is that of the date.
_Reader = Callable[[list[DateToken], int, int], Direction | None]

SENTENCE_ENDS = frozenset(';:!?()[]“”"')
COMMAS = frozenset(",—–")
# A clause is assumed to have at most this many words before the date.
FARTHEST = 30
_SHORTEST_REGULAR_PAST = 5
_NAMES = frozenset({*MONTH_NUMBERS, *SHORT_MONTHS, *WEEKDAYS})
NEGATIONS = frozenset({"not", "never", "cannot", "nor"})


def sign_before(tokens: list[DateToken], start: int) -> tuple[Direction | None, int]:
    """The sign nearest before the token in its clause, and where the search stopped."""
    for index in range(start - 1, max(-1, start - 1 - FARTHEST), -1):
        token = tokens[index]
        if token.text in SENTENCE_ENDS or token.text in COMMAS or ends_sentence(tokens, index):
            return None, index
        found = sign_at(tokens, index, start)
        if found is not None:
            return found, index
    return None, -1


def ends_sentence(tokens: list[DateToken], index: int) -> bool:
    """A full stop that is not that of an abbreviation: the next word has a capital, the one before
    is a whole word.
    """
    if tokens[index].key != "." or not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    return (
        len(before.text) > 3 and before.key not in SHORT_MONTHS and not after.text[0].islower()
    ) or (before.touches(tokens[index]) and before.text[0].isdigit())


def sign_at(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    token = tokens[index]
    reader = _READERS.get(token.key)
    if reader is not None:
        return reader(tokens, index, start)
    if not token.text.islower():
        return None
    if is_past_form(token):
        return _past(tokens, index)
    return _arranged(tokens, index)


def is_past_form(token: DateToken) -> bool:
    if token.key in verbs.IRREGULAR_PAST or token.key in verbs.UNCHANGED:
        return True
    is_regular = token.key.endswith("ed") and len(token.key) >= _SHORTEST_REGULAR_PAST
    return is_regular and token.key not in verbs.NOT_PAST


def _past(tokens: list[DateToken], index: int) -> Direction | None:
    """A past tense or participle; not after "be", nor, if it may be an infinitive, after "to"."""
    auxiliary = _auxiliary(tokens, index)
    if auxiliary in verbs.BE_NOW or auxiliary == "be":
        return None
    if tokens[index].key in verbs.UNCHANGED and (
        auxiliary == "to" or auxiliary in verbs.MODALS or auxiliary in {"will", "must"}
    ):
        return None
    return Direction.BACK


def _auxiliary(tokens: list[DateToken], index: int) -> str:
    """The word before, past "not" and adverbs; empty at the beginning."""
    for position in range(index - 1, max(-1, index - 4), -1):
        key = tokens[position].key
        if key not in NEGATIONS and not key.endswith("ly"):
            return key
    return ""


def _arranged(tokens: list[DateToken], index: int) -> Direction | None:
    """ "The exercise begins", "talks resume", but not "the visits" or "a return"."""
    key, before = tokens[index].key, tokens[index - 1].key if index else ""
    if index and before not in verbs.UNCHANGED and is_past_form(tokens[index - 1]):
        return None
    if key in verbs.ARRANGED_NOW:
        is_verb = bool(before) and before not in verbs.BEFORE_NOUNS
        return Direction.FORWARD if is_verb or _goes_on_after_a_date(tokens, index) else None
    if key in verbs.ARRANGED:
        is_plural = before.endswith("s") and not before.endswith("ss") and len(before) > 2
        is_verb = before in verbs.PRONOUNS or (is_plural and before not in verbs.BEFORE_NOUNS)
        return Direction.FORWARD if is_verb and before not in {"he", "she", "it"} else None
    return None


def _goes_on_after_a_date(tokens: list[DateToken], index: int) -> bool:
    """ "Which began on Monday and ends on Friday"."""
    if index < 2 or tokens[index - 1].key not in {"and", "but"}:
        return False
    return tokens[index - 2].key in _NAMES or tokens[index - 2].key == NUMBER


def _ahead(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    return Direction.FORWARD


def _deadline(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """ "The deadline of 30 April"; "set a deadline on Monday" tells nothing."""
    following = tokens[index + 1].key if index + 1 < start else ""
    return Direction.FORWARD if following in {"of", "is"} else None


def _doubtful(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    return Direction.EITHER


def _will(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """ "Will" and "'ll", but no one of that name."""
    return Direction.FORWARD if tokens[index].text.islower() else None


def _planned(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """ "Is due on Monday" lies ahead; "was due on Monday" may be over."""
    key, following = tokens[index].key, tokens[index + 1].key if index + 1 < start else ""
    if key == "due" and following == "to" and not _is_infinitive(tokens, index + 1, start):
        return None
    told = {*_keys_before(tokens, index, 3), *_keys_after(tokens, start, 6)}
    if not told.isdisjoint(verbs.PAST_AUXILIARIES):
        return Direction.EITHER
    if key in {"due", "scheduled"} or following == "for":
        return Direction.FORWARD
    if not set(_keys_before(tokens, index, 3)).isdisjoint(verbs.BE_NOW):
        return Direction.FORWARD
    return Direction.BACK if key == "set" else Direction.EITHER


def _modal(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    if tokens[index].text != tokens[index].key:
        return None
    following = [token.key for token in tokens[index + 1 : min(start, index + 4)]]
    key = tokens[index].key
    if "have" in following and key not in {"would", "should"}:
        return Direction.BACK
    if key in {"could", "couldn"} and {"not", "t"}.intersection(following):
        return Direction.BACK
    return Direction.EITHER if key in verbs.DOUBTFUL else Direction.FORWARD


def _is(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """ "The vote is on Monday", "they are meeting on Monday"; other presents do not tell."""
    if index == start - 1:
        return Direction.FORWARD
    following = tokens[index + 1].key
    if following == "to" and _is_infinitive(tokens, index + 1, start):
        return Direction.FORWARD
    if following in verbs.ARRANGING and start - index <= 5:
        return Direction.FORWARD
    return None


def _apostrophe_s(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """ "He's leaving on Monday"; a possessive tells nothing."""
    if index < 2 or tokens[index - 2].key not in verbs.PRONOUNS:
        return None
    return _is(tokens, index, start)


def _have(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    following = tokens[index + 1].key if index + 1 < start else ""
    if following == "to":
        return Direction.FORWARD if tokens[index].key in {"has", "have"} else Direction.EITHER
    return Direction.BACK if tokens[index].key == "had" else None


def _was(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    return Direction.BACK


def _report(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """ "Said in a statement on Monday"; what is reported may be on any day."""
    if _auxiliary(tokens, index) == "to":
        return None
    between = {token.key for token in tokens[index + 1 : start]}
    return Direction.BACK if between <= verbs.BESIDE_REPORTING else Direction.LIKELY


def _to(tokens: list[DateToken], index: int, start: int) -> Direction | None:
    """An infinitive looks ahead, unless the word that it depends on says that it was done."""
    if not _is_infinitive(tokens, index, start):
        return None
    if tokens[index + 1].key == "have":
        return Direction.BACK
    before = _keys_before(tokens, index, 6)
    governed = _governed(before)
    if governed is not None:
        return governed
    outer = sign_before(tokens, index)[0]
    return Direction.FORWARD if outer in {None, Direction.FORWARD} else Direction.EITHER


def _governed(before: list[str]) -> Direction | None:
    """The direction of an infinitive after these words, the nearest first."""
    for distance, key in enumerate(before):
        if distance == 0 and key in verbs.BE_NOW:
            return Direction.FORWARD
        if distance == 0 and key in verbs.BE_THEN:
            return Direction.EITHER
        if key in verbs.PLANNED:
            return _planned_at(key, set(before[distance + 1 : distance + 3]))
        if key in verbs.ACHIEVED:
            return Direction.BACK
        if key in verbs.COMMITTED:
            return Direction.FORWARD
    return None


def _planned_at(key: str, before: set[str]) -> Direction:
    """ "Due to speak" lies ahead, "had been due to speak" may be over."""
    if not before.isdisjoint(verbs.PAST_AUXILIARIES):
        return Direction.EITHER
    is_now = key in {"due", "set"} or not before.isdisjoint(verbs.BE_NOW)
    return Direction.FORWARD if is_now else Direction.EITHER


def _is_infinitive(tokens: list[DateToken], index: int, start: int) -> bool:
    """Whether a verb follows the "to" at this index, before the date."""
    if index + 1 >= start:
        return False
    following = tokens[index + 1]
    is_word = following.text.isalpha() and following.text.islower() and len(following.text) > 1
    return (
        is_word
        and following.key not in verbs.AFTER_TO
        and following.key not in _NAMES
        and not following.key.endswith("ing")
        and (following.key.endswith("ss") or not following.key.endswith("s"))
    )


def _keys_before(tokens: list[DateToken], index: int, count: int) -> list[str]:
    """The words before the index, the nearest first, back to the end of a clause."""
    found: list[str] = []
    for token in reversed(tokens[max(0, index - count) : index]):
        if token.text in SENTENCE_ENDS or token.text in COMMAS:
            break
        found.append(token.key)
    return found


def _keys_after(tokens: list[DateToken], index: int, count: int) -> list[str]:
    return [token.key for token in tokens[index : index + count]]


_READERS: dict[str, _Reader] = {
    **dict.fromkeys(verbs.REPORTING, _report),
    **dict.fromkeys(verbs.DOUBTFUL, _doubtful),
    **dict.fromkeys(verbs.MODALS, _modal),
    **dict.fromkeys(verbs.AHEAD, _ahead),
    **dict.fromkeys(verbs.AHEAD_NOUNS, _deadline),
    **dict.fromkeys(verbs.PLANNED, _planned),
    **dict.fromkeys(verbs.BE_NOW, _is),
    **dict.fromkeys(verbs.BE_THEN, _was),
    **dict.fromkeys(verbs.HAVE, _have),
    "did": _was,
    "to": _to,
    "s": _apostrophe_s,
    "will": _will,
    "ll": _will,
    "re": _is,
    "m": _is,
    "couldn": _modal,
}
