"""Loads the vocabulary that ships beside what editors made of it.

What is missing is added, what is still as the last release shipped it is changed, and whatever an
editor added, changed or deleted stays as it is. Nothing is deleted.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from relations.record.country_loading import load_countries
from relations.record.country_names import CountryName
from relations.record.earlier_vocabularies import held_vocabulary
from relations.record.shipped_fates import WRITTEN, LoadedVocabulary, Loading, told
from relations.record.shipped_rows import ShippedRow
from relations.record.shipped_vocabulary import (
    WORDS,
    Digests,
    ShippedKind,
    VocabularyRow,
    digest_of,
    words_of,
)
from relations.record.vocabulary import Country, EventType, Topic


@transaction.atomic
def load_vocabulary(rows: Sequence[VocabularyRow]) -> LoadedVocabulary:
    """Load a vocabulary, all of it or nothing. Some twelve queries, and one or more for each
    country, type and topic that is added or changed."""
    on_record, kept = digests_on_record(), ShippedRow.objects.digests()
    loading = Loading(rows, kept or held_vocabulary(on_record), on_record)
    load_countries(loading)
    _load_types(loading)
    _load_topics(loading)
    _tell_what_ships_no_more(loading)
    shipped = loading.last | loading.shipped
    ShippedRow.objects.keep(dict(shipped.items() - kept.items()))
    return loading.loaded


def digests_on_record() -> Digests:
    """The vocabulary on record, under the codes that it has here; five queries."""
    digests: Digests = {}
    for country in Country.objects.all():
        _add(digests, ShippedKind.COUNTRY, country.alpha3, country)
    for event_type in EventType.objects.all():
        _add(digests, ShippedKind.TYPE, event_type.code, event_type)
        _add(digests, ShippedKind.TRIGGERS, event_type.code, event_type)
    for topic in Topic.objects.all():
        _add(digests, ShippedKind.TOPIC, topic.code, topic)
    names = CountryName.objects.values_list("country__alpha3", "kind", "name")
    links = Country.successors.through._default_manager
    pairs = links.values_list("from_country__alpha3", "to_country__alpha3")
    digests |= {(ShippedKind.NAME, " ".join(each)): "" for each in names}
    return digests | {(ShippedKind.SUCCESSOR, " ".join(each)): "" for each in pairs}


def _add(digests: Digests, kind: ShippedKind, key: str, row: Country | EventType | Topic) -> None:
    digests[kind, key] = digest_of(words_of(kind, row))


def _load_types(loading: Loading) -> None:
    """Load types of event, and the triggers of those that are on record."""
    here = {each.code: each for each in EventType.objects.all()}
    loading.settle_named(loading.of_kind(ShippedKind.TYPE), EventType, here)
    for row in loading.of_kind(ShippedKind.TRIGGERS):
        event_type = here.get(row.key[0])
        if event_type is None:
            continue
        is_new = event_type.pk is None
        fate = loading.fate_of(row, None if is_new else words_of(row.kind, event_type))
        loading.settle(row, fate)
        if fate in WRITTEN:
            loading.write(event_type, row.words, WORDS[row.kind])
    loading.store(here.values())


def _load_topics(loading: Loading) -> None:
    here = {each.code: each for each in Topic.objects.all()}
    loading.settle_named(loading.of_kind(ShippedKind.TOPIC), Topic, here)
    loading.store(here.values())


def _tell_what_ships_no_more(loading: Loading) -> None:
    shipped = {row.identity for row in loading.rows}
    for kind, key in loading.last.keys() & loading.on_record.keys() - shipped:
        row = VocabularyRow(kind, tuple(key.split(" ", 2)))
        loading.leave(_("%(row)s: ships no more; kept.") % {"row": told(row)})
