"""Changes of what readers see are logged, and the index is kept in chunks too."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.index_changes import log_all, log_changes, stop_logging


def begin(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    log_all(schema_editor.execute)
    log_changes(schema_editor)


# Of PostgreSQL alone: the words as it searches them, which it would else make anew of the text of
# each edition in which it has to look at their order, or of very many that have a word.
VECTOR = (
    """ALTER TABLE relations_editiontext ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "DROP INDEX editiontext_words",
    "CREATE INDEX editiontext_words ON relations_editiontext USING gin (vector)",
)


def store_vector(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in VECTOR if schema_editor.connection.vendor == "postgresql" else ():
        schema_editor.execute(statement)


def drop_vector(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE relations_editiontext DROP COLUMN vector")
        schema_editor.execute(
            """CREATE INDEX editiontext_words ON relations_editiontext
            USING gin (to_tsvector('simple', words))"""
        )


def end(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    stop_logging(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("relations", "0019_suppressed_indexes")]

    operations = [
        migrations.CreateModel(
            name="IndexChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.BigIntegerField(null=True)),
                ("description", models.BigIntegerField(null=True)),
                ("transaction", models.BigIntegerField()),
                ("token", models.BigIntegerField()),
                ("at", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["transaction"], name="change_of_transaction")
                ],
            },
        ),
        migrations.CreateModel(
            name="IndexChunk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("format", models.PositiveIntegerField()),
                ("editions", models.PositiveIntegerField()),
                ("changes", models.BigIntegerField()),
                ("content", models.BinaryField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(store_vector, drop_vector),
        migrations.RunPython(begin, end),
        # The log tells of suppressions too.
        migrations.RemoveIndex("description", "description_suppressed"),
        migrations.RemoveIndex("edition", "edition_suppressed"),
        migrations.RemoveIndex("source", "source_suppressed"),
    ]
