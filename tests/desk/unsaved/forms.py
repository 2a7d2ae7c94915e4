"""The forms of a page as a browser reads them, and sends them back."""

from itertools import takewhile
from typing import Any

from django.test import Client

from tests.web.markup import Element, elements

GO_ON = {"_go_on": "1"}
UNSENT = {"submit", "button", "reset", "file", "image"}


def form_on(response: Any, form_id: str | None) -> dict[str, Any]:
    """What a form would send as it stands, without any of its buttons; a field's values are a
    list. Without an id it is the one form that has none."""
    sent: dict[str, list[str]] = {}
    inside = _inside(response, form_id)
    for place, each in enumerate(inside):
        if name := each.attributes.get("name"):
            values = _values(each, inside[place + 1 :])
            if values:
                sent.setdefault(name, []).extend(values)
    return sent


def asked_on(response: Any, form_id: str | None) -> set[str]:
    """The names of all that a form asks for: of its fields that are not hidden."""
    return {
        each.attributes["name"]
        for each in _inside(response, form_id)
        if each.name in {"input", "select", "textarea"}
        and "name" in each.attributes
        and each.attributes.get("form", form_id) == form_id
        and each.attributes.get("type") not in {*UNSENT - {"file"}, "hidden"}
    }


def _inside(response: Any, form_id: str | None) -> list[Element]:
    found = elements(response)
    [start] = [
        place
        for place, each in enumerate(found)
        if each.name == "form" and each.attributes.get("id") == form_id
    ]
    depth = found[start].depth
    return list(takewhile(lambda each: each.depth > depth, found[start + 1 :]))


def _values(field: Element, after: list[Element]) -> list[str]:
    kind = field.attributes.get("type", "text")
    if field.name == "textarea":
        # The line that Django begins it with is not in it; lines end as forms send them.
        lines = field.text.replace("\r\n", "\n").removeprefix("\n")
        return [lines.replace("\n", "\r\n")]
    if field.name == "select":
        options = [*takewhile(lambda each: each.depth > field.depth, after)]
        chosen = [
            each.attributes.get("value", each.text)
            for each in options
            if "selected" in each.attributes
        ]
        is_single = "multiple" not in field.attributes and options
        return chosen or ([options[0].attributes.get("value", "")] if is_single else [])
    if field.name != "input" or kind in UNSENT:
        return []
    if kind in {"checkbox", "radio"}:
        is_checked = "checked" in field.attributes
        return [field.attributes.get("value", "on")] if is_checked else []
    return [field.attributes.get("value", "")]


def opened(client: Client, row: Any) -> tuple[str, dict[str, Any]]:
    """The page of a row as an editor opens it, and the form that it would send back."""
    model = row._meta.model_name
    page = f"/admin/relations/{model}/{row.pk}/change/"
    return page, form_on(client.get(page), f"{model}_form")


def add_row(form: dict[str, Any], prefix: str, **fields: Any) -> None:
    """Type a new row into a form."""
    number = int(form[f"{prefix}-TOTAL_FORMS"][0])
    form[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
    form.update({f"{prefix}-{number}-{name}": value for name, value in fields.items()})


def gone_on(client: Client, conflict: Any, page: str, **changes: Any) -> tuple[Any, dict[str, Any]]:
    """The page to which "Go on with mine" leads, and the form that stands on it."""
    model = page.split("/")[3]
    answer = client.post(page, {**form_on(conflict, "go-on"), **changes, **GO_ON})
    return answer, form_on(answer, f"{model}_form")


def versions(response: Any) -> dict[str, tuple[str, str]]:
    """The two versions of each field that a page sets side by side, by its name."""
    found: dict[str, tuple[str, str]] = {}
    for row in response.context["rows"]:
        for each in row.differences:
            sides = ("".join(run.text for run in side) for side in (each.stored, each.typed))
            found[each.label] = tuple(sides)  # type: ignore[assignment]
    return found
