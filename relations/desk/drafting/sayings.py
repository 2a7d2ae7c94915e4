"""What chosen sentences report that somebody said, as the beginnings of statements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from relations.desk.drafting.extracted import Findings
from relations.desk.drafting.proposals import About, Proposal, proposal
from relations.extraction.figures import Figure, figures_in
from relations.extraction.known_actors import known_in
from relations.extraction.people import ActorMention
from relations.extraction.speech import Saying
from relations.record.models import Statement
from relations.record.vocabulary import Actor, Country
from relations.sources.models import Sentence

MOST_NAMES = 100
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+")

Reported = tuple[Sentence, Saying]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The actors and countries on record that some sentences may name."""

    actors: dict[str, Actor]
    countries: dict[str, Country]

    @classmethod
    def named_in(cls, reported: Sequence[Reported]) -> "OnRecord":
        """Look up the first `MOST_NAMES` words that may be names; two queries."""
        named = [each for _sentence, saying in reported for each in _who(saying)]
        texts = [*(sentence.text for sentence, _saying in reported), *(each.name for each in named)]
        words = list(dict.fromkeys(word for text in texts for word in _NAME.findall(text)))
        letters = {each.alpha3 for each in named if each.alpha3}
        governments = Q(kind=Actor.Kind.GOVERNMENT, country__alpha3__in=letters)
        by_name = [Q(name__icontains=word) for word in words[:MOST_NAMES]]
        actors = Actor.objects.filter(reduce(or_, by_name, governments)).select_related("country")
        countries = Country.objects.filter(alpha3__in=letters)
        return cls({each.code: each for each in actors}, {each.alpha3: each for each in countries})

    def actor(self, named: ActorMention | None) -> Actor | None:
        """The actor of that name, or for a capital the government of its country.

        None unless there is exactly one.
        """
        if named is None:
            return None
        names = {code: [each.name] for code, each in self.actors.items()}
        codes = {each.code for each in known_in(named.name, names)} or set(self._governments(named))
        return self.actors[codes.pop()] if len(codes) == 1 else None

    def _governments(self, named: ActorMention) -> Iterator[str]:
        for code, actor in self.actors.items():
            both = {named.kind, actor.kind} == {Actor.Kind.GOVERNMENT}
            if both and actor.country and actor.country.alpha3 == named.alpha3:
                yield code

    def country(self, named: ActorMention) -> Country | None:
        return self.countries.get(named.alpha3 or "")


def reported_in(found: Findings) -> list[Reported]:
    """Each saying with its sentence, in the order of the sentences."""
    return [(sentence, saying) for sentence, said in found.read for saying in said.sayings]


def statements_in(found: Findings) -> list[dict[str, Any]]:
    """What the form of each reported statement begins with; two queries.

    The text of a statement is left to its editor: it is in the record's own words.
    """
    reported = reported_in(found)
    if not reported:
        return []
    on_record = OnRecord.named_in(reported)
    return [_beginning(sentence, saying, on_record) for sentence, saying in reported]


def statement_proposals(found: Findings) -> Iterator[Proposal]:
    """The sayings and the figures in the sentences, to look at: these cannot be taken over."""
    for sentence, saying in reported_in(found):
        made = proposal(
            About.STATEMENT, "", _in_words(saying), sentence, saying.act_start, saying.act_end
        )
        yield replace(made, reason=_quoted(saying))
    for sentence, said in found.read:
        for figure in said.figures:
            words = bounds_in_words(figure)
            made = proposal(About.FIGURE, "", words, sentence, figure.start, figure.end)
            yield replace(made, reason=figure.measure)


def _who(saying: Saying) -> Iterator[ActorMention]:
    yield from (each for each in (saying.speaker, saying.addressee) if each)


def _beginning(sentence: Sentence, saying: Saying, on_record: OnRecord) -> dict[str, Any]:
    addressee = on_record.actor(saying.addressee)
    return {
        **_speaker(saying.speaker, on_record),
        "addressee": addressee and addressee.pk,
        "act": saying.act,
        "quotation": _quotation(saying),
        "supported_by": [sentence.pk],
        **_figure(figures_in(sentence.text)),
    }


def _speaker(named: ActorMention | None, on_record: OnRecord) -> dict[str, Any]:
    if named is None:
        return {}
    actor, country = on_record.actor(named), on_record.country(named)
    capacity = {"capacity": named.capacity}
    if actor:
        return {**capacity, "speaker": actor.pk}
    new = {"new_speaker": named.name, "new_speaker_kind": named.kind}
    return {**capacity, **new, "new_speaker_country": country and country.pk}


def _quotation(saying: Saying) -> str:
    """The longest quotation of a saying: a statement has only one."""
    return max((each.quotation for each in saying.quotations), key=len, default="")


def _figure(figures: Sequence[Figure]) -> dict[str, Any]:
    """The only figure of a sentence. Which of several is meant, the editor decides."""
    if len(figures) != 1:
        return {}
    [figure] = figures
    bounds = {"low": figure.low, "best": figure.best, "high": figure.high}
    return {
        "figure_measure": figure.measure,
        **{f"figure_{name}": value for name, value in bounds.items()},
    }


def _in_words(saying: Saying) -> str:
    speaker = saying.speaker.name if saying.speaker else _("somebody not named here")
    return _("%(speaker)s %(act)s") % {
        "speaker": speaker,
        "act": Statement.Act(saying.act).label,
    }


def _quoted(saying: Saying) -> str:
    return " ".join(_("“%(words)s”") % {"words": each.quotation} for each in saying.quotations)


def bounds_in_words(figure: Figure) -> str:
    """A figure as it would be recorded; its bounds are inclusive."""
    match figure.low, figure.best, figure.high:
        case None, best, None:
            return _("%(best)s") % {"best": best}
        case low, None, None:
            return _("at least %(low)s") % {"low": low}
        case None, None, high:
            return _("at most %(high)s") % {"high": high}
        case low, _best, high:
            return _("%(low)s to %(high)s") % {"low": low, "high": high}
    raise AssertionError(figure)
