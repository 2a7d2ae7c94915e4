"""Who acts or speaks in a sentence: people, governments, offices and organisations.

A person is found by a post ("Pakistan’s Foreign Minister Ishaq Dar"), by two or more names, or by
one name that speaks ("Muttaqi urged"). A person whom the report does not name is found too, and is
called by the post and "(not named)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from relations.extraction.actors.acting_countries import acting_country_at
from relations.extraction.actors.institutions import Institution, institution_at, owner_at
from relations.extraction.actors.person_names import PersonName, is_bare_name, name_at
from relations.extraction.actors.posts import Post, post_at
from relations.extraction.actors.sentences import ParsedSentence, sentence_of
from relations.extraction.actors.single_names import is_single_name, is_spoken_to, speaks
from relations.extraction.lexicon.actor_words import (
    COURTESIES,
    FUNCTION_WORDS,
    HEADS,
    MODIFIERS,
    OFFICES,
    OUTSIDE,
    TAILS,
)
from relations.extraction.lexicon.speech_acts import FORMS
from relations.extraction.tokens import POSSESSIVE, listed

PERSON, GOVERNMENT, OFFICE, ORGANISATION = "person", "government", "office", "organisation"
"""The kinds of actor, in the record's own words."""

NOT_NAMED = " (not named)"
"""The end of a name that only calls an actor by a common noun."""
_AFTER_APPOSITION = frozenset((",", ".", "", "—", "–", "-", ")", "”", '"', ";", ":"))
_WORD = re.compile(r"\w+(?:-\w+)*")
_WORDS_OF_POSTS = HEADS | MODIFIERS | TAILS
_NEAR = 8
_BODIES = listed("office campaign team foundation")
_NO_POSTS = frozenset(("counterpart", "counterparts"))
_ALSO_ADJECTIVES = listed("general major chief head expert captain source chair speaker")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Someone who acts, by the words of one sentence.

    ``capacity`` is a person's post without its country, in lower case, empty if none is said;
    ``alpha3`` is the ISO 3166-1 code of the country that the words connect with the actor, if any.
    ``start`` is inclusive, ``end`` exclusive, both in code points; ``words`` is the text there.
    """

    name: str
    kind: str
    capacity: str
    alpha3: str | None
    words: str
    start: int
    end: int


def actors_in(text: str) -> list[ActorMention]:
    """The actors of a sentence, in order; they do not overlap.

    A country is an actor only where it can act, not where something happens in it or belongs to it.
    """
    return actors_of(sentence_of(text))


def actors_of(sentence: ParsedSentence) -> list[ActorMention]:
    """The actors of a sentence that is already parsed."""
    actors: list[ActorMention] = []
    position = 0
    while position < len(sentence.tokens):
        found = max(_readings(sentence, position), key=lambda reading: reading[1], default=None)
        if found is None:
            country = sentence.countries.get(position)
            position = country.end if country else position + 1
            continue
        actor, position = found
        actors.append(actor)
    return actors


def _readings(sentence: ParsedSentence, position: int) -> Iterator[tuple[ActorMention, int]]:
    """The actors that may begin with this token, each with the position of the token after it."""
    token = sentence.tokens[position]
    if not token.is_word:
        return
    post = post_at(sentence, position)
    if post:
        yield from _with_post(sentence, post)
    institution = institution_at(sentence, position)
    if institution and (institution.is_full or speaks(sentence, institution.end)):
        yield _institution(sentence, position, institution), institution.end
    if name := name_at(sentence, position):
        yield from _by_name(sentence, position, name, None)
        yield from _body_of(sentence, position, name)
    yield from _office_of(sentence, position)
    owner = owner_at(sentence, position)
    if owner and sentence.key(owner.end - 1) == POSSESSIVE:
        name = name_at(sentence, owner.end)
        if name and (speaks(sentence, name.end) or sentence.key(name.end) == ","):
            yield from _by_name(sentence, position, name, owner.alpha3)
    yield from _state(sentence, position)


def _with_post(sentence: ParsedSentence, post: Post) -> Iterator[tuple[ActorMention, int]]:
    """A person named after the post, or not named at all."""
    has_comma = sentence.key(post.end) == ","
    name = name_at(sentence, post.end + has_comma, after_post=True)
    if name and (not has_comma or (_is_apposition(sentence, name) and not post.is_plural)):
        post, end = _with_country(sentence, post, name.end)
        yield _person(sentence, post.start, end, name, post), end
    elif _is_somebody(sentence, post):
        yield _person(sentence, post.start, post.end, None, post), post.end


def _with_country(sentence: ParsedSentence, post: Post, end: int) -> tuple[Post, int]:
    """Include "of Colombia" in "President Gustavo Petro of Colombia"."""
    owner = owner_at(sentence, end + 1, is_tail=True) if sentence.key(end) == "of" else None
    if owner is None or post.alpha3:
        return post, end
    return post._replace(alpha3=owner.alpha3), owner.end


def _is_apposition(sentence: ParsedSentence, name: PersonName) -> bool:
    is_name = name.names > 1 or bool(name.title)
    return is_name and sentence.key(name.end) in _AFTER_APPOSITION


def _is_somebody(sentence: ParsedSentence, post: Post) -> bool:
    """Whether the bare words for a post mean a person: they have an article, or they speak."""
    if sentence.key(post.end) == POSSESSIVE:
        return False
    if post.is_plural or post.start == post.owned:
        is_known = post.is_full and post.owned < post.post
        is_speaking = speaks(sentence, post.end) or _speaks_of_a_place(sentence, post)
        return is_known or is_speaking or is_spoken_to(sentence, post.start)
    return post.is_full or not _is_adjective(sentence, post)


def _speaks_of_a_place(sentence: ParsedSentence, post: Post) -> bool:
    """ "Witnesses in the town of Gedaref said"."""
    if not post.is_plural or sentence.key(post.end) not in OUTSIDE:
        return False
    return any(speaks(sentence, place, plainly=True) for place in range(post.end, post.end + _NEAR))


def _is_adjective(sentence: ParsedSentence, post: Post) -> bool:
    """Whether the word for a post describes the next word: "a general strike"."""
    if post.head not in _ALSO_ADJECTIVES or post.end >= len(sentence.tokens):
        return False
    after = sentence.tokens[post.end]
    is_verb = after.key in FORMS or after.key in FUNCTION_WORDS or after.key.endswith("ed")
    is_verb = is_verb or speaks(sentence, post.end)
    return after.is_word and not is_verb


def _person(
    sentence: ParsedSentence, start: int, end: int, name: PersonName | None, post: Post | None
) -> ActorMention:
    capacity = _capacity(sentence, post) if post and post.head not in _NO_POSTS else ""
    if name and not capacity and name.title.strip(".").lower() not in COURTESIES:
        capacity = name.title
    if name:
        named = sentence.words(name.start, name.end)
    else:
        first = post.owned if post else start
        named = f"{capitalised(sentence.words(first, end))}{NOT_NAMED}"
    return mention_at(sentence, start, end, named, PERSON, capacity, post.alpha3 if post else None)


def _capacity(sentence: ParsedSentence, post: Post) -> str:
    """The post in lower case; what it is for stays as written if it has a name: "Quds Force"."""
    words = sentence.words(post.post, post.end)
    parts = re.split(r"(?= (?:of|for|to|at|in|from) )", words, maxsplit=1)
    small = [_WORD.sub(_without_capital, part) for part in parts]
    has_name = any(word[0].isupper() for part in small[1:] for word in part.split())
    return small[0] + "".join(parts[1:] if has_name else small[1:])


def _without_capital(word: re.Match[str]) -> str:
    is_abbreviation = word[0].isupper() and len(word[0]) > 1
    key = word[0].lower()
    return key if key in _WORDS_OF_POSTS and not is_abbreviation else word[0]


def _institution(sentence: ParsedSentence, start: int, found: Institution) -> ActorMention:
    name = capitalised(sentence.words(found.start, found.end))
    return mention_at(sentence, start, found.end, name, found.kind, alpha3=found.alpha3)


def _by_name(
    sentence: ParsedSentence, start: int, name: PersonName, alpha3: str | None
) -> Iterator[tuple[ActorMention, int]]:
    """A person by name, with or without a country before it; a post may follow after a comma."""
    is_titled = bool(name.title)
    if not (is_titled or is_bare_name(sentence, name) or is_single_name(sentence, name)):
        return
    yield replace(_person(sentence, start, name.end, name, None), alpha3=alpha3), name.end
    if sentence.key(name.end) != ",":
        return
    post = post_at(sentence, name.end + 1)
    if post is None or post.is_plural or not (post.is_full or post.start < post.owned):
        return
    if sentence.key(post.end) in _AFTER_APPOSITION:
        post = post._replace(alpha3=alpha3 or post.alpha3)
        yield _person(sentence, start, post.end, name, post), post.end


def _body_of(
    sentence: ParsedSentence, start: int, name: PersonName
) -> Iterator[tuple[ActorMention, int]]:
    """What somebody has that speaks as one: "Barragán’s office", "Cruz’s campaign"."""
    body = sentence.after_possessive(name.end)
    if body == name.end or sentence.key(body) not in _BODIES or start in sentence.countries:
        return
    kind = OFFICE if sentence.key(body) in OFFICES else ORGANISATION
    named = sentence.words(name.start, body + 1)
    yield mention_at(sentence, start, body + 1, named, kind), body + 1


def _office_of(sentence: ParsedSentence, position: int) -> Iterator[tuple[ActorMention, int]]:
    """ "The office of Governor Ruth Ames"."""
    start = position + (sentence.key(position) == "the")
    if sentence.key(start) not in _BODIES or sentence.key(start + 1) != "of":
        return
    post = post_at(sentence, start + 2)
    name = name_at(sentence, post.end if post else start + 2, after_post=post is not None)
    end = name.end if name else post.end if post else None
    if end:
        named = capitalised(sentence.words(start, end))
        yield mention_at(sentence, position, end, named, OFFICE), end


def _state(sentence: ParsedSentence, position: int) -> Iterator[tuple[ActorMention, int]]:
    """A country that acts as a government."""
    country = acting_country_at(sentence, position)
    if country:
        name, alpha3 = country.mention.words, country.mention.alpha3
        yield mention_at(sentence, position, country.end, name, GOVERNMENT, "", alpha3), country.end


def mention_at(
    sentence: ParsedSentence,
    first: int,
    last: int,
    name: str,
    kind: str,
    capacity: str = "",
    alpha3: str | None = None,
) -> ActorMention:
    """The actor whom the tokens from ``first`` to ``last`` mention, the end exclusive."""
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return ActorMention(name, kind, capacity, alpha3, sentence.text[start:end], start, end)


def capitalised(words: str) -> str:
    """The words with a capital, as a name."""
    return words[:1].upper() + words[1:]
