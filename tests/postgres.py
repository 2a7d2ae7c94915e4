"""A PostgreSQL of the tests' own: `python -m tests.postgres COMMAND…` runs it beside one.

The server lives in a temporary folder, listens on a socket in it and nowhere else, runs as an
unprivileged user and is gone when the command ends. The command finds it in `DATABASE_URL`.
Every database that is made there is migrated and filled from the first.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.machine import POSTGRES_BIN

# PostgreSQL refuses to run as root. Debian's package makes this user.
UNPRIVILEGED = "postgres"

ENCODING = ("--encoding=UTF8", "--locale=C.UTF-8")
# No crash can lose what nobody keeps.
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# Tables that fill and empty within a minute would be counted at the wrong moment, and queries
# planned for one row that then meet thousands. One that hangs all the same is to fail.
STEADY = "-c autovacuum=off -c jit=off -c statement_timeout=60s"


def as_unprivileged(command: list[str]) -> None:
    """Run a command as the unprivileged user, or as oneself where that is not root."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", UNPRIVILEGED, "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def server() -> Iterator[str]:
    """A fresh running server, as the URL of its databases, but for their names."""
    folder = Path(tempfile.mkdtemp(prefix="dyad-postgres-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(UNPRIVILEGED)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = str(folder / "data")
    options = f"{HASTY} {STEADY} -c listen_addresses='' -c unix_socket_directories={folder}"
    control = [str(POSTGRES_BIN / "pg_ctl"), "-D", data, "-w"]
    try:
        as_unprivileged(
            [str(POSTGRES_BIN / "initdb"), "-D", data, "-U", "dyad", "-A", "trust", *ENCODING]
        )
        as_unprivileged([*control, "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield f"postgres://dyad@{quote(str(folder), safe='')}/"
        finally:
            as_unprivileged([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    if not (POSTGRES_BIN / "initdb").exists():
        print(f"No PostgreSQL 15 in {POSTGRES_BIN}: install postgresql-15.", file=sys.stderr)
        return 1
    with server() as url:
        # Of `template1` every new database is a copy.
        run_on(f"{url}template1", [sys.executable, "-m", "tests.database"]).check_returncode()
        return run_on(f"{url}postgres", command).returncode


def run_on(database: str, command: list[str]) -> "subprocess.CompletedProcess[bytes]":
    """Run a command with the URL of its database."""
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": database})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
