"""Who "he", "the minister", "Dar" and "the statement" refer to: actors mentioned earlier."""

from collections.abc import Sequence
from dataclasses import replace

from relations.extraction.actors.person_names import given_name, surname
from relations.extraction.attribution.cast import Cast, Subject, SubjectKind
from relations.extraction.lexicon.actor_words import HEADS, PLURAL_WORDS
from relations.extraction.lexicon.common_speakers import STATEMENTS
from relations.extraction.lexicon.given_names import gender_of
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.people import NOT_NAMED, PERSON, ActorMention, mention_at

_PEOPLE_PRONOUNS = frozenset(("he", "she"))
_OF_MANY = "they"


class Memory:
    """The actors of the sentences so far, and those who last said something."""

    def __init__(self) -> None:
        self._people: dict[str, ActorMention] = {}
        self._institutions: dict[str, ActorMention] = {}
        self._before: list[ActorMention] = []
        self._last: list[ActorMention] = []

    def meet(self, actors: Sequence[ActorMention]) -> None:
        """Remember the actors of a sentence, before its sayings are read."""
        for actor in actors:
            known = self.known(actor)
            kept = self._people if actor.kind == PERSON else self._institutions
            kept.setdefault(known.name, known)

    def leave(self, actors: Sequence[ActorMention], speakers: Sequence[ActorMention]) -> None:
        """Remember who was in a sentence and who spoke in it, after its sayings are read."""
        self._before = [self.known(actor) for actor in actors]
        distinct = {each.name: each for each in speakers}
        if distinct or self._before:
            self._last = list(distinct.values())

    @property
    def surnames(self) -> frozenset[str]:
        """The surnames of the people so far."""
        return frozenset(surname(name) for name in self._people)

    @property
    def last_speaker(self) -> ActorMention | None:
        """The only speaker of the sentence before; None if there were several or none."""
        return self._last[0] if len(self._last) == 1 else None

    def known(self, actor: ActorMention) -> ActorMention:
        """The actor as known from earlier sentences, if exactly one matches, else as it is.

        The words and offsets stay those of this mention.
        """
        if actor.kind == PERSON:
            fitting = [each for each in self._people.values() if _is_same_person(actor, each)]
        else:
            fitting = [each for each in self._institutions.values() if _is_same(actor, each)]
        # "Muttaqi", mentioned before his whole name, is not a second person.
        fitting = [each for each in fitting if each.name != actor.name] or fitting
        if len(fitting) != 1:
            return actor
        return _in_words_of(fitting[0], actor)

    def speakers(
        self, cast: Cast, subject: Subject, earlier: Sequence[ActorMention]
    ) -> list[ActorMention | None]:
        """The speakers that a subject means; ``earlier`` have already spoken in the sentence.

        None stands for a speaker who is not known from anything so far; the list is empty if nobody
        speaks.
        """
        if subject.kind is SubjectKind.ACTOR:
            return [self.known(actor) for actor in subject.actors]
        if subject.kind is SubjectKind.SAME:
            is_listed = cast.sentence.key(subject.start - 1) == ","
            first = [] if is_listed else _first_before(cast, subject.start)
            return list(earlier[-1:]) or list(first)
        words = mention_at(cast.sentence, subject.start, subject.end, name="", kind="")
        if subject.kind is SubjectKind.DOCUMENT:
            meant = self._author(words.words.lower(), earlier)
        else:
            meant = self._meant(cast, subject, words.words.lower(), earlier)
        return [_in_words_of(meant, words) if meant else None]

    def _author(self, words: str, earlier: Sequence[ActorMention]) -> ActorMention | None:
        """Whose statement "the statement" is; a report or a poll may be anybody’s."""
        article, _, noun = words.partition(" ")
        if noun not in STATEMENTS or article not in ("the", "its"):
            return None
        return earlier[-1] if earlier else self.last_speaker

    def _meant(
        self, cast: Cast, subject: Subject, pronoun: str, earlier: Sequence[ActorMention]
    ) -> ActorMention | None:
        """The nearest actor that the pronoun fits; None if the nearest group has several.

        Looked for among those who spoke in this sentence, those who stand before the pronoun, the
        last speakers, and for people the actors of the sentence before, in this order. What spoke
        before is not whoever is only named.
        """
        # In "Dar left, he said", Dar is spoken of.
        is_tag = cast.sentence.key(subject.start - 1) == ","
        here = [] if is_tag else [self.known(each) for each in cast.doers_before(subject.start)]
        others = self._before if pronoun in _PEOPLE_PRONOUNS else []
        for among in (earlier[-1:], here, self._last, others):
            fitting = {each.name: each for each in among if _fits(pronoun, each)}
            if fitting:
                return next(iter(fitting.values())) if len(fitting) == 1 else None
        return None


def _fits(pronoun: str, actor: ActorMention) -> bool:
    if pronoun == _OF_MANY:
        last = actor.name.removesuffix(NOT_NAMED).lower()
        return actor.kind != PERSON or last.endswith("s") or last in PLURAL_WORDS
    if (actor.kind == PERSON) != (pronoun in _PEOPLE_PRONOUNS):
        return False
    gender = gender_of(f"{actor.capacity} {given_name(actor.name)}")
    return gender in ("", pronoun)


def _first_before(cast: Cast, position: int) -> list[ActorMention]:
    """The subject of the verb before: the only actor, or the last with which a clause begins."""
    before = [
        actor
        for actor in cast.doers_before(position)
        if cast.sentence.key(cast.span[actor][0] - 1) not in FORMS
    ]
    if len(before) == 1:
        return before
    first = [each for each in before if cast.sentence.key(cast.span[each][0] - 1) in ("", ",")]
    return first[-1:]


def _is_same_person(actor: ActorMention, known: ActorMention) -> bool:
    """Whether a surname, a given name or a bare post ("the minister") may mean this person."""
    if actor.name == known.name:
        return True
    if actor.name.endswith(NOT_NAMED):
        return _is_same_post(actor, known)
    is_one_word = " " not in actor.name and not known.name.endswith(NOT_NAMED)
    return is_one_word and actor.name in (surname(known.name), given_name(known.name))


def _is_same_post(actor: ActorMention, known: ActorMention) -> bool:
    post = actor.words.lower().removeprefix("the ")
    is_bare = actor.words.lower().startswith("the ") and " " not in post
    is_held = post in known.capacity.lower().split() or post in HEADS & {known.capacity}
    return is_bare and is_held and actor.alpha3 in (None, known.alpha3)


def _is_same(actor: ActorMention, known: ActorMention) -> bool:
    """Whether a bare word such as "the ministry" may mean this institution."""
    if actor.name == known.name:
        return True
    is_bare = actor.alpha3 is None and " " not in actor.name
    return is_bare and actor.name.lower() in known.name.lower().split()


def _in_words_of(actor: ActorMention, mention: ActorMention) -> ActorMention:
    """The actor with the words and offsets of a mention, and its capacity if none was known."""
    capacity = actor.capacity or mention.capacity
    return replace(
        actor, capacity=capacity, words=mention.words, start=mention.start, end=mention.end
    )
