"""Recognise near-duplicates, such as an agency's report that several outlets print.

The measure is Broder's containment ("On the resemblance and containment of documents", Compression
and Complexity of Sequences 1997): of the shingles (five words in a row) of the shorter of two
texts, the share that the other has too. Texts that share `THRESHOLD` or more are near-duplicates.
Only the words of sentences count, in one spelling, so that titles, promotions, capitals and
punctuation make no difference.

The stored sources to measure are found by fingerprints, chosen by winnowing (Schleimer, Wilkerson
and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003): of every
`WINDOW` shingles in a row of a stored text, the one with the least hash is kept. All shingles of a
new text are looked up among them, so that a stored text with which it shares some thirty words in a
row is found. That asks an index, however many sources there are.

After a change to how fingerprints are chosen, run `manage.py rebuild_index`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from django.db.models import Count

from relations.sources.models import Fingerprint, Sentence, Source
from relations.sources.normalisation import without_stacked_marks

SHINGLE = 5
"""The length of a shingle, in words."""
WINDOW = 24
"""The length of a window, in shingles; each window has one fingerprint or more in it."""
LEAST_WINDOWS = 16
"""A text too short for this many windows has smaller ones, down to one shingle."""
MOST_FINGERPRINTS = 200
"""Stored for one text, those with the least values; a text of up to about 2,500 words keeps all."""
MOST_SOUGHT = 900
"""Shingles that one search looks up, those with the least values, as fingerprints are. SQLite takes
no more than a thousand parameters."""
THRESHOLD = 0.5
"""Texts of which the shorter has this share in common with the other are near-duplicates."""
MOST_MEASURED = 10
"""Sources that one search measures, those with the most fingerprints in common."""
MOST_AT_ONCE = 200
"""Sources to which one search adds missing fingerprints before it asks."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼ]")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A stored source that is nearly the same, its sentences, and the share of the shorter text
    that the two have in common, from `THRESHOLD` to 1."""

    source: Source
    sentences: list[Sentence]
    share: float


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """The near-duplicates of a text, most similar first, and whether all stored sources were
    compared: those without fingerprints cannot be."""

    found: list[NearDuplicate]
    is_complete: bool = True


def words_in(sentences: Iterable[str]) -> list[str]:
    """The words of sentences in one spelling: NFKC, without case, marks and apostrophes."""
    joined = without_stacked_marks(" ".join(sentences))
    text = unicodedata.normalize("NFKC", joined).casefold()
    return _WORD.findall(_APOSTROPHES.sub("", text))


def shingles(words: list[str]) -> list[str]:
    """All runs of `SHINGLE` words, in order; fewer words than that make one shingle."""
    if not words:
        return []
    last = max(1, len(words) - SHINGLE + 1)
    return [" ".join(words[start : start + SHINGLE]) for start in range(last)]


def containment(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the shorter text that the other has too, from 0 to 1; see the module.

    Each text is given by its sentences. The share is 0 if one has no words.
    """
    first, second = set(shingles(words_in(one))), set(shingles(words_in(other)))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def fingerprints_of(sentences: Iterable[str]) -> set[int]:
    """The values by which a stored text is found, as signed 64-bit numbers: at most
    `MOST_FINGERPRINTS`, and none for a text without words."""
    return _least(_winnowed(_hashes(sentences)), MOST_FINGERPRINTS)


def near_duplicates(sentences: list[str]) -> NearDuplicates:
    """The stored near-duplicates of a text that is not stored; four queries, besides those that add
    missing fingerprints."""
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
    """Store the fingerprints of a stored source; those that it has already stay."""
    rows = [Fingerprint(source=source, value=value) for value in sorted(fingerprints_of(sentences))]
    # Another request may be storing the same source's fingerprints.
    Fingerprint.objects.bulk_create(rows, ignore_conflicts=True)
    Source.objects.filter(pk=source.pk).update(is_fingerprinted=True)


def add_missing_fingerprints(most: int | None = None) -> int:
    """Add fingerprints to sources that have none, such as those of a loaded fixture.

    At most `most` sources, those stored first; returns their number.
    """
    lacking = Source.objects.filter(is_fingerprinted=False).order_by("pk")
    found = list(lacking.values_list("pk", flat=True)[:most])
    for start in range(0, len(found), MOST_AT_ONCE):
        chosen = Source.objects.filter(pk__in=found[start : start + MOST_AT_ONCE])
        for source, sentences in _with_sentences(list(chosen.defer("text"))):
            store_fingerprints(source, [each.text for each in sentences])
    return len(found)


def _with_sentences(sources: list[Source]) -> Iterator[tuple[Source, list[Sentence]]]:
    """Each source with its sentences in order; one query for all."""
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
