"""Wrong passwords are slowed down, and lock nobody out.

Each failure makes whoever failed wait longer before the next attempt, which until then is refused
without a look at its password. Failures count for the network that they come from, whatever names
they try, so that it is no use to try one password on many names. They do not count for the name:
otherwise anybody could keep its owner out. A device that has logged in to the account before is
counted alone, so that nothing others do makes it wait (`known_devices.py`).

The counts are in the database, which all workers share. An attempt counts as failed before its
password is looked at, so that of many at once no more pass than one after the other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from relations.limits.client_network import client_network
from relations.limits.known_devices import known_device
from relations.limits.models import LoginFailures
from relations.limits.too_many import TooMany

WITHOUT_WAIT = 3
"""So many attempts may fail in a row before the first wait."""

LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class LoginAttempt:
    """An attempt to log in; `counter` is the digest by which its failures are counted, and `share`
    the one of those among them that tried the same name from the same network, None for a known
    device."""

    counter: str
    share: str | None

    @classmethod
    def of(cls, request: HttpRequest, name: str, account: User | None) -> "LoginAttempt":
        """An attempt to log in under a name, which may be that of an account."""
        if account and (device := known_device(request, account)):
            return cls(_digest("device", device), None)
        network = client_network(request)
        return cls(_digest("network", network), _digest("network and name", f"{network} {name}"))

    def begin(self) -> None:
        """Count it as failed. Raises `TooMany` if it comes too soon, and then counts nothing.

        One query if it comes too soon, otherwise some seven.
        """
        now = timezone.now()
        # A flood of attempts that come too soon shall not write, nor wait for who does.
        _refuse_too_soon(LoginFailures.objects.filter(who=self.counter).first(), now)
        LoginFailures.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
        with transaction.atomic():
            _refuse_too_soon(_locked(self.counter, now), now)
            for who in filter(None, (self.counter, self.share)):
                row = _locked(who, now)
                row.failures, row.last_at = row.failures + 1, now
                row.save()

    def succeed(self) -> None:
        """Forgive what failed before under the same name. What failed under other names stays, so
        that nobody clears it with an account of their own."""
        now = timezone.now()
        with transaction.atomic():
            # In the order in which `begin` locks them.
            counted = _locked(self.counter, now)
            mine = _locked(self.share, now) if self.share else counted
            mine.delete()
            if mine is not counted:
                counted.failures = max(0, counted.failures - mine.failures)
                counted.save(update_fields=["failures"])


def wait_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: nothing at first, then twice as long each
    time, up to a bound."""
    if failures < WITHOUT_WAIT:
        return timedelta()
    # The exponent is bounded, since the number of failures is not.
    return min(timedelta(seconds=2.0 ** min(failures - WITHOUT_WAIT + 1, 30)), LONGEST_WAIT)


def _refuse_too_soon(row: LoginFailures | None, now: datetime) -> None:
    if row is None or row.last_at < now - FORGOTTEN_AFTER:
        return
    # A clock that was set back makes nobody wait longer than the bound.
    passed = max(now - row.last_at, timedelta())
    if passed < (wait := wait_after(row.failures)):
        raise TooMany((wait - passed).total_seconds())


def _locked(who: str, now: datetime) -> LoginFailures:
    """The row of somebody, which no other transaction changes until this one ends."""
    LoginFailures.objects.get_or_create(who=who, defaults={"last_at": now})
    return LoginFailures.objects.select_for_update().get(who=who)


def _digest(kind: str, who: str) -> str:
    digest = salted_hmac(f"relations.limits {kind}", who, settings.SECRET_KEY, algorithm="sha256")
    return digest.hexdigest()
