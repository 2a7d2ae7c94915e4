"""Names of one word: people where they speak or are spoken to, for else they may be anything."""

from relations.extraction.actors.person_names import PersonName
from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import FUNCTION_WORDS, NOT_PERSONS
from relations.extraction.lexicon.quoting_verbs import PHRASES, QUOTING
from relations.extraction.lexicon.speech_acts import FORMS, is_plainly_a_verb
from relations.extraction.tokens import QUOTATION_MARKS, keys_at, listed

_BEFORE_VERB = listed("has have had also then later again is was are were")
_BEFORE_ADDRESSEE = frozenset(("by", "to", "from", "with", "against", "on", "upon", "and"))
_DOUBLE_MARKS = frozenset('“”"«»„')
_MOST_ASIDE = 14


def is_single_name(sentence: ParsedSentence, name: PersonName) -> bool:
    """Whether a single capitalised word is a name: it speaks, or is spoken to.

    The test is stricter at the start of a sentence, where every word has a capital.
    """
    key = sentence.key(name.start)
    if name.names > 1 or len(key) < 3 or key in NOT_PERSONS:
        return False
    if sentence.tokens[name.start].text.isupper() or _is_last_of_name(sentence, name.start):
        return False
    before = sentence.key(name.start - 1)
    is_first = name.start == 0 or before in QUOTATION_MARKS
    if is_first and key.endswith("ly"):
        return False
    if sentence.key(name.end) == "," and not key.endswith("ing"):
        return _speaks_after_aside(sentence, name.end + 1)
    if sentence.key(name.end) == "to" and sentence.key(name.start - 1) == "for":
        return speaks(sentence, name.end + 1)
    if name.start == 0:
        return speaks(sentence, name.end, plainly=True) and not key.endswith(("ors", "ers", "ists"))
    return speaks(sentence, name.end) or is_spoken_to(sentence, name.start)


def _is_last_of_name(sentence: ParsedSentence, position: int) -> bool:
    """ "Moines" in "Des Moines"."""
    before = sentence.key(position - 1)
    is_word = sentence.is_capitalised(position - 1) and before not in FUNCTION_WORDS
    return is_word and position - 1 not in sentence.countries and before not in FORMS


def _speaks_after_aside(sentence: ParsedSentence, position: int) -> bool:
    """ "Trump, meanwhile, accused": the aside ends with a comma, or begins with "who"."""
    if sentence.key(position) == "who" or speaks(sentence, position, plainly=True):
        return True
    for place in range(position, position + _MOST_ASIDE):
        if sentence.key(place) == ",":
            return speaks(sentence, place + 1, plainly=True)
    return False


def speaks(sentence: ParsedSentence, position: int, plainly: bool = False) -> bool:
    """Whether a verb of speech follows; with ``plainly``, only one that cannot be a noun too.

    In a sentence with quotation marks, verbs such as "joked" and "shot back" count too.
    """
    while sentence.key(position) in _BEFORE_VERB:
        position += 1
    key = sentence.key(position)
    if key in FORMS and (is_plainly_a_verb(key) or not plainly):
        return True
    is_quoting = key in QUOTING or end_of_phrase(sentence, position) is not None
    return is_quoting and any(token.key in _DOUBLE_MARKS for token in sentence.tokens)


def end_of_phrase(sentence: ParsedSentence, position: int) -> int | None:
    """The token after "shot back" or "likes to say", if such words begin here."""
    after = position + 1
    for phrase in PHRASES.get(sentence.key(position), ()):
        words = tuple(phrase.split())
        if keys_at(sentence.tokens, after, words):
            return after + len(words)
    return None


def is_spoken_to(sentence: ParsedSentence, position: int) -> bool:
    before = sentence.key(position - 1)
    if before in _BEFORE_ADDRESSEE:
        return sentence.key(position - 2) in FORMS
    return before in FORMS and is_plainly_a_verb(before)
