"""All that the words of some sentences, chosen for one event, propose to its editor."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from django.db.models import Q

from relations.desk.drafting.proposals import About, Proposal, date_proposals, proposal
from relations.extraction.country_roles import SIDES, CountryRole, roles_in, sides_of
from relations.extraction.kinds import kinds_in
from relations.extraction.places import places_in
from relations.extraction.speech import Saying, sayings_in
from relations.record.models import Participation
from relations.record.vocabulary import Country, EventType
from relations.sources.models import Sentence, Source

READ_LANGUAGE = "en"
"""The only language in which anything but dates is read."""

MOST_KINDS = 4

MOST_OF_REPORT = 200
"""Maximum number of sentences of a report to read for the countries that it is about."""

SENTENCES_BEFORE = 3
"""Number of sentences to read before a chosen one, for the people that its pronouns stand for."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What some sentences of one event propose; each list has the best proposal first.

    `sayings` has one list for each sentence, in the order of `sentences`.
    """

    sentences: list[Sentence]
    dates: list[Proposal]
    kinds: list[Proposal]
    places: list[Proposal]
    parts: list[Proposal]
    sayings: list[list[Saying]]

    @property
    def read(self) -> list[Sentence]:
        """The sentences whose language is read."""
        return [each for each in self.sentences if is_read(each.source)]

    @property
    def all(self) -> list[Proposal]:
        return [*self.dates, *self.kinds, *self.places, *self.parts]

    @property
    def types(self) -> list[EventType]:
        return [cast("EventType", each.row) for each in self.kinds]

    @property
    def countries(self) -> list[Country]:
        return [cast("Country", each.row) for each in self.parts]

    @property
    def sources(self) -> list[Source]:
        return list({each.source_id: each.source for each in self.sentences}.values())

    @property
    def telling(self) -> list[Sentence]:
        """The sentences that report nobody saying anything; all of them if every one does."""
        told = [
            sentence
            for sentence, said in zip(self.sentences, self.sayings, strict=True)
            if not said
        ]
        return told or self.sentences

    @property
    def told(self) -> list[Sentence]:
        """The sentences of `telling` whose language is read."""
        return [each for each in self.telling if is_read(each.source)]


def findings_in(sentences: Sequence[Sentence]) -> Findings:
    """What sentences with their sources propose; four queries at most."""
    dates = list(date_proposals(sentences))
    found = Findings(list(sentences), dates, [], [], [], _sayings(sentences))
    telling = found.told
    reported = [each for each in found.read if each not in telling]
    return replace(
        found,
        kinds=_distinct(_kinds(telling, reported))[:MOST_KINDS],
        places=_distinct(_places([*telling, *reported])),
        parts=list(_parts(found)),
    )


def _sayings(sentences: Sequence[Sentence]) -> list[list[Saying]]:
    """What is said in each sentence. Those before it are read too: they say who "he" is."""
    before = Q()
    for each in sentences:
        if is_read(each.source):
            window = (each.number - SENTENCES_BEFORE, each.number)
            before |= Q(source=each.source_id, number__range=window)
    if not before:
        return [[] for _each in sentences]
    texts = dict(
        Sentence.objects.filter(before).order_by("source", "number").values_list("pk", "text")
    )
    said = dict(zip(texts, sayings_in(list(texts.values())), strict=True))
    return [said.get(each.pk, []) for each in sentences]


def is_read(source: Source) -> bool:
    return source.language.lower().partition("-")[0] == READ_LANGUAGE


def _distinct(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The first proposal of each value."""
    first: dict[str, Proposal] = {}
    for each in proposals:
        first.setdefault(each.value, each)
    return list(first.values())


def _kinds(*groups: Sequence[Sentence]) -> Iterator[Proposal]:
    """The kinds of event that sentences tell of, group by group; within a group by weight of the
    words, descending."""
    types = {each.code: each for each in EventType.objects.exclude(triggers="")}
    triggers = {code: each.triggers.splitlines() for code, each in types.items()}
    for group in groups:
        found = [(each, kind) for each in group for kind in kinds_in(each.text, triggers)]
        for sentence, kind in sorted(found, key=lambda each: -each[1].weight):
            row = types[kind.code]
            made = proposal(About.TYPE, str(row.pk), row.label, sentence, kind.start, kind.end)
            yield replace(made, row=row)


def _places(sentences: Sequence[Sentence]) -> Iterator[Proposal]:
    for sentence in sentences:
        for found in places_in(sentence.text):
            yield proposal(About.PLACE, found.words, found.words, sentence, found.start, found.end)


def _parts(found: Findings) -> Iterator[Proposal]:
    """The countries that the sentences name, with their roles.

    If they name fewer than two, the countries that the whole report is about are added.
    """
    parts = list(_named(found))
    if found.read and len(parts) < SIDES:
        report = list(found.read[0].source.sentences.select_related("source")[:MOST_OF_REPORT])
        named = {part.alpha3 for _sentence, part in parts}
        sides = [each for each in sides_of(_texts(report)) if each.alpha3 not in named]
        parts += [(report[each.sentence], each) for each in sides[: SIDES - len(parts)]]
    letters = {part.alpha3 for _sentence, part in parts}
    countries = {each.alpha3: each for each in Country.objects.filter(alpha3__in=letters)}
    for sentence, part in parts:
        country = countries.get(part.alpha3)
        if country:
            made = proposal(
                About.COUNTRY, str(country.pk), country.name, sentence, part.start, part.end
            )
            yield replace(made, row=country, role=Participation.Role(part.role))


def _named(found: Findings) -> Iterator[tuple[Sentence, CountryRole]]:
    """The countries that the sentences name, with their roles.

    What somebody is reported to say does not tell who did what here, so a country named only there
    is a mere participant.
    """
    telling = found.told
    told = roles_in(_texts(telling))
    yield from ((telling[each.sentence], each) for each in told)
    named = {part.alpha3 for part in told}
    for part in roles_in(_texts(found.read)):
        if part.alpha3 not in named:
            yield found.read[part.sentence], replace(part, role=Participation.Role.PARTICIPANT)


def _texts(sentences: Iterable[Sentence]) -> list[str]:
    return [each.text for each in sentences]
