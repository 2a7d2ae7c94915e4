"""Search within a facet: values by their labels, ignoring case and accents."""

from functools import reduce
from typing import Any

from django.db.models import Func, QuerySet, TextField
from django.utils.translation import gettext as _

from relations.editions.declared_facet import DescribedLabels, WorkedOutLabels
from relations.editions.descriptions import Description
from relations.editions.facets import FACETS
from relations.editions.folding import APOSTROPHES, DIGRAPHS, DROPPED, LETTERS, fold
from relations.editions.models import EditionFacet
from relations.editions.stems import one_line
from relations.queries.labels import is_withdrawn
from relations.queries.selection import SelectionError

LONGEST_FIND = 100


class Folded(Func):
    """A column as `fold` has it, folded by the database."""

    arity = 1
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        connection.ensure_connection()
        connection.connection.create_function("fold", 1, fold, deterministic=True)
        return self.as_sql(compiler, connection, function="fold")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # Two letters that are in lower case without being folded.
        lower = "replace(replace(lower(%(expressions)s), 'ß', 'ss'), 'ς', 'σ')"
        decomposed = reduce(
            lambda sql, letter: f"replace({sql}, '{letter}', '{DIGRAPHS[letter]}')",
            DIGRAPHS,
            f"normalize({lower}, NFKD)",
        )
        template = f"normalize(translate({decomposed}, %%s, %%s), NFKC)"
        sql, params = self.as_sql(compiler, connection, template=template)
        # What has no counterpart in the second text is left out.
        plain = "'" * len(APOSTROPHES) + "".join(LETTERS.values())
        return sql, [*params, "".join([APOSTROPHES, *LETTERS, *sorted(DROPPED)]), plain]


def read_find(text: str) -> str:
    """The parameter `find` on one line. Raises `SelectionError` if it is too long."""
    if len(text) > LONGEST_FIND:
        reason = _("is longer than %(count)d characters") % {"count": LONGEST_FIND}
        raise SelectionError("find", text, reason)
    return one_line(text)


def values_labelled(facet: str, find: str) -> set[str]:
    """The values of a facet whose label contains each word, or part of a word, of `find`; one query
    at most. They need not be on record."""
    words, labels = fold(find).split(), FACETS[facet].labels
    if labels is None:
        stored = _holding(EditionFacet.objects.filter(name=facet), "value", words)
        return set(stored.values_list("value", flat=True))
    if isinstance(labels, DescribedLabels):
        rows = Description.objects.newest().filter(kind=labels.kind)
        if FACETS[facet].shown_with:
            rows = rows.exclude(is_withdrawn(FACETS[facet]))
        return set(_holding(rows, "label", words).values_list("code", flat=True))
    if isinstance(labels, WorkedOutLabels):
        written = EditionFacet.objects.filter(name=facet).order_by().values_list("value", flat=True)
        choices = [(value, labels.label(value)) for value in written.distinct()]
    else:
        choices = labels.choices
    folded = {value: fold(str(label)) for value, label in choices}
    return {value for value, label in folded.items() if all(word in label for word in words)}


def _holding(rows: "QuerySet[Any, Any]", column: str, words: list[str]) -> "QuerySet[Any, Any]":
    """The rows in whose column, folded, all of some words are found."""
    rows = rows.annotate(folded=Folded(column))
    for word in words:
        rows = rows.filter(folded__contains=word)
    return rows
