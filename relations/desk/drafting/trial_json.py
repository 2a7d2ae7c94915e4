"""The JSON of a trial, as docs/propose.md documents it."""

from typing import TypedDict

from relations.dates import edtf
from relations.dates.words import in_words
from relations.desk.drafting.trial import Trial
from relations.extraction.country_roles import CountryRole
from relations.extraction.dates.relative import Mention, reason_in_words
from relations.extraction.figures import Figure
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.kinds import KindMention
from relations.extraction.people import ActorMention
from relations.extraction.places import PlaceMention
from relations.extraction.report import ReadSentence, parts_in
from relations.extraction.speech import Saying
from relations.extraction.sureness import Pattern, is_sure, precision_of
from relations.sources.splitting import SentenceSpan

_WordedFinding = Mention | CountryRole | KindMention | PlaceMention | Figure | ActorMention


class SurenessJson(TypedDict):
    """`filled_in` is whether the desk would fill the value in; otherwise it is offered."""

    pattern: str
    filled_in: bool
    right: int
    found: int


class WordsJson(TypedDict):
    """Words of the sentence, from `start` to `end`, exclusive, in code points of the sentence."""

    words: str
    start: int
    end: int


class ProposalJson(WordsJson):
    sureness: SurenessJson


class DateJson(ProposalJson):
    edtf: str
    in_words: str
    reason: str


class CountryJson(ProposalJson):
    country: str
    role: str
    role_sureness: SurenessJson


class KindJson(ProposalJson):
    kind: str
    weight: float


class PlaceJson(ProposalJson):
    country: str | None


class FigureJson(ProposalJson):
    measure: str
    low: int | None
    best: int | None
    high: int | None


class ActorJson(ProposalJson):
    name: str
    kind: str
    capacity: str
    country: str | None


class ActJson(ProposalJson):
    act: str


class SayingJson(TypedDict):
    speaker: ActorJson | None
    speaker_words: str
    addressee: ActorJson | None
    act: ActJson
    quotations: list[WordsJson]


class DetailJson(TypedDict):
    value: str
    place: str
    printed: str


class LeftOutJson(TypedDict):
    reason: str
    words: str


class SentenceJson(TypedDict):
    """`start` and `end`, exclusive, are in code points of the article's text."""

    number: int
    paragraph: int
    start: int
    end: int
    text: str
    dates: list[DateJson]
    countries: list[CountryJson]
    kinds: list[KindJson]
    sayings: list[SayingJson]
    figures: list[FigureJson]
    places: list[PlaceJson]


class TrialJson(TypedDict):
    text: str
    published: str
    language: str
    is_read: bool
    details: dict[str, DetailJson]
    missing: int
    left_out: list[LeftOutJson]
    sentences: list[SentenceJson]


def trial_json(trial: Trial) -> TrialJson:
    report = trial.report
    return {
        "text": report.text,
        "published": report.published.text,
        "language": report.language,
        "is_read": report.is_read,
        "details": {
            name: {"value": each.value, "place": each.place, "printed": each.printed}
            for name, each in trial.reading.details.items()
        },
        "missing": trial.reading.missing,
        "left_out": [{"reason": str(e.reason), "words": e.words} for e in trial.left_out],
        "sentences": [
            _sentence(span, said, report.gazetteer)
            for span, said in zip(trial.spans, trial.said, strict=True)
        ],
    }


def _sentence(span: SentenceSpan, said: ReadSentence, gazetteer: Gazetteer | None) -> SentenceJson:
    return {
        "number": span.number,
        "paragraph": span.paragraph,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "dates": [_date(each) for each in said.dates],
        "countries": [_country(each) for each in parts_in([said], gazetteer)],
        "kinds": [_kind(each) for each in said.kinds],
        "sayings": [_saying(each, span.text) for each in said.sayings],
        "figures": [_figure(each) for each in said.figures],
        "places": [_place(each) for each in said.places],
    }


def _date(found: Mention) -> DateJson:
    return {
        **_words(found),
        "edtf": found.edtf,
        "in_words": in_words(edtf.parse(found.edtf)),
        "reason": reason_in_words(found),
        "sureness": _sureness(found.pattern),
    }


def _country(found: CountryRole) -> CountryJson:
    return {
        **_words(found),
        "country": found.alpha3,
        "role": found.role,
        "role_sureness": _sureness(found.pattern),
        "sureness": _sureness(found.country_pattern),
    }


def _kind(found: KindMention) -> KindJson:
    return {
        **_words(found),
        "kind": found.code,
        "weight": found.weight,
        "sureness": _sureness(found.pattern),
    }


def _place(found: PlaceMention) -> PlaceJson:
    return {**_words(found), "country": found.alpha3, "sureness": _sureness(found.pattern)}


def _figure(found: Figure) -> FigureJson:
    return {
        **_words(found),
        "measure": found.measure,
        "low": found.low,
        "best": found.best,
        "high": found.high,
        "sureness": _sureness(found.pattern),
    }


def _saying(found: Saying, sentence: str) -> SayingJson:
    act_span = found.act_start, found.act_end
    return {
        "speaker": _actor(found.speaker, found.speaker_pattern),
        "speaker_words": found.speaker_words,
        "addressee": _actor(found.addressee, found.addressee_pattern),
        "act": {
            "words": sentence[slice(*act_span)],
            "start": found.act_start,
            "end": found.act_end,
            "act": found.act,
            "sureness": _sureness(found.act_pattern),
        },
        "quotations": [
            {"words": each.quotation, "start": each.start, "end": each.end}
            for each in found.quotations
        ],
    }


def _actor(actor: ActorMention | None, pattern: Pattern | None) -> ActorJson | None:
    if actor is None or pattern is None:
        return None
    return {
        **_words(actor),
        "name": actor.name,
        "kind": actor.kind,
        "capacity": actor.capacity,
        "country": actor.alpha3,
        "sureness": _sureness(pattern),
    }


def _words(found: _WordedFinding) -> WordsJson:
    return {"words": found.words, "start": found.start, "end": found.end}


def _sureness(pattern: Pattern) -> SurenessJson:
    measured = precision_of(pattern)
    return {
        "pattern": pattern.value,
        "filled_in": is_sure(pattern),
        "right": measured.right,
        "found": measured.found,
    }
