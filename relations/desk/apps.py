"""Django's admin, with the desk as its site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Named by its path in the settings; `admin.site` is the desk from then on."""

    default_site = "relations.desk.site.Desk"
