"""The groups, and who reaches what at the desk."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from relations.desk.groups import make_groups
from relations.record.models import Event
from tests.desk.desk import EVENTS, SOURCES, client_of, form_of, page_of
from tests.factories import make_event, make_published

pytestmark = pytest.mark.django_db


def test_editors_may_all_that_contributors_may_and_publish() -> None:
    made = make_groups()
    contributors, editors = set(made["Contributors"]), set(made["Editors"])
    assert contributors < editors
    assert "Can publish and withdraw events" in editors - contributors


def test_making_groups_again_sets_them_right_and_keeps_their_members() -> None:
    make_groups()
    group = Group.objects.get(name="Contributors")
    granted = set(group.permissions.all())
    group.permissions.set(Permission.objects.filter(codename="delete_event"))
    make_groups()
    assert Group.objects.get(name="Contributors") == group
    assert set(group.permissions.all()) == granted


def test_command_prints_what_each_group_may_do() -> None:
    out = StringIO()
    call_command("make_groups", stdout=out)
    assert "Contributors: " in out.getvalue()
    assert "  Can publish and withdraw events\n" in out.getvalue()


def test_command_is_silent_where_it_is_asked_to_be() -> None:
    out = StringIO()
    call_command("make_groups", verbosity=0, stdout=out)
    assert out.getvalue() == ""
    assert Group.objects.count() == 2


def test_what_the_groups_may_not_do() -> None:
    for names in make_groups().values():
        assert not [name for name in names if "sentence" in name and name != "Can view sentence"]
        assert not [name for name in names if "edition" in name and name != "Can view edition"]
        assert not [name for name in names if "user" in name or "group" in name]


LOGIN, REFUSED, SHOWN, DONE = "login", 403, 200, "done"
DOORS = ["index", "list", "add", "change", "publish", "withdraw", "source", "editions"]
EXPECTED = {
    "nobody": [LOGIN] * 8,
    "account": [LOGIN] * 8,
    "staff": [SHOWN] + [REFUSED] * 7,
    "contributor": [SHOWN, SHOWN, SHOWN, SHOWN, "saved only", REFUSED, SHOWN, SHOWN],
    "editor": [SHOWN, SHOWN, SHOWN, SHOWN, DONE, DONE, SHOWN, SHOWN],
    "superuser": [SHOWN, SHOWN, SHOWN, SHOWN, DONE, DONE, SHOWN, SHOWN],
}


def knock(client: Any, door: str) -> Any:
    """What comes of trying a door: a status, or in a word what was done."""
    if door == "publish":
        event = make_event()
        form = form_of(event, title="Saved", _publish="1")
        return outcome(client.post(page_of(event), form), event, editions=1)
    if door == "withdraw":
        event = make_published().event
        form = {"reason": "A mistake"}
        return outcome(client.post(f"{EVENTS}{event.pk}/withdraw/", form), event, editions=2)
    address = {
        "index": "/admin/",
        "list": EVENTS,
        "add": f"{EVENTS}add/",
        "change": page_of(make_event()),
        "source": f"{SOURCES}add/",
        "editions": "/admin/relations/edition/",
    }[door]
    response = client.get(address)
    return LOGIN if is_login(response) else response.status_code


def is_login(response: Any) -> bool:
    return response.status_code == 302 and response.url.startswith("/admin/login/")


def outcome(response: Any, event: Event, *, editions: int) -> Any:
    """`DONE` only where the last of `editions` came of it."""
    if event.editions.count() == editions:
        return DONE
    event.refresh_from_db()
    if event.title == "Saved":
        return "saved only"
    return LOGIN if is_login(response) else response.status_code


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("role", EXPECTED)
def test_who_reaches_what(role: str, door: str) -> None:
    assert knock(client_of(role), door) == EXPECTED[role][DOORS.index(door)]
