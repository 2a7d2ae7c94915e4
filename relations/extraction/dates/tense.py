"""Whether a sentence looks back or ahead where it names a weekday or a month.

News tells what happened, so that a sentence says nothing unless it looks ahead: "will meet on
Saturday". Only the words before the date and in its own clause are heard, and of them the last.
"""

from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.tokens import APOSTROPHE, DateToken

_CLAUSE_ENDS = frozenset(',;:.!?()[]—–“”"')
# So many words back a clause is over, whatever its signs.
_FARTHEST = 30
# "Would" is said of what was then still to come, and may be past by now. The words of the past
# only silence those before them: "those who will leave said on Saturday".
_WORDS = {
    Direction.FORWARD: "will shall ll due scheduled expected plans upcoming must",
    Direction.EITHER: "would should ahead",
    None: "said told was were had has did confirmed announced reported",
}
_HEARD = {word: looks for looks, words in _WORDS.items() for word in words.split()}


def looks(tokens: list[DateToken], start: int, end: int) -> Direction | None:
    """Where the sentence looks at the phrase from token ``start`` to ``end``, exclusive.

    None if it does not say.
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
    """ "Will discuss Saturday's attack" may look back, and so may "due to floods on Saturday"."""
    if tokens[heard].key == "due" and tokens[heard + 1].key == "to":
        return True
    return end < len(tokens) and tokens[end].key == APOSTROPHE


def _either_way(direction: Direction | None) -> Direction | None:
    return None if direction is None else Direction.EITHER
