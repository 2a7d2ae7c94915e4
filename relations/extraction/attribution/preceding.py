"""The subject before a verb: beside it, or behind an aside, a clause, words of time and place."""

from collections.abc import Iterator
from dataclasses import replace

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.cast import Cast, Subject, SubjectKind, without_helpers
from relations.extraction.attribution.noun_phrases import phrase_ending_at
from relations.extraction.attribution.subjects import LINKS_PHRASES, subject_ending_at
from relations.extraction.lexicon.actor_words import FUNCTION_WORDS
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.people import NOT_NAMED
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import QUOTATION_MARKS, listed

_OPENS_GAP = listed("""
    on in at during after before following from via through late early who which that speaking
    monday tuesday wednesday thursday friday saturday sunday near of to with for briefed familiar
    close working running today yesterday""")
_OPENS_CLAUSE = frozenset(("who", "which", "whose", "whom", "where", "when"))
_RELATIVE = frozenset(("who", "which", "that"))
_DASHES = frozenset((",", "—", "–", "-", ")"))
_PARTING = QUOTATION_MARKS | {",", ";", "—", "–"}
_OPENS_ASIDE = (",", "—", "–", "-", "(")
_VERBS = listed("met saw is was are were has had beat won led left sent gave got made took")
_MOST_ASIDE = 34
_MOST_GAP = 14
# "Two people briefed on the inquiry said".
_DESCRIBES = listed("briefed familiar close working running")
_TIMES = listed("""
    day night week month year morning afternoon evening weekend hours days weeks months years ago
    overnight spring summer autumn winter""")


def subject_before(cast: Cast, verb: int) -> Subject | None:
    """The subject before a verb: right before it, before an aside, or that of the verb before."""
    sentence = cast.sentence
    end = without_helpers(sentence, verb)
    if subject := _beside(cast, end):
        return subject
    before = sentence.key(end - 1)
    if before in _DASHES and (subject := _behind_aside(cast, end - 1)):
        return _aside(subject)
    if before in ("and", "but", "then", "or"):
        return _same(end)
    if _is_thing(cast, end):
        return None
    if subject := _behind_gap(cast, end):
        return _aside(subject)
    return _same(end) if before == "," else None


def _beside(cast: Cast, end: int) -> Subject | None:
    """The subject that ends here, before a clause with "who", or before "who" or "to" alone."""
    sentence = cast.sentence
    if subject := _behind_relative(cast, end) or subject_ending_at(cast, end):
        return subject
    before = sentence.key(end - 1)
    antecedent = end - 2 if before in _RELATIVE and sentence.key(end - 2) == "," else end - 1
    actor = cast.ends.get(antecedent)
    if before == "to" and actor:
        return cast.alone(actor, Pattern.SPEAKER_BEHIND_ASIDE)
    return cast.subject(actor) if before in _RELATIVE and actor else None


def _same(end: int) -> Subject:
    return Subject(SubjectKind.SAME, (), end, end, Pattern.SPEAKER_OF_VERB_BEFORE)


def _aside(subject: Subject) -> Subject:
    """The subject as one that does not stand beside its verb."""
    is_beside = subject.pattern is Pattern.SPEAKER_BESIDE_VERB
    return replace(subject, pattern=Pattern.SPEAKER_BEHIND_ASIDE) if is_beside else subject


def _is_thing(cast: Cast, end: int) -> bool:
    """Whether the verb has a subject that cannot speak: "the exchange agreed"."""
    phrase = phrase_ending_at(cast.sentence, end)
    if phrase is None:
        return _is_small_noun(cast.sentence, end - 1)
    if phrase.start == phrase.first:
        return False
    is_linked = cast.sentence.key(phrase.start - 1) in LINKS_PHRASES
    near = range(max(0, end - _MOST_GAP), phrase.start)
    return not is_linked or not any(cast.sentence.key(each) in _DESCRIBES for each in near)


def _is_small_noun(sentence: ParsedSentence, position: int) -> bool:
    """Whether a word without a capital stands here that is neither time nor grammar."""
    if position < 0 or not sentence.tokens[position].is_word:
        return False
    key = sentence.key(position)
    is_open = key not in FUNCTION_WORDS and key not in _OPENS_GAP and key not in _TIMES
    is_place = sentence.key(position - 1) in ("in", "on", "at", "during")
    return is_open and not is_place and not sentence.is_capitalised(position)


def _behind_relative(cast: Cast, end: int) -> Subject | None:
    """The subject before a clause without commas: "a man who met the minister said"."""
    for place in _back_to_sign(cast.sentence, end):
        if cast.sentence.key(place) == "who" and place < end - 1:
            return subject_ending_at(cast, place)
    return None


def _behind_aside(cast: Cast, mark: int) -> Subject | None:
    """The subject before an aside between commas that ends with this mark.

    A name is preferred to the common noun that explains it: "Dole, a farmer, said".
    """
    sentence, found = cast.sentence, None
    last = max(-1, mark - _MOST_ASIDE)
    clause = _relative_before(sentence, mark, last)
    for place in range(clause, last, -1):
        if sentence.key(place) == ";":
            break
        if (place < mark and sentence.key(place) not in _OPENS_ASIDE) or cast.is_quoted(place):
            continue
        subject = subject_ending_at(cast, place)
        if subject is None or subject.kind is SubjectKind.DOCUMENT:
            continue
        if place == mark and _is_object(sentence, subject.start):
            continue
        if _is_named(subject):
            return subject
        found = subject if place < mark else None
        if found and sentence.key(subject.start - 1) != ",":
            break
    return found


def _relative_before(sentence: ParsedSentence, mark: int, last: int) -> int:
    """The comma before a clause with "who" that ends with this mark, else the mark."""
    for place in range(mark, last, -1):
        if sentence.key(place + 1) in _OPENS_CLAUSE and sentence.key(place) in _OPENS_ASIDE:
            return place
    return mark


def _is_object(sentence: ParsedSentence, position: int) -> bool:
    """Whether a verb stands right before this token, as far as its words show."""
    before = sentence.key(position - 1)
    return before in FORMS or before in _VERBS or before.endswith(("ing", "ed"))


def _is_named(subject: Subject) -> bool:
    return bool(subject.actors) and not subject.actors[0].name.endswith(NOT_NAMED)


def _behind_gap(cast: Cast, end: int) -> Subject | None:
    """The subject before words of time and place: "Kyiv on Monday", "who visited the camp"."""
    sentence = cast.sentence
    for place in _back_to_sign(sentence, end):
        is_gap = sentence.key(place) in _OPENS_GAP
        subject = subject_ending_at(cast, place) if is_gap else None
        if subject and not _is_object(sentence, subject.start):
            return subject
    return None


def _back_to_sign(sentence: ParsedSentence, end: int) -> Iterator[int]:
    """The positions before this token, backwards, up to a sign that parts them from it."""
    for place in range(end - 1, max(0, end - _MOST_GAP), -1):
        if sentence.key(place) in _PARTING:
            return
        yield place
