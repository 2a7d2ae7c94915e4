"""The speaker of a statement: an actor on record, or a new one who is named in the form."""

from typing import Any

import pytest
from django.contrib.auth.models import Group

from relations.desk.drafting.speakers import actor_named
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor, Country
from tests.desk.desk import client_of, form_of, inline, page_of
from tests.factories import make_actor, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def statement(event: Event, **fields: Any) -> dict[str, Any]:
    """The form of an event with one new statement in it."""
    row = {"act": "report", "text": "The border is shut.", **fields}
    return form_of(event, **inline("statements", [row]))


def errors_in(page: Any) -> dict[str, list[str]]:
    [statements] = [
        each.formset
        for each in page.context["inline_admin_formsets"]
        if each.formset.prefix == "statements"
    ]
    return dict(statements.forms[0].errors)


def test_speaker_who_is_not_on_record_is_added_with_the_statement() -> None:
    event, pakistan = make_event(), Country.objects.get(alpha3="PAK")
    form = statement(event, new_speaker="Ishaq Dar", new_speaker_country=pakistan.pk)
    client_of("contributor").post(page_of(event), form)
    speaker = Statement.objects.get().speaker
    assert (speaker.name, speaker.code) == ("Ishaq Dar", "ishaq-dar")
    assert (speaker.kind, speaker.country) == (Actor.Kind.PERSON, pakistan)


def test_name_that_is_on_record_after_all_is_that_actor() -> None:
    event, dar = make_event(), make_actor("Ishaq Dar")
    client_of("contributor").post(page_of(event), statement(event, new_speaker="ISHAQ DAR"))
    assert Statement.objects.get().speaker == dar
    assert Actor.objects.count() == 1


def test_statement_of_nobody_and_of_two_speakers_is_refused_and_adds_no_actor() -> None:
    event, dar = make_event(), make_actor("Ishaq Dar")
    client = client_of("contributor")
    nobody = client.post(page_of(event), statement(event))
    assert errors_in(nobody) == {"speaker": ["Choose a speaker, or name a new one."]}
    two = client.post(page_of(event), statement(event, speaker=dar.pk, new_speaker="Another"))
    assert errors_in(two) == {"new_speaker": ["Choose a speaker or name a new one, not both."]}
    unsaid = client.post(page_of(event), statement(event, new_speaker="Another", text=""))
    assert list(errors_in(unsaid)) == ["text"]
    assert Actor.objects.count() == 1


def test_actors_whose_names_make_one_code_are_told_apart_by_number() -> None:
    codes = [actor_named(name, "person", None).code for name in ("Li Wei", "Li-Wei", "Li  Wei!")]
    assert codes == ["li-wei", "li-wei-2", "li-wei-3"]
    assert actor_named("李伟", "person", None).code == "actor"


def test_who_may_not_add_actors_cannot_name_new_ones() -> None:
    event, client = make_event(), client_of("contributor")
    group = Group.objects.get(name="Contributors")
    group.permissions.remove(group.permissions.get(codename="add_actor"))
    assert "new_speaker" not in client.get(page_of(event)).content.decode()
    refused = client.post(page_of(event), statement(event, new_speaker="Ishaq Dar"))
    assert "speaker" in errors_in(refused)
    assert not Actor.objects.exists()
