"""Logging in, as Django has it, with wrong passwords slowed down and a line in the log for each
login, failure and attempt that came too soon.

A line names an account by its key. It never repeats a user name that was typed, since passwords
are typed there by mistake, and no address of whoever typed it.
"""

import logging
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.response import TemplateResponse

from relations.limits.login_delays import LoginAttempt
from relations.limits.rates import Rate
from relations.limits.too_many import TooMany

logger = logging.getLogger(__name__)


class LoginForm(AdminAuthenticationForm):
    def clean(self) -> dict[str, Any]:
        """Raises `TooMany` if the attempt comes too soon after others that failed, or if there were
        too many within a minute."""
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        account = User.objects.filter(username=name).first()
        key = account.pk if account else "unknown"
        attempt = LoginAttempt.of(cast(HttpRequest, self.request), name, account)
        try:
            Rate("login", settings.LOGINS_PER_MINUTE).use(attempt.counter)
            attempt.begin()
            cleaned = super().clean()
        except (TooMany, ValidationError) as refusal:
            logger.warning("action=login account=%s refused=%s", key, self._reason(refusal))
            raise
        attempt.succeed()
        logger.info("action=login account=%s", key)
        return cleaned

    def _reason(self, refusal: Exception) -> str:
        if isinstance(refusal, TooMany):
            return "too-soon"
        return "no-access" if self.get_user() else "credentials"


def too_many_logins(request: HttpRequest, refusal: TooMany) -> TemplateResponse:
    """429: how long to wait, whatever the account and the password."""
    back = request.POST.get(REDIRECT_FIELD_NAME, "")
    context = {
        **admin.site.each_context(request),
        "wait": refusal.wait_in_words,
        "back": f"?{urlencode({REDIRECT_FIELD_NAME: back})}" if back else "",
    }
    answer = TemplateResponse(request, "admin/wait.html", context, status=429)
    answer["Retry-After"] = str(refusal.seconds)
    return answer
