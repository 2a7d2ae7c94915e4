"""Uploaded files: their encodings, and what is no page."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.decoding import decode

DECLARES = '<meta charset="{}"><p>“Déjà”'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“Déjà”".encode(), "“Déjà”"),
        ("“Déjà”".encode("utf-8-sig"), "“Déjà”"),
        ("“Déjà”".encode("cp1252"), "“Déjà”"),
        ("“Déjà”".encode("utf-16"), "“Déjà”"),
        (b"\xfe\xff" + "“Déjà”".encode("utf-16-be"), "“Déjà”"),
        ("“Déjà”".encode("utf-32"), "“Déjà”"),
        ("<html><p>“Déjà”".encode("utf-16-le"), "<html><p>“Déjà”"),
        ("<html><p>“Déjà”".encode("utf-16-be"), "<html><p>“Déjà”"),
        # The byte order mark goes before what is declared, as in browsers.
        (
            b"\xff\xfe" + DECLARES.format("utf-8").encode("utf-16-le"),
            DECLARES.format("utf-8"),
        ),
        (DECLARES.format("utf-16").encode(), DECLARES.format("utf-16")),
        (DECLARES.format("windows-1252").encode("cp1252"), DECLARES.format("windows-1252")),
        (DECLARES.format("ISO-8859-1").encode("cp1252"), DECLARES.format("ISO-8859-1")),
        ('<meta charset="cp1256">کابل'.encode("cp1256"), '<meta charset="cp1256">کابل'),
        ("<?xml encoding='koi8-r'?>Кабул".encode("koi8-r"), "<?xml encoding='koi8-r'?>Кабул"),
        (DECLARES.format("latin-1").encode(), DECLARES.format("latin-1")),
        # A declaration that is wrong, unknown, or of no encoding.
        (DECLARES.format("ascii").encode(), DECLARES.format("ascii")),
        (DECLARES.format("klingon").encode(), DECLARES.format("klingon")),
        (DECLARES.format("base64").encode(), DECLARES.format("base64")),
        (DECLARES.format("unicode_escape").encode(), DECLARES.format("unicode_escape")),
        (DECLARES.format("utf-8").encode("cp1252"), '<meta charset="utf-8"><p>�D�j��'),
    ],
)
def test_file_is_read_in_its_encoding(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\n %PDF-1.4", "PDF"),
        (b"PK\x03\x04\x14\x00", "office document or an archive"),
        (b"{\\rtf1\\ansi", "office document"),
        (b"From: <Saved by Blink>\r\nSnapshot-", "web archive"),
        (b"bplist00\xd1", "web archive"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_what_is_no_page_is_refused_by_its_name(data: bytes, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        decode(data)


@given(st.binary() | st.from_regex(rb"<meta charset=[\w.:-]{1,12}>[\x00-\xff]*", fullmatch=True))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(ValidationError):
        assert isinstance(decode(data), str)
