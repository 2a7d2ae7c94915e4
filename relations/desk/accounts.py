"""The admin of accounts and groups: Django's own, with lists that are filtered as ours are."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from relations.desk.base import FilteredAsOffered

# Django registers its own as soon as it is imported.
admin.site.unregister([Group, User])


@admin.register(User)
class AccountAdmin(FilteredAsOffered[User], UserAdmin[User]):
    pass


@admin.register(Group)
class GroupOfAccountsAdmin(FilteredAsOffered[Group], GroupAdmin):
    pass
