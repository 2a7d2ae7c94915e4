"""Processes to be killed: the site as README deploys it, and whoever works by the doors."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.ordeal.record import Act

SLOWEST_START = 60.0  # seconds


class Gunicorn:
    """The site behind gunicorn, as README starts it, on the database of `DATABASE_URL` or another;
    it logs into a folder."""

    def __init__(self, folder: Path, database: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._host = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{self._host}"
        self._log = folder / "gunicorn.log"
        self._environment = {**os.environ, **({"DATABASE_URL": database} if database else {})}

    def start(self) -> None:
        """Start it, and wait until it answers; raises `RuntimeError` if it does not."""
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--bind", self._host],
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait()

    def wait(self) -> None:
        """Wait until the site and its database answer."""
        end = time.monotonic() + SLOWEST_START
        while time.monotonic() < end:
            try:
                with urlopen(f"{self.address}/healthz", timeout=15):  # noqa: S310 - our own
                    return
            except (OSError, HTTPError):
                time.sleep(0.1)
        raise RuntimeError(f"The site does not answer.\n{self._log.read_text()[-3000:]}")

    def processes(self) -> list[int]:
        """The main process and all workers, which are one group."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "-g", str(self._process.pid)], stdout=subprocess.PIPE, text=True
        )
        return [int(each) for each in listed.stdout.split()]

    def stop(self) -> None:
        """Have it end by itself (SIGTERM)."""
        self._process.terminate()
        self._process.wait()

    def kill(self) -> None:
        """Kill all of its processes at once (SIGKILL)."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@contextmanager
def served(folder: Path, database: str = "") -> Iterator[Gunicorn]:
    site = Gunicorn(folder, database)
    site.start()
    try:
        yield site
    finally:
        site.kill()


class Doors:
    """A process that works by the doors; `acts` are those that it has printed."""

    def __init__(self, name: str, acts: list[Act]) -> None:
        self._name, self._acts = name, acts
        self._lives = 0

    def start(self) -> None:
        self._lives += 1
        name = f"{self._name}.{self._lives}"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ordeal.doors", name],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def read(self) -> None:
        """Take up what it prints until it ends."""
        assert self._process.stdout
        for line in self._process.stdout:
            # A line that was cut short was not received.
            if line.endswith("\n"):
                self._acts.append(Act(*line.split()))

    def kill(self) -> None:
        """Kill it (SIGKILL)."""
        self._process.kill()
        self._process.wait()
