"""Sources are found by how they are described, and listed by date and by how much of them is cited;
`manage.py rebuild_index` writes that of what is published already."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.index_changes import log_changes, stop_logging


def pause(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    stop_logging(schema_editor)


def go_on(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    log_changes(schema_editor)


SQLITE = (
    """CREATE VIRTUAL TABLE relations_indexedsource_words USING fts5 (
        words, content='relations_indexedsource', content_rowid='description_id',
        tokenize='unicode61 remove_diacritics 0')""",
    "INSERT INTO relations_indexedsource_words (relations_indexedsource_words)"
    " VALUES ('rebuild')",
    """CREATE TRIGGER indexedsource_added AFTER INSERT ON relations_indexedsource BEGIN
        INSERT INTO relations_indexedsource_words (rowid, words) VALUES (NEW.description_id, NEW.words);
    END""",
    """CREATE TRIGGER indexedsource_removed AFTER DELETE ON relations_indexedsource BEGIN
        INSERT INTO relations_indexedsource_words (relations_indexedsource_words, rowid, words)
        VALUES ('delete', OLD.description_id, OLD.words);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER indexedsource_added",
    "DROP TRIGGER indexedsource_removed",
    "DROP TABLE relations_indexedsource_words",
)
POSTGRESQL = (
    """ALTER TABLE relations_indexedsource ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "CREATE INDEX indexedsource_words ON relations_indexedsource USING gin (vector)",
)
POSTGRESQL_BACK = ("ALTER TABLE relations_indexedsource DROP COLUMN vector",)


def find_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def lose_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if is_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("relations", "0028_words_of_statements")]

    operations = [
        migrations.RunPython(pause, go_on),
        migrations.CreateModel(
            name="IndexedSource",
            fields=[
                (
                    "description",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="relations.description",
                    ),
                ),
                ("words", models.TextField()),
                ("first", models.BigIntegerField(null=True)),
                ("last", models.BigIntegerField(null=True)),
                ("sentences", models.PositiveIntegerField()),
                ("cited", models.PositiveIntegerField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(find_words, lose_words),
        migrations.RunPython(go_on, pause),
    ]
