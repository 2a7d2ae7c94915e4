"""A PostgreSQL of the tests' own: `python -m tests.postgres COMMAND…` runs it beside one.

The server lives in a temporary folder, listens on a socket in it and nowhere else, runs as an
unprivileged user and is gone when the command ends. The command finds it in `DATABASE_URL`.
Every database that is made there is migrated and filled from the first.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
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


class Server:
    """A PostgreSQL in a folder; `url` is that of its databases, but for their names."""

    def __init__(self, folder: Path, options: str) -> None:
        self.url = f"postgres://dyad@{quote(str(folder), safe='')}/"
        self._data = folder / "data"
        self._log = folder / "log"
        self._options = f"{options} -c listen_addresses='' -c unix_socket_directories={folder}"

    def make(self) -> None:
        """Make it, without any database but PostgreSQL's own."""
        initdb = str(POSTGRES_BIN / "initdb")
        as_unprivileged([initdb, "-D", str(self._data), "-U", "dyad", "-A", "trust", *ENCODING])

    def start(self) -> None:
        self._control("-l", str(self._log), "-o", self._options, "start")

    def stop(self, mode: str) -> None:
        """Stop it as PostgreSQL calls it: `fast` ends what is going on, `immediate` does not even
        do that."""
        self._control("-m", mode, "stop")

    def kill(self) -> None:
        """Kill its main process (SIGKILL), as the system does where memory runs out. What it
        has started ends by itself, and is waited for."""
        main = (self._data / "postmaster.pid").read_text().splitlines()[0]
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", main], stdout=subprocess.PIPE, text=True
        )
        os.kill(int(main), signal.SIGKILL)
        # Until then it does not start again.
        while any(Path(f"/proc/{each}").exists() for each in listed.stdout.split()):
            time.sleep(0.02)

    def _control(self, *command: str) -> None:
        control = [str(POSTGRES_BIN / "pg_ctl"), "-D", str(self._data), "-w"]
        as_unprivileged([*control, *command])


@contextmanager
def server(options: str = f"{HASTY} {STEADY}") -> Iterator[Server]:
    """A fresh running server in a temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="dyad-postgres-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(UNPRIVILEGED)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    running = Server(folder, options)
    try:
        running.make()
        running.start()
        try:
            yield running
        finally:
            running.stop("immediate")
    finally:
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    if not (POSTGRES_BIN / "initdb").exists():
        print(f"No PostgreSQL 15 in {POSTGRES_BIN}: install postgresql-15.", file=sys.stderr)
        return 1
    with server() as running:
        # Of `template1` every new database is a copy.
        run_on(
            f"{running.url}template1", [sys.executable, "-m", "tests.database"]
        ).check_returncode()
        return run_on(f"{running.url}postgres", command).returncode


def run_on(database: str, command: list[str]) -> "subprocess.CompletedProcess[bytes]":
    """Run a command with the URL of its database."""
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": database})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
