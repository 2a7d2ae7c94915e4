"""`python -m tests.ordeal`: all ordeals, and a table of what was lost. Exits 1 if anything was.

`python -m tests.ordeal sqlite` runs those on SQLite, `postgresql` those on PostgreSQL, and
`sqlite "server killed"` one of them.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.kept_database import kept_database
from tests.ordeal.tally import Tally, table_of
from tests.postgres import STEADY, Server, server

DATABASES = ("sqlite", "postgresql")
# What a line that carries a tally to the main process begins with.
TALLY = "tally "


@contextmanager
def on_database(name: str, folder: Path) -> Iterator[Server | None]:
    """A database with vocabulary and groups, in `DATABASE_URL`; yields its server if it has one."""
    if name == "sqlite":
        file = folder / "dyad.sqlite3"
        shutil.copy(kept_database(), file)
        os.environ["DATABASE_URL"] = f"sqlite:///{file}"
        yield None
        return
    # Unlike that of the other tests it must survive: it writes as PostgreSQL does by itself.
    with server(STEADY) as running:
        os.environ["DATABASE_URL"] = f"{running.url}postgres"
        subprocess.run([sys.executable, "-m", "tests.database"], check=True)
        yield running


def run_on(name: str, only: str) -> None:
    """Run the ordeals of a database, and print a tally of each."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dyad-ordeal-")))
        running = stack.enter_context(on_database(name, folder))
        # It reads the settings, which read the environment.
        from tests.ordeal.all_ordeals import tallies_of

        for tally in tallies_of(name, folder, running, only):
            print(TALLY + json.dumps(asdict(tally)), flush=True)


def run_all(names: list[str], only: str) -> list[Tally]:
    """Run the ordeals of each database in a process of its own, whose settings name it."""
    tallies: list[Tally] = []
    for name in names:
        command = [sys.executable, "-m", "tests.ordeal", "--in-process", name, only]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            for line in process.stdout:
                if line.startswith(TALLY):
                    tallies.append(Tally(**json.loads(line.removeprefix(TALLY))))
                    print(f"{name}: {tallies[-1].ordeal}, {tallies[-1].seconds:.0f} s", flush=True)
        if process.returncode:
            sys.exit(f"The ordeals on {name} did not come to their end.")
    return tallies


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--in-process"]:
        run_on(*arguments[1:])
        return 0
    names, only = arguments[:1] or list(DATABASES), "".join(arguments[1:])
    tallies = run_all(names, only)
    print(f"\n{table_of(tallies)}")
    for tally in tallies:
        for line in tally.wrong:
            print(f"{tally.ordeal} on {tally.database}: {line}", file=sys.stderr)
    return int(not tallies or any(tally.wrong for tally in tallies))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
