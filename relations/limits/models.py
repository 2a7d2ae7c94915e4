"""What is kept of logins that failed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoginFailures(models.Model):
    """How often in a row someone failed to log in, and when last.

    Who it was is a digest that nobody can make without the `SECRET_KEY`: a copy of the database
    tells no address and no name.
    """

    who = models.CharField(_("digest of who tried"), max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(_("failures"), default=0)
    last_at = models.DateTimeField(_("last at"), db_index=True)

    class Meta:
        verbose_name = _("failures to log in")
        verbose_name_plural = _("failures to log in")

    def __str__(self) -> str:
        return self.who
