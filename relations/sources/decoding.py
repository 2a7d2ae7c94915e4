"""The bytes of an uploaded file to text: which encoding they are in, and what is no page at all."""

import codecs
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where browsers look for it; a declaration further down counts for nothing.
_DECLARED_WITHIN = 4096
_DECLARATION = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
# What is declared as Latin 1 is read as its superset, as browsers do.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_LATIN = "cp1252"


def decode(data: bytes) -> str:
    """The text of a file, by its byte order mark, what its bytes allow, or its declaration.

    Bytes that no encoding explains become U+FFFD. Raises `ValidationError` for a file that is
    no text: a PDF, an archive, an office document, a picture.
    """
    refuse_other_formats(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    # What can be read as UTF-8 is in UTF-8, and many pages declare what they no longer are.
    for guess in (_unmarked_utf_16(data), "utf-8", _declared(data)):
        try:
            if guess:
                return data.decode(guess)
        except UnicodeError:
            continue
    return data.decode(_declared(data) or _LATIN, "replace")


def refuse_other_formats(data: bytes) -> None:
    """Raise `ValidationError`, saying what it is, for the beginning of a file that is no page."""
    start = data[:1024].lstrip()
    if start.startswith(b"%PDF-"):
        raise ValidationError(
            _("This is a PDF, not a page. Copy the article’s text out of it and paste that.")
        )
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise ValidationError(
            _("This is an office document or an archive. Paste the article’s text instead.")
        )
    if start.startswith(b"bplist00") or re.match(rb"(?:From: <Saved by|MIME-Version:)", start):
        raise ValidationError(
            _("This is a web archive. Save the page again as “Webpage, HTML only”, or paste it.")
        )
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b")):
        raise ValidationError(_("This is a picture or another file without text, not a page."))


def _unmarked_utf_16(data: bytes) -> str | None:
    """Markup in UTF-16 has a null byte beside every one of its own characters."""
    start = data[:200]
    if len(start) < 4 or len(data) % 2:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < len(start) // 4 or min(even, odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _declared(data: bytes) -> str | None:
    """The encoding that the markup declares, by Python's name; None for one nobody knows."""
    found = _DECLARATION.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except (LookupError, UnicodeError):
        return None
    # A declaration that could be read as ASCII is not in UTF-16, whatever it says.
    name = "utf-8" if name.startswith(("utf-16", "utf-32")) else name
    return _READ_AS.get(name, name) if _is_for_text(name) else None


def _is_for_text(name: str) -> bool:
    """Python also knows codecs from bytes to bytes, and escapes, which are no encodings."""
    return name not in {"unicode-escape", "raw-unicode-escape", "idna", "punycode"} and bool(
        getattr(codecs.lookup(name), "_is_text_encoding", True)
    )
