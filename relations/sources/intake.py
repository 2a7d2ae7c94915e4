"""Taking in an article: its text is fixed and cut into sentences, once."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from relations.sources.models import Sentence, Source
from relations.sources.splitting import split


class AlreadyStored(ValidationError):
    """The same text is stored already, as `source`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        super().__init__(
            {
                "text": _("This text is already stored, as source %(code)s: %(title)s")
                % {"code": source.code, "title": source.title}
            }
        )


def fixed_text(text: str) -> str:
    """The text as it is stored: line ends as line feeds, no byte order mark, trimmed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def prepare(source: Source) -> list[Sentence]:
    """Fix the text of an unsaved source and cut its sentences, also unsaved.

    Raises `AlreadyStored` for a text that is stored already, and `ValidationError` for a text
    in which there is no sentence or for any other field that will not do.
    """
    source.text = fixed_text(source.text)
    source.sha256 = digest(source.text)
    stored = Source.objects.filter(sha256=source.sha256).first()
    if stored:
        raise AlreadyStored(stored)
    source.full_clean()
    if "\0" in source.text:  # which PostgreSQL cannot store
        raise ValidationError({"text": _("There is a null character in this text.")})
    spans = split(source.text, source.language)
    if not spans:
        raise ValidationError({"text": _("There is no sentence in this text.")})
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


@transaction.atomic
def take_in(source: Source) -> Source:
    """Store an unsaved source with its sentences, or nothing; errors as `prepare`."""
    sentences = prepare(source)
    source.save()
    Sentence.objects.bulk_create(sentences)
    return source
