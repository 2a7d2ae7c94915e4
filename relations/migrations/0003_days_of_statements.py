"""The days in which a statement may have been made.

What is published gets those of its events, by which it was chosen until now; `rebuild_index`
gives each statement its own.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def take_days_of_events(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    editions = apps.get_model("relations", "Edition").objects.filter(pk=OuterRef("edition"))
    apps.get_model("relations", "EditionStatement").objects.update(
        earliest=Subquery(editions.values("earliest")),
        latest=Subquery(editions.values("latest")),
    )


class Migration(migrations.Migration):
    dependencies = [("relations", "0002_guards_and_search")]

    operations = [
        migrations.AddField("editionstatement", "earliest", models.DateField(null=True)),
        migrations.AddField("editionstatement", "latest", models.DateField(null=True)),
        migrations.RunPython(take_days_of_events, migrations.RunPython.noop),
    ]
