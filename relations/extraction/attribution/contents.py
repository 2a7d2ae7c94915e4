"""The act that the reported content makes of a verb that only tells: "said it must leave"."""

from collections.abc import Sequence
from typing import NamedTuple

from relations.extraction.actors.sentences import ParsedSentence
from relations.extraction.attribution.cues import Cue, fits, following
from relations.extraction.lexicon.speech_acts import TOLD
from relations.extraction.quotations import QuotedSpan
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import listed

_KeyedWords = list[tuple[str, int]]

_MOST_BEFORE_TOLD = 6
_MOST_AFTER_ALL = 4
# A warning of what the speaker would do is a threat.
_WARNED = dict.fromkeys(("threaten", "announce", "reject"), "threaten")
_CLAIMS = listed("claim claims claimed claiming")
# If a verb of telling says one of these of another country, it accuses.
_BLAMED = listed("""
    violated violating attacked attacking shelled shelling fired firing killed killing backed
    backing supported supports supporting harbours harbors harboured harbored harbouring shelters
    sheltered sheltering arming armed arms sponsors sponsored sponsoring breached breaching laid
    invaded invading provoked provoking occupied occupying interfered interfering sabotaged hacked
    hacking spied spying smuggled smuggling financed financing funding funded behind responsible
    guilty broke broken abducted jammed trained training bombed bombing targeted targeting
    encroached annexed annexing destabilising destabilizing undermining provides providing provided
    threatening exporting orchestrated orchestrating plotting committed
    committing blocked blocking stealing stole abusing lying provoke ignored ignoring rigging
    rigged strayed opened rammed harassed intruded trespassed kidnapped looted massacred""")
_BLAME_WITHIN = 7
_SUBJECT_WITHIN = 6


class FoundAct(NamedTuple):
    """One of the acts of a statement, and how it was found."""

    act: str
    pattern: Pattern


def act_of(
    sentence: ParsedSentence,
    quotations: Sequence[QuotedSpan],
    cue: Cue,
    alpha3: str | None,
    start: int,
) -> FoundAct:
    """The cue’s act, or the act that the reported content makes of it.

    ``alpha3`` is the speaker’s country; the subject begins with token ``start``.
    """
    if not cue.tells:
        return FoundAct(cue.act, cue.pattern_in(sentence))
    act = _told_act(sentence, quotations, cue, alpha3, start)
    if act == "report" and _blames(sentence, cue, alpha3):
        act = "accuse"
    is_content = act != cue.act
    return FoundAct(act, Pattern.ACT_OF_CONTENT if is_content else cue.pattern_in(sentence))


def act_of_quotation(sentence: ParsedSentence, span: QuotedSpan) -> FoundAct:
    """The act that a quotation is by itself; a report if its words show nothing."""
    first = sentence.position_at(span.start)
    words = following(sentence, first)
    act = _matching([words, words[1:]])
    return FoundAct(act, Pattern.ACT_OF_CONTENT) if act else _PLAIN


_PLAIN = FoundAct("report", Pattern.ACT_OF_TELLING)


def _told_act(
    sentence: ParsedSentence,
    quotations: Sequence[QuotedSpan],
    cue: Cue,
    alpha3: str | None,
    start: int,
) -> str:
    """The act of a telling cue, by what is told; its own act if that shows nothing.

    What is told is what follows the verb, and what is quoted before it; if little follows and
    nothing is quoted, what the sentence says before the subject, which begins with token ``start``.
    The speaker’s own country counts as "it".
    """
    after = _as_self(sentence, following(sentence, cue.start + 1), alpha3)
    readings = [after[begin:] for begin in range(_MOST_BEFORE_TOLD)]
    verb = sentence.tokens[cue.start].start
    quoted = next((span for span in quotations if span.start < verb), None)
    if quoted or len(after) <= _MOST_AFTER_ALL:
        first = sentence.position_at(quoted.start) if quoted else 0
        before = [word for word in following(sentence, first) if word[1] < min(start, cue.start)]
        before = _as_self(sentence, before, alpha3)
        readings = [before, before[1:], *readings]
    act = _matching(readings)
    return act if cue.act == "report" and act else _WARNED.get(act, cue.act)


def _matching(readings: Sequence[_KeyedWords]) -> str:
    """The act of the first rule that matches one of the readings; empty if none does."""
    told = {key for words in readings for key, _ in words}
    for rule in TOLD:
        if any(among and among.isdisjoint(told) for among in rule.pattern):
            continue
        if any(words and fits(rule, words, 0) is not None for words in readings):
            return rule.act
    return ""


def _blames(sentence: ParsedSentence, cue: Cue, alpha3: str | None) -> bool:
    """Whether another country than the speaker's is named next, and blamed for something."""
    is_claim = sentence.key(cue.start) in _CLAIMS
    for place in range(cue.end, cue.end + _SUBJECT_WITHIN):
        country = sentence.countries.get(place)
        if country is None:
            continue
        after = range(country.end, country.end + _BLAME_WITHIN)
        is_blamed = any(sentence.key(each) in _BLAMED for each in after)
        return country.mention.alpha3 != alpha3 and (is_claim or is_blamed)
    return False


def _as_self(sentence: ParsedSentence, words: _KeyedWords, alpha3: str | None) -> _KeyedWords:
    """The words, with "it" in place of the speaker’s own country."""
    mine = {
        place: country.end
        for place, country in sentence.countries.items()
        if alpha3 and country.mention.alpha3 == alpha3
    }
    inside = {place for start, end in mine.items() for place in range(start + 1, end)}
    return [
        ("it" if word[1] in mine else word[0], word[1]) for word in words if word[1] not in inside
    ]
