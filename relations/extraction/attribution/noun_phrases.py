"""Noun phrases that speak without a name: "a shopkeeper", "her eldest daughter", "critics"."""

from typing import NamedTuple

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import DAYS_AND_MONTHS, FUNCTION_WORDS
from relations.extraction.lexicon.common_speakers import (
    DETERMINERS,
    DOCUMENTS,
    SPEAKING_GROUPS,
    is_listed,
    is_person_noun,
)
from relations.extraction.lexicon.speech_acts import is_plainly_a_verb
from relations.extraction.people import (
    NOT_NAMED,
    ORGANISATION,
    PERSON,
    ActorMention,
    capitalised,
    mention_at,
)
from relations.extraction.tokens import POSSESSIVE, listed

_MOST_MODIFIERS = 6
_MODIFIERS = listed("first second third former last few other senior top chief")
# A bare plural is a phrase where one of these stands before it, or nothing.
_BEFORE_PLURAL = frozenset(
    ("", ",", ".", ";", ":", "that", "and", "but", "while", "though", "“", '"', "”", "because")
)
_DIGITS = "0123456789"


class NounPhrase(NamedTuple):
    """Token positions: ``start`` is any determiner, ``first`` the word after it, ``head`` the noun;
    ``end`` is exclusive.
    """

    start: int
    first: int
    head: int

    @property
    def end(self) -> int:
        return self.head + 1


def phrase_ending_at(sentence: ParsedSentence, end: int) -> NounPhrase | None:
    """The noun phrase whose noun is right before this token."""
    head = end - 1
    if not _is_noun(sentence, head):
        return None
    first = head
    while head - first < _MOST_MODIFIERS and _modifies(sentence, first - 1):
        first -= 1
    return _from(sentence, first, head)


def phrase_starting_at(sentence: ParsedSentence, start: int) -> NounPhrase | None:
    """The noun phrase that begins at this token, with or without a determiner."""
    first = start + (sentence.key(start) in DETERMINERS)
    head = first
    while head - first < _MOST_MODIFIERS and _goes_on(sentence, head + 1):
        head += 1
    while head >= first and not _is_noun(sentence, head):
        head -= 1
    return NounPhrase(start, first, head) if head >= first else None


def unnamed(sentence: ParsedSentence, phrase: NounPhrase) -> ActorMention:
    """The actor that a phrase calls by a common noun."""
    words = sentence.words(phrase.first, phrase.end)
    name = capitalised(words)
    if sentence.key(phrase.head) in SPEAKING_GROUPS:
        return mention_at(sentence, phrase.start, phrase.end, name, ORGANISATION)
    return mention_at(sentence, phrase.start, phrase.end, f"{name}{NOT_NAMED}", PERSON, words)


def is_speaker(sentence: ParsedSentence, phrase: NounPhrase) -> bool:
    """Whether its noun means people or a body that speaks."""
    noun = sentence.key(phrase.head)
    return is_person_noun(noun) or noun in SPEAKING_GROUPS


def is_document(sentence: ParsedSentence, phrase: NounPhrase) -> bool:
    return sentence.key(phrase.head) in DOCUMENTS


def _from(sentence: ParsedSentence, first: int, head: int) -> NounPhrase | None:
    """The phrase with its determiner or owner; a plural needs none at the start of a clause."""
    if sentence.key(first - 1) in DETERMINERS:
        return NounPhrase(first - 1, first, head)
    if sentence.key(first) in DETERMINERS and first < head:
        return NounPhrase(first, first + 1, head)
    if owned := _after_owner(sentence, first):
        return NounPhrase(owned, owned, head)
    is_plural = sentence.key(head).endswith("s") or sentence.key(head) in ("people", "men", "women")
    is_free = sentence.key(first - 1) in _BEFORE_PLURAL
    return NounPhrase(first, first, head) if is_plural and is_free else None


def _after_owner(sentence: ParsedSentence, position: int) -> int | None:
    """Where "the governor" of "the governor’s office" begins."""
    if sentence.after_possessive(position - 1) < position:
        return None
    start = position - 2
    while start > 0 and _modifies(sentence, start - 1):
        start -= 1
    return start


def _is_noun(sentence: ParsedSentence, position: int) -> bool:
    if not 0 <= position < len(sentence.tokens) or position in sentence.countries:
        return False
    token = sentence.tokens[position]
    is_small = token.is_word and (not token.is_capitalised or position == 0)
    is_speaking = token.is_word and is_listed(token.key)
    return (is_small or is_speaking) and token.key not in _NEVER


_NEVER = FUNCTION_WORDS | DAYS_AND_MONTHS


def _goes_on(sentence: ParsedSentence, position: int) -> bool:
    """Whether a phrase goes on with this token: another word, or "’s" and the thing owned."""
    is_owned = sentence.key(position) == POSSESSIVE
    return is_owned or _is_word_of_phrase(sentence, position)


def _modifies(sentence: ParsedSentence, position: int) -> bool:
    return _is_word_of_phrase(sentence, position) and not _is_verb(sentence, position)


def _is_word_of_phrase(sentence: ParsedSentence, position: int) -> bool:
    if not 0 <= position < len(sentence.tokens):
        return False
    token = sentence.tokens[position]
    if token.text[0] in _DIGITS:
        return True
    is_open = token.key not in FUNCTION_WORDS or token.key in _MODIFIERS
    return token.is_word and is_open and token.key not in DETERMINERS


def _is_verb(sentence: ParsedSentence, position: int) -> bool:
    """Whether a word is more likely a verb than an adjective."""
    key = sentence.key(position)
    return is_plainly_a_verb(key) and not key.endswith("ed")
