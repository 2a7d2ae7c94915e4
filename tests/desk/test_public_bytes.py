"""No form of the desk changes a byte of what readers see, unless something is published."""

import re
from contextlib import nullcontext
from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import URLPattern, resolve

from relations.queries.columns.current_columns import known
from relations.urls import urlpatterns
from tests.database import undone
from tests.desk.acts import ACTS, NO_FORM, NO_ONE, Act, Typed
from tests.desk.desk import client_of
from tests.desk.test_groups import EVERYONE, addresses_of
from tests.desk.unsaved.forms import asked_on, form_on
from tests.desk.whole_record import WholeRecord, addresses_for, make_whole_record, public_answers
from tests.factories import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

# What is only asked for, of all addresses of the desk with a name.
ASKED = {
    *(
        "index",
        "waits",
        "app_list",
        "search",
        "autocomplete",
        "jsi18n",
        "login",
        "password_change_done",
    ),
    *("relations_dates", "relations_sentence_autocomplete", "relations_event_statement"),
    *("relations_edition_changelist", "relations_sentence_changelist"),
    "relations_errorreport_add",
}


def test_every_form_and_every_action_of_the_desk_is_sent() -> None:
    record = make_whole_record(make_editor())
    sent = {urlsplit(address_of(act, record)).path for act in ACTS.values()}
    views = {resolve(each).view_name.removeprefix("admin:") for each in sent}
    named = {each.name for each in addresses_of(admin.site.urls[0]) if each.name}
    assert {each for each in named - views if not each.endswith("_history")} == ASKED
    request = RequestFactory().get("/")
    request.user = make_editor("superuser", is_superuser=True)
    offered = {
        (model, action)
        for model, admin_of_model in admin.site._registry.items()
        for action in admin_of_model.get_actions(request)
    }
    chosen = {
        (act.model, typed["action"])
        for act in ACTS.values()
        if "action" in (typed := act.typed(record))
    }
    assert offered == chosen


def address_of(act: Act, record: WholeRecord) -> str:
    return f"/admin/{act.address(record)}"


def carried_by(act: Act, record: WholeRecord, client: Client) -> Typed:
    """What the form of an act holds before anything is typed. The test fails if it asks for
    anything else than what is typed into it and what is kept."""
    if act.form == NO_FORM:
        return {}
    address = address_of(act, record)
    page = client.post(address, act.shown_by) if act.shown_by else client.get(address)
    if act.kept is not True:
        asked = {re.sub(r"-\d+-", "-#-", each) for each in asked_on(page, act.form)}
        typed = {re.sub(r"-\d+-", "-#-", each) for each in act.typed(record)}
        left = asked - typed - set(act.kept or ())
        assert {each for each in left if "__prefix__" not in each} == set(), address
    return form_on(page, act.form)


def send(act: Act, record: WholeRecord, client: Client, carried: Typed) -> tuple[bool, bool]:
    """Fill in a form and send it. Whether it changed rows of its model, and whether readers are in
    another state of the record by it."""
    rows = act.model._default_manager.order_by("pk").values()
    before, state = list(rows), known().name
    client.post(address_of(act, record), {**carried, **act.typed(record)})
    return list(rows.all()) != before, known().name != state


def send_all(
    record: WholeRecord, client: Client, carried: dict[str, Typed]
) -> dict[str, tuple[bool, bool]]:
    """What came of each act, one after the other; what publishes is undone at once.

    What a form holds is added to `carried` where that has not got it: for who comes later and
    finds the record as it was.
    """
    came = {}
    for name, act in ACTS.items():
        if name not in carried:
            carried[name] = carried_by(act, record, client)
        with undone() if act.publishes else nullcontext():
            came[name] = send(act, record, client, carried[name])
    return came


def due(role: str) -> dict[str, tuple[bool, bool]]:
    """What is to come of each act: for whom it changes anything, and whether it publishes."""
    place = EVERYONE.index(role)
    changes = {
        name: act.least != NO_ONE and place >= EVERYONE.index(act.least)
        for name, act in ACTS.items()
    }
    return {name: (done, done and ACTS[name].publishes) for name, done in changes.items()}


# Who may do more comes first; who may do next to nothing comes with others.
TURNS = [["superuser"], ["editor"], ["contributor", "staff", "account", "nobody"]]


def test_no_form_changes_a_byte_for_readers_unless_it_publishes() -> None:
    """The acts of a turn add up, and readers ask once after them all: a difference is told with
    its address, and the act is then found by leaving others out of `ACTS`."""
    clients = {role: client_of(role) for role in EVERYONE}
    record = make_whole_record(User.objects.get(username="editor"))
    addresses = [address for _view, address in addresses_for(record)]
    before, carried = public_answers(addresses), dict[str, Typed]()
    for roles in TURNS:
        with undone():
            for role in roles:
                assert send_all(record, clients[role], carried) == due(role), role
            after = public_answers(addresses)
        assert [each for each in addresses if after[each] != before[each]] == [], roles
    assert sorted(role for roles in TURNS for role in roles) == sorted(EVERYONE)


def test_every_public_address_is_asked() -> None:
    record = make_whole_record(make_editor())
    named = {each.name for each in urlpatterns if isinstance(each, URLPattern) and each.name}
    asked = {view for view, _address in addresses_for(record)}
    # Nobody but editors may see a preview.
    assert named - asked == {"healthz", "event-preview"}
