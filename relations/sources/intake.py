"""Ingest an article: normalise its text and split it into sentences, once.

It is never split again, because citations count on the code points of its sentences.
"""

import hashlib

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from relations.sources.excluded import BY_FORM, Exclusions
from relations.sources.fingerprints import store_fingerprints
from relations.sources.models import Sentence, Source
from relations.sources.split_corrections import SplitCorrections
from relations.sources.splitting import UNCORRECTED, SentenceSpan, split
from relations.sources.timing import logged_if_slow

LONGEST_TEXT = 1_000_000
"""In characters; an article has a few thousand."""


class AlreadyStored(ValidationError):
    """The same text is stored already, as `source`.

    It may be stored again only as a reprint: with another publisher or address, and marked as of
    the same origin.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        super().__init__(
            {
                "text": _("This text is already stored, as source %(code)s: %(title)s")
                % {"code": source.code, "title": source.title}
            }
        )


class SuppressedBefore(ValidationError):
    """The same text was suppressed, as `source`: it is not stored again, by whatever outlet."""

    def __init__(self, source: Source) -> None:
        said = _(
            "This text was suppressed, as source %(code)s, and is not stored again: %(reason)s"
        )
        told = {"code": source.code, "reason": source.suppression_reason}
        super().__init__({"text": said % told})


def text_to_store(text: str) -> str:
    """The text with line feeds as line ends, no byte order mark, and trimmed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def prepare(
    source: Source, exclusions: Exclusions = BY_FORM, corrections: SplitCorrections = UNCORRECTED
) -> list[Sentence]:
    """Normalise and split the text of an unsaved source; return its sentences, also unsaved.

    Raises `SuppressedBefore` if the text was suppressed; `AlreadyStored` if it is stored already,
    unless this is a reprint of it from another outlet or address; and `ValidationError` if the text
    is too long or has no sentence, or if any other field is invalid.
    """
    source.text = text_to_store(source.text)
    source.sha256 = digest(source.text)
    _refuse_stored(source)
    source.full_clean()
    spans = split_to_store(source.text, source.language, exclusions, corrections)
    return [
        Sentence(
            source=source,
            number=span.number,
            text=span.text,
            start=span.start,
            end=span.end,
            paragraph=span.paragraph,
        )
        for span in spans
    ]


def refuse_suppressed(source: Source) -> None:
    """Raise `SuppressedBefore` if the text of a stored source was suppressed."""
    if source.suppressed_at:
        raise SuppressedBefore(source)


def _refuse_stored(source: Source) -> None:
    twins = Source.objects.filter(sha256=source.sha256).select_related("same_origin_as")
    for twin in twins.order_by("pk"):
        refuse_suppressed(twin)
        is_again = (twin.publisher, twin.url) == (source.publisher, source.url)
        if is_again or twin.voice != source.voice.voice:
            raise AlreadyStored(twin)


def split_to_store(
    text: str,
    language: str,
    exclusions: Exclusions = BY_FORM,
    corrections: SplitCorrections = UNCORRECTED,
) -> list[SentenceSpan]:
    """Split a text, already normalised by `text_to_store`, into one sentence or more.

    Raises `ValidationError` if there is no sentence, or if the text is too long or cannot be
    stored.
    """
    if len(text) > LONGEST_TEXT:
        raise ValidationError({"text": too_long(text)})
    if "\0" in text:  # which PostgreSQL cannot store
        raise ValidationError({"text": _("There is a null character in this text.")})
    spans = split(text, language, exclusions, corrections)
    if not spans:
        raise ValidationError({"text": _("There is no sentence in this text.")})
    return spans


def too_long(text: str) -> str:
    """The error message for a text longer than `LONGEST_TEXT`."""
    return _("This text is too long: it has %(length)d characters, and the limit is %(limit)d.") % {
        "length": len(text),
        "limit": LONGEST_TEXT,
    }


@logged_if_slow
def ingest(
    source: Source, exclusions: Exclusions = BY_FORM, corrections: SplitCorrections = UNCORRECTED
) -> Source:
    """Store an unsaved source with its sentences, or nothing; errors as `prepare`.

    `exclusions` says which lines are in no sentence, `corrections` where an editor joined or cut
    sentences.
    """
    try:
        return _stored(source, exclusions, corrections)
    except IntegrityError:
        # Someone else stored the same text since we looked.
        first = Source.objects.filter(sha256=source.sha256).order_by("pk").first()
        if first is None:
            raise
        raise AlreadyStored(first) from None


@transaction.atomic
def _stored(source: Source, exclusions: Exclusions, corrections: SplitCorrections) -> Source:
    sentences = prepare(source, exclusions, corrections)
    source.save()
    Sentence.objects.bulk_create(sentences)
    store_fingerprints(source, [each.text for each in sentences])
    return source
