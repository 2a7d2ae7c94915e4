"""Every public function that reads a text, each as a call with that text alone.

They are looked up, not listed: a function of a room that reads is one if its first parameter is a
text, or the sentences of one. What else it asks for is `GIVEN` by the name of the parameter.
`NO_READERS` says which of these functions read no text of any length, and `METHODS` adds those that
are reached by a value.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import FunctionType, ModuleType
from typing import Any, get_args, get_origin

from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from relations.dates import edtf
from relations.dates.structure import UNQUALIFIED, EdtfError
from relations.extraction.attribution.runs import spans_in
from relations.extraction.dates.relative import narrowed, reason_in_words
from relations.extraction.deed_contexts import context_of
from relations.extraction.factuality import factuality_at
from relations.extraction.gazetteer import StandsFor
from relations.extraction.report import Report, findings_in, parts_in
from relations.queries.corrections import CorrectionKey
from relations.queries.named_filters import named_filters
from relations.queries.selection import Selection, SelectionError
from relations.queries.stretches import Key
from relations.sources.alignment import Prose
from relations.sources.comparison import compare
from relations.sources.excluded import BY_FORM
from relations.sources.models import Sentence, Source
from relations.sources.selectors import describe, text_fragment
from relations.sources.similarity import Gap, nearest
from relations.sources.split_corrections import Seam, SplitCorrections
from relations.sources.splitting import split
from tests.extraction.shipped import TRIGGERS

Reader = Callable[[str], Any]

READING = ("dates", "extraction", "sources", "editions", "queries", "web.template_filters")
"""The rooms, or modules, whose functions read texts."""

_SEQUENCES = {Sequence, Iterable, list}
_SENTENCE = 100
PUBLISHED = edtf.parse("2025-04")

GIVEN: Mapping[str, Callable[[str], Any]] = {
    "start": lambda text: 0,
    "end": len,
    "at": lambda text: len(text) // 2,
    "position": lambda text: 0,
    "quotations": lambda text: spans_in([text])[0],
    "before": lambda text: None,
    "after": lambda text: f"a {text[len(text) // 3 :]} b",
    "stands_for": lambda text: StandsFor.PEOPLE,
    "published": lambda text: PUBLISHED,
    "triggers": lambda text: TRIGGERS,
    "names": lambda text: {"a": ["Ishaq Dar", "Dar"], "b": [text[:60]]},
    "language": lambda text: "en",
    "details": lambda text: {},
    "forms": lambda text: (),
    "prose": lambda text: Prose.of(split(text)),
    "text": lambda text: text,
    "rest": lambda text: text,
    "other": lambda text: [text[: len(text) // 2], "and more"],
    "exact": lambda text: text[: len(text) // 2],
    "quotation": lambda text: text[: len(text) // 2],
    "gettext": lambda text: str,
    "qualification": lambda text: UNQUALIFIED,
    "until": lambda text: "2025",
}
"""What a reader asks for besides the text, by the name of the parameter."""


NO_READERS: Mapping[str, str] = {
    # The phrases of our own tables
    "extraction.dates.rules.words": "a phrase of a table of ours",
    "extraction.tokens.listed": "a list of ours",
    "extraction.tokens.phrases": "a list of ours",
    "extraction.lexicon.actions.forms_of": "a list of ours",
    "dates.messages.gettext_noop": "a message of ours",
    "dates.messages.untranslated": "a message of ours",
    "queries.search.editions_matching": "looked up in the database, by `phrases_of`",
    "queries.search.statements_matching": "looked up in the database, by `phrases_of`",
    "queries.search.sources_matching": "looked up in the database, by `phrases_of`",
    "queries.search_answer.answer_search": "looked up among what is on record, by `spelled_words`",
    "queries.outlets.outlet_called": "looked up in the columns, by `slug_of_outlet`",
    "editions.packed_index.version_of": "a hash",
    "sources.promotion.has_form": "reads by the forms that it is given",
    # Codes, which are looked up whole
    "sources.calendars.month_names": "a language",
    "queries.dyads.find_country": "three letters",
    "queries.dyads.find_dyad": "looked up in the database",
    "queries.dyads.dyads_page": "a place in a list",
    "queries.source_list.outlet_page": "an address of ours",
    "queries.dates_in_addresses.days_within": "dates that were read before",
    "queries.selection.refuse_reversed": "dates that were read before",
    "queries.sources.sources_on_record": "codes",
    "editions.independence.printed_by": "a code",
    "queries.public_answers.answers_to": "codes",
    "queries.did_you_mean.meant_by": "looked up in the database",
    "queries.event_answer.answer_event": "a code",
    "queries.event_answer.answer_edition": "a code",
    "queries.events.newest_edition": "a code",
    "queries.events.numbered_edition": "a code",
    "queries.events.editions_of": "a code",
    "queries.events.suppressed_edition_with": "a code",
    "queries.facet_search.values_labelled": "a facet of ours",
    "queries.revisits.find_article": "a code",
    "queries.source_answer.answer_source": "a code",
    "queries.sources.find_source": "a code",
    "queries.sources.find_withdrawn_source": "a code",
    "queries.statements.edition_with_statement": "a code",
    "editions.daily_root.in_order_of_bytes": "a column of ours",
    "editions.log.log_outcome": "a word of ours",
    "editions.models.chain_of_event": "a code",
    "web.template_filters.act_label": "a code",
    "web.template_filters.actor_kind_label": "a code",
    "web.template_filters.standing_label": "a code",
    "web.template_filters.role_label": "a code",
    "web.template_filters.field_label": "a code",
    "web.template_filters.stance_label": "a code",
    "web.template_filters.polarity": "a code",
    # They write rather than read
    "editions.hash_chain.head_line": "writes a line",
    "dates.date_words.either_of": "joins words",
    "dates.date_words.all_of": "joins words",
    "dates.date_words.enumerated": "joins words",
    "queries.description.all_of": "joins words",
    "queries.description.any_of": "joins words",
    "queries.description.with_commas": "joins words",
    # They read on from a word that a reader has found
    "extraction.counting.counted.counted_at": "at a number of `figures_in`",
    "extraction.counting.counted.single_person_at": "at an article of `figures_in`",
    "extraction.attribution.runs.runs_in": "in the quotations of `spans_in`",
    # They ask the database about a text that others in this table read
    "sources.fingerprints.near_duplicates": "asks the database by `fingerprints_of`",
    "sources.versions.find_stored": "asks the database by `digest`",
}
"""Functions whose first parameter is a `str` that is no text of any length, and why."""


def _compared(text: str) -> Any:
    spans = split(text)
    stored = [
        Sentence(number=each.number, text=each.text, start=each.start, end=each.end)
        for each in spans
    ]
    return compare(Source(text=text), stored, f"He was the first. {text[len(text) // 3 :]}")


def _reported(text: str) -> Any:
    sentences = [each.text for each in split(text)]
    read = findings_in(Report(text, sentences, PUBLISHED), TRIGGERS)
    return parts_in(read), [reason_in_words(date) for each in read for date in each.dates]


def _nearest(text: str) -> Any:
    words = text.split(". ")
    gap = Gap(0, len(words), 0)
    return nearest({n: (f"{each} a", gap) for n, each in enumerate(words)}, dict(enumerate(words)))


def _corrected(text: str) -> Any:
    cuts = [Seam.in_text(text, at) for at in range(1, len(text), 50)]
    corrections = SplitCorrections.read(map(str, cuts[::2]), map(str, cuts[1::2]))
    spans = [(each.start, each.end) for each in split(text, corrections=corrections)]
    return corrections.effective(text, spans)


def _asked(parameter: str) -> Reader:
    return lambda text: Selection.parse(MultiValueDict({parameter: [text]})).query()


def _named(text: str) -> Any:
    return named_filters(Selection.of(q=text), [], lambda selection: None)


def _within(read: Callable[[str, int, int], Any]) -> Reader:
    """Read at a word in the middle of the text."""
    return lambda text: read(text, len(text) // 2, min(len(text), len(text) // 2 + 6))


METHODS: Mapping[str, Reader] = {
    "sources.comparison.compare": _compared,
    "sources.excluded.Exclusions.reason_for": BY_FORM.reason_for,
    "sources.excluded.Exclusions.dateline": BY_FORM.dateline,
    "sources.excluded.Exclusions.excluded_lines": BY_FORM.excluded_lines,
    "sources.selectors.text_fragment": lambda text: text_fragment(describe(text, 0, len(text))),
    "sources.similarity.nearest": _nearest,
    "sources.split_corrections.SplitCorrections.read": _corrected,
    "extraction.report.findings_in": _reported,
    "extraction.dates.relative.narrowed": lambda text: narrowed(PUBLISHED, text),
    "extraction.factuality.factuality_at within": _within(factuality_at),
    "extraction.deed_contexts.context_of within": _within(context_of),
    "queries.selection.Selection.parse q": _asked("q"),
    "queries.selection.Selection.parse since": _asked("since"),
    "queries.selection.Selection.parse country": _asked("country"),
    "queries.selection.Selection.parse as_of": _asked("as_of"),
    "queries.stretches.Key.read": Key.read,
    "queries.corrections.CorrectionKey.read": CorrectionKey.read,
    "queries.named_filters.named_filters": _named,
}
"""Readers that are reached by a value, or whose text is in their second parameter."""

REFUSALS: Mapping[str, type[Exception]] = {
    "dates.edtf.parse": EdtfError,
    "dates.parser.read": EdtfError,
    "dates.years.read_year": EdtfError,
    "editions.facet_readers.read_language": ValueError,
    "editions.facet_readers.read_letters": ValueError,
    "editions.facet_readers.read_slug": ValueError,
    "editions.facet_readers.read_source_code": ValueError,
    "editions.facet_readers.read_text": ValueError,
    "editions.facet_values.is_lasting": EdtfError,
    "editions.root_list.roots_in": ValueError,
    "queries.corrections.CorrectionKey.read": SelectionError,
    "queries.dates_in_addresses.day": ValueError,
    "queries.dates_in_addresses.plain_date": ValueError,
    "queries.density.read_density": ValueError,
    "queries.density.read_sort": ValueError,
    "queries.description.period": EdtfError,
    "queries.facet_search.read_find": SelectionError,
    "queries.search_answer.read_question": SelectionError,
    "queries.stretches.Key.read": SelectionError,
    "queries.selection.Selection.parse as_of": SelectionError,
    "queries.selection.Selection.parse country": SelectionError,
    "queries.selection.Selection.parse since": SelectionError,
    "sources.comparison.compare": ValidationError,
    "sources.decoding.decode": ValidationError,
    "sources.decoding.refuse_other_formats": ValidationError,
    "sources.intake.split_to_store": ValidationError,
    "sources.saved_page.read_page": ValidationError,
    "sources.selectors.describe": ValueError,
    "sources.selectors.find": ValueError,
    "sources.selectors.quotes": ValueError,
    "sources.selectors.text_fragment": ValueError,
    "web.template_filters.date_mark": EdtfError,
    "web.template_filters.edtf_certainty": EdtfError,
}
"""What a reader raises, as its docstring says, at a text that it does not take."""


def functions() -> Iterator[tuple[str, FunctionType]]:
    """The public functions whose first parameter is a text or its sentences, each with its name
    below `relations`."""
    for module in _modules():
        for name, value in vars(module).items():
            function = inspect.unwrap(value) if callable(value) else value
            is_own = isinstance(function, FunctionType) and function.__module__ == module.__name__
            if is_own and not name.startswith("_") and _first(function):
                yield f"{module.__name__.removeprefix('relations.')}.{name}", function


def _modules() -> Iterator[ModuleType]:
    for room in READING:
        package = importlib.import_module(f"relations.{room}")
        if not hasattr(package, "__path__"):
            yield package
            continue
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(each.name)


def _first(function: FunctionType) -> type | None:
    """What the first parameter of a function is: `str`, `bytes`, or `list` for sentences; None for
    anything else."""
    first = next(iter(inspect.signature(function).parameters.values()), None)
    if first is None or first.kind is not first.POSITIONAL_OR_KEYWORD:
        return None
    if get_origin(first.annotation) in _SEQUENCES and get_args(first.annotation) == (str,):
        return list
    return first.annotation if first.annotation in {str, bytes} else None


def wanted_of(function: FunctionType) -> list[str]:
    """The parameters after the first that have no default."""
    _text, *others = inspect.signature(function).parameters.values()
    return [each.name for each in others if each.default is each.empty]


def readers() -> dict[str, Reader]:
    """Every reader by its name, and by two names one that takes the sentences of a text: it is read
    as one sentence and as many. One that asks for what is not `GIVEN` is left out; a test names it.
    """
    found = dict(METHODS)
    for name, function in functions():
        if name in NO_READERS or not GIVEN.keys() >= set(wanted_of(function)):
            continue
        if _first(function) is list:
            found[f"{name} in one"] = _call(function, lambda text: [text])
            found[f"{name} in many"] = _call(function, _sentences)
        else:
            found[name] = _call(function, _encoded if _first(function) is bytes else str)
    return found


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _sentences(text: str) -> list[str]:
    return [text[start : start + _SENTENCE] for start in range(0, len(text), _SENTENCE)]


def _call(function: FunctionType, form: Callable[[str], Any]) -> Reader:
    given = {name: GIVEN[name] for name in wanted_of(function)}

    def read(text: str) -> Any:
        found = function(form(text), **{name: value(text) for name, value in given.items()})
        return list(found) if isinstance(found, Iterator) else found

    return read
