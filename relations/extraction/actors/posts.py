"""Posts that people hold: the whole phrase, and the country that it names."""

from typing import NamedTuple

from relations.extraction.actors.institutions import (
    Owner,
    is_unknown_kind,
    office_at,
    organisation_at,
    owner_at,
)
from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import (
    ABBREVIATED,
    AFTER_HEAD,
    DAYS_AND_MONTHS,
    HEADS,
    PLURAL_HEADS,
    TAILS,
    TO_SOMEWHERE,
    is_modifier,
)
from relations.extraction.lexicon.common_speakers import POSSESSIVES
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.tokens import listed

_DETERMINERS = listed("a an the one two three some several many another other his her its their")
_BEFORE_OWNER = listed("former then outgoing acting late visiting senior top other unnamed")
# What a minister may be responsible for; a capitalised word after it begins a name.
_SUBJECTS = listed("""
    state affairs defence defense staff interior finance trade energy health justice education
    culture commerce industry labour agriculture economy security""")
_THINGS = listed("head heads chair chairs source sources charge")
_ADJECTIVES = listed("chief major general head")
_NO_NAMES = DAYS_AND_MONTHS | ABBREVIATED
_MOST_WORDS = 8
_MOST_TAIL = 8
_NOT_OFFICIALS = listed("statement media visit data figures results language sources")


class Post(NamedTuple):
    """A post as written; ``start``, ``owned``, ``post`` and ``end`` are token positions.

    ``owned`` is the token after any article, where the country begins, if any; ``post`` is where
    the post itself begins; ``end`` is exclusive. ``is_full`` if more is known than a bare word such
    as "analyst".
    """

    alpha3: str | None
    start: int
    owned: int
    post: int
    end: int
    head: str
    is_full: bool

    @property
    def is_plural(self) -> bool:
        return self.head in PLURAL_HEADS


def post_at(sentence: ParsedSentence, position: int) -> Post | None:
    """The post that begins with this token, or after an article here."""
    start = position
    if sentence.key(position) in _DETERMINERS:
        position += 1
    if sentence.key(position) in _BEFORE_OWNER and position + 1 in sentence.countries:
        position += 1
    owned = position
    owner = _owner_at(sentence, position)
    post = owner.end if owner else position
    is_unknown = owner is not None and is_unknown_kind(sentence, post, HEADS)
    head = _head_end(sentence, post + is_unknown)
    if head is None or _is_thing(sentence, position, head):
        return None
    tail = _tail_at(sentence, head)
    alpha3 = owner.alpha3 if owner else None
    if tail and sentence.key(head - 1) not in TO_SOMEWHERE:
        alpha3 = alpha3 or tail.alpha3
    is_full = bool(owner or tail or head > post + 1)
    first = post if owner and owner.alpha3 else owned
    end = tail.end if tail else head
    return Post(alpha3, start, owned, first, end, sentence.key(head - 1), is_full)


def _is_thing(sentence: ParsedSentence, position: int, end: int) -> bool:
    """ "His head", "the major’s map": part of a body, a seat, or something that somebody has."""
    if sentence.key(position - 1) not in POSSESSIVES:
        return False
    if sentence.key(end - 1) in _THINGS:
        return True
    is_chief = sentence.key(end - 1) in _ADJECTIVES
    after = sentence.tokens[end] if end < len(sentence.tokens) else None
    return is_chief and after is not None and after.text[0].islower() and after.key not in FORMS


def _owner_at(sentence: ParsedSentence, position: int) -> Owner | None:
    """Whose post it is: a country, an organisation, or a ministry with an apostrophe."""
    if owner := owner_at(sentence, position):
        return owner
    # "NATO chief", "the ministry’s spokesman". Without a capital it cannot be an organisation.
    if sentence.is_capitalised(position):
        organisation = organisation_at(sentence, position)
        if organisation and organisation.alpha3 is None:
            return Owner(None, sentence.after_possessive(organisation.end))
    office = office_at(sentence, position) if is_modifier(sentence.key(position)) else None
    if office and sentence.after_possessive(office.end) > office.end:
        return Owner(office.alpha3, office.end + 1)
    return None


def _head_end(sentence: ParsedSentence, position: int) -> int | None:
    """The token after the last word for a post; words for its kind may come before it."""
    end = None
    for place in range(position, position + _MOST_WORDS):
        key = sentence.key(place)
        if key not in HEADS and not is_modifier(key):
            break
        if key in HEADS:
            end = place + 1
    if end and sentence.key(end - 1) == "official" and sentence.key(end) in _NOT_OFFICIALS:
        return None
    return end


def _tail_at(sentence: ParsedSentence, position: int) -> Owner | None:
    """What follows a post: "of foreign affairs", "for the Malian army", "in Tbilisi"."""
    preposition = sentence.key(position)
    if preposition not in AFTER_HEAD:
        return None
    position += 1
    if preposition in ("at", "in", "from"):
        return owner_at(sentence, position, is_tail=True)
    start, alpha3, end, last = position, None, None, position + _MOST_TAIL
    while position < last:
        if position in sentence.countries:
            country = sentence.countries[position]
            alpha3 = alpha3 or country.mention.alpha3
            position = end = country.end
        elif _belongs_to_tail(sentence, position, start):
            position = end = position + 1
        elif sentence.key(position) in ("the", "and", "of", "'s", "its", "his"):
            position += 1
        else:
            break
    return Owner(alpha3, end) if end else None


def _belongs_to_tail(sentence: ParsedSentence, position: int, start: int) -> bool:
    """Whether a word belongs to what a post is for; after "of State" a capital begins a name."""
    key = sentence.key(position)
    if key in TAILS:
        return True
    is_name = sentence.is_capitalised(position) and key not in _NO_NAMES
    return is_name and (position == start or sentence.key(position - 1) not in _SUBJECTS)
