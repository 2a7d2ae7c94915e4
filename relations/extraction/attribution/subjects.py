"""Subjects as single noun phrases: the actor, pronoun or common noun that stands at a place."""

from dataclasses import replace

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.cast import Cast, Subject, SubjectKind
from relations.extraction.attribution.noun_phrases import (
    NounPhrase,
    is_document,
    is_speaker,
    phrase_ending_at,
    phrase_starting_at,
    unnamed,
)
from relations.extraction.lexicon.actor_words import GROUP_WORDS
from relations.extraction.lexicon.common_speakers import SPEAKING_GROUPS, is_person_noun
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.people import PERSON, mention_at
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import POSSESSIVE, listed

PRONOUNS = listed("he she they it")
LINKS_PHRASES = listed("of in at for from with on to near about behind")
_MOST_LINKS = 4


def subject_at(cast: Cast, place: int) -> Subject | None:
    """Whoever or whatever begins with this token."""
    sentence = cast.sentence
    # "The Rev. Al Sharpton".
    actor = cast.starts.get(place) or cast.starts.get(place + (sentence.key(place) == "the"))
    if actor and not _describes(sentence, cast.span[actor][1]):
        return cast.alone(actor)
    phrase = phrase_starting_at(sentence, place)
    if phrase is None:
        return None
    behind = cast.starts.get(phrase.end)
    if behind and behind.kind == PERSON and is_speaker(sentence, phrase):
        # "The billionaire Victor Stahl", "Clinton campaign manager Robby Mook".
        return cast.alone(behind)
    return _with_name_behind(cast, phrase) or _of_phrase(cast, phrase)


def _describes(sentence: ParsedSentence, end: int) -> bool:
    """Whether a name that ends here only describes what follows: "Trump’s daughter"."""
    if end >= len(sentence.tokens):
        return False
    if sentence.key(end) == POSSESSIVE:
        return True
    token = sentence.tokens[end]
    is_small = token.is_word and not token.is_capitalised
    return is_small and (is_person_noun(token.key) or token.key in SPEAKING_GROUPS)


def _with_name_behind(cast: Cast, phrase: NounPhrase) -> Subject | None:
    """The name in "his wife, Tammy,": a name between commas after the phrase."""
    comma = phrase.end
    actor = cast.starts.get(comma + 1) if cast.sentence.key(comma) == "," else None
    if actor and actor.kind == PERSON and is_speaker(cast.sentence, phrase):
        return cast.alone(actor)
    return None


def _of_phrase(cast: Cast, phrase: NounPhrase) -> Subject | None:
    """Whom or what a common noun means; None for a thing that says nothing."""
    sentence = cast.sentence
    if is_document(sentence, phrase):
        is_owned = sentence.key(phrase.head - 1) == POSSESSIVE
        owner = cast.ends.get(phrase.head - 1) if is_owned else None
        if owner:
            return cast.alone(owner, Pattern.SPEAKER_BEHIND_ASIDE)
        pattern = Pattern.SPEAKER_PRONOUN
        return Subject(SubjectKind.DOCUMENT, (), phrase.start, phrase.end, pattern)
    if not is_speaker(sentence, phrase):
        return None
    actor = unnamed(sentence, phrase)
    pattern = Pattern.SPEAKER_UNNAMED
    return Subject(SubjectKind.ACTOR, (actor,), phrase.start, phrase.end, pattern)


def subject_ending_at(cast: Cast, end: int) -> Subject | None:
    """The subject that ends right before this token, with what belongs to it: "aides to Kim"."""
    for step in range(_MOST_LINKS):
        start, subject = _simply_ending_at(cast, end)
        if subject and step and cast.sentence.key(subject.start - 1) in FORMS:
            # "Told Iran of the terms": an object.
            return None
        if subject or start is None or cast.sentence.key(start - 1) not in LINKS_PHRASES:
            return subject
        end = start - 1
    return None


def _simply_ending_at(cast: Cast, end: int) -> tuple[int | None, Subject | None]:
    """Where the noun phrase before this token begins, and the subject if it is one."""
    sentence = cast.sentence
    key = sentence.key(end - 1)
    pronoun, pattern = SubjectKind.PRONOUN, Pattern.SPEAKER_PRONOUN
    if key in PRONOUNS:
        return end - 1, Subject(pronoun, (), end - 1, end, pattern)
    if key in GROUP_WORDS and sentence.key(end - 2) == "the":
        return end - 2, Subject(pronoun, (), end - 2, end, pattern)
    if actor := cast.ends.get(end):
        is_oblique = cast.is_oblique(actor)
        return cast.span[actor][0], None if is_oblique else cast.subject(actor)
    if (country := sentence.country_ending_at(end)) is not None:
        return country, None
    phrase = phrase_ending_at(sentence, end)
    if phrase and not cast.is_quoted(phrase.head):
        is_linked = sentence.key(phrase.start - 1) in LINKS_PHRASES
        return phrase.start, None if is_linked else _of_phrase(cast, phrase)
    return _capitals_ending_at(sentence, end), None


def _capitals_ending_at(sentence: ParsedSentence, end: int) -> int | None:
    """Where a name that is no actor begins: "Toledo", "the University of Texas"."""
    start = end
    while sentence.is_capitalised(start - 1):
        start -= 1
    if start == end:
        return None
    return start - (sentence.key(start - 1) == "the")


def owner_ending_at(cast: Cast, end: int) -> Subject | None:
    """Whoever’s name or noun ends right before a "’s"."""
    sentence, pattern = cast.sentence, Pattern.SPEAKER_AFTER_PREPOSITION
    if actor := cast.ends.get(end):
        return cast.alone(actor, pattern)
    start = _capitals_ending_at(sentence, end)
    if start is None:
        subject = subject_ending_at(cast, end)
        return subject and replace(subject, pattern=pattern)
    if end - 1 in sentence.countries or sentence.country_ending_at(end) is not None:
        return None
    actor = mention_at(sentence, start, end, sentence.words(start, end), PERSON)
    return Subject(SubjectKind.ACTOR, (actor,), start, end, pattern)
