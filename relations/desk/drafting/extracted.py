"""All that the words of some sentences, chosen for one event, propose to its editor.

`relations.extraction.report` reads the words; here they are joined to the rows on record.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from relations.dates import edtf
from relations.desk.drafting.proposals import About, Proposal, date_proposal, proposal
from relations.extraction import report
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.report import ReadSentence, Report
from relations.record.participations import Participation
from relations.record.vocabulary import Country, EventType
from relations.sources.models import Sentence, Source

MOST_KINDS = 4

ReadRow = tuple[Sentence, ReadSentence]
"""A sentence and what it says."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What some sentences of one event propose; each list has the best proposal first.

    `said` has what each sentence says, in the order of `sentences`.
    """

    sentences: list[Sentence] = field(default_factory=list)
    said: list[ReadSentence] = field(default_factory=list)
    dates: list[Proposal] = field(default_factory=list)
    kinds: list[Proposal] = field(default_factory=list)
    places: list[Proposal] = field(default_factory=list)
    parts: list[Proposal] = field(default_factory=list)

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
    def read(self) -> list[ReadRow]:
        return list(zip(self.sentences, self.said, strict=True))

    @property
    def telling(self) -> list[Sentence]:
        """The sentences that report nobody saying anything; all of them if every one does."""
        return [self.sentences[number] for number in report.telling(self.said)]


def findings_in(sentences: Sequence[Sentence]) -> Findings:
    """What sentences with their sources propose; four queries, none if there are no sentences."""
    if not sentences:
        return Findings()
    types = {each.code: each for each in EventType.objects.with_triggers()}
    stored = _stored(sentences)
    gazetteer = Country.objects.gazetteer()
    said = _said(sentences, stored, types, gazetteer)
    found = Findings(list(sentences), said)
    numbers = report.telling(said)
    telling = [found.read[number] for number in numbers]
    others = [each for number, each in enumerate(found.read) if number not in numbers]
    return replace(
        found,
        dates=[date_proposal(each, row) for row, dated in found.read for each in dated.dates],
        kinds=_distinct([*_kinds(telling, types), *_kinds(others, types)])[:MOST_KINDS],
        places=_distinct(_places([*telling, *others])),
        parts=list(_parts(found, stored, gazetteer)),
    )


def _stored(sentences: Sequence[Sentence]) -> dict[int, list[Sentence]]:
    """All sentences of the sources of some, in order, by the keys of the sources; one query."""
    sources = {each.source_id: each.source for each in sentences}
    stored: dict[int, list[Sentence]] = defaultdict(list)
    for each in Sentence.objects.filter(source__in=sources).order_by("source", "number"):
        each.source = sources[each.source_id]
        stored[each.source_id].append(each)
    return stored


def _said(
    sentences: Sequence[Sentence],
    stored: Mapping[int, Sequence[Sentence]],
    types: Mapping[str, EventType],
    gazetteer: Gazetteer,
) -> list[ReadSentence]:
    """What each sentence says, each source read at once."""
    triggers = {code: each.trigger_phrases for code, each in types.items()}
    chosen = {each.pk for each in sentences}
    said: dict[int, ReadSentence] = {}
    for rows in stored.values():
        numbers = [number for number, each in enumerate(rows) if each.pk in chosen]
        found = report.findings_in(_report(rows, gazetteer), triggers, numbers)
        said |= {rows[number].pk: each for number, each in zip(numbers, found, strict=True)}
    return [said[each.pk] for each in sentences]


def _report(rows: Sequence[Sentence], gazetteer: Gazetteer) -> Report:
    source = rows[0].source
    published = edtf.parse(source.published)
    texts = [each.text for each in rows]
    return Report(source.text, texts, published, source.language, gazetteer)


def _distinct(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The first proposal of each value."""
    first: dict[str, Proposal] = {}
    for each in proposals:
        first.setdefault(each.value, each)
    return list(first.values())


def _kinds(read: Iterable[ReadRow], types: Mapping[str, EventType]) -> Iterator[Proposal]:
    """The kinds of event that sentences tell of, by weight of the words, descending."""
    found = [(row, kind) for row, said in read for kind in said.kinds]
    for sentence, kind in sorted(found, key=lambda each: -each[1].weight):
        row = types[kind.code]
        span = (kind.start, kind.end)
        made = proposal(About.TYPE, str(row.pk), row.label, sentence, span, kind.pattern)
        yield replace(made, row=row)


def _places(read: Iterable[ReadRow]) -> Iterator[Proposal]:
    for sentence, said in read:
        for found in said.places:
            words, span = found.words, (found.start, found.end)
            yield proposal(About.PLACE, words, words, sentence, span, found.pattern)


def _parts(
    found: Findings, stored: Mapping[int, Sequence[Sentence]], gazetteer: Gazetteer
) -> Iterator[Proposal]:
    """The countries that the sentences name, with their roles.

    If they name fewer than two, the countries that their reports are about are added.
    """
    named = report.parts_in(found.said, gazetteer)
    parts = [(found.sentences[each.sentence], each) for each in named]
    for rows in stored.values():
        missing = report.sides_missing(
            [part for _sentence, part in parts], _report(rows, gazetteer)
        )
        parts += [(rows[each.sentence], each) for each in missing]
    letters = {part.alpha3 for _sentence, part in parts}
    countries = {each.alpha3: each for each in Country.objects.filter(alpha3__in=letters)}
    for sentence, part in parts:
        country = countries.get(part.alpha3)
        if country:
            made = proposal(
                About.COUNTRY,
                str(country.pk),
                country.name,
                sentence,
                (part.start, part.end),
                part.country_pattern,
            )
            yield replace(
                made,
                row=country,
                role=Participation.Role(part.role),
                role_pattern=part.pattern,
            )
