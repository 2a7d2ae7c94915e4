"""A database in which what each transaction has committed is seen by the others."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.database import fill


@pytest.fixture(scope="module", autouse=True)
def vocabulary_for_others(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What the emptied database lacks for the tests that come after these."""
    yield
    with django_db_blocker.unblock():
        fill()


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database in which each thread sees what the others have committed, emptied at the end."""
    fill()
    yield
    # The guards of the editions would stop the emptying, as they should.
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        call_command("flush", interactive=False, verbosity=0)
        cursor.execute("RESET session_replication_role")
