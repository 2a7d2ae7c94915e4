"""An application for a web server whose requests take more time or memory than any may, or fail
with an error that ends as a line of the log begins."""

import time
from collections.abc import Callable, Iterable

GIBIBYTE = 1024**3
FORGED = "2026-01-01 00:00:00,000 INFO relations.editions.log: action=publish"


def application(environ: dict[str, str], start_response: Callable[..., object]) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/sleeps":
        time.sleep(60)
    while path == "/spins":
        pass
    if path == "/swells":
        bytearray(2 * GIBIBYTE)
    if path == "/forges":
        raise ValueError(f"no\n{FORGED}")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
