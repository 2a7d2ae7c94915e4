"""Forms as pages of the desk have them, and what someone may send from them instead."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.test import Client
from lxml import html

POSTS = int(os.environ.get("FUZZED_POSTS", "1"))
"""How often each form is sent. CONTRIBUTING.md says when to send it oftener."""

Fields = list[tuple[str, str]]

KEYS = [
    *("9" * 30, str(2**63), str(2**63 - 1), str(2**31), "-1", "0", "999999", "1", "2"),
    *("1.5", "1e400", "NaN", "²", "٣", "１", "0x1", "1_0", " 1 ", "None", "True"),
]
"""What may stand where a row is named by its key, or a number is counted."""

TEXTS = [
    *("", " ", "x", "\0", "a\0b", "\ud800", "\udfff\ud800", "\r\n", "a\nb", "\x1b[0m", "\u2028"),
    *("\u202eabc", "\ufeff", "\U0010ffff", "a" * 3000, "\u0130" * 400, "' OR 1=1 --", "%00", "%s"),
    *("{}", "[]", "null", '"\\ud800"', '{"marks": {"\\ud800": "byline"}}', "[" * 900, "_begun"),
    *("<script>alert(1)</script>", "{{ 7 }}", "../../../etc/passwd", "javascript:alert(1)"),
    *("https://user:secret@example.org/", "http://[", "//evil.example/", "2025-13-41", "0000"),
    *("9999-12-31/..", "y-99999", "[2025..", "../..", "2025-02-30", "1 - -", "0 a b", "12 a b"),
]

ADDED = [
    *(
        "_popup",
        "_to_field",
        "_to_field",
        "_changelist_filters",
        "_save",
        "_saveasnew",
        "_begun",
        "_seen",
    ),
    *("_go_on", "_take", "_take_stored", "_publish", "_send", "_selected_action", "action", "next"),
    *("statements-0-id", "citations-0-id", "participations-0-id", "statements-0-event"),
    *("statements-0-supported_by", "statements-TOTAL_FORMS", "statements-__prefix__-id", "page"),
    *("_store", "_store_as", "joined", "cut", "join", "cut_at", "open", "put_back", "carried"),
    *("sentence", "_cite", "_state", "_aside", "actor", "e", "o", "p", "q", "all", "pk__in"),
    *("event__title__contains", "password", "is_superuser", "code", "sha256", "merged_into"),
]
"""Fields that a form may not have, and some view reads."""


@dataclass(frozen=True, slots=True)
class RenderedForm:
    """A form on a page: where it goes, and what it sends if nobody touches it.

    `buttons` are those that may be pressed, of which a browser sends the pressed one.
    """

    address: str
    is_post: bool
    fields: Fields
    buttons: Fields

    def sent_by(self, client: Client, fields: Fields) -> Any:
        """The answer to these fields."""
        sent = urlencode([(_encoded(name), _encoded(value)) for name, value in fields])
        if self.is_post:
            return client.post(self.address, sent, "application/x-www-form-urlencoded")
        return client.get(f"{self.address}?{sent}")

    def fuzzed(self, random: Random) -> Fields:
        """The fields with one to four of them changed, and perhaps a button."""
        fields = list(self.fields)
        if self.buttons and random.random() < 0.9:
            fields.append(random.choice(self.buttons))
        for _change in range(random.randint(1, 4)):
            fields = _changed(fields, random)
        return fields


def forms_on(page: Any, address: str) -> Iterator[RenderedForm]:
    """The forms of an answer that is a page."""
    if not page.get("Content-Type", "").startswith("text/html") or page.status_code not in OPENED:
        return
    for form in html.fromstring(page.content.decode()).forms:
        buttons = [
            (each.get("name"), each.get("value", ""))
            for each in form.xpath(".//input[@type='submit'] | .//button")
            if each.get("name")
        ]
        target = urlsplit(urljoin(address, form.get("action") or address))
        goes_to = f"{target.path}?{target.query}" if target.query else target.path
        is_post = form.method == "POST"
        fields = [(name, str(value)) for name, value in form.form_values()]
        yield RenderedForm(goes_to, is_post, fields, buttons)


OPENED = {200, 403, 409}
"""The answers that are pages with forms; the login and what it carries is a 403."""


def at_address(address: str) -> RenderedForm:
    """The address itself as a form: its parameters are the fields."""
    parts = urlsplit(address)
    query = [each.partition("=") for each in parts.query.split("&") if each]
    return RenderedForm(parts.path, False, [(name, value) for name, _is, value in query], [])


def with_bad_keys(address: str) -> list[RenderedForm]:
    """The addresses with another key in the place of each number and of each parameter."""
    steps = address.partition("?")[0].split("/")
    return [
        at_address("/".join([*steps[:place], key, *steps[place + 1 :]]))
        for place, step in enumerate(steps)
        if step.isdecimal()
        for key in ("9" * 30, "0", "-1", "x", "%00", "_00", "_D8", "%ED%A0%80", "1_2F..")
    ]


def _changed(fields: Fields, random: Random) -> Fields:
    if not fields or random.random() < 0.2:
        return [*fields, (random.choice(ADDED), random.choice(KEYS + TEXTS))]
    place = random.randrange(len(fields))
    name, value = fields[place]
    before, after = fields[:place], fields[place + 1 :]
    change = random.random()
    if change < 0.1:
        return [*before, *after]
    if change < 0.2:
        return [*fields, (name, random.choice(KEYS + TEXTS))]
    if change < 0.25:
        return [*before, (f"{name}{random.choice(TEXTS)}", value), *after]
    is_key = value.isdecimal() or "FORMS" in name
    bad = KEYS if is_key and random.random() < 0.7 else KEYS + TEXTS
    return [*before, (name, random.choice(bad)), *after]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
