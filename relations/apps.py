"""The one app of this project, which is also its package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelationsConfig(AppConfig):
    """The label `relations` is in fixtures, permissions and admin addresses, and never changes."""

    name = "relations"
    verbose_name = _("Relations")
    default_auto_field = "django.db.models.BigAutoField"
