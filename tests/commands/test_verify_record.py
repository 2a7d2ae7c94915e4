"""`manage.py export_record` and `verify_record`: a copy proves that it is what was published."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from relations.editions.hash_chain import digest_of
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from tests.factories import make_editor, make_published, publish

Lines = list[dict[str, Any]]


@pytest.fixture
def copy(tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:
    """Two events of two days, exported, with the list of roots beside them."""

    def on(day: int) -> None:
        moment = datetime(2025, 4, day, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    on(19)
    first = make_published("One", code="00000001")
    on(20)
    make_published("Another", code="00000002")
    withdraw(first.event, by=None, reason="A mistake")
    on(21)
    publish(first.event, reason="No mistake")
    call_command("export_record", tmp_path / "copy", stdout=StringIO())
    (tmp_path / "roots").write_bytes(client.get("/record.sha256").content)
    return tmp_path / "copy"


def verify(copy: Path, *options: object) -> tuple[str, str]:
    """What the command prints, and the error with which it ends, blank if all is well."""
    out = StringIO()
    try:
        call_command("verify_record", copy, *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def test_copy_is_proved_by_the_published_roots_without_a_database(
    copy: Path, django_db_blocker: Any
) -> None:
    roots = copy.with_name("roots")
    [newest, oldest] = [line for line in roots.read_text().splitlines() if line[0] != "#"]
    with django_db_blocker.block():
        assert verify(copy, "--roots", roots) == (
            "All is well, and as published on 2 days.\n",
            "",
        )
        for line in (newest, oldest):
            root, day = line.split()
            assert verify(copy, "--root", f"{day}={root}")[1] == ""
        told, error = verify(copy, "--root", f"2025-04-19={newest.split()[0]}")
        assert told.startswith("root of 2025-04-19: that of this copy, over ")
        assert error == "1 thing is wrong."
        assert "Give --roots" in verify(copy)[0]


def rehash(lines: Lines) -> None:
    """Hash everything anew, as a forger would who can count."""
    before: dict[str, Any] = {}
    for line in lines:
        follows = before.get("chain") == line["chain"]
        line["document_sha256"] = digest_of(line["document"])
        line["previous_sha256"] = before["sha256"] if follows else ""
        hashed = {name: line[name] for name in line if name not in {"sha256", "document"}}
        line["sha256"] = digest_of(hashed)
        before = line


def forge_all(lines: Lines) -> None:
    lines[0]["document"]["title"] = "Forged"
    rehash(lines)


FORGERIES: dict[str, tuple[Callable[[Lines], object], list[str]]] = {
    "document": (
        lambda lines: lines[0]["document"].update(title="Forged"),
        ["(event:00000001, edition 1): its document is not the one that was published"],
    ),
    "reason": (
        lambda lines: lines[1].update(reason="Forged"),
        ["(event:00000001, edition 2): its hash is not that of what it says"],
    ),
    "number of another kind": (
        lambda lines: lines[1].update(number=True),
        [": it cannot be read: “number” is missing or of another kind"],
    ),
    "edition left out": (
        lambda lines: lines.pop(1),
        ["(event:00000001, edition 3): the edition before it is missing"],
    ),
    "newest left out": (lambda lines: lines.pop(2), []),
    "newest of a kept day left out": (lambda lines: lines.pop(3), ["root of 2025-04-20"]),
    "edition twice": (
        lambda lines: lines.insert(1, lines[0]),
        ["(event:00000001, edition 1): the edition before it is missing"],
    ),
    "chains in another order": (
        lambda lines: lines.insert(0, lines.pop()),
        ["(event:00000001, edition 1): its chain comes after one whose name is greater"],
    ),
    "everything hashed anew": (forge_all, ["root of 2025-04-19", "root of 2025-04-20"]),
}


# The chains that stand before and after those of events.
BESIDE_EVENTS = (lambda chain: chain < "event:", lambda chain: chain > "event;")


@pytest.mark.any_database
@pytest.mark.parametrize("forgery", FORGERIES)
def test_forged_copy_is_told_by_line_and_reason(copy: Path, forgery: str) -> None:
    change, faults = FORGERIES[forgery]
    lines = [json.loads(line) for line in copy.read_text().splitlines()]
    before, after = ([line for line in lines if is_on(line["chain"])] for is_on in BESIDE_EVENTS)
    events = lines[len(before) : len(lines) - len(after)]
    change(events)
    lines = [*before, *events, *after]
    copy.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    told, error = verify(copy, "--roots", copy.with_name("roots"))
    for fault in faults:
        assert fault in told
    assert bool(error) is bool(faults)


AMBIGUOUS: dict[str, tuple[str, str]] = {
    "two documents": ('{"chain"', '{"document": {"title": "Forged"}, "chain"'),
    "a member of a document twice": ('"document": {', '"document": {"title": "Forged", '),
    "a number that is none": ('"document": {', '"document": {"height": NaN, '),
    "an endless number": ('"document": {', '"document": {"height": -Infinity, '),
}


@pytest.mark.any_database
@pytest.mark.parametrize("ambiguity", AMBIGUOUS)
def test_line_that_readers_would_read_otherwise_is_refused(copy: Path, ambiguity: str) -> None:
    before, after = AMBIGUOUS[ambiguity]
    lines = copy.read_text().splitlines(keepends=True)
    number = next(at for at, line in enumerate(lines, 1) if line.startswith('{"chain": "event:'))
    assert before in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(before, after, 1)
    copy.write_text("".join(lines))
    told, error = verify(copy)
    assert told.startswith(f"line {number}: it cannot be read: ")
    assert error


NO_LINES = [
    *(b"", b"{", b"[]", b"{}", b"[" * 100_000, b'{"document": 1}', b"\x00", b"\xff"),
    json.dumps(
        {
            **dict.fromkeys(("published_at", "reason", "document_sha256", "previous_sha256"), ""),
            "sha256": "",
            "number": 1,
            "withdrawn": False,
            "document": {},
            "chain": "event:00000001 1\nevent:00000002",
        }
    ).encode(),
]


@pytest.mark.any_database
@pytest.mark.parametrize("line", NO_LINES)
def test_line_that_is_none_is_told(copy: Path, line: bytes) -> None:
    copy.write_bytes(line + b"\n" + copy.read_bytes())
    told, error = verify(copy)
    assert told.startswith("line 1: it cannot be read: ")
    assert error == "1 thing is wrong."


@pytest.mark.any_database
def test_what_is_no_list_of_roots_is_refused(copy: Path) -> None:
    for options in (("--root", "2025-04-19"), ("--root", "soon=abc"), ("--roots", copy)):
        assert "line 1 is neither a root with its day nor a remark" in verify(copy, *options)[1]


@pytest.mark.any_database
def test_suppressed_document_is_not_exported_and_its_chain_holds(copy: Path) -> None:
    Edition.objects.filter(number=1, code="00000001").update(
        suppressed_at=timezone.now(), suppressed_by=make_editor(), suppression_reason="By order"
    )
    after = copy.with_name("after")
    call_command("export_record", after, stdout=StringIO())
    lines = [json.loads(line) for line in after.read_text().splitlines()]
    assert [line["number"] for line in lines if line["document"] is None] == [1]
    told, error = verify(after, "--roots", copy.with_name("roots"))
    assert told.splitlines() == [
        "All is well, and as published on 2 days.",
        "But for 1 suppressed document, which only the chain vouches for.",
    ]
    assert error == ""


@pytest.mark.any_database
def test_export_overwrites_nothing(copy: Path) -> None:
    before = copy.read_bytes()
    with pytest.raises(CommandError, match="exists already"):
        call_command("export_record", copy)
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("export_record", copy / "below")
    assert copy.read_bytes() == before
    assert {each.name for each in copy.parent.iterdir()} == {"copy", "roots"}
