"""The groups, and who reaches what at the desk."""

from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, resolve

from relations.desk.groups import make_groups
from relations.desk.review.suppressing import digest_of_blankings
from relations.editions.blanking import Blanking, blankings_of_editions, blankings_of_text
from relations.editions.models import Edition, Review
from relations.error_reports import ReportedThing, receive
from relations.record.citations import Citation, SetAside
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor, Country, Topic
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit
from tests.database import undone
from tests.desk.desk import EVENTS, client_of, event_form, form_of, inline, make_sent, review_form
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


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


LOGIN, REFUSED, SHOWN, MISSING, DONE = "login", 403, 200, 404, "done"
NOT_SO = 405
NOBODY = [LOGIN, LOGIN]
# What each role gets, in the order of `EVERYONE`: first `NOBODY`, then one of the lists of staff.
EVERYONE = ["nobody", "account", "staff", "contributor", "editor", "superuser"]
STAFF = [SHOWN, SHOWN, SHOWN, SHOWN]
CONTRIBUTORS = [REFUSED, SHOWN, SHOWN, SHOWN]
EDITORS = [REFUSED, REFUSED, SHOWN, SHOWN]
SUPERUSERS = [REFUSED, REFUSED, REFUSED, SHOWN]
NO_ONE = [REFUSED, REFUSED, REFUSED, REFUSED]
OF_CONTRIBUTORS = [REFUSED, DONE, DONE, DONE]
OF_EDITORS = [REFUSED, REFUSED, DONE, DONE]
OF_SUPERUSERS = [REFUSED, REFUSED, REFUSED, DONE]

# The pages of a model: its list, a new row, a row, the row's history, its deletion.
PAGES_OF_MODELS = {
    "event": (CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, EDITORS),
    "statement": (CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS),
    "source": (CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, EDITORS),
    "actor": (CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, EDITORS),
    "topic": (CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, CONTRIBUTORS, EDITORS),
    "eventtype": (CONTRIBUTORS, EDITORS, CONTRIBUTORS, CONTRIBUTORS, EDITORS),
    "country": (CONTRIBUTORS, EDITORS, CONTRIBUTORS, CONTRIBUTORS, SUPERUSERS),
    "sentence": (CONTRIBUTORS, NO_ONE, CONTRIBUTORS, CONTRIBUTORS, NO_ONE),
    "edition": (CONTRIBUTORS, NO_ONE, CONTRIBUTORS, CONTRIBUTORS, NO_ONE),
    "errorreport": (EDITORS, NO_ONE, EDITORS, EDITORS, EDITORS),
}
DESCRIBED = {"source", "actor", "topic", "eventtype", "country"}
"""The models of which readers see what was published."""
SEARCH = "autocomplete/?app_label=relations"
OTHER_PAGES = {
    "/admin/": STAFF,
    "/admin/search/?q=talks": STAFF,
    "/admin/waits/": CONTRIBUTORS,
    "/admin/your-name/": STAFF,
    # What is chosen there is sent.
    "/admin/relations/source/1/choose/": [405, 405, 405, 405],
    "/admin/relations/source/place/": CONTRIBUTORS,
    "/admin/relations/actor/merge/?actor={actor}&actor={another}": EDITORS,
    "/admin/password_change/": STAFF,
    "/admin/jsi18n/": STAFF,
    "/admin/nothing/": [MISSING, MISSING, MISSING, MISSING],
    "/admin/relations/": [MISSING, SHOWN, SHOWN, SHOWN],
    f"{EVENTS}dates/?edtf=2025": CONTRIBUTORS,
    f"{EVENTS}dates/?way=year&year=2025": CONTRIBUTORS,
    f"{EVENTS}{{draft}}/statements/{{statement}}/?row=0": CONTRIBUTORS,
    f"{EVENTS}{{draft}}/preview/": CONTRIBUTORS,
    f"{EVENTS}{{public}}/withdraw/": EDITORS,
    f"{EVENTS}{{public}}/review/": EDITORS,
    f"{EVENTS}{{public}}/take-back/": [REFUSED, NOT_SO, NOT_SO, NOT_SO],
    "/admin/relations/source/{source}/revisit/": CONTRIBUTORS,
    "/admin/relations/source/{source}/suppress/": SUPERUSERS,
    "/admin/relations/edition/{edition}/suppress/": SUPERUSERS,
    # Not even who may delete other events.
    f"{EVENTS}{{public}}/delete/": NO_ONE,
    f"/admin/{SEARCH}&model_name=event&field_name=type": CONTRIBUTORS,
    f"/admin/{SEARCH}&model_name=participation&field_name=country": CONTRIBUTORS,
    f"/admin/{SEARCH}&model_name=statement&field_name=speaker": CONTRIBUTORS,
    f"/admin/{SEARCH}&model_name=source&field_name=same_origin_as": CONTRIBUTORS,
    f"/admin/relations/sentence/{SEARCH}&model_name=citation&field_name=sentence": CONTRIBUTORS,
    "/admin/auth/": [MISSING, MISSING, MISSING, SHOWN],
    "/admin/auth/user/": SUPERUSERS,
    "/admin/auth/user/add/": SUPERUSERS,
    "/admin/auth/group/": SUPERUSERS,
    "/admin/auth/group/add/": SUPERUSERS,
}


def pages() -> dict[str, list[Any]]:
    """What staff of each kind get at every address of the desk, of rows that exist."""
    edition, draft = make_published(), make_event("A draft")
    statement = make_statement(draft)
    rows = {"event": draft, "statement": statement, "source": make_source(), "edition": edition}
    rows |= {"actor": statement.speaker, "sentence": make_sentence(), "eventtype": draft.type}
    rows |= {"country": Country.objects.all()[0], "topic": Topic.objects.all()[0]}
    rows["errorreport"] = receive(ReportedThing("event", edition.code), text="It was a Sunday.")
    expected = {}
    for model, pages_of_model in PAGES_OF_MODELS.items():
        page = f"/admin/relations/{model}/{rows[model].pk}"
        listed = f"/admin/relations/{model}/"
        of_row = [f"{page}/change/", f"{page}/history/", f"{page}/delete/"]
        expected |= dict(zip([listed, f"{listed}add/", *of_row], pages_of_model, strict=True))
        if model in DESCRIBED:
            expected[f"{page}/publish/"] = EDITORS
    keys = {"public": edition.event.pk, "edition": edition.pk, "source": rows["source"].pk}
    keys |= {"draft": draft.pk, "statement": statement.pk}
    keys |= {"actor": statement.speaker.pk, "another": make_actor("Another").pk}
    others = {each.format(**keys): got for each, got in OTHER_PAGES.items()}
    return expected | others


def outcome(response: Any) -> Any:
    is_sent_to_login = response.status_code == 302 and response.url.startswith("/admin/login/")
    # What carries a form over the login is that page itself.
    is_login = is_sent_to_login or b'id="login-form"' in response.content
    return LOGIN if is_login else response.status_code


@pytest.fixture(scope="module")
def clients(module_rows: None) -> dict[str, Client]:
    """A browser of each role."""
    return {role: client_of(role) for role in EVERYONE}


@pytest.mark.parametrize("role", EVERYONE)
def test_who_sees_which_page(role: str, clients: dict[str, Client]) -> None:
    expected, client = pages(), clients[role]
    found = {address: outcome(client.get(address)) for address in expected}
    column = EVERYONE.index(role)
    assert found == {address: [*NOBODY, *got][column] for address, got in expected.items()}


def test_no_address_of_the_desk_is_forgotten() -> None:
    """Of accounts and of attempts to log in, which are for superusers alone, some will do."""
    visited = {resolve(urlsplit(address).path).view_name for address in pages()}
    named = {f"admin:{each.name}" for each in addresses_of(admin.site.urls[0]) if each.name}
    left = {name for name in named - visited if not name.startswith("admin:auth")}
    assert left == {
        "admin:login",
        "admin:logout",
        "admin:password_change_done",
    }


def addresses_of(patterns: Any) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from addresses_of(each.url_patterns)


SENT_ON = 302
DELETE = {"post": "yes"}
ARTICLE = "The ministers met on Saturday. They will meet again."
SOURCE = {"title": "New", "text": ARTICLE, "published": "2025", "language": "en", "shows": "full"}


def suppression_form(found: list[Blanking]) -> dict[str, Any]:
    """The form of an administrator who has read the list and confirms it."""
    return {"reason": "By order", "confirmed": "on", "digest": digest_of_blankings(found)}


def chosen_in_list(event: Event) -> dict[str, Any]:
    return {"action": "delete_selected", "_selected_action": event.pk, "index": "0", **DELETE}


# What each kind of staff gets, the rows that are then others, the row on which it is done, where,
# and the form that is sent there.
ACTIONS: dict[str, tuple[list[Any], type[Model], Callable[[], Any], str, Any]] = {
    "read an article": (
        CONTRIBUTORS,
        Source,
        lambda: None,
        "source/add/",
        {"pasted": ARTICLE, "_read": "yes"},
    ),
    "look again at what was read": (
        CONTRIBUTORS,
        Source,
        lambda: None,
        "source/add/",
        {**SOURCE, "_look": "yes"},
    ),
    "store it": (
        OF_CONTRIBUTORS,
        Source,
        lambda: None,
        "source/add/",
        {**SOURCE, "_store": "yes"},
    ),
    "change a source": (OF_CONTRIBUTORS, Source, make_source, "source/{pk}/change/", SOURCE),
    "set a sentence aside": (
        OF_CONTRIBUTORS,
        SetAside,
        make_source,
        "source/{pk}/choose/",
        lambda source: {"sentence": source.sentences.get(number=1).pk, "_aside": "1"},
    ),
    "cite a sentence in an event": (
        OF_CONTRIBUTORS,
        Citation,
        make_event,
        "source/place/",
        lambda event: {"sentence": make_sentence().pk, "_cite": event.pk},
    ),
    "compare an article": (
        CONTRIBUTORS,
        Revisit,
        make_source,
        "source/{pk}/revisit/",
        {"pasted": ARTICLE, "_compare": "yes"},
    ),
    "keep what was compared": (
        OF_CONTRIBUTORS,
        Revisit,
        make_source,
        "source/{pk}/revisit/",
        {**SOURCE, "text_now": ARTICLE, "another_article": "on", "_keep": "yes"},
    ),
    "delete a source": (OF_EDITORS, Source, make_source, "source/{pk}/delete/", DELETE),
    "add an event": (
        OF_CONTRIBUTORS,
        Event,
        lambda: None,
        "event/add/",
        lambda _: event_form(),
    ),
    "change an event": (
        OF_CONTRIBUTORS,
        Event,
        make_event,
        "event/{pk}/change/",
        lambda event: form_of(event, title="New"),
    ),
    "publish alone": (
        # They have saved it, and are told that no more was done.
        [REFUSED, SENT_ON, SENT_ON, SENT_ON],
        Edition,
        make_event,
        "event/{pk}/change/",
        lambda event: form_of(event, title="New", _publish="1", _unchecked="No time."),
    ),
    "send for review": (
        OF_CONTRIBUTORS,
        Review,
        make_event,
        "event/{pk}/change/",
        lambda event: form_of(event, title="New", _send="1"),
    ),
    "take back from review": (OF_CONTRIBUTORS, Review, make_sent, "event/{pk}/take-back/", {}),
    "judge a citation": (
        OF_EDITORS,
        Citation,
        make_sent,
        "event/{pk}/review/",
        lambda event: review_form(event, _keep="1"),
    ),
    "publish another's work": (
        OF_EDITORS,
        Edition,
        make_sent,
        "event/{pk}/review/",
        lambda event: review_form(event, _publish="1"),
    ),
    "send another's work back": (
        OF_EDITORS,
        Review,
        make_sent,
        "event/{pk}/review/",
        lambda event: review_form(event, _send_back="1", remark="Which Saturday?"),
    ),
    "withdraw": (
        OF_EDITORS,
        Edition,
        lambda: make_published().event,
        "event/{pk}/withdraw/",
        {"reason": "A mistake"},
    ),
    "delete an event": (OF_EDITORS, Event, make_event, "event/{pk}/delete/", DELETE),
    "delete events in their list": (
        # To a contributor it is not offered: the list comes again.
        [REFUSED, SHOWN, DONE, DONE],
        Event,
        make_event,
        "event/",
        chosen_in_list,
    ),
    "delete a public event": (
        NO_ONE,
        Event,
        lambda: make_published().event,
        "event/{pk}/delete/",
        DELETE,
    ),
    "delete a statement": (
        OF_CONTRIBUTORS,
        Statement,
        lambda: make_statement(make_event()),
        "statement/{pk}/delete/",
        DELETE,
    ),
    "add an actor": (
        OF_CONTRIBUTORS,
        Actor,
        lambda: None,
        "actor/add/",
        {"name": "New", "kind": "person"},
    ),
    "delete an actor": (OF_EDITORS, Actor, make_actor, "actor/{pk}/delete/", DELETE),
    "change a topic": (
        OF_CONTRIBUTORS,
        Topic,
        lambda: Topic.objects.all()[0],
        "topic/{pk}/change/",
        {"label": "New"},
    ),
    "delete a topic": (
        OF_EDITORS,
        Topic,
        lambda: Topic.objects.all()[0],
        "topic/{pk}/delete/",
        DELETE,
    ),
    "change a country": (
        OF_EDITORS,
        Country,
        lambda: Country.objects.all()[0],
        "country/{pk}/change/",
        {"name": "New", "standing": "member", **inline("names", [])},
    ),
    "delete a country": (
        [REFUSED, REFUSED, REFUSED, DONE],
        Country,
        lambda: Country.objects.all()[0],
        "country/{pk}/delete/",
        DELETE,
    ),
    "change an edition": (
        NO_ONE,
        Edition,
        make_published,
        "edition/{pk}/change/",
        {"reason": "New"},
    ),
    "suppress a text": (
        OF_SUPERUSERS,
        Source,
        make_source,
        "source/{pk}/suppress/",
        lambda source: suppression_form(blankings_of_text(source, "")),
    ),
    "suppress an edition": (
        OF_SUPERUSERS,
        Edition,
        make_published,
        "edition/{pk}/suppress/",
        lambda edition: {
            **suppression_form(blankings_of_editions(edition.event, [1])),
            "which": "edition",
        },
    ),
    "delete an edition": (NO_ONE, Edition, make_published, "edition/{pk}/delete/", DELETE),
    "change a sentence": (
        NO_ONE,
        Sentence,
        make_sentence,
        "sentence/{pk}/change/",
        {"text": "New"},
    ),
    "delete a sentence": (NO_ONE, Sentence, make_sentence, "sentence/{pk}/delete/", DELETE),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_do_what(action: str, clients: dict[str, Client]) -> None:
    got, model, make, path, form = ACTIONS[action]
    row = make()
    sent = form(row) if callable(form) else form
    rows = model._default_manager.order_by("pk").values()
    before = list(rows)
    found = {}
    for role, client in clients.items():
        with undone():
            answer = client.post(f"/admin/relations/{path.format(pk=row and row.pk)}", sent)
            found[role] = outcome(answer) if list(rows.all()) == before else DONE
    assert found == dict(zip(EVERYONE, [*NOBODY, *got], strict=True))


OF_OWN_WORK = dict(zip(EVERYONE, [*NOBODY, REFUSED, REFUSED, SHOWN, SHOWN], strict=True))


@pytest.mark.parametrize("role", EVERYONE)
def test_nobody_publishes_their_own_work(role: str, clients: dict[str, Client]) -> None:
    event = make_sent(User.objects.filter(username=role).first())
    sent = review_form(event, _publish="1")
    answer = clients[role].post(f"{EVENTS}{event.pk}/review/", sent)
    assert (outcome(answer), Edition.objects.count()) == (OF_OWN_WORK[role], 0)


# Pages that need two permissions, and the form that is sent there.
DOORS: dict[str, tuple[set[str], Callable[[], str], dict[str, str]]] = {
    "withdraw": (
        {"publish_event", "view_event"},
        lambda: f"{EVENTS}{make_published().event.pk}/withdraw/",
        {"reason": "A mistake"},
    ),
    "review": (
        {"publish_event", "view_event"},
        lambda: f"{EVENTS}{make_sent().pk}/review/",
        {"_keep": "1"},
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_door_needs_all_its_permissions(door: str) -> None:
    needed, make, form = DOORS[door]
    address = make()
    for lacking in needed:
        user = make_editor(f"without-{lacking}", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=needed - {lacking}))
        client = Client()
        client.force_login(user)
        assert [client.get(address).status_code, client.post(address, form).status_code] == [
            REFUSED,
            REFUSED,
        ]
