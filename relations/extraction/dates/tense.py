"""Whether a sentence looks back or ahead where it names a weekday or a month.

News reports what happened, so only looking ahead needs a word: "will meet on Saturday". Only words
before the date and in its own clause count, and the last of them decides.
"""

from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.tokens import APOSTROPHE, DateToken

_CLAUSE_ENDS = frozenset(',;:.!?()[]—–“”"')
# A clause is assumed to have at most this many words before the date.
_FARTHEST = 30
# "Would" refers to what was in the future at the time, and may be past by now. Words of the past
# (None) only cancel the words before them: "those who will leave said on Saturday".
_WORDS = {
    Direction.FORWARD: "will shall ll due scheduled expected plans upcoming must",
    Direction.EITHER: "would should ahead",
    None: "said told was were had has did confirmed announced reported",
}
_HEARD = {word: direction for direction, words in _WORDS.items() for word in words.split()}


def direction_of(tokens: list[DateToken], start: int, end: int) -> Direction | None:
    """The direction of the sentence at the phrase from token ``start`` to ``end``, exclusive.

    None if the sentence does not say.
    """
    for index in range(start - 1, max(-1, start - 1 - _FARTHEST), -1):
        token = tokens[index]
        if token.text in _CLAUSE_ENDS:
            return None
        if token.key in _HEARD:
            heard = _HEARD[token.key]
            return _either_way(heard) if _is_doubtful(tokens, index, end) else heard
    return None


def _is_doubtful(tokens: list[DateToken], heard: int, end: int) -> bool:
    """ "Will discuss Saturday's attack" and "due to floods on Saturday" may look back."""
    if tokens[heard].key == "due" and tokens[heard + 1].key == "to":
        return True
    return end < len(tokens) and tokens[end].key == APOSTROPHE


def _either_way(direction: Direction | None) -> Direction | None:
    return None if direction is None else Direction.EITHER
