"""Recognising a report that is stored already in other clothes: an agency's text reprinted.

The measure is Broder's containment ("On the resemblance and containment of documents",
Compression and Complexity of Sequences 1997): of the passages of five words in a row that the
shorter of two texts holds, the share that the other holds too. Texts of which at least
`THRESHOLD` is shared are nearly the same. Only words of sentences count, in one spelling, so
that titles, promotions, capitals and marks make no difference.

Which stored sources are measured is found by fingerprints, chosen by winnowing (Schleimer,
Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003): of
the passages in every stretch of `WINDOW` of a stored text, that with the least hash is kept. All
passages of a new text are looked for among them, so that a stored text of which it has some
thirty words in a row is found. That asks an index, however many sources there are.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from django.db.models import Count

from relations.sources.models import Fingerprint, Sentence, Source

SHINGLE = 5
"""So many words in a row are one passage."""
WINDOW = 24
"""So many passages in a row give one fingerprint at least; fewer do in a short text."""
LEAST_WINDOWS = 16
"""A text is wide enough for so many windows, or each of its passages is a fingerprint."""
MOST_FINGERPRINTS = 200
"""So many are kept of one text, those with the least values: all of about 2,500 words."""
MOST_SOUGHT = 900
"""So many passages are looked for, those with the least values, which fingerprints have."""
THRESHOLD = 0.5
"""Texts that share this much of the shorter one are nearly the same."""
MOST_MEASURED = 10
"""So many sources are measured, those with the most fingerprints in common."""
MOST_AT_ONCE = 200
"""So many sources without fingerprints are given theirs in passing."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼ]")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A stored source that is nearly the same, its sentences, and how much of the shorter text
    the two share, from `THRESHOLD` to 1."""

    source: Source
    sentences: list[Sentence]
    share: float


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """What a text was found to be nearly the same as, the likest first, and whether all stored
    sources were compared: those without fingerprints cannot be."""

    found: list[NearDuplicate]
    is_complete: bool = True


def words_in(sentences: Iterable[str]) -> list[str]:
    """The words of sentences in one spelling: composed, without case, marks and apostrophes."""
    text = unicodedata.normalize("NFKC", " ".join(sentences)).casefold()
    return _WORD.findall(_APOSTROPHES.sub("", text))


def shingles(words: list[str]) -> list[str]:
    """All passages of `SHINGLE` words in a row, in their order; of fewer words, all in one."""
    if not words:
        return []
    last = max(1, len(words) - SHINGLE + 1)
    return [" ".join(words[start : start + SHINGLE]) for start in range(last)]


def containment(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the shorter of two texts the other holds too, from 0 to 1; see the module.

    A text is given by its sentences. Where one has no words, nothing is shared.
    """
    first, second = set(shingles(words_in(one))), set(shingles(words_in(other)))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def fingerprints_of(sentences: Iterable[str]) -> set[int]:
    """The values by which a stored text is found, as signed numbers of 64 bits;
    `MOST_FINGERPRINTS` at most, and none without words."""
    return _least(_winnowed(_hashes(sentences)), MOST_FINGERPRINTS)


def near_duplicates(sentences: list[str]) -> NearDuplicates:
    """The stored sources that are nearly the same as a text that is not stored; four queries,
    besides those by which sources that have none are given their fingerprints."""
    values = _least(_hashes(sentences), MOST_SOUGHT)
    if not values:
        return NearDuplicates([])
    is_complete = add_missing_fingerprints(MOST_AT_ONCE) < MOST_AT_ONCE
    sharing = Fingerprint.objects.filter(value__in=values).values_list("source")
    ranked = sharing.annotate(shared=Count("pk")).order_by("-shared", "source")
    keys = [key for key, _shared in ranked[:MOST_MEASURED]]
    sources = list(Source.objects.filter(pk__in=keys).select_related("same_origin_as"))
    measured = [
        NearDuplicate(source, stored, containment(sentences, [each.text for each in stored]))
        for source, stored in _with_sentences(sources)
    ]
    near = [each for each in measured if each.share >= THRESHOLD]
    return NearDuplicates(sorted(near, key=lambda each: (-each.share, each.source.pk)), is_complete)


def store_fingerprints(source: Source, sentences: Iterable[str]) -> None:
    """Give a stored source its fingerprints; those that it has already stay."""
    rows = [Fingerprint(source=source, value=value) for value in sorted(fingerprints_of(sentences))]
    # Someone else may be at the same source.
    Fingerprint.objects.bulk_create(rows, ignore_conflicts=True)
    Source.objects.filter(pk=source.pk).update(is_fingerprinted=True)


def add_missing_fingerprints(most: int | None = None) -> int:
    """Give those sources their fingerprints that have none, as after a fixture was loaded.

    Up to `most` of them are given theirs, those stored first; the answer is how many were.
    """
    lacking = Source.objects.filter(is_fingerprinted=False).order_by("pk")
    found = list(lacking.values_list("pk", flat=True)[:most])
    for start in range(0, len(found), MOST_AT_ONCE):
        chosen = Source.objects.filter(pk__in=found[start : start + MOST_AT_ONCE])
        for source, sentences in _with_sentences(list(chosen.defer("text"))):
            store_fingerprints(source, [each.text for each in sentences])
    return len(found)


def delete_fingerprints() -> None:
    """Take all sources their fingerprints, as where they are to be chosen in another manner."""
    Fingerprint.objects.all().delete()
    Source.objects.update(is_fingerprinted=False)


def _with_sentences(sources: list[Source]) -> Iterator[tuple[Source, list[Sentence]]]:
    """Each source with its sentences; one query for all."""
    found: dict[int, list[Sentence]] = {each.pk: [] for each in sources}
    if found:
        for sentence in Sentence.objects.filter(source__in=found).order_by("source", "number"):
            found[sentence.source_id].append(sentence)
    yield from ((each, found[each.pk]) for each in sources)


def _hashes(sentences: Iterable[str]) -> list[int]:
    return [_hash(each) for each in shingles(words_in(sentences))]


def _least(values: Iterable[int], most: int) -> set[int]:
    return set(sorted(set(values))[:most])


def _winnowed(hashes: list[int]) -> Iterator[int]:
    """The least of every window of hashes."""
    window = max(1, min(WINDOW, len(hashes) // LEAST_WINDOWS))
    for start in range(len(hashes) - window + 1):
        yield min(hashes[start : start + window])


def _hash(passage: str) -> int:
    digest = blake2b(passage.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
