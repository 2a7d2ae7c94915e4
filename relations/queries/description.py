"""A selection in English: the heading and the title of its page, and `words` in its JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from relations.editions.facets import FACETS, statement_first
from relations.queries.labels import Labels
from relations.queries.selection import Order, Selection
from relations.record.formatting import edtf_in_words, isolated


def describe(selection: Selection, labels: dict[str, Labels]) -> str:
    """The events of a selection as one phrase, given the labels of its values (`labels_for`).

    "Afghanistan and Pakistan: airstrikes and border closures, 2024 to April 2025"
    """
    what = _named(selection, labels, "type", all_of) or _("all events")
    patterns = {facet.name: facet.phrase for facet in FACETS.values()}
    return _phrase(selection, labels, what, patterns)


def describe_statements(selection: Selection, labels: dict[str, Labels]) -> str:
    """The statements of a selection as one phrase, given the labels of its values.

    "Afghanistan and Pakistan: statements by Ishaq Dar, in which the speaker denies, 2025"
    """
    speakers = _named(selection, labels, "speaker", any_of)
    what = _("statements by %(speakers)s") % {"speakers": speakers} if speakers else ""
    patterns = {facet.name: facet.statement_phrase for facet in statement_first()}
    return _phrase(selection, labels, what or _("all statements"), patterns)


def describe_ledger(selection: Selection, labels: dict[str, Labels]) -> str:
    """What calls for an answer among the statements of a selection, as one phrase.

    "Afghanistan and Pakistan: accusations, demands and threats, 2024"
    """
    speakers = _named(selection, labels, "speaker", any_of)
    pattern = _("accusations, demands and threats by %(speakers)s")
    what = pattern % {"speakers": speakers} if speakers else _("accusations, demands and threats")
    patterns = {facet.name: facet.statement_phrase for facet in statement_first()}
    patterns[FACETS["answered"].name] = _("that are %(values)s")
    return _phrase(selection, labels, what, patterns)


def _phrase(
    selection: Selection,
    labels: dict[str, Labels],
    what: str,
    patterns: Mapping[str, StrOrPromise],
) -> str:
    """The countries, what is selected, and each further choice by the pattern of its facet."""
    phrase = with_commas([what, *filter(None, _details(selection, labels, patterns))])
    countries = _named(selection, labels, "country", all_of)
    if countries and selection.pairs:
        between = {"countries": countries, "what": phrase}
        return _("Between %(countries)s: %(what)s") % between
    if countries:
        return _("%(countries)s: %(what)s") % {"countries": countries, "what": phrase}
    return capfirst(phrase)


def _details(
    selection: Selection, labels: dict[str, Labels], patterns: Mapping[str, StrOrPromise]
) -> Iterable[str]:
    yield period(selection.since, selection.until)
    for facet, pattern in patterns.items():
        values = _named(selection, labels, facet, any_of)
        yield str(pattern) % {"values": values} if values and pattern else ""
    if selection.q:
        yield _("with the words “%(words)s”") % {"words": selection.q}
    if selection.as_of:
        day = edtf_in_words(selection.as_of.isoformat())
        yield _("as published on %(day)s") % {"day": day}
    if selection.order is Order.OLDEST:
        yield _("oldest first")


def _named(
    selection: Selection,
    labels: dict[str, Labels],
    facet: str,
    join: Callable[[list[str]], str],
) -> str:
    names = sorted(labels[facet][value] for value in selection.chosen(facet))
    return join([isolated(each) for each in names])


def period(since: str, until: str) -> str:
    """The period between two dates of EDTF level 0 in words. Either may be blank; blank if both
    are."""
    if not since and not until:
        return ""
    return edtf_in_words(f"{since or '..'}/{until or '..'}")


def all_of(names: list[str]) -> str:
    """ "a", "a and b", "a, b and c"; blank without names."""
    return _listed(names, _("%(first)s and %(last)s"))


def any_of(names: list[str]) -> str:
    """ "a", "a or b", "a, b or c"; blank without names."""
    return _listed(names, _("%(first)s or %(last)s"))


def _listed(names: list[str], pattern: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return pattern % {"first": with_commas(names[:-1]), "last": names[-1]}


def with_commas(names: Sequence[str]) -> str:
    """ "a", "a, b", "a, b, c"; blank without names."""
    pattern = _("%(first)s, %(second)s")
    return reduce(lambda first, second: pattern % {"first": first, "second": second}, names or [""])
