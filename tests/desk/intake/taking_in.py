"""What a browser sends from the pages by which an article is taken in, and what it is shown."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.desk.desk import SOURCES, client_of
from tests.web.markup import elements, named

ADD = f"{SOURCES}add/"


def read(pasted: str = "", *, role: str = "contributor", **fields: Any) -> Any:
    """The answer to what is pasted or uploaded on the first page."""
    data = {"pasted": pasted, "_read": "Read it", **fields}
    return client_of(role).post(ADD, data)


def sent_on(response: HttpResponse, button: str, **changes: Any) -> dict[str, Any]:
    """What a browser sends from the second page when a button is pressed, with these changes."""
    data: dict[str, Any] = carried(response)
    for each in elements(response):
        name, kind = each.attributes.get("name", ""), each.attributes.get("type", "")
        if each.name == "textarea":
            data[name] = each.text.removeprefix("\n")
        elif (
            each.name == "input" and kind not in {"submit", "checkbox"} and name not in ("", *data)
        ):
            data[name] = each.attributes.get("value", "")
    return {**data, "shows": "cited", button: "yes", **changes}


def corrected(client: Client, response: Any, button: str, value: str, **changes: Any) -> Any:
    """The answer to one of the buttons beside the sentences, with the corrections carried on."""
    return client.post(ADD, sent_on(response, button, **changes) | {button: value})


def carried(response: HttpResponse) -> dict[str, list[str]]:
    """The corrections that a page carries on in its form."""
    found: dict[str, list[str]] = {"joined": [], "cut": []}
    for each in named(response, "input"):
        if each.attributes.get("name") in found:
            found[each.attributes["name"]].append(each.attributes["value"])
    return found


def buttons(response: HttpResponse, name: str) -> list[str]:
    """The values of the buttons of a name, in their order."""
    return [
        each.attributes["value"]
        for each in named(response, "button")
        if each.attributes.get("name") == name
    ]


def cut_of(response: Any) -> list[str]:
    texts: list[str] = response.context["cut"].texts
    return texts
