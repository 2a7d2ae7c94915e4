"""The days of what is published as ordinals, so that years before 1 and dates of several parts are
found and sorted for what they are; and that one event of a day came after another.

What is published gets its days here, from its documents, so that an upgraded site answers at once.
"""

from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.edition_days import days_of_event, days_of_statement, parts_of_event

AFTER: dict[str, Any] = {
    "blank": True,
    "help_text": "An event of the same day that this one came after.",
    "null": True,
    "to": "relations.event",
    "verbose_name": "after",
}


def add_days(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A withdrawal has no days. No event comes after another yet."""
    editions = apps.get_model("relations", "Edition").objects.filter(withdrawn=False)
    days = apps.get_model("relations", "EditionDays").objects
    parts = apps.get_model("relations", "EditionPart").objects
    statements = apps.get_model("relations", "EditionStatement").objects
    for edition in editions.only("document", "code").iterator(500):
        document = edition.document
        columns = days_of_event(document)
        days.create(edition=edition, **columns)
        parts.bulk_create(parts.model(edition=edition, **each) for each in parts_of_event(document))
        for number, said in enumerate(document["statements"]):
            statements.filter(edition=edition, code=said["code"]).update(
                occasion=edition.code,
                number=number,
                **days_of_statement(said, document, columns),
            )


def ordinal_columns() -> list[tuple[str, Any]]:
    names = ("first", "last", "begun", "lasted")
    return [(name, models.BigIntegerField(null=True)) for name in names]


class Migration(migrations.Migration):
    dependencies = [("relations", "0008_country_names")]

    operations = [
        migrations.AddField(
            "event",
            "after",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="followers", **AFTER
            ),
        ),
        migrations.AddField(
            "historicalevent",
            "after",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                **AFTER,
            ),
        ),
        migrations.CreateModel(
            "EditionDays",
            [
                *ordinal_columns(),
                ("has_sure_ends", models.BooleanField(default=True)),
                ("day", models.BigIntegerField()),
                ("place", models.IntegerField()),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="days",
                        serialize=False,
                        to="relations.edition",
                    ),
                ),
                ("after", models.CharField(blank=True, db_index=True, max_length=8)),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["day", "place"], name="edition_by_day")],
            },
        ),
        migrations.CreateModel(
            "EditionPart",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                *ordinal_columns(),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="relations.edition",
                    ),
                ),
                ("statement", models.CharField(blank=True, max_length=8)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["edition", "statement"], name="part_of_edition")
                ],
            },
        ),
        *(
            migrations.AddField("editionstatement", name, field)
            for name, field in ordinal_columns()
        ),
        migrations.AddField("editionstatement", "has_sure_ends", models.BooleanField(default=True)),
        *(
            migrations.AddField("editionstatement", name, field, preserve_default=False)
            for name, field in (
                ("day", models.BigIntegerField(default=0)),
                ("place", models.IntegerField(default=0)),
                ("occasion", models.CharField(default="", max_length=8)),
                ("number", models.PositiveIntegerField(default=0)),
            )
        ),
        migrations.RunPython(add_days, migrations.RunPython.noop),
        migrations.RemoveIndex("edition", "current_by_date"),
        migrations.RemoveIndex("editionstatement", "edition_statement_by_date"),
        migrations.RemoveField("editionstatement", "earliest"),
        migrations.RemoveField("editionstatement", "latest"),
        migrations.RemoveField("editionstatement", "sort_date"),
        migrations.AddIndex(
            "editionstatement",
            models.Index(
                fields=["day", "place", "occasion", "number"], name="statement_by_day"
            ),
        ),
    ]
