"""The environment: a typed reader for each variable that is more than a switch. A value that
cannot be used is refused with the name of its variable (`ImproperlyConfigured`)."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import dj_database_url
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import URLValidator, validate_email
from django.http.request import split_domain_port, validate_host
from environs import Env, validate

LOCALHOST = ["localhost", "127.0.0.1", "[::1]"]
SHORTEST_SECRET_KEY = 50
MOST_PROXIES = 9

env = Env()


def refuse(name: str, reason: str) -> ImproperlyConfigured:
    """The error for an environment variable whose value cannot be used."""
    return ImproperlyConfigured(f"{name}: {reason}")


def read_secret_key() -> str:
    """The secret key of production, or blank. A short one is refused: it can be guessed."""
    key = env.str("SECRET_KEY", default="")
    if key and len(key) < SHORTEST_SECRET_KEY:
        raise refuse("SECRET_KEY", f"has {len(key)} characters; give {SHORTEST_SECRET_KEY} or more")
    return key


def read_hosts(*, production: bool) -> list[str]:
    """The host names that the site answers to. `*`, which would answer to any, is refused."""
    hosts = env.list("ALLOWED_HOSTS", default=[] if production else LOCALHOST)
    if "*" in hosts:
        raise refuse("ALLOWED_HOSTS", "name the hosts; '*' would answer to any")
    if any("/" in host or not host for host in hosts):
        raise refuse("ALLOWED_HOSTS", "give bare host names, such as dyad.example.org")
    if not hosts:
        raise refuse("ALLOWED_HOSTS", "name at least one host when SECRET_KEY is set")
    return hosts


def read_origins() -> list[str]:
    """The origins, with scheme, from which forms may be sent."""
    origins: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
            raise refuse("CSRF_TRUSTED_ORIGINS", f"{origin!r} is not scheme://host")
    return origins


def read_site_url(*, production: bool, hosts: list[str]) -> str:
    """Where the site is, as `scheme://host`; blank in development if it is not given. In production
    it is the one host that the site answers to, unless it is given."""
    url = env.str("SITE_URL", default="")
    if url:
        return _origin_in(url, "https" if production else "http", hosts)
    if not production:
        return ""
    if len(hosts) > 1 or hosts[0].startswith("."):
        raise refuse("SITE_URL", "say which of ALLOWED_HOSTS is the site's own address")
    return f"https://{hosts[0]}"


def _origin_in(url: str, scheme: str, hosts: list[str]) -> str:
    """The origin of an address that is one, and at which the site answers."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is not None
    except ValueError:
        raise refuse("SITE_URL", f"{url!r} is no address") from None
    host, port = split_domain_port(parts.netloc)
    if parts.scheme not in {"https", scheme} or not host or has_port != bool(port):
        raise refuse("SITE_URL", f"{url!r} is not {scheme}://host")
    if url.rstrip("/").lower() != f"{parts.scheme}://{parts.netloc}".lower():
        raise refuse("SITE_URL", f"{url!r} has more than {scheme}://host")
    if not validate_host(host, hosts):
        raise refuse("SITE_URL", f"{host} is none of ALLOWED_HOSTS")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def read_proxies() -> int:
    """How many proxies stand in front, each of which adds to `X-Forwarded-For`."""
    if env.str("BEHIND_PROXY", default=""):
        raise refuse("BEHIND_PROXY", "is PROXIES now, their number; set PROXIES=1 for one")
    proxies: int = env.int("PROXIES", default=0, validate=validate.Range(0, MOST_PROXIES))
    return proxies


def read_contact() -> str:
    """Where readers report errors: an e-mail address, a page, or blank."""
    contact = env.str("CONTACT", default="")
    is_valid = URLValidator(schemes=["https"]) if "://" in contact else validate_email
    try:
        if contact:
            is_valid(contact)
    except ValidationError:
        reason = f"{contact!r} is neither an e-mail address nor an https:// address"
        raise refuse("CONTACT", reason) from None
    return contact


def read_time_zone() -> str:
    """The IANA time zone in which days begin and end."""
    zone = env.str("TIME_ZONE", default="UTC")
    if zone not in available_timezones():
        raise refuse("TIME_ZONE", f"{zone!r} is not an IANA time zone, such as Asia/Kabul")
    return zone


def read_database(default: Path) -> Any:
    """SQLite in write-ahead mode, in the default file unless told otherwise, or PostgreSQL with a
    pool of connections."""
    url = env.str("DATABASE_URL", default=f"sqlite:///{default}")
    scheme = url.split(":", 1)[0]
    if scheme == "sqlite":
        engine = "relations.sqlite"
        # Kept by each thread, without end; a pool keeps those to PostgreSQL.
        max_age = None
        # Take the write lock when a transaction begins. A transaction that first reads and then
        # writes would otherwise fail at once if another has written in between.
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # What was said to be published outlives a power cut, for a few milliseconds each time.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    elif scheme in {"postgres", "postgresql"}:
        engine, max_age = "django.db.backends.postgresql", 0
        # A request waits so many seconds for a database that is starting again; then it is told so.
        options = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
    else:
        raise refuse("DATABASE_URL", f"{scheme!r} is neither sqlite nor postgres")
    try:
        # Checked before each request: a restart of the database leaves none that works.
        database = dj_database_url.parse(
            url, engine=engine, conn_max_age=max_age, conn_health_checks=True
        )
    except ValueError as error:
        raise refuse("DATABASE_URL", str(error)) from error
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), **options}}
