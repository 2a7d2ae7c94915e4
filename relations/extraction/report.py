"""All that one report says, sentence by sentence, and the countries of an event that it tells of.

Only dates are read in other languages than `READ_LANGUAGE`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from relations.dates.edtf import Edtf
from relations.extraction.attribution.runs import is_only_quotation, spans_in
from relations.extraction.country_roles import SIDES, CountryRole, roles_in, sides_of
from relations.extraction.dates.headings import year_above, year_headings
from relations.extraction.dates.relative import Mention, mentions, narrowed
from relations.extraction.figures import Figure, figures_in
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.kinds import SPOKEN, KindMention, kinds_in
from relations.extraction.places import PlaceMention, places_in
from relations.extraction.roles.frames import PARTICIPANT
from relations.extraction.speech import Saying, sayings_in
from relations.extraction.sureness import Pattern

READ_LANGUAGE = "en"
"""The only language in which anything but dates is proposed from a text."""


def is_read_language(tag: str) -> bool:
    """Whether more than dates is read in the language of a BCP 47 tag."""
    return tag.lower().partition("-")[0] == READ_LANGUAGE


MOST_FOR_SIDES = 200
"""Maximum number of sentences of a report to read for the countries that it is about."""


@dataclass(frozen=True, slots=True)
class Report:
    """A printed report: its sentences in order, the day on which it appeared, and its language.

    `text` is all that was printed. It may hold more than the sentences, and tells what weekday the
    report appeared on where `published` leaves that open. `language` is a BCP 47 tag.
    Countries are found by the names of `gazetteer`, those that ship if it is None.
    """

    text: str
    sentences: Sequence[str]
    published: Edtf
    language: str = READ_LANGUAGE
    gazetteer: Gazetteer | None = None

    @property
    def is_read(self) -> bool:
        """Whether more than its dates is read."""
        return is_read_language(self.language)


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """What one sentence of a report says; each list is in the order of the words, but for `kinds`,
    the weightiest first. `is_read` is that of its report; `is_quoted` whether all of it is quoted,
    so that the reporter tells nothing in it."""

    text: str
    is_read: bool
    dates: list[Mention]
    is_quoted: bool = False
    kinds: list[KindMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)


def findings_in(
    report: Report, triggers: Mapping[str, Sequence[str]], numbers: Sequence[int] | None = None
) -> list[ReadSentence]:
    """What these sentences of a report say, in the order of `numbers`; all of them if it is None.

    `numbers` counts the sentences of the report from 0. Those before them are read too, for the
    people that their pronouns stand for. `triggers` are the phrases of each kind of event.
    """
    numbers = range(len(report.sentences)) if numbers is None else numbers
    dates = _dates(report, numbers)
    if not report.is_read:
        return [
            ReadSentence(report.sentences[number], False, found)
            for number, found in zip(numbers, dates, strict=True)
        ]
    sayings = sayings_in(report.sentences[: max(numbers, default=-1) + 1], report.gazetteer)
    spans = spans_in(report.sentences)
    read = [
        _read(report.sentences[number], found, triggers, sayings[number], report.gazetteer)
        for number, found in zip(numbers, dates, strict=True)
    ]
    return [
        _as_quoted(each) if is_only_quotation(each.text, spans[number]) else each
        for number, each in zip(numbers, read, strict=True)
    ]


def _as_quoted(sentence: ReadSentence) -> ReadSentence:
    """The sentence as what somebody says: no kind or place in it is told by the reporter."""
    told = Pattern.KIND_NOT_TOLD_AS_DONE
    return replace(
        sentence,
        is_quoted=True,
        kinds=[replace(each, weight=each.weight * SPOKEN, pattern=told) for each in sentence.kinds],
        places=[replace(each, pattern=Pattern.PLACE_NAMED) for each in sentence.places],
    )


def _dates(report: Report, numbers: Sequence[int]) -> list[list[Mention]]:
    """The dates of some sentences; days under a heading such as "1947" are in its year."""
    anchor, headings = narrowed(report.published, report.text), year_headings(report.text)
    starts = _starts(report)
    return [
        mentions(report.sentences[number], anchor, year_above(headings, starts[number]))
        for number in numbers
    ]


def _starts(report: Report) -> list[int]:
    """Where each sentence begins in the text; one that is not in it begins where the last did."""
    starts, position = [], 0
    for sentence in report.sentences:
        position = max(report.text.find(sentence, position), position)
        starts.append(position)
    return starts


def _read(
    text: str,
    dates: list[Mention],
    triggers: Mapping[str, Sequence[str]],
    sayings: list[Saying],
    gazetteer: Gazetteer | None,
) -> ReadSentence:
    return ReadSentence(
        text,
        is_read=True,
        dates=dates,
        kinds=kinds_in(text, triggers),
        places=places_in(text, gazetteer),
        figures=figures_in(text),
        sayings=sayings,
    )


def telling(event: Sequence[ReadSentence]) -> list[int]:
    """Which sentences of an event report nobody saying anything; all of them if every one does."""
    told = [number for number, each in enumerate(event) if not each.sayings and not each.is_quoted]
    return told or list(range(len(event)))


def parts_in(
    event: Sequence[ReadSentence], gazetteer: Gazetteer | None = None
) -> list[CountryRole]:
    """The countries that the sentences of one event name, with their roles, each once.

    What somebody is reported to say does not tell who did what here, so a country named only there
    is a mere participant, and comes after the others. Sentences that are not read name none.
    """
    told = [number for number in telling(event) if _is_told(event[number])]
    read = [number for number, each in enumerate(event) if each.is_read]
    parts = _roles(event, told, gazetteer)
    named = {each.alpha3 for each in parts}
    spoken_of = [each for each in _roles(event, read, gazetteer) if each.alpha3 not in named]
    return parts + [
        replace(
            each,
            role=PARTICIPANT,
            pattern=Pattern.ROLE_MENTIONED,
            country_pattern=Pattern.COUNTRY_SPOKEN_OF,
        )
        for each in spoken_of
    ]


def _is_told(sentence: ReadSentence) -> bool:
    """Whether the reporter tells anything in it that is read."""
    return sentence.is_read and not sentence.is_quoted


def _roles(
    event: Sequence[ReadSentence], numbers: Sequence[int], gazetteer: Gazetteer | None
) -> list[CountryRole]:
    read = [event[number] for number in numbers]
    weights = [max((kind.weight for kind in each.kinds), default=0.0) for each in read]
    found = roles_in([each.text for each in read], gazetteer, kind_weights=weights)
    return [replace(each, sentence=numbers[each.sentence]) for each in found]


def sides_missing(parts: Sequence[CountryRole], report: Report) -> list[CountryRole]:
    """The countries that a report is about and that an event's sentences leave out.

    As many as make two with `parts`. Here `sentence` counts the sentences of the report from 0.
    """
    if not report.is_read or len(parts) >= SIDES:
        return []
    named = {each.alpha3 for each in parts}
    sides = sides_of(report.sentences[:MOST_FOR_SIDES], report.gazetteer)
    missing = [each for each in sides if each.alpha3 not in named][: SIDES - len(parts)]
    return [replace(each, country_pattern=Pattern.COUNTRY_OF_REPORT) for each in missing]
