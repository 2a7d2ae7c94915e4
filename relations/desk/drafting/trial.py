"""What the desk would make of an article that is not stored: its sentences and all proposals."""

from collections.abc import Sequence
from dataclasses import dataclass

from relations.dates.edtf import Edtf
from relations.extraction.report import ReadSentence, Report, findings_in
from relations.record.vocabulary import Country, EventType
from relations.sources.excluded import ExcludedLine, Exclusions
from relations.sources.intake import split_to_store, text_to_store
from relations.sources.saved_page import PageReading
from relations.sources.splitting import SentenceSpan


@dataclass(frozen=True, slots=True)
class Trial:
    """An article as it would be stored, and what each of its sentences says.

    `spans` and `said` have one item for each sentence; the offsets of `spans` count the code points
    of `report.text`.
    """

    reading: PageReading
    report: Report
    spans: Sequence[SentenceSpan]
    left_out: Sequence[ExcludedLine]
    said: Sequence[ReadSentence]


def tried(reading: PageReading, published: Edtf, language: str) -> Trial:
    """Cut and read an article that appeared on `published`; two queries, and nothing is stored.

    Raises `ValidationError` if there is no sentence in it or it could not be stored.
    """
    text = text_to_store(reading.text)
    exclusions = Exclusions.of(reading.marks)
    spans = split_to_store(text, language, exclusions)
    texts = [span.text for span in spans]
    report = Report(text, texts, published, language, Country.objects.gazetteer())
    left_out = exclusions.excluded_lines(text)
    return Trial(reading, report, spans, left_out, findings_in(report, _triggers()))


def _triggers() -> dict[str, list[str]]:
    return {each.code: each.trigger_phrases for each in EventType.objects.with_triggers()}
