"""Countries that act as a government does: "Pakistan agreed", but not "the war in Pakistan"."""

from relations.extraction.actors.person_names import is_named_like_country
from relations.extraction.actors.sentences import MentionedCountry, ParsedSentence
from relations.extraction.gazetteer import StandsFor
from relations.extraction.lexicon.actor_words import DAYS_AND_MONTHS, FUNCTION_WORDS, OUTSIDE
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.tokens import listed

# After a country's name without an apostrophe, these are more likely nouns than verbs.
_OWNED = listed("""
    war talks border deal crisis conflict fighters forces troops soldiers officials leaders ties
    relations territory soil airspace sanctions strikes authorities citizens nationals visit trade
    oil gas policy media delegation side embassy summit ceasefire army police expert experts
    refugees migrants prisoners hostages peace nuclear""")
_MOST_JOINED = 4
_NEVER_ACTING = OUTSIDE | {"from", "of", "over", "under", "between", "about"}


def acting_country_at(sentence: ParsedSentence, position: int) -> MentionedCountry | None:
    """The country that begins with this token, or after "the" here, if it can act.

    None where something happens in it or belongs to it, and for the name of its people.
    """
    article = sentence.key(position) == "the"
    country = sentence.countries.get(position + article)
    if country is None or country.mention.stands_for == StandsFor.PEOPLE:
        return None
    if is_named_like_country(sentence, position + article):
        return None
    if _is_oblique(sentence, position) or _is_attribute(sentence, country.end):
        return None
    return country


def _is_oblique(sentence: ParsedSentence, position: int) -> bool:
    """Whether something happens there: "between Kabul and Islamabad", "from Ankara to Baghdad"."""
    for _ in range(_MOST_JOINED):
        before = sentence.key(position - 1)
        if before not in ("and", "to"):
            return before in _NEVER_ACTING
        other = sentence.country_ending_at(position - 1)
        if other is None:
            return False
        if before == "to":
            return sentence.key(other - 1) == "from"
        position = other
    return False


def _is_attribute(sentence: ParsedSentence, position: int) -> bool:
    """Whether a country only modifies what follows it: "Russia’s", "US Navy", "Gaza war"."""
    if position >= len(sentence.tokens):
        return False
    token = sentence.tokens[position]
    if sentence.after_possessive(position) > position or token.key == "-":
        return True
    if not token.is_word or token.key in FUNCTION_WORDS or token.key in FORMS:
        return False
    return token.key in _OWNED or (token.is_capitalised and token.key not in DAYS_AND_MONTHS)
