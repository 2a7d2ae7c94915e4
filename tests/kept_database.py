"""The migrated and filled SQLite database that tests begin with: made once, and kept while all
that it is made of stays the same.

Its name is a digest of what it is made of, so that one that is out of date is never found.
"""

import ast
import fcntl
import os
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".pytest_cache" / "databases"
# Enough to go to and fro between a few branches.
MOST_KEPT = 8

# The modules that make a database, with all of the project that they import, and what they read.
MAKERS = (
    *("relations.settings", "relations.apps", "relations.models"),
    *("relations.management.commands.load_vocabulary", "relations.management.commands.make_groups"),
    *("tests.database", "tests.kept_database"),
)
DATA = ("relations/migrations/*.py", "fixtures/vocabulary*.json")


def kept_database() -> Path:
    """The file of the database, made first where it is missing. Copy it, never write to it.

    Raises `RuntimeError` where what it is made of changes while it is made.
    """
    name = key()

    def make(file: Path) -> None:
        run_on(file, "-m", "tests.database")
        if key() != name:
            raise RuntimeError("Code that makes the database has just changed: run this again.")

    return kept(f"{name}.sqlite3", KEPT, make)


def run_on(file: Path, *command: str) -> None:
    """Run Python with these arguments on the database in a file, which is one file afterwards,
    without a log beside it."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}"}
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE")


def kept(name: str, folder: Path, make: Callable[[Path], None]) -> Path:
    """The file of that name, made where it is missing; of several processes that want it at once
    one makes it and the others wait. One that was not finished is never found."""
    folder.mkdir(parents=True, exist_ok=True)
    file, unfinished = folder / name, folder / "unfinished"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for remains in folder.glob("unfinished*"):
                remains.unlink()
            make(unfinished)
            unfinished.rename(file)
            drop_oldest(folder)
    return file


def drop_oldest(folder: Path) -> None:
    """Drop all databases but the newest few."""
    files = sorted(folder.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)
    for file in files[:-MOST_KEPT]:
        file.unlink()


def key(root: Path = ROOT) -> str:
    """A digest of all that the database is made of: the project's code and data as they stand in
    a folder, the packages that are installed, Python and SQLite."""
    digest = sha256()
    for tool in (sys.version, sqlite3.sqlite_version, *installed()):
        digest.update(tool.encode() + b"\0")
    for file in sorted(ingredients(root)):
        digest.update(f"{file.relative_to(root)}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def installed() -> list[str]:
    """The installed packages with their versions, by the names of the folders that say so."""
    return sorted(folder.name for folder in Path(sysconfig.get_path("purelib")).glob("*-info"))


def ingredients(root: Path) -> set[Path]:
    """The files of a project that its database is made of."""
    data = {file for pattern in DATA for file in root.glob(pattern)}
    found: dict[str, Path] = {}
    wanted = [*MAKERS, *(name for file in data for name in imports(file))]
    while wanted:
        name = wanted.pop()
        file = None if name in found else module_file(root, name)
        if file:
            found[name] = file
            wanted += [name.rpartition(".")[0], *imports(file)]
    return data | set(found.values())


def module_file(root: Path, name: str) -> Path | None:
    """The file of one of the project's modules; None for any other name."""
    path = root.joinpath(*name.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in candidates if name and file.is_file()), None)


def imports(file: Path) -> Iterator[str]:
    """What a module imports, wherever in it; of `from a import b`, where `b` may be a module or
    a name in one, both `a` and `a.b`."""
    if file.suffix != ".py":
        return
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
