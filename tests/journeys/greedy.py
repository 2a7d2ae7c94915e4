"""An application for a web server whose requests take more time or memory than any may."""

import time
from collections.abc import Callable, Iterable

GIBIBYTE = 1024**3


def application(environ: dict[str, str], start_response: Callable[..., object]) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/sleeps":
        time.sleep(60)
    while path == "/spins":
        pass
    if path == "/swells":
        bytearray(2 * GIBIBYTE)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
