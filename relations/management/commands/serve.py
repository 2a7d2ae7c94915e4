"""`manage.py serve`: the site on this machine, by the server that deployment has."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from fcntl import LOCK_EX, flock
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Serve the site at 127.0.0.1 by gunicorn, as gunicorn.conf.py says, with static files "
        "hashed and compressed, which are collected again where any has changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000")

    def handle(self, *args: Any, **options: Any) -> None:
        environment = {**os.environ, "STATIC_COLLECTED": "on"}
        collect_changed(environment)
        command = ["-m", "gunicorn", "--config", str(settings.ASSETS / "gunicorn.conf.py")]
        host = ["--bind", f"127.0.0.1:{options['port']}"]
        # In the place of this process, so that whoever ends it ends the server.
        os.execve(sys.executable, [sys.executable, *command, *host], environment)  # noqa: S606


def collect_changed(environment: dict[str, str]) -> None:
    """Collect the static files, which takes some seconds, unless they are as they were then."""
    folder, digest = settings.BASE_DIR / "staticfiles", digest_of_files()
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "relations", "collectstatic", "--no-input", "--verbosity=0"]
    with (folder / "collected.sha256").open("a+") as collected:
        # Another server may be starting.
        flock(collected, LOCK_EX)
        collected.seek(0)
        if collected.read() != digest:
            subprocess.run(command, env=environment, check=True)  # noqa: S603
            collected.truncate(0)
            collected.write(digest)


def digest_of_files() -> str:
    """A digest of the names and bytes of all static files."""
    digest = sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(sha256(path.encode()).digest() + sha256(file.read()).digest())
    return digest.hexdigest()
