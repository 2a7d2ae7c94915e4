"""Decode an uploaded file: find its encoding, and refuse what is not a page."""

import codecs
import re

import webencodings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In bytes. Browsers too ignore a declaration further down.
_DECLARED_WITHIN = 4096
_DECLARATION = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_LATIN = "cp1252"
# Python's codecs under names of the Encoding Standard that decode less than a browser does.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030"}
# Encodings that are ASCII throughout, and so pass for UTF-8; what begins their other scripts.
_ESCAPES = {"iso2022_jp": b"\x1b", "iso2022_kr": b"\x1b", "hz": b"~{"}


def decode(data: bytes) -> str:
    """Decode a file by its byte order mark, by what its bytes allow, or by what it declares.

    Bytes that cannot be decoded become U+FFFD. Raises `ValidationError` for a file that is not
    text: a PDF, an archive, an office document or a picture.
    """
    refuse_other_formats(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    # UTF-8 before the declaration: other encodings hardly ever make valid UTF-8, and many pages
    # still declare an encoding that they have given up.
    declared = _declared(data)
    for guess in (_unmarked_utf_16(data), _escaping(data, declared), "utf-8", declared):
        try:
            if guess:
                return data.decode(guess)
        except UnicodeError:
            continue
    return data.decode(declared or _LATIN, "replace")


def refuse_other_formats(data: bytes) -> None:
    """Raise `ValidationError`, naming the format, if the first bytes are not those of a page."""
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
    """UTF-16 without a byte order mark: each ASCII character has a null byte beside it."""
    start = data[:200]
    if len(start) < 4 or len(data) % 2:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < len(start) // 4 or min(even, odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _escaping(data: bytes, declared: str | None) -> str | None:
    """The declared encoding if it is written in ASCII and is really used."""
    escape = _ESCAPES.get(declared or "")
    return declared if escape and escape in data else None


def _declared(data: bytes) -> str | None:
    """The encoding that the markup declares, by Python's name; None if unknown or missing."""
    found = _DECLARATION.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace")
    known = webencodings.lookup(label)
    # A declaration that could be read as ASCII is not in UTF-16, whatever it says. Browsers read
    # the other one, which names no characters, as Latin.
    if known and known.name in {"utf-16le", "utf-16be"}:
        return "utf-8"
    if known and known.name == "x-user-defined":
        return _LATIN
    if known and known.name != "replacement":
        return _WIDER.get(known.codec_info.name, str(known.codec_info.name))
    return _named(label)


def _named(label: str) -> str | None:
    """Python's name of a text encoding that browsers do not know; None if it has none."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    # UTF-32 is no more readable as ASCII than UTF-16 is.
    name = "utf-8" if name.startswith("utf-32") else name
    return name if _is_for_text(name) else None


def _is_for_text(name: str) -> bool:
    """Whether a codec is a text encoding; Python also has bytes-to-bytes codecs and escapes."""
    return name not in {"unicode-escape", "raw-unicode-escape", "idna", "punycode"} and bool(
        getattr(codecs.lookup(name), "_is_text_encoding", True)
    )
