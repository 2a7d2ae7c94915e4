"""The admin of accounts and groups: Django's own, with lists that take no other questions than
ours."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from relations.desk.lists import AnswersItsFilters

# Django registers its own as soon as it is imported.
admin.site.unregister([Group, User])


@admin.register(User)
class AccountAdmin(AnswersItsFilters[User], UserAdmin[User]):
    pass


@admin.register(Group)
class GroupOfAccountsAdmin(AnswersItsFilters[Group], GroupAdmin):
    pass
