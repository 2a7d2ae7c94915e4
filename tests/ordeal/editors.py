"""A signed-in browser at the desk of a running site, over HTTP."""

import threading
from collections.abc import Iterator
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from django.contrib.auth.models import Group
from django.http import HttpResponse

from relations.record.models import Event
from tests.desk.unsaved.forms import form_on
from tests.factories import make_editor
from tests.ordeal.record import Act
from tests.ordeal.tally import Tally
from tests.web.markup import named

AUTHOR, EDITOR = "author", "editor"
PASSWORD = "a long and plain password"

INTERRUPTIONS = (OSError, HTTPException)
"""What a browser meets where the server is killed: no answer, so nothing was acknowledged."""


def make_accounts() -> None:
    for name, group in ((AUTHOR, "Contributors"), (EDITOR, "Editors")):
        make_editor(name, is_staff=True).groups.set(Group.objects.filter(name=group))


class _Unredirected(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any) -> None:
        """Leave a redirect to whoever asked."""


class Browser:
    """Asks a site as a browser does, and counts what must never be answered.

    Every 5xx but a 503 goes into the tally, and so does a 503 without words or without saying when
    to come again.
    """

    def __init__(self, address: str, tally: Tally) -> None:
        self.address, self.tally = address, tally
        self.cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), _Unredirected)

    def get(self, path: str) -> HttpResponse:
        return self._asked(Request(self.address + path))  # noqa: S310 - our own

    def post(self, path: str, fields: dict[str, Any]) -> HttpResponse:
        """The answer itself, or where it leads elsewhere the page on which the desk tells what was
        done."""
        token = next((each.value for each in self.cookies if each.name == "csrftoken"), "")
        body = urlencode({**fields, "csrfmiddlewaretoken": token}, doseq=True).encode()
        headers = {"Origin": self.address}
        answer = self._asked(Request(self.address + path, body, headers))  # noqa: S310 - our own
        # Any page of the desk tells it. That of an event would take most of the time of an ordeal.
        return self.get("/admin/password_change/") if answer.status_code == 302 else answer

    def log_in(self, name: str) -> None:
        self.get("/admin/login/")
        form = {"username": name, "password": PASSWORD, "next": "/admin/"}
        page = self.post("/admin/login/", form)
        assert b"logout-form" in page.content, page.content.decode()

    def _asked(self, request: Request) -> HttpResponse:
        """Raises one of `INTERRUPTIONS` where no answer comes."""
        try:
            with self._opener.open(request, timeout=60) as answer:
                return HttpResponse(answer.read(), status=answer.status)
        except HTTPError as error:
            answer = HttpResponse(error.read(), status=error.code, headers=dict(error.headers))
            self.judge(request, answer)
            return answer

    def judge(self, request: Request, answer: HttpResponse) -> None:
        """Put an answer that nobody may get into the tally."""
        place = f"{request.get_method()} {request.selector}: {answer.status_code}"
        is_told = "Retry-After" in answer.headers and (
            b"in a minute" in answer.content or b"Wait a minute" in answer.content
        )
        if answer.status_code == 503 and not is_told and request.selector != "/healthz":
            self.tally.failures.append(f"{place} without words")
        elif answer.status_code >= 500 and answer.status_code != 503:
            self.tally.failures.append(place)


class Editors:
    """An author and an editor, who take one event after another through the desk.

    `acts` are those that a page has confirmed to them.
    """

    def __init__(self, name: str, address: str, tally: Tally, acts: list[Act]) -> None:
        self.name, self.acts = name, acts
        self.author, self.editor = Browser(address, tally), Browser(address, tally)

    def log_in(self) -> None:
        self.author.log_in(AUTHOR)
        self.editor.log_in(EDITOR)

    def work(self, events: Iterator[Event], over: threading.Event) -> None:
        """Until it is over, or there are no more events; an event in which the server is killed is
        begun again."""
        for number, event in enumerate(events, 1):
            while not self._is_taken(event, f"{self.name}-{number}") and not over.is_set():
                over.wait(0.2)
            if over.is_set():
                return

    def _is_taken(self, event: Event, mark: str) -> bool:
        try:
            for act in self.take(event, mark):
                self.acts.append(act)
        except INTERRUPTIONS:
            return False
        return True

    def take(self, event: Event, mark: str) -> Iterator[Act]:
        """Send an event for review, publish and withdraw it, as far as each is confirmed."""
        if not self.send(event, mark):
            return
        yield Act("send", mark)
        if not self.publish(event, mark):
            return
        yield Act("publish", mark)
        if self.is_withdrawn_by(self.withdraw(event, mark)):
            yield Act("withdraw", mark)

    def send(self, event: Event, mark: str) -> bool:
        place = f"/admin/relations/event/{event.pk}/change/"
        form = self.author.get(place)
        if form.status_code != 200:
            return False
        fields = {**form_on(form, "event_form"), "summary": mark, "_note": mark, "_send": "1"}
        return b"Sent for review." in self.author.post(place, fields).content

    def publish(self, event: Event, mark: str) -> bool:
        place = f"/admin/relations/event/{event.pk}/review/"
        page = self.editor.get(place)
        if page.status_code != 200:
            return False
        fields = {"reason": mark, "_publish": "1"}
        for each in named(page, "input"):
            name = each.attributes.get("name") or ""
            if name == "digest" or name.startswith("claim-"):
                fields[name] = each.attributes["value"] or ""
            elif name.startswith("judgement-"):
                fields[name] = "supports"
        return b"Published as edition" in self.editor.post(place, fields).content

    def withdraw(self, event: Event, mark: str) -> HttpResponse:
        place = f"/admin/relations/event/{event.pk}/withdraw/"
        return self.editor.post(place, {"reason": mark})

    @staticmethod
    def is_withdrawn_by(page: HttpResponse) -> bool:
        return b"Withdrawn by edition" in page.content
