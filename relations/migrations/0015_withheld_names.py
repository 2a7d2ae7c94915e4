"""Login names in what was published before accounts had public names are kept from readers.

Documents are never changed: of each that names an editor as an account logs in, the row says which
names readers do not see. Once that is said, it is as fixed as the document.
"""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.guards import guard, unguard

WITHHELD = models.JSONField(
    editable=False,
    help_text="Names in it by which accounts log in, and which readers do not see.",
    null=True,
)


def open_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard(schema_editor, "relations_edition")


def close_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard(schema_editor, "relations_edition")


def find_login_names(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    users = apps.get_model("auth", "User").objects
    names = list(users.values_list("username", "first_name", "last_name"))
    full = {f"{first} {last}".strip() for _login, first, last in names}
    logins = {login for login, _first, _last in names} - full
    editions = apps.get_model("relations", "Edition").objects
    for edition in editions.only("document").iterator(500):
        withheld = sorted(logins.intersection(names_in(edition.document)))
        if withheld:
            editions.filter(pk=edition.pk).update(withheld_names=withheld)


def names_in(document: dict[str, Any]) -> set[str]:
    """Who judged the citations of a document; the oldest say nothing of it."""
    citing = [document, *document["statements"]]
    checks = [each.get("checked") for part in citing for each in part["citations"]]
    return {check["by"] for check in checks if check}


class Migration(migrations.Migration):
    dependencies = [("relations", "0014_shipped_rows")]

    operations = [
        migrations.RunPython(open_editions, close_editions),
        migrations.AddField("edition", "withheld_names", WITHHELD),
        migrations.RunPython(find_login_names, migrations.RunPython.noop),
        migrations.RunPython(close_editions, open_editions),
    ]
