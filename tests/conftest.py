"""What all tests share: the vocabulary and the groups are part of the site, as for its users."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.template import Context, RequestContext
from django.template.base import Template
from django.test import override_settings
from django.utils.safestring import SafeString
from hypothesis import HealthCheck
from hypothesis import settings as properties

from relations.web.kept_pages import KEPT
from tests.database import fill
from tests.kept_database import kept_database

# One database for all connections of a process.
IN_MEMORY = "file:tests?mode=memory&cache=shared"

# A property holds on a busy machine too. The other health checks stay: they say the same on any.
# Half as many examples as usual: there are more than a hundred properties, and each run draws anew.
properties.register_profile(
    "any machine",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
properties.load_profile("any machine")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run the tests that ask a database; the others say the same as on SQLite."""
    if connection.vendor == "sqlite":
        return
    others = [item for item in items if not asks_a_database(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if asks_a_database(item)]


def pytest_collection_finish() -> None:
    """Keep what was imported out of the collector's rounds, and make these rare: a tenth of the
    time of all tests went into them."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test is marked for a database, or reaches one through a fixture, and may find there
    what another database would not say."""
    if item.get_closest_marker("any_database"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    reached = fixtures & {"db", "transactional_db", "own_database"}
    return bool(reached) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """On SQLite begin with a copy, in memory, of the kept database."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.settings_dict["TEST"]["NAME"] = IN_MEMORY
    with closing(sqlite3.connect(IN_MEMORY, uri=True)) as copy:
        with closing(sqlite3.connect(kept_database())) as kept:
            kept.backup(copy)
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """What was put into memory is not made anew."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Fill what is no copy of a filled database: every test with a database finds that there."""
    with django_db_blocker.unblock():
        if not apps.get_model("auth", "Group").objects.exists():
            fill()


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Rows that a fixture of a module stores are there for all its tests, and gone after them; each
    test takes back what it stores itself. On every database, but not for a `transactional_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages(django_test_environment: None) -> Iterator[None]:
    """A response of the test client knows the context of its page, but not those of the widgets and
    parts in it: to copy and keep the hundreds of a form took a twentieth of the desk's tests."""
    shown_to_tests = Template._render

    def render(template: Template, context: Context) -> SafeString:
        if isinstance(context, RequestContext) and context.template is template:
            return shown_to_tests(template, context)
        return template.nodelist.render(context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_page_is_kept() -> None:
    """Each test sees its pages made. Those that are about kept ones keep them."""
    KEPT.most = 0


@pytest.fixture(scope="session", autouse=True)
def settings_for_tests() -> Iterator[None]:
    """Passwords guard nothing here, and no test uses up what the next may do within a minute."""
    with override_settings(
        SEARCHES_PER_MINUTE=0,
        LOGINS_PER_MINUTE=0,
        REPORTS_PER_MINUTE=0,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield
