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


# A label, the encoding that browsers take it for, and words in it.
LABELS = [
    ("x-sjis", "cp932", "外務大臣は土曜日①に会談した。"),
    ("windows-31j", "cp932", "外務大臣は㈱と会談した。"),
    ("MS_Kanji", "cp932", "国境は開かれる。"),
    ("x-euc-jp", "euc_jp", "国境は開かれる。"),
    ("csiso2022jp", "iso2022_jp", "国境は開かれる。"),
    ("iso-2022-jp", "iso2022_jp", "外務大臣は土曜日に会談した。"),
    ("x-gbk", "gb18030", "外交部长星期六表示，边境将重新开放。"),
    ("gb_2312-80", "gb18030", "外交部長表示，邊境將重新開放。"),
    ("chinese", "gb18030", "外交部长表示€。"),
    ("big5-hkscs", "big5hkscs", "外交部長表示，邊境將重新開放。"),
    ("x-x-big5", "big5hkscs", "外交部長表示。"),
    ("ks_c_5601-1987", "cp949", "외무장관은 국경이 열릴 것이라고 똠방각하."),
    ("korean", "cp949", "외무장관은 말했다."),
    ("unicode-1-1-utf-8", "utf-8", "“Déjà”, said Żółw."),
    ("utf8", "utf-8", "“Déjà”"),
    ("x-user-defined", "cp1252", "“Déjà”"),
    ("us-ascii", "cp1252", "“Déjà”"),
    ("l1", "cp1252", "“Déjà”"),
    ("ISO-8859-9", "cp1254", "Dışişleri “İstanbul”"),
    ("logical", "iso8859-8", "שר החוץ אמר"),
    ("dos-874", "cp874", "รัฐมนตรีกล่าว"),
    ("x-cp1251", "cp1251", "Министр «сказал»"),
    ("koi8-ru", "koi8-u", "Міністр сказав"),
    ("x-mac-cyrillic", "mac-cyrillic", "Министр сказал"),
    ("l2", "iso8859-2", "Minister powiedział"),
]


@pytest.mark.parametrize(("label", "encoding", "words"), LABELS)
@pytest.mark.parametrize("form", ["<meta charset={}>{}", "<?xml encoding='{}'?><p>{}"])
def test_label_means_what_it_means_to_a_browser(
    label: str, encoding: str, words: str, form: str
) -> None:
    markup = form.format(label, words)
    assert decode(markup.encode(encoding)) == markup


def test_utf_16_without_a_mark_is_read_whatever_it_declares() -> None:
    markup = DECLARES.format("utf-8") + " said the minister of the interior on Saturday."
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(markup.encode(encoding)) == markup


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
