"""The package: `pip install .` brings all that the site needs, and a site runs from it."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.kept_database import kept_database

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
# The folders that the wheel takes in.
ASSETS = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
DATABASE = "dyad.sqlite3"
# Publishes the record in the database that it is given, then prints what the front page answers.
SITE = """
import django
django.setup()
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
import relations
call_command("demo")
answer = Client(SERVER_NAME="localhost").get("/")
print(relations.__file__, finders.find("site.css"), answer.status_code, sep="\\n")
print(answer.content.decode())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the pinned back-end builds from this checkout, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*command, "--directory", str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    ZipFile(wheel).extractall(folder)
    return folder


def files_in(folder: str) -> Iterator[str]:
    """The files below a folder of the checkout, from its root, without what Python caches."""
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix()


def run(unpacked: Path, folder: Path, *arguments: str) -> list[str]:
    """The lines that Python prints with the package, and nothing of the checkout, on its path."""
    environment = os.environ | {
        "PYTHONPATH": str(unpacked),
        "DJANGO_SETTINGS_MODULE": "relations.settings",
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
    }
    command = [sys.executable, *arguments]
    answer = subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return answer.stdout.splitlines()


def test_wheel_holds_every_file_of_the_site_and_no_other(wheel: Path) -> None:
    files = ["gunicorn.conf.py", *(name for folder in ASSETS for name in files_in(folder))]
    assets = [f"relations/assets/{name}" for name in files]
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == {*files_in("relations"), *assets}


def test_wheel_bears_its_license(wheel: Path) -> None:
    packed = ZipFile(wheel)
    [license_file] = [name for name in packed.namelist() if name.endswith("LICENSE")]
    [metadata] = [name for name in packed.namelist() if name.endswith("METADATA")]
    assert packed.read(license_file) == (ROOT / "LICENSE").read_bytes()
    assert "License-Expression: BSD-3-Clause" in packed.read(metadata).decode().splitlines()


def test_site_from_the_wheel_shows_the_record(unpacked: Path, tmp_path: Path) -> None:
    shutil.copy(kept_database(), tmp_path / DATABASE)
    printed = run(unpacked, tmp_path, "-c", SITE)
    assert printed[0] == "9 events published, 9 on record."
    assert printed[2] == "An editor's account: dyad createsuperuser"
    assert printed[3] == str(unpacked / "relations" / "__init__.py")
    assert printed[4] == str(unpacked / "relations" / "assets" / "static" / "site.css")
    assert printed[5] == "200"
    assert any("Afghanistan" in line for line in printed[6:])


def test_package_runs_the_management_commands(unpacked: Path, tmp_path: Path) -> None:
    assert "Type 'dyad help <subcommand>'" in "\n".join(
        run(unpacked, tmp_path, "-m", "relations", "help")
    )
