"""Bringing the fingerprints of all sources to what this version chooses."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from relations.sources.fingerprints import fingerprints_of
from relations.sources.models import Fingerprint, Sentence, Source

CHUNK = 200
"""Sources in memory at a time, and at most written in one transaction."""


def rebuild_fingerprints(after: int = 0) -> Iterator[tuple[int, int]]:
    """Choose the fingerprints of all sources with greater keys than `after`, in the order of these,
    and write those that are stored otherwise, while others store articles. One whose text was
    suppressed has none. After each chunk, written in one transaction, come the key of its last
    source and how many it had. Its queries do not grow with their number.
    """
    while chunk := _chunk(after):
        values = _values(chunk)
        stored = _stored(chunk)
        differing = {
            each.pk: values[each.pk]
            for each in chunk
            if stored[each.pk] != values[each.pk] or not each.is_fingerprinted
        }
        if differing:
            _write(differing)
        after = chunk[-1].pk
        yield after, len(chunk)


def _chunk(after: int) -> list[Source]:
    sources = Source.objects.filter(pk__gt=after).order_by("pk")
    return list(sources.only("is_fingerprinted", "suppressed_at")[:CHUNK])


def _values(sources: Iterable[Source]) -> dict[int, set[int]]:
    """The fingerprints of sources, by their keys."""
    texts: dict[int, list[str]] = {each.pk: [] for each in sources if not each.suppressed_at}
    stored = Sentence.objects.filter(source__in=texts).order_by("source", "number")
    for source, text in stored.values_list("source", "text"):
        texts[source].append(text)
    chosen = {key: fingerprints_of(of_source) for key, of_source in texts.items()}
    return {each.pk: chosen.get(each.pk, set()) for each in sources}


def _stored(sources: Iterable[Source]) -> dict[int, set[int]]:
    stored: dict[int, set[int]] = {each.pk: set() for each in sources}
    rows = Fingerprint.objects.filter(source__in=stored)
    for source, value in rows.values_list("source", "value"):
        stored[source].add(value)
    return stored


@transaction.atomic
def _write(values: dict[int, set[int]]) -> None:
    """Store the fingerprints of sources, held meanwhile, in place of others; none of a text that
    has just been suppressed."""
    held = Source.objects.select_for_update().filter(pk__in=values).order_by("pk")
    suppressed = dict(held.values_list("pk", "suppressed_at"))
    Fingerprint.objects.filter(source__in=values).delete()
    Fingerprint.objects.bulk_create(
        Fingerprint(source_id=key, value=value)
        for key, of_source in values.items()
        if not suppressed[key]
        for value in sorted(of_source)
    )
    Source.objects.filter(pk__in=values).update(is_fingerprinted=True)
