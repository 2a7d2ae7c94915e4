"""Who comes to the desk, and what a browser sends from its forms."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.test import Client

from relations.desk.review.judgement_form import event_under_review
from relations.editions.review import send_for_review
from relations.record.models import Event
from relations.record.vocabulary import Country, EventType
from tests.factories import make_editor, make_event, make_sentence

EVENTS = "/admin/relations/event/"
SOURCES = "/admin/relations/source/"

ROLES: dict[str, dict[str, bool]] = {
    "account": {},
    "staff": {"is_staff": True},
    "contributor": {"is_staff": True},
    "editor": {"is_staff": True},
    "superuser": {"is_staff": True, "is_superuser": True},
}
GROUP_OF = {"contributor": "Contributors", "editor": "Editors"}


def client_of(role: str) -> Client:
    """A browser in which someone of a role of `ROLES` is logged in; "nobody" is logged out."""
    client = Client()
    if role != "nobody":
        user = make_editor(role, **ROLES[role])
        user.groups.set(Group.objects.filter(name=GROUP_OF.get(role, "")))
        client.force_login(user)
    return client


def page_of(event: Event) -> str:
    return f"{EVENTS}{event.pk}/change/"


def inline(prefix: str, rows: list[dict[str, Any]], stored: int = 0) -> dict[str, Any]:
    """The fields of an inline form set, of whose rows the first `stored` exist already."""
    data: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": stored,
    }
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{field}": value for field, value in row.items()}
    return data


def participation(alpha3: str) -> dict[str, Any]:
    return {"country": Country.objects.get(alpha3=alpha3).pk, "role": "participant"}


def citation(field: str, stance: str) -> dict[str, Any]:
    """The fields of a new citation, of a sentence of a source of its own."""
    return {"sentence": make_sentence().pk, "field": field, "stance": stance}


def event_form(
    *,
    participations: list[dict[str, Any]] = [],  # noqa: B006 - nothing is added to them
    citations: list[dict[str, Any]] = [],  # noqa: B006
    statements: list[dict[str, Any]] = [],  # noqa: B006
    **fields: Any,
) -> dict[str, Any]:
    """The form of a new event, with new rows beneath it."""
    return {
        "title": "Ministers meet in Kabul",
        "date": "2025-04-19",
        "type": EventType.objects.get(code="talks").pk,
        **inline("participations", participations),
        **inline("citations", citations),
        **inline("statements", statements),
        **fields,
    }


def form_of(event: Event, **fields: Any) -> dict[str, Any]:
    """The form of a stored event with all its rows, as its page would send it back."""
    participations = [
        {"id": each.pk, "event": event.pk, "country": each.country_id, "role": each.role}
        for each in event.participations.all()
    ]
    citations = [
        {
            "id": each.pk,
            "event": event.pk,
            "sentence": each.sentence_id,
            "field": each.field,
            "stance": each.stance,
        }
        for each in event.citations.all()
    ]
    statements = [
        {
            "id": each.pk,
            "event": event.pk,
            "speaker": each.speaker_id,
            "act": each.act,
            "text": each.text,
            "supported_by": [
                citation.sentence_id
                for citation in each.citations.filter(field="whole", stance="supports")
            ],
        }
        for each in event.statements.all()
    ]
    return {
        "title": event.title,
        "summary": event.summary,
        "date": event.date,
        "type": event.type_id,
        **inline("participations", participations, len(participations)),
        **inline("citations", citations, len(citations)),
        **inline("statements", statements, len(statements)),
        **fields,
    }


def make_sent(by: User | None = None, **fields: Any) -> Event:
    """A draft that waits for review, sent by this account or by one made for it."""
    event = make_event(**fields)
    send_for_review(event, by or make_editor(f"author-{event.pk}"))
    return event


def review_page_of(event: Event) -> str:
    return f"{EVENTS}{event.pk}/review/"


def review_form(event: Event, verdict: str = "supports", **fields: str) -> dict[str, str]:
    """The form of an event's review as its page would send it back, with this verdict on all."""
    shown = event_under_review(Event.objects.complete().get(pk=event.pk))
    form = {"digest": shown.digest, **fields}
    for each in shown.citations:
        form |= {each.name: verdict, each.claim_name: each.claim.digest}
    return form


def messages_of(response: Any) -> list[tuple[str, str]]:
    """Level and text of each message that a followed response shows."""
    return [(each.level_tag, str(each)) for each in get_messages(response.wsgi_request)]


def errors_of(response: Any) -> dict[str, list[str]]:
    """The errors of the main form of a page of the admin."""
    errors: dict[str, list[str]] = response.context["adminform"].form.errors
    return errors
