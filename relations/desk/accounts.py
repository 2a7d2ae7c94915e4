"""The admin of accounts and groups: Django's own, with lists that take no other questions than
ours."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from relations.desk.lists import DeskList

# Django registers its own as soon as it is imported.
admin.site.unregister([Group, User])


@admin.register(User)
class AccountAdmin(UserAdmin[User]):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return DeskList


@admin.register(Group)
class GroupOfAccountsAdmin(GroupAdmin):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return DeskList
