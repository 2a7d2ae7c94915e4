"""An application for a web server whose requests take more time or memory than any may, or fail
with an error that ends as a line of the log begins."""

import time
from collections.abc import Callable, Iterable
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

GIBIBYTE = 1024**3
FORGED = "2026-01-01 00:00:00,000 INFO relations.editions.log: action=publish"


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
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
    if path == "/sends-at-once":
        # Otherwise what is written second, the body, waits some 40 ms (Nagle's algorithm).
        return [str(bool(environ["gunicorn.socket"].getsockopt(IPPROTO_TCP, TCP_NODELAY))).encode()]
    return [b"ok"]
