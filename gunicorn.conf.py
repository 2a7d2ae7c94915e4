"""How gunicorn serves the site. It reads this file by itself where it is started in this folder.

No request takes more time or memory of a worker than stands here; one that does ends its worker,
the others go on, and another takes its place.
"""

import logging
import os
import re
import resource
import signal
import socket
import threading
import time
from contextlib import suppress

from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from relations.log_lines import LogLine

MEBIBYTE = 1024 * 1024


class BoundedWorker(ThreadWorker):
    """A worker with threads that ends when one of its requests has taken `timeout` seconds.
    Gunicorn's own limit is for workers that give no sign of life, which one with threads does."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.begun = {}
        self.heads = {}

    def handle(self, connection):
        self.heads[connection] = time.monotonic()
        try:
            return super().handle(connection)
        finally:
            self.heads.pop(connection, None)

    def handle_request(self, request, connection):
        self.heads.pop(connection, None)
        # A reader who stops sending the body, or stops reading, holds a thread no longer either.
        connection.sock.settimeout(self.cfg.timeout / 2)
        self.begun[threading.get_ident()] = time.monotonic()
        try:
            return super().handle_request(request, connection)
        finally:
            del self.begun[threading.get_ident()]

    def hang_up_on_heads(self):
        """Free the threads that have waited a sixth of `timeout` for the head of a request: longer
        than the five seconds in which gunicorn itself waits for its first byte."""
        for connection, since in self.heads.copy().items():
            is_late = time.monotonic() - since > self.cfg.timeout / 6
            if is_late and self.heads.pop(connection, None):
                with suppress(OSError):
                    connection.sock.shutdown(socket.SHUT_RDWR)

    def notify(self):
        self.hang_up_on_heads()
        oldest = min(self.begun.copy().values(), default=time.monotonic())
        if time.monotonic() - oldest > self.cfg.timeout:
            self.log.error("action=serve refused=timeout seconds=%d", self.cfg.timeout)
            os.kill(os.getpid(), signal.SIGKILL)
        super().notify()


class OneLineLogger(Logger):
    """Gunicorn's log, in lines as the site's: an error of an application may hold what a request
    does."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(LogLine())


wsgi_app = "relations.wsgi"
logger_class = OneLineLogger
worker_class = BoundedWorker
workers = int(os.environ.get("WEB_CONCURRENCY", 3))
threads = 4
# Before the workers are forked, so that they share the counts of `relations/limits/` and memory.
preload_app = True

# In seconds. The largest page that may be taken in is read in some ten.
timeout = 60
# In bytes of address space, of which a worker takes some 300 MiB at rest and 600 MiB while the
# largest page is read.
MEMORY = int(os.environ.get("WORKER_MEMORY", 1024)) * MEBIBYTE
# What libraries do not give back goes with the worker; not all of them at once.
max_requests = 20_000
max_requests_jitter = 5_000

limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
# Gunicorn believes a proxy on the same machine in `SCRIPT_NAME`, which says where in an address the
# site begins. No proxy of ours sends it, and some pass it on from whoever asks.
forwarder_headers = ""
# It would be one file for all sites of an account.
control_socket_disable = True


def without_address(record):
    """Gunicorn's line on what is no request of HTTP at all, without who sent it."""
    record.msg = re.sub(r"(?<=^Invalid request) from ip=\S*(?=:)", "", str(record.msg))
    return True


def on_starting(server):
    logging.getLogger("gunicorn.error").addFilter(without_address)


def is_ours(server):
    """The benchmark and the tests serve other applications as this one is served."""
    return server.app.app_uri.startswith(wsgi_app)


def when_ready(server):
    if is_ours(server):
        from relations.preloading import preload

        preload()


def on_exit(server):
    if is_ours(server):
        from relations.sqlite.checkpoint import put_away_log

        # Workers that end leave their connections open.
        put_away_log()


def post_fork(server, worker):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
