"""Logging in, as Django has it, with a line in the log for each login, failure and lockout.

A line names an account by its key. It never repeats a user name that was typed, since passwords
are typed there by mistake, and no address of whoever typed it.
"""

import logging
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

logger = logging.getLogger(__name__)


class LoginForm(AdminAuthenticationForm):
    def clean(self) -> dict[str, Any]:
        try:
            cleaned = super().clean()
        except ValidationError:
            account = self._account() or "unknown"
            logger.warning("action=login account=%s refused=%s", account, self._refusal())
            raise
        # There is none yet where a field was left empty.
        if user := self.get_user():
            logger.info("action=login account=%s", user.pk)
        return cleaned

    def _account(self) -> int | None:
        """The key of the account that was named; None if there is no such account."""
        accounts = User.objects.filter(username=self.cleaned_data["username"])
        return accounts.values_list("pk", flat=True).first()

    def _refusal(self) -> str:
        if getattr(self.request, "axes_locked_out", False):
            return "lockout"
        return "no-access" if self.get_user() else "credentials"
