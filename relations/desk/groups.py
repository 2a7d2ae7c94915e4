"""What the two groups of editors may do; everything else is for superusers."""

from itertools import product

from django.contrib.auth.models import Group, Permission
from django.db import transaction


def _permissions(actions: str, models: str) -> set[str]:
    return {f"{action}_{model}" for action, model in product(actions.split(), models.split())}


CONTRIBUTORS = (
    _permissions("view add change", "source event statement participation citation actor topic")
    | _permissions("delete", "statement participation citation")
    | _permissions("view", "country countryname eventtype sentence edition")
)
EDITORS = (
    CONTRIBUTORS
    | {"publish_event"}
    | _permissions("add change", "country countryname eventtype")
    | _permissions("delete", "countryname")
    | _permissions("view change delete", "errorreport")
    # What a citation or an edition rests on stays nevertheless: the database protects it.
    | _permissions("delete", "event source actor eventtype topic")
)
GROUPS = {"Contributors": CONTRIBUTORS, "Editors": EDITORS}


@transaction.atomic
def make_groups() -> dict[str, list[str]]:
    """Create the groups or correct them; return the names of each one's permissions, in order.

    Raises `Permission.DoesNotExist` if the database has not been migrated.
    """
    return {name: _make_group(name, codenames) for name, codenames in GROUPS.items()}


def _make_group(name: str, codenames: set[str]) -> list[str]:
    of_the_record = Permission.objects.filter(content_type__app_label="relations")
    permissions = [of_the_record.get(codename=codename) for codename in sorted(codenames)]
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(permissions)
    return [permission.name for permission in permissions]
