"""A disk that fills up and one that cannot be written: readers read on, editors are told in words
and keep what they typed, and nothing is lost."""

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.http import HttpResponse

from relations.record.models import Event
from relations.sqlite.checkpoint import put_away_log
from tests.desk.unsaved.forms import form_on
from tests.factories import make_published
from tests.kept_database import kept_database
from tests.ordeal.cut_log import connected_to
from tests.ordeal.drafts import make_draft
from tests.ordeal.editors import Editors, make_accounts
from tests.ordeal.pages import expect_readable
from tests.ordeal.record import Act, finish
from tests.ordeal.served import Gunicorn, served
from tests.ordeal.tally import Tally
from tests.web.markup import named

DISK = "24m"
MOST_EVENTS = 12
"""More than a full disk has room for: what stands free in the files is used up first."""


class Disk:
    """A disk of its own for a database and its server, which root makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filling = folder / "filling"

    def fill(self, _site: Gunicorn) -> None:
        """Leave no room at all."""
        with self._filling.open("wb", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                self._fill_with(file.fileno(), bytes(size))

    @staticmethod
    def _fill_with(file: int, block: bytes) -> None:
        try:
            while os.write(file, block):
                pass
        except OSError:
            return

    def clear(self, _site: Gunicorn) -> None:
        self._filling.unlink()

    def forbid(self) -> None:
        """Let nothing be written to it, nor any file be made."""
        self._remount("ro")

    def allow(self) -> None:
        self._remount("rw")

    def _remount(self, how: str) -> None:
        command = ["mount", "-o", f"remount,{how}", str(self.folder)]
        # A request that is just over may still have the database open.
        for _attempt in range(100):
            if subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0:
                return
            time.sleep(0.05)
        subprocess.run(command, check=True)


class FolderOfUser(Disk):
    """What stands in for it where one may not mount: no file may grow, and a folder may not be
    written. It means nothing to root."""

    def fill(self, site: Gunicorn) -> None:
        self._limit(site, 0)

    def clear(self, site: Gunicorn) -> None:
        self._limit(site, resource.RLIM_INFINITY)

    @staticmethod
    def _limit(site: Gunicorn, size: int) -> None:
        for process in site.processes():
            _now, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))

    def forbid(self) -> None:
        for each in (*self.folder.iterdir(), self.folder):
            each.chmod(0o555 if each.is_dir() else 0o444)

    def allow(self) -> None:
        for each in (self.folder, *self.folder.iterdir()):
            each.chmod(0o755 if each.is_dir() else 0o644)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    folder.mkdir()
    if os.geteuid() != 0:
        yield FolderOfUser(folder)
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)], check=True)
    try:
        yield Disk(folder)
    finally:
        # What was killed may not be quite gone.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_disk(tally: Tally, folder: Path) -> None:
    """Not a byte is left, where a reader of SQLite makes files too."""
    with on_small_disk(tally, folder) as (disk, site, editors):
        _meet(tally, site, editors, lambda: disk.fill(site), lambda: disk.clear(site))
        finish(tally, editors.acts)


def forbid_disk(tally: Tally, folder: Path) -> None:
    """Nothing may be written, as where a system has remounted a faulty disk."""
    with on_small_disk(tally, folder) as (disk, site, editors):
        _meet(tally, site, editors, lambda: _restart_on_forbidden(disk, site), disk.allow)
        finish(tally, editors.acts)


def _restart_on_forbidden(disk: Disk, site: Gunicorn) -> None:
    """A disk that the server has open for writing is not remounted but by a fault of its own."""
    site.stop()
    disk.forbid()
    site.start()


@contextmanager
def on_small_disk(tally: Tally, folder: Path) -> Iterator[tuple[Disk, Gunicorn, Editors]]:
    """A site with its database on such a disk, on which this process works too."""
    with small_disk(folder / tally.name) as disk:
        file = disk.folder / "dyad.sqlite3"
        shutil.copy(kept_database(), file)
        with connected_to(file), served(folder, f"sqlite:///{file}") as site:
            make_accounts()
            editors = Editors(tally.name, site.address, tally, [])
            editors.log_in()
            yield disk, site, editors


def _meet(
    tally: Tally,
    site: Gunicorn,
    editors: Editors,
    forbid: Callable[[], None],
    allow: Callable[[], None],
) -> None:
    """Work, go on working where nothing can be stored, and send again what was refused."""
    editors.acts.extend(editors.take(make_draft(""), f"{tally.name}-before"))
    events = [make_published(f"Ministers meet, {number}").event for number in range(MOST_EVENTS)]
    # What stands free in the log, which a running server keeps, would be used up first.
    put_away_log()
    forbid()
    refused, mark = _withdrawn_until_refused(editors, events)
    fields = form_on(refused, "resend") if refused.status_code == 503 else {}
    if fields.get("reason") != [mark]:
        tally.untrue.append(f"what was typed did not come back, but {refused.status_code}")
    expect_readable(site.address, tally, "while nothing can be written")
    connection.close()
    allow()
    if fields:
        [form] = [each for each in named(refused, "form") if each.attributes.get("id") == "resend"]
        again = editors.editor.post(form.attributes["action"] or "", fields)
        if editors.is_withdrawn_by(again):
            editors.acts.append(Act("withdraw", mark))
        else:
            tally.untrue.append(f"what was sent again was answered with {again.status_code}")


def _withdrawn_until_refused(editors: Editors, events: list[Event]) -> tuple[HttpResponse, str]:
    """Withdraw one after another until one cannot be; its answer, and the words typed for it."""
    for number, event in enumerate(events):
        mark = f"{editors.name}-{number}"
        page = editors.withdraw(event, mark)
        if not editors.is_withdrawn_by(page):
            return page, mark
        editors.acts.append(Act("withdraw", mark))
    raise AssertionError("All of it could be stored.")
