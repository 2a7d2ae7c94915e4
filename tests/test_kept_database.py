"""A kept database is never out of date, and never half made."""

import re
import shutil
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from relations.editions.models import Edition
from relations.record.vocabulary import EventType
from tests import kept_database
from tests.database import fill
from tests.kept_database import MOST_KEPT, ROOT, ingredients, kept, key, module_file


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that the key is derived from, and of what stands beside it."""
    root = tmp_path_factory.mktemp("project")
    for folder in ("relations", "fixtures", "templates", "tests"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture(scope="module")
def unchanged(project: Path) -> str:
    return key(project)


def changed_key(project: Path, name: str) -> str:
    """The key while one more line stands in a file, which is made where there is none."""
    file = project / name
    before = file.read_bytes() if file.exists() else None
    file.write_bytes((before or b"") + b"\n# another line\n")
    try:
        return key(project)
    finally:
        file.unlink() if before is None else file.write_bytes(before)


@pytest.mark.any_database
@pytest.mark.parametrize(
    "name",
    [
        "relations/migrations/0001_record.py",
        "relations/migrations/0002_guards_and_search.py",
        "relations/migrations/9999_of_tomorrow.py",
        "fixtures/vocabulary.json",
        "relations/settings.py",
        "relations/fields.py",
        "relations/record/vocabulary.py",
        "relations/desk/groups.py",
        "relations/dates/edtf.py",
        "tests/database.py",
    ],
)
def test_change_of_what_a_database_is_made_of_gives_another_key(
    project: Path, unchanged: str, name: str
) -> None:
    assert changed_key(project, name) != unchanged


@pytest.mark.any_database
@pytest.mark.parametrize(
    "name",
    ["templates/base.html", "relations/urls.py", "tests/conftest.py", "relations/desk/another.py"],
)
def test_change_of_anything_else_gives_the_same_key(
    project: Path, unchanged: str, name: str
) -> None:
    assert changed_key(project, name) == unchanged


@pytest.mark.any_database
def test_removed_migration_and_other_package_give_another_key(
    project: Path, unchanged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_database, "installed", lambda: ["django-9.9.dist-info"])
    first = key(project)
    (project / "relations/migrations/0006_resemblance.py").rename(project / "kept aside")
    second = key(project)
    (project / "kept aside").rename(project / "relations/migrations/0006_resemblance.py")
    assert len({unchanged, first, second}) == 3


@pytest.mark.any_database
def test_installed_packages_say_their_versions() -> None:
    packages = kept_database.installed()
    assert any(re.fullmatch(r"[Dd]jango-5\.2\.\d+\.dist-info", name) for name in packages)


@pytest.mark.any_database
@pytest.mark.django_db
def test_all_code_that_fills_a_database_is_in_its_key() -> None:
    ran = set()

    def remember(frame: FrameType, event: str, argument: Any) -> None:
        ran.add(frame.f_code.co_filename)

    sys.setprofile(remember)
    try:
        fill()
    finally:
        sys.setprofile(None)
    ours = {Path(name) for name in ran if name.startswith(str(ROOT / "relations"))}
    assert ROOT / "relations/desk/groups.py" in ours
    assert ours <= ingredients(ROOT)


@pytest.mark.django_db
def test_database_of_the_tests_is_migrated_and_filled() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert EventType.objects.exists()
    assert not Edition.objects.exists()


@pytest.mark.any_database
@pytest.mark.parametrize("name", kept_database.MAKERS)
def test_what_makes_a_database_is_where_it_is_said_to_be(name: str) -> None:
    assert module_file(ROOT, name)


@pytest.mark.any_database
def test_database_whose_ingredients_change_meanwhile_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter(["before", "after"])
    monkeypatch.setattr(kept_database, "KEPT", tmp_path)
    monkeypatch.setattr(kept_database, "key", lambda: next(keys))
    monkeypatch.setattr(kept_database, "run_on", lambda file, *command: write(file))
    with pytest.raises(RuntimeError, match="has just changed"):
        kept_database.kept_database()
    assert not list(tmp_path.glob("*.sqlite3"))


def write(file: Path) -> None:
    file.write_text("made")


@pytest.mark.any_database
def test_database_is_made_once_however_many_want_it(tmp_path: Path) -> None:
    made = []

    def make(file: Path) -> None:
        made.append(file)
        write(file)

    def want(_number: int) -> str:
        return kept("one.sqlite3", tmp_path, make).read_text()

    with ThreadPool(4) as processes:
        assert processes.map(want, range(8)) == ["made"] * 8
    assert len(made) == 1


def stop(file: Path) -> None:
    """Write half of it, and a log beside it as SQLite does, and fail."""
    for name in ("unfinished", "unfinished-wal"):
        file.with_name(name).write_text("half")
    raise KeyboardInterrupt


@pytest.mark.any_database
def test_database_that_was_not_finished_is_made_anew(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        kept("one.sqlite3", tmp_path, stop)
    assert kept("one.sqlite3", tmp_path, write).read_text() == "made"
    assert {file.name for file in tmp_path.iterdir()} == {"lock", "one.sqlite3"}


@pytest.mark.any_database
def test_few_databases_are_kept_the_newest_of_all(tmp_path: Path) -> None:
    names = [f"{number:02}.sqlite3" for number in range(MOST_KEPT + 3)]
    for name in names:
        kept(name, tmp_path, write)
    assert sorted(file.name for file in tmp_path.glob("*.sqlite3")) == names[3:]
