"""What all tests share: the vocabulary is part of the site, as it is for its users."""

from typing import Any

import pytest
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Load the vocabulary once: every test with a database finds it there."""
    with django_db_blocker.unblock():
        call_command("loaddata", "vocabulary", verbosity=0)


@pytest.fixture(autouse=True)
def settings_for_tests(settings: Any) -> None:
    """Passwords guard nothing here, and a failed login locks nobody out of the next test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
