"""Taking in an article: its text is fixed and cut into sentences, once."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from relations.sources.excluded import BY_FORM, Exclusions
from relations.sources.fingerprints import store_fingerprints
from relations.sources.models import Sentence, Source
from relations.sources.split_corrections import SplitCorrections
from relations.sources.splitting import UNCORRECTED, SentenceSpan, split

LONGEST_TEXT = 1_000_000
"""So many characters may be stored as one text; an article has a few thousand."""


class AlreadyStored(ValidationError):
    """The same text is stored already, as `source`, and may not be stored as this one too.

    It may where another outlet or address printed it and it is told to be of the same origin.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        super().__init__(
            {
                "text": _("This text is already stored, as source %(code)s: %(title)s")
                % {"code": source.code, "title": source.title}
            }
        )


def text_to_store(text: str) -> str:
    """The text as it is stored: line ends as line feeds, no byte order mark, trimmed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def prepare(
    source: Source, exclusions: Exclusions = BY_FORM, corrections: SplitCorrections = UNCORRECTED
) -> list[Sentence]:
    """Fix the text of an unsaved source and cut its sentences, also unsaved.

    Raises `AlreadyStored` for a text that is stored already, but where this is a reprint of it
    from another outlet or address; and `ValidationError` for a text that is too long or in which
    there is no sentence, or for any other field that will not do.
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


def _refuse_stored(source: Source) -> None:
    twins = Source.objects.filter(sha256=source.sha256).select_related("same_origin_as")
    for twin in twins.order_by("pk"):
        is_again = (twin.publisher, twin.url) == (source.publisher, source.url)
        if is_again or twin.voice != source.voice.voice:
            raise AlreadyStored(twin)


def split_to_store(
    text: str,
    language: str,
    exclusions: Exclusions = BY_FORM,
    corrections: SplitCorrections = UNCORRECTED,
) -> list[SentenceSpan]:
    """The sentences of a fixed text, of which there is at least one.

    Raises `ValidationError` for a text in which there is none, or that no database would take.
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
    """What is said of a text that is longer than `LONGEST_TEXT`."""
    return _("This text is too long: it has %(length)d characters, and the limit is %(limit)d.") % {
        "length": len(text),
        "limit": LONGEST_TEXT,
    }


def ingest(
    source: Source, exclusions: Exclusions = BY_FORM, corrections: SplitCorrections = UNCORRECTED
) -> Source:
    """Store an unsaved source with its sentences, or nothing; errors as `prepare`.

    `exclusions` says which of its lines are in no sentence, and `corrections` where its sentences
    begin other than a program finds.
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
