"""What an answer costs: processor time of all processes of a server, by the kernel's own count, and
how long a reader waits. Processor time is what can be compared on a busy machine."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

from bench.servers import Served

FEWEST, MOST, SECONDS = 3, 200, float(os.environ.get("BENCH_SECONDS", 2))
"""So many requests are made one after the other, as time allows, and then as many at once."""
CONNECTIONS = 16
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one question: milliseconds of processor time for a request, milliseconds that
    half and 99 of 100 readers wait at most, and requests a second on 1 connection and on 16; None
    where a single one takes longer than the time that there is to count them."""

    cpu: float
    p50: float
    p99: float
    alone: float
    crowded: float | None


def cost_of(served: Served, path: str, tag: str = "") -> Cost:
    """Ask again and again, for what is another than that with an entity tag if one is given; what
    is answered is not looked at."""
    with _connected(served) as connection:
        body_of(connection, path, tag)  # What it keeps by itself, it has kept by now.
        before, begun = processor_time(served.pid), time.perf_counter()
        waits = [*_waits(connection, path, tag)]
        took = time.perf_counter() - begun
        cpu = processor_time(served.pid) - before
    waits.sort()
    is_slow = waits[len(waits) // 2] > SECONDS
    return Cost(
        cpu=1_000 * cpu / len(waits),
        p50=1_000 * waits[len(waits) // 2],
        p99=1_000 * waits[min(len(waits) - 1, len(waits) * 99 // 100)],
        alone=len(waits) / took,
        crowded=None if is_slow else _crowded(served, path, tag),
    )


def answer_of(served: Served, path: str) -> bytes:
    """The body of an answer. Raises `RuntimeError` for any that is not 200."""
    with _connected(served) as connection:
        return body_of(connection, path)


def tag_of(served: Served, path: str) -> str:
    """The entity tag of an answer."""
    with _connected(served) as connection:
        connection.request("HEAD", path)
        answer = connection.getresponse()
        answer.read()
    return answer.headers["ETag"]


def body_of(connection: HTTPConnection, path: str, tag: str = "") -> bytes:
    """As `answer_of`, on a connection; 304 is the answer to who has the one with a tag."""
    connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != (304 if tag else 200):
        raise RuntimeError(f"{path} answers {answer.status}")
    return body


def processor_time(pid: int) -> float:
    """The seconds that a process and all below it have taken, with those that have ended."""
    return sum(_ticks(each) for each in _family(pid)) / _TICKS


def largest_memory(pid: int) -> float:
    """The resident memory of the largest process of a family, in megabytes."""
    return max(_resident(each) for each in _family(pid))


def _waits(connection: HTTPConnection, path: str, tag: str) -> Iterator[float]:
    late = time.perf_counter() + SECONDS
    for number in range(MOST):
        begun = time.perf_counter()
        body_of(connection, path, tag)
        yield time.perf_counter() - begun
        if number + 1 >= FEWEST and time.perf_counter() > late:
            return


def _crowded(served: Served, path: str, tag: str) -> float:
    """Requests a second on several connections at once."""
    late = time.perf_counter() + SECONDS

    def ask() -> int:
        with _connected(served) as connection:
            for asked in count(1):
                body_of(connection, path, tag)
                if time.perf_counter() > late:
                    return asked
        raise AssertionError

    begun = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        asked = sum(pool.map(lambda _number: ask(), range(CONNECTIONS)))
    return asked / (time.perf_counter() - begun)


@contextmanager
def _connected(served: Served) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=120)
    try:
        yield connection
    finally:
        connection.close()


def _family(pid: int) -> list[int]:
    children: dict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        if stat := _stat(int(folder.name)):
            children[int(stat[1])].append(int(folder.name))
    family = [pid]
    for each in family:
        family += children[each]
    return family


def _stat(pid: int) -> list[str]:
    """The fields of a process from its state on, since its name may hold anything; none of one that
    has just ended, whose time is its parent's then."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _ticks(pid: int) -> int:
    return sum(map(int, _stat(pid)[11:15]))


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    lines = (line.split() for line in status.splitlines())
    return next((int(line[1]) / 1024 for line in lines if line[0] == "VmRSS:"), 0.0)
