"""Wrong passwords are slowed down, and nobody is kept out by what others do."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from relations.limits.login_delays import LONGEST_WAIT, WITHOUT_WAIT, LoginAttempt, wait_after
from relations.limits.models import LoginFailures
from relations.limits.too_many import TooMany
from tests.factories import make_editor

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
PASSWORD = "a long and plain password"
HOME, OFFICE, ATTACKER = "203.0.113.7", "203.0.113.8", "198.51.100.66"


class Clock:
    """The time of the site, which passes only when it is told to."""

    def __init__(self) -> None:
        self.now = timezone.now()

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("relations.limits.login_delays.timezone.now", clock)
    return clock


def tried(
    password: str, *, at: str, name: str = "editor", browser: Client | None = None
) -> tuple[int, int]:
    """The status of an attempt to log in from a network, and the seconds to wait after it."""
    client = browser or Client()
    form = {"username": name, "password": password}
    answer = client.post(LOGIN, form, REMOTE_ADDR=at, headers={"X-Forwarded-For": "192.0.2.99"})
    return answer.status_code, int(answer.headers.get("Retry-After", 0))


def fail(times: int, clock: Clock, **attempt: Any) -> None:
    """Fail so many times, each after the wait that is asked for."""
    for _ in range(times):
        assert tried("wrong", **attempt)[0] == 200
        clock.forward(seconds=LONGEST_WAIT.total_seconds())


WAITS = [
    (0, 0),
    (1, 0),
    (2, 0),
    (3, 2),
    (4, 4),
    (5, 8),
    (8, 64),
    (11, 512),
    (12, 900),
    (99999, 900),
]


@pytest.mark.parametrize(("failures", "seconds"), WAITS)
def test_each_failure_doubles_the_wait_up_to_a_bound(failures: int, seconds: int) -> None:
    assert wait_after(failures) == timedelta(seconds=seconds)


def test_right_password_is_taken_after_the_wait_and_not_before(clock: Clock) -> None:
    make_editor(is_staff=True)
    for _ in range(WITHOUT_WAIT):
        assert tried("wrong", at=HOME) == (200, 0)
    assert tried("wrong", at=HOME) == (429, 2)
    clock.forward(seconds=1.5)
    # What came too soon made the wait no longer.
    assert tried(PASSWORD, at=HOME) == (429, 1)
    clock.forward(seconds=0.5)
    assert tried("wrong", at=HOME) == (200, 0)
    assert tried(PASSWORD, at=HOME) == (429, 4)
    clock.forward(seconds=4)
    assert tried(PASSWORD, at=HOME) == (302, 0)
    assert tried("wrong", at=HOME) == (200, 0)


def owner(clock: Clock) -> Client:
    """The browser in which the owner of the account has logged in, and is logged out again."""
    make_editor(is_staff=True)
    make_editor("attacker", is_staff=True)
    browser = Client()
    assert tried(PASSWORD, at=HOME, browser=browser) == (302, 0)
    browser.cookies.pop("sessionid")
    return browser


def another_password(clock: Clock, browser: Client) -> None:
    account = User.objects.get(username="editor")
    account.set_password("another plain password")
    account.save()


def nothing(clock: Clock, browser: Client) -> None:
    """Nothing happens."""


def spread_over_names(clock: Clock, browser: Client) -> None:
    for name in ("a", "b", "c"):
        assert tried("wrong", at=ATTACKER, name=name) == (200, 0)


def from_many_networks(clock: Clock, browser: Client) -> None:
    for number in range(40):
        assert tried("wrong", at=f"198.51.100.{number}") == (200, 0)


def from_the_same_network(clock: Clock, browser: Client) -> None:
    fail(9, clock, at=HOME)
    assert tried("wrong", at=HOME) == (200, 0)


def cleared_with_an_account_of_their_own(clock: Clock, browser: Client) -> None:
    for _ in range(2):
        assert tried("wrong", at=ATTACKER) == (200, 0)
    assert tried(PASSWORD, at=ATTACKER, name="attacker") == (302, 0)
    assert tried("wrong", at=ATTACKER) == (200, 0)


def by_the_owner(clock: Clock, browser: Client) -> None:
    for _ in range(WITHOUT_WAIT):
        assert tried("wrong", at=OFFICE, browser=browser) == (200, 0)


def with_the_cookie_of_another(clock: Clock, browser: Client) -> None:
    """The attacker's own device, whose cookie is renamed to the owner's."""
    theirs = Client()
    assert tried(PASSWORD, at=ATTACKER, name="attacker", browser=theirs) == (302, 0)
    [name] = [name for name in browser.cookies if name.startswith("device")]
    [cookie] = [each for key, each in theirs.cookies.items() if key.startswith("device")]
    browser.cookies[name] = cookie.value


def with_a_made_up_cookie(clock: Clock, browser: Client) -> None:
    for name in browser.cookies:
        browser.cookies[name] = "made-up:1tTtTt:signature"


# What others did, whether the owner's device is at the network where it was done, whether it has
# its cookie, and whether the right password is taken at once.
ATTACKS: list[tuple[Callable[[Clock, Client], None], str, bool, bool]] = [
    (nothing, HOME, False, True),
    (spread_over_names, ATTACKER, False, False),
    (spread_over_names, ATTACKER, True, True),
    (spread_over_names, HOME, False, True),
    (from_many_networks, HOME, False, True),
    (from_many_networks, HOME, True, True),
    (from_the_same_network, HOME, False, False),
    (from_the_same_network, HOME, True, True),
    (cleared_with_an_account_of_their_own, ATTACKER, False, False),
    (by_the_owner, HOME, True, False),
    (by_the_owner, HOME, False, True),
]


@pytest.mark.any_database
@pytest.mark.parametrize(("attack", "at", "is_known", "is_taken"), ATTACKS)
def test_who_is_made_to_wait_by_what(
    clock: Clock, attack: Callable[[Clock, Client], None], at: str, is_known: bool, is_taken: bool
) -> None:
    browser = owner(clock)
    attack(clock, browser)
    status, _wait = tried(PASSWORD, at=at, browser=browser if is_known else None)
    assert status == (302 if is_taken else 429)


@pytest.mark.parametrize(
    "revoke", [another_password, with_the_cookie_of_another, with_a_made_up_cookie]
)
def test_device_is_no_longer_known(clock: Clock, revoke: Callable[[Clock, Client], None]) -> None:
    browser = owner(clock)
    revoke(clock, browser)
    for _ in range(WITHOUT_WAIT):
        tried("wrong", at=OFFICE)
    assert tried(PASSWORD, at=OFFICE, browser=browser)[0] == 429


def test_cookie_of_a_device_is_for_the_login_alone_and_out_of_reach_of_scripts(
    settings: Any,
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    account, browser = make_editor(is_staff=True), Client()
    tried(PASSWORD, at=HOME, browser=browser)
    cookie = browser.cookies[f"device{account.pk}"]
    assert (cookie["path"], cookie["samesite"]) == (LOGIN, "Lax")
    assert cookie["httponly"] is cookie["secure"] is True
    assert account.username not in cookie.value


def test_neighbours_within_an_ipv6_network_count_as_one(clock: Clock) -> None:
    for host in ("1", "2", "ffff:3"):
        assert tried("wrong", at=f"2001:db8:1:2::{host}") == (200, 0)
    assert tried("wrong", at="2001:db8:1:2:9::9") == (429, 2)
    assert tried("wrong", at="2001:db8:1:3::1") == (200, 0)


def test_account_that_exists_is_not_told_from_one_that_does_not(clock: Clock) -> None:
    make_editor(is_staff=True)
    make_editor("closed", is_staff=True, is_active=False)
    make_editor("reader")
    names, pages = ["editor", "closed", "reader", "nobody"], []
    for number, name in enumerate(names):
        form = {"username": name, "password": "wrong"}
        browser, answers = Client(REMOTE_ADDR=f"198.51.100.{number}"), []
        for _ in range(WITHOUT_WAIT + 1):
            answer = browser.post(LOGIN, form)
            answers.append((answer.status_code, sorted(answer.cookies)))
        pages.append(answers)
        assert "Wait 2 seconds" in answer.content.decode()
        assert name not in answer.content.decode()
    assert pages == [pages[0]] * len(names)


def test_passwords_are_hashed_as_often_for_a_name_that_is_none(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_editor(is_staff=True)
    hashed: list[str] = []
    encode = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    monkeypatch.setattr(encode, lambda _self, password, _salt: hashed.append(password) or "md5$a$b")
    for number, name in enumerate(["editor", "nobody"]):
        hashed.clear()
        tried("wrong", at=f"198.51.100.{number}", name=name)
        assert hashed == ["wrong"]
        hashed.clear()
        for _ in range(3):
            tried("wrong", at=f"198.51.100.{number}", name=name)
        # The last came too soon, and its password was not looked at.
        assert hashed == ["wrong"] * 2


def test_what_is_kept_tells_no_address_and_no_name_and_goes_after_a_day(clock: Clock) -> None:
    tried("wrong", at=HOME, name="my password")
    kept = "\n".join(map(str, LoginFailures.objects.values_list()))
    assert HOME not in kept
    assert "password" not in kept
    assert LoginFailures.objects.count() == 2
    clock.forward(days=1, seconds=1)
    tried("wrong", at=OFFICE, name="other")
    assert LoginFailures.objects.count() == 2


def test_attempt_that_comes_too_soon_writes_nothing(
    clock: Clock, django_assert_num_queries: Any
) -> None:
    request = RequestFactory(REMOTE_ADDR=HOME).post(LOGIN)
    attempt = LoginAttempt.of(request, "nobody", None)
    for _ in range(WITHOUT_WAIT):
        attempt.begin()
    with django_assert_num_queries(1), pytest.raises(TooMany):
        attempt.begin()


def test_clock_that_is_set_back_keeps_nobody_out_for_longer(clock: Clock) -> None:
    make_editor(is_staff=True)
    fail(20, clock, at=HOME)
    tried("wrong", at=HOME)
    clock.forward(days=-3)
    assert tried(PASSWORD, at=HOME) == (429, 900)


@pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="SQLite lets one transaction write at a time; tests/journeys has its workers try",
)
def test_of_many_attempts_at_once_no_more_pass_than_one_after_the_other() -> None:
    attempt = LoginAttempt.of(RequestFactory(REMOTE_ADDR=HOME).post(LOGIN), "editor", None)

    def begins(_number: int) -> bool:
        try:
            attempt.begin()
        except TooMany:
            return False
        finally:
            connection.close()
        return True

    def forget() -> None:
        LoginFailures.objects.all().delete()
        connection.close()

    # What threads do, on connections of their own, is not undone after the test.
    with ThreadPoolExecutor(12) as pool:
        passed = list(pool.map(begins, range(12)))
        pool.submit(forget).result()
    assert sum(passed) == WITHOUT_WAIT
