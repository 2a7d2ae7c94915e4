"""What the desk calls itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_title = _("Dyad")
admin.site.site_header = _("Dyad")
admin.site.index_title = _("The desk")
