"""People by one name who act without speaking: "Rahal shook his head", and known surnames.

They are nobody's finding by themselves, because a single capitalised word may be anything, but
"he" in the next sentence may mean them.
"""

from collections.abc import Collection, Iterator, Sequence

from relations.extraction.actors.person_names import is_part_of_a_name
from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.lexicon.actor_words import (
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    GOVERNMENTS,
    HEADS,
    NOT_PERSONS,
    OFFICES,
    ORGANISATION_WORDS,
)
from relations.extraction.lexicon.common_speakers import is_listed
from relations.extraction.people import PERSON, ActorMention, mention_at
from relations.extraction.tokens import listed

_PAST = listed("""
    shook took went left came stood sat rose gave got made held ran won lost met saw knew drew drove
    flew grew threw spoke began broke bent bit blew caught chose fell felt fought found forgot froze
    heard hid kept knelt laid led leant lent let lit meant paid put quit rode sang sank sent shot
    shut slept spent spun stole struck swept swung taught thought understood woke wore wept
    was is has had could would did looks turns stands sits walks smiles nods""")
_NEVER = (
    FUNCTION_WORDS | NOT_PERSONS | HEADS | DAYS_AND_MONTHS | OFFICES | GOVERNMENTS
    | ORGANISATION_WORDS
)  # fmt: skip
_SHORTEST = 3


def acting_names_in(
    sentence: ParsedSentence, actors: Sequence[ActorMention], surnames: Collection[str]
) -> Iterator[ActorMention]:
    """The people by one name who are not among the actors: known ones, and subjects."""
    taken = {place for actor in actors for place in sentence.positions(actor.start, actor.end)}
    for position, token in enumerate(sentence.tokens):
        if position in taken or not token.is_capitalised or position in sentence.countries:
            continue
        if is_part_of_a_name(sentence, position, position + 1):
            continue
        if token.text in surnames or _acts(sentence, position):
            yield mention_at(sentence, position, position + 1, token.text, PERSON)


def _acts(sentence: ParsedSentence, position: int) -> bool:
    """Whether a clause begins here with a word that is probably a name, and a verb."""
    if position and sentence.key(position - 1) != ",":
        return False
    key = sentence.key(position)
    if len(key) < _SHORTEST or key in _NEVER or is_listed(key) or key.endswith(("s", "ly", "ing")):
        return False
    verb = sentence.key(position + 1)
    return verb in _PAST or (verb.endswith("ed") and len(verb) > _SHORTEST)
