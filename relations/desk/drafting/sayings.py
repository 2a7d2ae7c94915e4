"""What chosen sentences report that somebody said, as the beginnings of statements."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from relations.desk.drafting.extracted import Findings
from relations.desk.offers import FormOffers, Offer
from relations.extraction.figures import Figure
from relations.extraction.known_actors import known_in
from relations.extraction.people import ActorMention
from relations.extraction.report import ReadSentence
from relations.extraction.speech import Saying
from relations.extraction.sureness import Pattern, is_sure
from relations.record.models import Statement
from relations.record.vocabulary import Actor, Country
from relations.sources.models import Sentence

MOST_NAMES = 100
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+")

Reported = tuple[Sentence, ReadSentence, Saying]
"""A sentence, all that it says, and one saying of it."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The actors and countries on record that some sentences may name.

    `names` has the names of each actor by code; an actor has those of all that are merged into it.
    """

    actors: dict[str, Actor]
    names: dict[str, list[str]]
    countries: dict[str, Country]

    @classmethod
    def named_in(cls, reported: Sequence[Reported]) -> "OnRecord":
        """Look up the first `MOST_NAMES` words that may be names; two queries."""
        named = [each for _row, _said, saying in reported for each in _who(saying)]
        texts = [*(said.text for _row, said, _saying in reported), *(each.name for each in named)]
        words = list(dict.fromkeys(word for text in texts for word in _NAME.findall(text)))
        letters = {each.alpha3 for each in named if each.alpha3}
        governments = Q(kind=Actor.Kind.GOVERNMENT, country__alpha3__in=letters)
        by_name = [Q(name__icontains=word) for word in words[:MOST_NAMES]]
        found = Actor.objects.filter(reduce(or_, by_name, governments))
        actors: dict[str, Actor] = {}
        names: dict[str, list[str]] = defaultdict(list)
        for each in found.select_related("country", "merged_into__country"):
            actor = each.merged_into or each
            actors[actor.code] = actor
            names[actor.code].append(each.name)
        countries = Country.objects.filter(alpha3__in=letters)
        return cls(actors, names, {each.alpha3: each for each in countries})

    def actor(self, named: ActorMention | None) -> Actor | None:
        """The actor of that name, or for a capital the government of its country.

        None unless there is exactly one.
        """
        if named is None:
            return None
        known = {each.code for each in known_in(named.name, self.names)}
        codes = known or set(self._governments(named))
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
    return [(row, said, saying) for row, said in found.read for saying in said.sayings]


def statement_offers(found: Findings) -> list[FormOffers]:
    """What is offered to each reported statement; two queries, none if nothing is reported.

    The text of a statement is left to its editor: it is in the record's own words.
    """
    reported = reported_in(found)
    if not reported:
        return []
    on_record = OnRecord.named_in(reported)
    return [
        FormOffers(
            [
                *_speaker(row, saying, on_record),
                _act(row, saying),
                *_addressee(row, saying, on_record),
                *_quotation(row, saying),
                *_figure(row, said.figures),
            ],
            besides={"supported_by": [row.pk]},
        )
        for row, said, saying in reported
    ]


def _who(saying: Saying) -> Iterator[ActorMention]:
    yield from (each for each in (saying.speaker, saying.addressee) if each)


def _speaker(row: Sentence, saying: Saying, on_record: OnRecord) -> Iterator[Offer]:
    """Either the actor on record or the name of a new one; one takes the place of the other."""
    named, pattern = saying.speaker, saying.speaker_pattern
    if named is None or pattern is None:
        return
    actor, country = on_record.actor(named), on_record.country(named)
    values = {"speaker": "", "new_speaker": named.name, "new_speaker_kind": named.kind}
    values["new_speaker_country"] = str(country.pk) if country else ""
    names = {"new_speaker_country": country.name} if country else {}
    if actor:
        names = {"speaker": actor.name}
        values = {"speaker": str(actor.pk), "new_speaker": "", "new_speaker_country": ""}
    made = _offer(row, (named.start, named.end), values, pattern)
    yield replace(
        made,
        name="speaker" if actor else "new_speaker",
        label=_("Speaker"),
        words=actor.name if actor else named.name,
        where_blank={"capacity": named.capacity},
        names=names,
    )


def _act(row: Sentence, saying: Saying) -> Offer:
    span = (saying.act_start, saying.act_end)
    made = _offer(row, span, {"act": saying.act}, saying.act_pattern)
    return replace(made, label=_("Act"), words=str(Statement.Act(saying.act).label))


def _addressee(row: Sentence, saying: Saying, on_record: OnRecord) -> Iterator[Offer]:
    named, pattern = saying.addressee, saying.addressee_pattern
    actor = on_record.actor(named)
    if named and actor and pattern:
        values = {"addressee": str(actor.pk)}
        made = _offer(row, (named.start, named.end), values, pattern)
        names = {"addressee": actor.name}
        yield replace(made, label=_("Addressee"), words=actor.name, names=names)


def _quotation(row: Sentence, saying: Saying) -> Iterator[Offer]:
    """The longest quotation of a saying: a statement has only one."""
    if saying.quotations:
        span = max(saying.quotations, key=lambda each: len(each.quotation))
        values, pattern = {"quotation": span.quotation}, span.pattern
        made = _offer(row, (span.start, span.end), values, pattern)
        yield replace(made, label=_("Quotation"), words=span.quotation)


def _figure(row: Sentence, figures: Sequence[Figure]) -> Iterator[Offer]:
    """The only figure of a sentence. Which of several is meant, the editor decides."""
    if len(figures) != 1:
        return
    [figure] = figures
    bounds = {"low": figure.low, "best": figure.best, "high": figure.high}
    values = {f"figure_{name}": "" if each is None else str(each) for name, each in bounds.items()}
    values = {"figure_measure": figure.measure, **values}
    made = _offer(row, (figure.start, figure.end), values, figure.pattern)
    words = _("%(number)s %(measure)s") % {
        "number": bounds_in_words(figure),
        "measure": figure.measure,
    }
    yield replace(made, label=_("Figure"), words=words)


def _offer(row: Sentence, span: tuple[int, int], values: dict[str, str], pattern: Pattern) -> Offer:
    """An offer from the words of a sentence from the first to before the second code point."""
    start, end = span
    return Offer(
        name=next(iter(values)),
        label="",
        words="",
        values=values,
        before=row.text[:start],
        said=row.text[start:end],
        after=row.text[end:],
        language=row.source.language,
        number=row.number,
        pattern=pattern,
        fills_in=is_sure(pattern),
    )


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
