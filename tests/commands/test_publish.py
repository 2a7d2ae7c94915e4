"""`manage.py publish`: publish many events."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from relations.editions import bulk_publication
from relations.editions.models import Edition
from relations.record.models import Event
from tests.factories import UNREAD, make_event, make_published

pytestmark = pytest.mark.django_db


def publish(*options: str) -> list[str]:
    out = StringIO()
    call_command("publish", *options, "--unchecked", UNREAD, stdout=out)
    return out.getvalue().splitlines()


def codes_of(tmp_path: Path, *codes: str) -> str:
    file = tmp_path / "codes"
    file.write_text("".join(f"{code}\n" for code in codes))
    return str(file)


def test_drafts_that_were_never_published_become_public() -> None:
    public = make_published("Public")
    Event.objects.filter(pk=public.event_id).update(summary="A change that waits for an editor")
    for number in range(3):
        make_event(f"Event {number}")
    assert publish("--drafts") == ["3 events published."]
    assert Edition.objects.current().count() == 4
    assert publish("--drafts") == ["0 events published."]


def test_events_of_a_file_are_published_and_what_has_not_changed_is_passed_over(
    tmp_path: Path,
) -> None:
    chosen, public = make_event("Chosen"), make_published("Public")
    make_event("Another")
    file = codes_of(tmp_path, chosen.code, "", public.code, chosen.code)
    told = "1 was public already and has not changed."
    assert publish("--codes", file) == [f"1 event published. {told}"]
    assert {each.event for each in Edition.objects.all()} == {chosen, public.event}


def test_event_that_is_refused_is_named_with_the_reason_and_the_others_are_published() -> None:
    wrong, right = make_event("Wrong"), make_event("Right")
    wrong.citations.all().delete()
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 event was refused\.") as error:
        call_command("publish", "--drafts", "--unchecked", UNREAD, stdout=out)
    assert error.value.returncode == 1
    assert out.getvalue().splitlines() == [
        f"event {wrong.code}: Nothing is cited: the event needs a sentence that supports it.",
        "1 event published.",
    ]
    assert Edition.objects.get().event == right


def test_event_that_was_public_before_needs_a_reason(tmp_path: Path) -> None:
    event = make_published().event
    Event.objects.filter(pk=event.pk).update(summary="More is known.")
    file = codes_of(tmp_path, event.code)
    with pytest.raises(CommandError, match="1 event was refused"):
        publish("--codes", file)
    assert publish("--codes", file, "--reason", "More is known") == ["1 event published."]
    assert Edition.objects.current().get().reason == "More is known"


def test_unknown_code_and_a_reason_that_is_too_long_are_refused_before_anything_is_done(
    tmp_path: Path,
) -> None:
    event = make_event()
    with pytest.raises(CommandError, match="There is no event with the code nowhere1"):
        publish("--codes", codes_of(tmp_path, event.code, "nowhere1"))
    with pytest.raises(CommandError, match="characters"):
        publish("--drafts", "--reason", "x" * 3000)
    assert not Edition.objects.exists()


class Killed(BaseException):
    """What ends a run at once."""


def test_run_that_was_killed_goes_on_when_it_is_run_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(4):
        make_event(f"Event {number}")
    batches = bulk_publication._publish

    def publish_or_die(batch: list[int], *rest: object) -> object:
        if Edition.objects.count() == 2:
            raise Killed
        return batches(batch, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(bulk_publication, "BATCH", 1)
        patched.setattr(bulk_publication, "_publish", publish_or_die)
        with pytest.raises(Killed):
            publish("--drafts")
    assert publish("--drafts") == ["2 events published."]
    titles = [each.document["title"] for each in Edition.objects.order_by("pk")]
    assert titles == [f"Event {number}" for number in range(4)]
