"""Django's admin, with the desk as its site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Named in the settings in place of `django.contrib.admin`; it makes `admin.site` the desk."""

    default_site = "relations.desk.site.Desk"
