"""In which charset a request may come."""

from importlib import import_module

import pytest
from django.test import Client, RequestFactory

from tests.web.markup import named

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

REFUSED = [
    *("hex", "base64", "rot13", "zlib", "bz2", "uu", "quopri", "undefined", "idna", "punycode"),
    *("utf-7", "utf-16", "unicode_escape", "raw_unicode_escape", "nonsense", "", "é"),
]
FORM = b'--X\r\nContent-Disposition: form-data; name="username"\r\n\r\nme\r\n--X--\r\n'
BODIES = [
    ("multipart/form-data; boundary=X", FORM),
    ("application/x-www-form-urlencoded", b"username=%41"),
]
POSTED_TO = ["/admin/login/", "/admin/relations/event/add/", "/timeline/", "/nothing/"]


@pytest.mark.parametrize("charset", REFUSED)
def test_request_in_another_charset_is_refused_in_words(charset: str) -> None:
    client = Client()
    for kind, body in BODIES:
        for address in POSTED_TO:
            answer = client.post(address, body, f'{kind}; charset="{charset}"')
            assert answer.status_code == 400, (address, kind)
            assert "This request cannot be read." in named(answer, "main")[0].words


def status_of(content_type: str) -> str:
    """The status that a web server hears for an address with a question."""
    told = []
    asked = {**RequestFactory().get("/about/?q=%41").META, "CONTENT_TYPE": content_type}
    application = import_module("relations.wsgi").application
    b"".join(application(asked, lambda status, _headers: told.append(status)))
    return str(told[0])


@pytest.mark.parametrize(
    "said",
    [
        *(f'charset="{each}"' for each in REFUSED if each.isascii()),
        *("x*=no''a", "x*=undefined''a", "charset*=hex''a", "charset*=utf-8''hex"),
    ],
)
def test_content_type_that_cannot_be_read_is_refused_whatever_the_address_asks(said: str) -> None:
    assert status_of(f"text/plain; {said}") == "400 Bad Request"


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "us-ascii", "ISO-8859-1", "windows-1252"])
def test_charset_that_browsers_send_is_read(charset: str) -> None:
    page = Client().post(
        "/admin/login/", FORM, f"multipart/form-data; boundary=X; charset={charset}"
    )
    assert page.status_code == 200
    assert status_of(f"text/plain; charset={charset}") == "200 OK"
