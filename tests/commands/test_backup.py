"""`manage.py backup` and `restore`: a verified copy, made and put back while others write."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from relations.editions.audit import findings, lasting_findings
from relations.editions.models import Edition, EditionText
from relations.editions.suppression import suppress_edition, suppress_event, suppress_text
from relations.editions.unfinished_run import UnfinishedRun
from relations.record.models import Event
from relations.sources.models import Source
from tests.database import tamper
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.kept_database import ROOT
from tests.own_database import ON_SQLITE, database, own_database, url

__all__ = ["own_database"]

WRITER = """
import django
django.setup()
from tests.factories import make_published
while True:
    print(make_published().code, flush=True)
"""


def run(*command: object) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(*map(str, command), stdout=out)
    return out.getvalue()


def codes() -> set[str]:
    return set(Edition.objects.values_list("code", flat=True))


@pytest.mark.usefixtures("own_database")
def test_backup_made_while_another_process_writes_holds_all_that_was_acknowledged(
    tmp_path: Path,
) -> None:
    file = tmp_path / "backup"
    environment = {
        **os.environ,
        "DATABASE_URL": url(),
        "DJANGO_SETTINGS_MODULE": "relations.settings",
    }
    command = [sys.executable, "-c", WRITER]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        try:
            acknowledged = {writer.stdout.readline().strip() for _each in range(3)}
            assert run("backup", file) == f"{file}: saved and verified.\n"
            assert writer.stdout.readline(), "the writer went on"
            with database(tmp_path, is_filled=False):
                assert run("restore", file) == f"{file}: verified and restored.\n"
                assert acknowledged <= codes()
                assert list(lasting_findings()) == []
                make_published("Written after the restoration")
        finally:
            writer.kill()
    assert {each.name for each in tmp_path.iterdir() if not each.name.startswith("dyad_")} == {
        "backup"
    }


@pytest.mark.usefixtures("own_database")
def test_backup_takes_the_place_of_what_is_there_only_if_told_so(tmp_path: Path) -> None:
    file = tmp_path / "backup"
    kept = make_published("Kept")
    make_event("Unfinished").citations.all().delete()
    MigrationRecorder(connection).record_applied("an_app_that_left_since", "0001_initial")
    run("backup", file)
    make_published("Later")
    with pytest.raises(CommandError, match="not empty"):
        run("restore", file)
    assert Edition.objects.count() == 2
    run("restore", file, "--replace")
    assert codes() == {kept.code}
    assert Event.objects.count() == 2
    with pytest.raises(CommandError, match="exists already"):
        run("backup", file)
    make_published("After")


@pytest.mark.usefixtures("own_database")
def test_backup_has_no_session_no_unfinished_run_and_no_word_that_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "backup"
    edition = make_published(summary="Quokkas met")
    Session.objects.create(session_key="quokka", session_data="", expire_date=timezone.now())
    audit = UnfinishedRun.of("check_record")
    audit.enter("editions")
    audit.reach(1, 1)
    Event.objects.update(summary="")
    Event.history.all().delete()  # type: ignore[attr-defined]
    EditionText.objects.all().delete()
    EditionText.objects.create(edition=edition, words="minist meet kabul")
    suppress_edition(edition, make_editor(), "By order")
    run("rebuild_index")
    run("backup", file)
    content = file.read_bytes()
    if ON_SQLITE:
        assert b"quokka" not in content.lower()
    with database(tmp_path, is_filled=False):
        run("restore", file)
        assert not Session.objects.exists()
        assert UnfinishedRun.of("check_record").is_new
        assert str(Edition.objects.get()) == "[suppressed], edition 1"


@pytest.mark.usefixtures("own_database")
def test_backup_after_a_suppression_has_no_word_of_what_was_suppressed(tmp_path: Path) -> None:
    """PostgreSQL compresses what it dumps: there the restored tables say it."""
    text = "Wombats dug in Kabul. Numbats woke early."
    event = make_event("Quokkas meet", sentence=make_source(text).sentences.get(number=2))
    make_statement(event, quotation="Numbats woke", text="A quokka spoke.")
    publish(event)
    suppress_text(Source.objects.get(), make_editor("first"), "By order")
    suppress_event(event, make_editor("last"), "By order")
    file = tmp_path / "backup"
    run("backup", file)
    words = (b"quokka", b"wombat", b"numbat")
    assert not [word for word in words if word in file.read_bytes().lower()]
    with database(tmp_path, is_filled=False):
        run("restore", file)
        assert list(findings()) == []
        assert Edition.objects.get().suppressed_whole
        dumped = dump_of_all_rows()
        assert not [word for word in words if word.decode() in dumped]


def dump_of_all_rows() -> str:
    rows = (
        str(row)
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values()
    )
    return "\n".join(rows).lower()


def forge() -> None:
    with transaction.atomic():
        tamper("UPDATE relations_edition SET reason = 'Forged'")


@pytest.mark.usefixtures("own_database")
def test_backup_of_a_record_that_was_forged_is_not_kept(tmp_path: Path) -> None:
    make_published()
    forge()
    with pytest.raises(CommandError, match="not whole, and was not kept"):
        run("backup", tmp_path / "backup")
    assert [each for each in tmp_path.iterdir() if not each.name.startswith("dyad_")] == []


def forge_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("DROP TRIGGER relations_edition_keeps_on_update")
        copy.execute("UPDATE relations_edition SET reason = 'Forged'")
        copy.commit()


def make_older(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("DELETE FROM django_migrations WHERE name LIKE '0011%'")
        copy.commit()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-50_000])


def scratch(file: Path) -> None:
    with file.open("r+b") as content:
        content.seek(file.stat().st_size // 2)
        content.write(b"\xff" * 5000)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": cut,
    "scratched": scratch,
    "another file": lambda file: file.write_bytes(b"Not a backup at all."),
    "empty": lambda file: file.write_bytes(b""),
    **({"forged": forge_file, "of another version": make_older} if ON_SQLITE else {}),
}


@pytest.mark.usefixtures("own_database")
def test_backup_that_is_not_whole_is_not_restored(tmp_path: Path) -> None:
    file, damaged = tmp_path / "backup", tmp_path / "damaged"
    make_published()
    run("backup", file)
    later = make_published("Later")
    for name, damage in DAMAGES.items():
        shutil.copy(file, damaged)
        damage(damaged)
        with pytest.raises(CommandError):
            run("restore", damaged, "--replace")
        assert later.code in codes(), name
    with pytest.raises(CommandError, match="There is no file"):
        run("restore", tmp_path / "nothing", "--replace")


@pytest.mark.skipif(ON_SQLITE, reason="SQLite needs no tools")
@pytest.mark.usefixtures("own_database")
def test_restoration_that_fails_half_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    run("backup", tmp_path / "backup")
    later = make_published("Later")
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIEW in_the_way AS SELECT id FROM relations_edition")
    with pytest.raises(CommandError, match="in_the_way depends on"):
        run("restore", tmp_path / "backup", "--replace")
    assert codes() == {later.code}
    assert list(lasting_findings()) == []


@pytest.mark.skipif(ON_SQLITE, reason="SQLite needs no tools")
@pytest.mark.usefixtures("own_database")
def test_tool_that_is_missing_or_older_than_the_server_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match=r"pg_dump is missing\. Install the client programs"):
        run("backup", tmp_path / "backup")
    (tmp_path / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    (tmp_path / "pg_dump").chmod(0o755)
    with pytest.raises(CommandError, match=r"9\.6\.24 is older than the server, which is"):
        run("backup", tmp_path / "backup")
    assert not (tmp_path / "backup").exists()
