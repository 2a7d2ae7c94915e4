"""Whatever is sent from the forms of the desk, it is answered, soon, and nothing is stored that
should not be."""

import time
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.test import Client

from relations.fields import LinkField, OneLineField, one_line, validate_without_credentials
from relations.record.citations import Citation
from relations.record.country_names import CountryName
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, EventType, Topic
from relations.sources.models import Source
from tests.desk.desk import EVENTS, SOURCES, client_of, form_of, make_sent, page_of
from tests.desk.fuzzing import POSTS, RenderedForm, at_address, forms_on, with_bad_keys
from tests.desk.test_groups import PAGES_OF_MODELS, pages
from tests.factories import make_source, make_statement

pytestmark = pytest.mark.django_db

MOST_SECONDS = 2
"""Of the processor, for one answer."""

PARTS = [*PAGES_OF_MODELS, "auth", "other"]


def part_of(address: str) -> str:
    """The model whose pages an address belongs to, or the application for accounts."""
    steps = urlsplit(address).path.split("/")
    found = [each for each in PARTS if each in steps[2:4]]
    return found[0] if found else "other"


def later_pages(client: Client) -> dict[str, Any]:
    """The pages of the second steps, which answer a form: the address, and what leads there."""
    article = "The ministers met on Saturday. They will meet again."
    source, event = make_source(), make_sent()
    make_statement(event)
    began = client.get(page_of(event)).context["begun"]
    Event.objects.filter(pk=event.pk).update(title="Theirs")
    return {
        f"{SOURCES}add/": client.post(f"{SOURCES}add/", {"pasted": article, "_read": "1"}),
        f"{SOURCES}{source.pk}/revisit/": client.post(
            f"{SOURCES}{source.pk}/revisit/", {"pasted": article, "_compare": "1"}
        ),
        f"{EVENTS}{event.pk}/review/": client.get(f"{EVENTS}{event.pk}/review/"),
        page_of(event): client.post(page_of(event), form_of(event, title="Mine", _begun=began)),
        f"{SOURCES}place/": client.get(f"{SOURCES}place/?sentence={source.sentences.all()[0].pk}"),
    }


def forms_of_part(client: Client, part: str) -> list[RenderedForm]:
    """The forms on all pages of a part, each once, and the addresses of these pages."""
    addresses = [each for each in pages() if part_of(each) == part]
    found = [form for each in addresses for form in forms_on(client.get(each), each)]
    found += [at_address(each) for each in addresses]
    for address, page in later_pages(client).items() if part in {"event", "source"} else ():
        if part_of(address) == part:
            found += forms_on(page, address)
    return list({(each.address, *dict(each.fields)): each for each in found}.values())


@pytest.mark.parametrize("part", PARTS)
def test_whatever_is_sent_is_answered(part: str) -> None:
    client = client_of("superuser" if part == "auth" else "editor")
    client.raise_request_exception = False
    random, cookies = Random(part), dict(client.cookies)  # noqa: S311 - the same each time
    forms = forms_of_part(client, part)
    assert forms
    sent = [(form, form.fuzzed(random)) for form in forms for _time in range(POSTS)]
    keys = [each for form in forms if not form.fields for each in with_bad_keys(form.address)]
    sent += [(form, []) for form in random.sample(keys, min(len(keys), 10 * POSTS))]
    accounts, owners = accounts_now(), owners_now()
    wrong = []
    for form, fields in sent:
        client.cookies.update(cookies)
        with transaction.atomic():
            began = time.process_time()
            answer = form.sent_by(client, fields)
            seconds = time.process_time() - began
            told = what_is_wrong(answer, seconds)
            if answer.status_code == 302:
                told += what_is_stored_wrongly(owners)
                if part not in {"auth", "other"} and accounts_now() != accounts:
                    told.append("accounts were changed")
            transaction.set_rollback(True)
        if told:
            wrong.append((form.address, told, [each for each in fields if each not in form.fields]))
    assert not wrong, "\n".join(map(repr, wrong))


def what_is_wrong(answer: Any, seconds: float) -> list[str]:
    told = []
    if answer.status_code >= 500:
        told.append(f"{answer.status_code}: {answer.exc_info[1]!r}")
    if seconds > MOST_SECONDS:
        told.append(f"{seconds:.1f} s")
    return told


LINES: list[tuple[type[Model], list[str], list[str]]] = [
    (
        model,
        [each.name for each in model._meta.fields if isinstance(each, OneLineField)],
        [each.name for each in model._meta.fields if isinstance(each, LinkField)],
    )
    for model in (Event, Statement, Source, Actor, EventType, Topic, CountryName)
]


def what_is_stored_wrongly(owners: dict[Any, Any]) -> list[str]:
    """Lines with controls, links that are not for readers, and rows that have another owner."""
    told = []
    for model, lines, links in LINES:
        for row in model._default_manager.order_by("-pk").values(*lines, *links)[:9]:
            told += [f"{each}: {row[each]!r}" for each in lines if row[each] != one_line(row[each])]
            told += [f"{each}: {row[each]!r}" for each in links if not is_for_readers(row[each])]
    now = owners_now()
    told += [
        f"{key} belongs to another" for key in owners if now.get(key, owners[key]) != owners[key]
    ]
    return told


def is_for_readers(link: str) -> bool:
    validate_without_credentials(link)
    return not link or link.startswith(("http://", "https://"))


def owners_now() -> dict[Any, Any]:
    """The event or statement to which each row belongs."""
    found: dict[Any, Any] = {}
    for model in (Participation, Statement):
        found |= {(model, pk): event for pk, event in model.objects.values_list("pk", "event")}
    cited = Citation.objects.values_list("pk", "event", "statement")
    return found | {(Citation, pk): owner for pk, *owner in cited}


def accounts_now() -> list[Any]:
    return list(
        User.objects.order_by("pk").values_list("pk", "username", "is_superuser", "is_staff")
    )
