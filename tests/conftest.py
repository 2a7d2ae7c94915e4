"""What all tests share: the vocabulary and the groups are part of the site, as for its users."""

from typing import Any

import pytest
from django.db import connection

from tests.database import fill


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run the tests that ask a database; the others say the same as on SQLite."""
    if connection.vendor == "sqlite":
        return
    asking = [item for item in items if asks_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test is marked for a database, or reaches one through a fixture, and may find there
    what another database would not say."""
    if item.get_closest_marker("any_database"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    reached = fixtures & {"db", "transactional_db"}
    return bool(reached) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Fill it once: every test with a database finds that there."""
    with django_db_blocker.unblock():
        fill()


@pytest.fixture(autouse=True)
def settings_for_tests(settings: Any) -> None:
    """Passwords guard nothing here, and a failed login locks nobody out of the next test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
