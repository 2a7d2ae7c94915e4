"""Backups of PostgreSQL: the custom format of `pg_dump`."""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import ProgrammingError, connection
from django.utils.translation import gettext as _

from relations.editions.unfinished_run import UnfinishedRun
from relations.management.backups.copied_database import faults, instead

PORTABLE = ("--no-owner", "--no-privileges")


def save(file: Path) -> None:
    """Copy the database as it is at one moment, while others go on writing."""
    left_out = ("django_session", UnfinishedRun._meta.db_table)
    without = [f"--exclude-table-data=*.{table}" for table in left_out]
    _run("pg_dump", "--format=custom", *PORTABLE, *without, f"--file={file}")


def faults_of(file: Path) -> Iterator[str]:
    """What is wrong with a backup; empty if it can be restored. It is loaded into a database of its
    own for that, which is dropped again."""
    with _database_of_its_own() as name:
        _run("pg_restore", *PORTABLE, "--exit-on-error", str(file), database=name)
        with instead(name):
            yield from faults()


def load(file: Path) -> None:
    """Put a backup in the place of everything in the database, in one transaction."""
    whole = ("--single-transaction", "--exit-on-error", "--clean", "--if-exists")
    _run("pg_restore", *PORTABLE, *whole, str(file))


@contextmanager
def _database_of_its_own() -> Iterator[str]:
    name = f"dyad_backup_{secrets.token_hex(8)}"
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        except ProgrammingError as error:
            raise CommandError(
                _(
                    "A backup is verified in a database of its own, which the account of this one"
                    " may not create (ALTER ROLE … CREATEDB): %(error)s"
                )
                % {"error": error}
            ) from error
    try:
        yield name
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def _run(tool: str, *arguments: str, database: str = "") -> None:
    """Run a tool of PostgreSQL on a database of the server, by default on the one in use. Raises
    `CommandError` that says why it cannot be run, or what it says itself."""
    _refuse_old(tool)
    settings = {**connection.settings_dict}
    settings["NAME"] = database or settings["NAME"]
    (_psql, *server, name), environment = connection.client.settings_to_cmd_args_env(settings, [])
    done = subprocess.run(  # noqa: S603 - nothing that anybody typed
        [tool, *server, f"--dbname={name}", *arguments],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(f"{tool}: {done.stderr.strip()}")


def _refuse_old(tool: str) -> None:
    """Raise `CommandError` where a tool is missing, or older than the server, whose databases it
    could not copy."""
    server: int = connection.pg_version // 10_000  # type: ignore[attr-defined]
    path = shutil.which(tool)
    if path is None:
        raise CommandError(
            _("%(tool)s is missing. Install the client programs of PostgreSQL %(server)d or later.")
            % {"tool": tool, "server": server}
        )
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"\d+", told)
    if found is None or int(found[0]) < server:
        raise CommandError(
            _("%(told)s is older than the server, which is PostgreSQL %(server)d.")
            % {"told": told.strip(), "server": server}
        )
