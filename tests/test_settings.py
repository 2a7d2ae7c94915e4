"""Settings: which environment variables are accepted, and which refused."""

import os
import re
import runpy
import subprocess
import sys
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

KEY = "k" * 30 + "0123456789abcdefghij!?"
PRODUCTION = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "dyad.example.org"}
OURS = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DEBUG",
    "TIME_ZONE",
    "BEHIND_PROXY",
    "PROXIES",
    "SEARCHES_PER_MINUTE",
    "LOGINS_PER_MINUTE",
    "REPORTS_PER_MINUTE",
    "SITE_URL",
    "CONTACT",
    "REVIEW_BY_ANOTHER",
)


def with_ours(environment: dict[str, str]) -> dict[str, str]:
    """This environment, with the given settings of ours and no others."""
    bare = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**bare, **environment}


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py with these settings and no others."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *command],
        capture_output=True,
        text=True,
        env=with_ours(environment),
    )


def setting(name: str, **environment: str) -> str:
    """One setting as a string, with these variables and no others."""
    with patch.dict(os.environ, with_ours(environment), clear=True):
        return str(runpy.run_path("relations/settings.py")[name])


def test_production_passes_the_deployment_check() -> None:
    answer = run("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (answer.returncode, answer.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )


def test_without_a_key_it_is_development_on_localhost() -> None:
    assert setting("ALLOWED_HOSTS") == "['localhost', '127.0.0.1', '[::1]']"
    assert setting("SECURE_SSL_REDIRECT") == "False"


def test_sqlite_answers_once_what_it_was_told_is_on_the_disk() -> None:
    assert "synchronous=FULL" in setting("DATABASES", DATABASE_URL="sqlite:////tmp/dyad.sqlite3")


@pytest.mark.parametrize("contact", ["", "errors@dyad.example.org", "https://dyad.example.org/x"])
def test_contact_is_an_address_or_blank(contact: str) -> None:
    assert setting("CONTACT", CONTACT=contact) == contact


@pytest.mark.parametrize(("text", "is_on"), [("", True), ("off", False), ("on", True)])
def test_review_by_another_editor_is_on_by_default(text: str, is_on: bool) -> None:
    environment = {"REVIEW_BY_ANOTHER": text} if text else {}
    assert setting("REVIEW_BY_ANOTHER", **environment) == str(is_on)


SITE_URLS = [
    ({}, ""),
    ({"SITE_URL": "http://localhost:9000/"}, "http://localhost:9000"),
    (PRODUCTION, "https://dyad.example.org"),
    ({**PRODUCTION, "SITE_URL": "https://Dyad.example.org:8443"}, "https://dyad.example.org:8443"),
    (
        {**PRODUCTION, "ALLOWED_HOSTS": ".example.org", "SITE_URL": "https://www.example.org"},
        "https://www.example.org",
    ),
]


@pytest.mark.parametrize(("environment", "address"), SITE_URLS)
def test_address_of_the_site_is_given_or_its_one_host(
    environment: dict[str, str], address: str
) -> None:
    assert setting("SITE_URL", **environment) == address


def test_plain_http_is_led_to_the_address_of_the_site() -> None:
    environment = {**PRODUCTION, "SITE_URL": "https://dyad.example.org:8443"}
    assert setting("SECURE_SSL_HOST", **environment) == "dyad.example.org:8443"


def test_scheme_is_believed_only_behind_a_proxy() -> None:
    with pytest.raises(KeyError):
        setting("SECURE_PROXY_SSL_HEADER")
    told = setting("SECURE_PROXY_SSL_HEADER", PROXIES="1")
    assert told == "('HTTP_X_FORWARDED_PROTO', 'https')"


@pytest.mark.parametrize("name", ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"])
def test_cookies_are_secure_in_production(name: str) -> None:
    assert setting(name, **PRODUCTION) == "True"


def test_no_policy_allows_anything_inline() -> None:
    policy = setting("CONTENT_SECURITY_POLICY", **PRODUCTION)
    assert "unsafe" not in policy
    assert "'default-src': [\"'none'\"]" in policy


REFUSED = [
    ({"SECRET_KEY": "short", "ALLOWED_HOSTS": "dyad.example.org"}, "SECRET_KEY: has 5 characters"),
    ({"SECRET_KEY": KEY}, "ALLOWED_HOSTS: name at least one host"),
    ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS: name the hosts"),
    ({"ALLOWED_HOSTS": "https://dyad.example.org"}, "ALLOWED_HOSTS: give bare host names"),
    ({"CSRF_TRUSTED_ORIGINS": "dyad.example.org"}, "CSRF_TRUSTED_ORIGINS: 'dyad.example.org'"),
    ({"TIME_ZONE": "Kabul"}, "TIME_ZONE: 'Kabul' is not an IANA time zone"),
    ({"DATABASE_URL": "mysql://localhost/dyad"}, "DATABASE_URL: 'mysql' is neither"),
    ({"CONTACT": "the editor"}, "CONTACT: 'the editor' is neither"),
    ({"CONTACT": "http://dyad.example.org/"}, "CONTACT: 'http://dyad.example.org/' is neither"),
    ({"SITE_URL": "dyad.example.org"}, "SITE_URL: 'dyad.example.org' is not http://host"),
    ({**PRODUCTION, "SITE_URL": "http://dyad.example.org"}, "is not https://host"),
    ({**PRODUCTION, "SITE_URL": "https://dyad.example.org/x"}, "has more than https://host"),
    ({**PRODUCTION, "SITE_URL": "https://dyad.example.org?x"}, "has more than https://host"),
    ({**PRODUCTION, "SITE_URL": "https://me@dyad.example.org"}, "is not https://host"),
    ({**PRODUCTION, "SITE_URL": "https://dyad.example.org:99999"}, "is no address"),
    ({**PRODUCTION, "SITE_URL": "https://dyad.example.org:"}, "is not https://host"),
    ({**PRODUCTION, "SITE_URL": "https://dyad.example.org\nx"}, "SITE_URL: "),
    ({**PRODUCTION, "SITE_URL": "https://other.example"}, "other.example is none of ALLOWED_HOSTS"),
    ({**PRODUCTION, "ALLOWED_HOSTS": "a.example,b.example"}, "SITE_URL: say which of ALLOWED_H"),
    ({**PRODUCTION, "ALLOWED_HOSTS": ".example.org"}, "SITE_URL: say which of ALLOWED_HOSTS"),
    ({"PROXIES": "-1"}, 'Environment variable "PROXIES" invalid'),
    ({"PROXIES": "one"}, 'Environment variable "PROXIES" invalid'),
    ({"SEARCHES_PER_MINUTE": "-1"}, 'Environment variable "SEARCHES_PER_MINUTE" invalid'),
    ({"LOGINS_PER_MINUTE": "many"}, 'Environment variable "LOGINS_PER_MINUTE" invalid'),
    ({"BEHIND_PROXY": "1"}, "BEHIND_PROXY: is PROXIES now"),
    ({"DEBUG": "perhaps"}, 'Environment variable "DEBUG" invalid'),
    ({**PRODUCTION, "DEBUG": "1"}, "DEBUG: must be off"),
]


@pytest.mark.parametrize(("environment", "reason"), REFUSED)
def test_invalid_value_is_refused_with_the_name_of_its_setting(
    environment: dict[str, str], reason: str
) -> None:
    with pytest.raises((ImproperlyConfigured, EnvError), match=re.escape(reason)):
        setting("SECRET_KEY", **environment)


def test_refused_setting_stops_the_site_and_says_why() -> None:
    answer = run("check", TIME_ZONE="Kabul")
    assert answer.returncode != 0
    assert "TIME_ZONE: 'Kabul' is not an IANA time zone" in answer.stderr
