"""Of a long event a statement is a line until it is opened, and stays as it is until then."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.desk.folded_statements import FEW
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from tests.desk.desk import EVENTS, client_of, page_of
from tests.desk.unsaved.forms import add_row, form_on, gone_on, opened, versions
from tests.desk.unsaved.test_resending import expired, logged_in, sent_again
from tests.factories import make_actor, make_event, make_statement
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LONG = FEW + 1


def make_long(statements: int = LONG) -> Event:
    event = make_event("A summit")
    for number in range(statements):
        make_statement(event, text=f"Saying {number}.", addressee=make_actor("Basir Noor"))
    return event


def said_in(event: Event) -> list[str]:
    return list(event.statements.order_by("pk").values_list("text", flat=True))


def folded_in(form: dict[str, Any]) -> list[int]:
    """The numbers of the rows that a form sends as lines."""
    return [number for number in range(99) if f"statements-{number}-folded" in form]


def address_of(event: Event, number: int) -> str:
    """Where the form of a statement comes from that the page has under this number."""
    statement = event.statements.order_by("pk")[number]
    return f"{EVENTS}{event.pk}/statements/{statement.pk}/?row={number}"


def unfold(client: Client, event: Event, form: dict[str, Any], number: int) -> None:
    """Open a statement on a page, as its script does."""
    row = client.get(address_of(event, number)).content.decode()
    came = form_on(HttpResponse(f"<form id='row'>{row}</form>"), "row")
    del form[f"statements-{number}-folded"]
    form["_begun"] = came.pop("_begun") + form["_begun"]
    form.update(came)


def test_few_statements_have_their_forms_on_the_page() -> None:
    _page, form = opened(client_of("editor"), make_long(FEW))
    assert folded_in(form) == []
    assert form[f"statements-{FEW - 1}-text"] == [f"Saying {FEW - 1}."]


def test_of_many_each_is_a_line_that_says_who_said_what() -> None:
    event, client = make_long(), client_of("editor")
    _page, form = opened(client, event)
    assert folded_in(form) == [*range(LONG)]
    assert not [name for name in form if name.endswith("-text") and "__prefix__" not in name]
    page = " ".join(client.get(page_of(event)).content.decode().split())
    assert "<bdi>Amina Karimi</bdi> voices concern, to <bdi>Basir Noor</bdi>:" in page
    assert "<bdi>Saying 3.</bdi>" in page
    assert "1 citation " in page


@pytest.mark.parametrize(("asked", "left"), [("all", 0), ("{pk}", LONG - 1), ("nothing", LONG)])
def test_link_opens_one_or_all_without_script(asked: str, left: int) -> None:
    event = make_long()
    question = asked.format(pk=event.statements.all()[2].pk)
    page = client_of("editor").get(f"{page_of(event)}?open={question}")
    assert len(folded_in(form_on(page, "event_form"))) == left


def test_statements_that_nobody_opened_stay_as_they_are() -> None:
    event, client = make_long(), client_of("editor")
    before = [*Statement.objects.order_by("pk").values()], [*Citation.objects.values()]
    history = Statement.history.count()
    page, form = opened(client, event)
    assert client.post(page, {**form, "title": "Better"}).status_code == 302
    assert Event.objects.get().title == "Better"
    assert before == ([*Statement.objects.order_by("pk").values()], [*Citation.objects.values()])
    assert Statement.history.count() == history


def test_opened_statement_is_changed_and_another_deleted_and_a_new_one_added() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    unfold(client, event, form, 2)
    unfold(client, event, form, 5)
    add_row(form, "statements", speaker=make_actor().pk, act="deny", text="New.")
    form |= {"statements-2-text": "Changed.", "statements-5-DELETE": "on"}
    assert client.post(page, form).status_code == 302
    assert said_in(event) == [
        *("Saying 0.", "Saying 1.", "Changed.", "Saying 3.", "Saying 4."),
        *("Saying 6.", "Saying 7.", "Saying 8.", "New."),
    ]


def test_errors_leave_lines_folded_and_opened_forms_open() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    unfold(client, event, form, 2)
    answer = client.post(page, {**form, "title": "", "statements-2-text": "Typed."})
    again = form_on(answer, "event_form")
    assert folded_in(again) == [0, 1, *range(3, LONG)]
    assert again["statements-2-text"] == ["Typed."]
    assert client.post(page, {**again, "title": "Better"}).status_code == 302
    assert said_in(event)[1:4] == ["Saying 1.", "Typed.", "Saying 3."]


def test_change_by_another_of_a_folded_statement_stays() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    Statement.objects.filter(text="Saying 3.").update(text="Theirs.")
    conflict = client.post(page, {**form, "title": "Mine"})
    # Of the statement nothing was typed.
    assert versions(conflict) == {"Title": ("A summit", "Mine")}
    _answer, merged = gone_on(client, conflict, page)
    assert client.post(page, merged).status_code == 302
    assert (Event.objects.get().title, said_in(event)[3]) == ("Mine", "Theirs.")


def test_change_by_another_before_a_statement_was_opened_is_no_conflict() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    Statement.objects.filter(text="Saying 3.").update(text="Theirs.")
    unfold(client, event, form, 3)
    assert client.post(page, {**form, "statements-3-capacity": "minister"}).status_code == 302
    assert Statement.objects.get(text="Theirs.").capacity == "minister"


def test_change_by_another_after_a_statement_was_opened_is_shown() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    unfold(client, event, form, 3)
    Statement.objects.filter(text="Saying 3.").update(text="Theirs.")
    Statement.objects.filter(text="Saying 4.").update(text="Theirs too.")
    conflict = client.post(page, {**form, "statements-3-text": "Mine."})
    assert conflict.status_code == 409
    assert versions(conflict) == {"Text": ("Theirs.", "Mine.")}
    _answer, merged = gone_on(client, conflict, page)
    assert folded_in(merged) == [0, 1, 2, *range(4, LONG)]
    assert client.post(page, merged).status_code == 302
    assert said_in(event)[3:5] == ["Mine.", "Theirs too."]


def test_statement_that_another_has_deleted_meanwhile_does_not_come_back() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    Statement.objects.filter(text="Saying 3.").delete()
    assert client.post(page, form).status_code == 302
    conflict = client.post(page, {**form, "title": "Mine"})
    _answer, merged = gone_on(client, conflict, page)
    assert client.post(page, merged).status_code == 302
    assert Event.objects.get().title == "Mine"
    assert "Saying 3." not in said_in(event)
    assert len(said_in(event)) == LONG - 1


def test_opened_statement_that_another_has_deleted_comes_back_as_a_new_one() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    unfold(client, event, form, 3)
    Statement.objects.filter(text="Saying 3.").delete()
    conflict = client.post(page, {**form, "statements-3-text": "Mine."})
    assert conflict.status_code == 409
    _answer, merged = gone_on(client, conflict, page)
    assert client.post(page, merged).status_code == 302
    assert said_in(event) == [*(f"Saying {n}." for n in range(LONG) if n != 3), "Mine."]


def test_lines_outlive_the_session_of_their_editor() -> None:
    event, client = make_long(), expired()
    page, form = opened(client_of("contributor"), event)
    asked_to_log_in = client.post(page, {**form, "title": "Typed"})
    resend = logged_in(client, asked_to_log_in)
    assert folded_in(form_on(resend, "resend")) == [*range(LONG)]
    sent_again(client, resend)
    assert Event.objects.get().title == "Typed"
    assert said_in(event) == [f"Saying {number}." for number in range(LONG)]


def test_new_row_is_never_taken_for_a_folded_one() -> None:
    event, client = make_long(), client_of("editor")
    page, form = opened(client, event)
    add_row(form, "statements", speaker=make_actor().pk, act="deny", text="New.", folded="1")
    assert client.post(page, form).status_code == 302
    assert said_in(event)[-1] == "New."


def test_form_is_that_of_a_statement_of_the_event_alone() -> None:
    event, client = make_long(), client_of("editor")
    elsewhere = make_statement(make_event("Another"))
    assert client.get(address_of(event, 2)).status_code == 200
    for page in (
        f"{EVENTS}{event.pk}/statements/{elsewhere.pk}/?row=2",
        f"{EVENTS}{event.pk}/statements/{event.statements.all()[0].pk}/",
        f"{EVENTS}{event.pk}/statements/{event.statements.all()[0].pk}/?row=x",
        f"{EVENTS}99/statements/{elsewhere.pk}/?row=2",
    ):
        assert client.get(page).status_code == 404, page
    assert client_of("staff").get(address_of(event, 2)).status_code == 403


def test_page_and_form_ask_as_often_for_many_statements_as_for_some() -> None:
    client = client_of("contributor")
    client.get(page_of(make_long()))
    some, many = make_long(), make_long(4 * LONG)
    page, form = (
        [queries_of(lambda address=address: client.get(address)) for address in addresses]
        for addresses in (
            (page_of(some), page_of(many)),
            (address_of(some, 3), address_of(many, 3)),
        )
    )
    assert page[0] == page[1] <= 45
    assert form[0] == form[1] <= 20
