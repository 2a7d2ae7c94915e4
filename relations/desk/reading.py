"""The reading table: the sentences of a source, with what rests on each, to draft events from."""

from collections import defaultdict
from dataclasses import dataclass

from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence, Source


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with the events and the statements that rest on it, drafts too, each once."""

    sentence: Sentence
    events: list[Event]
    statements: list[Statement]

    @property
    def is_uncited(self) -> bool:
        return not self.events and not self.statements


def reading_of(source: Source) -> list[ReadSentence]:
    """The sentences of a source, in their order; two queries."""
    citations = Citation.objects.filter(sentence__source=source).order_by("pk")
    events: dict[int, dict[int, Event]] = defaultdict(dict)
    statements: dict[int, dict[int, Statement]] = defaultdict(dict)
    for each in citations.select_related("event", "statement", "statement__speaker"):
        if each.event:
            events[each.sentence_id][each.event.pk] = each.event
        if each.statement:
            statements[each.sentence_id][each.statement.pk] = each.statement
    return [
        ReadSentence(each, list(events[each.pk].values()), list(statements[each.pk].values()))
        for each in source.sentences.all()
    ]
