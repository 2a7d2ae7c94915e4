"""Statements are found by their own words; `manage.py rebuild_index` writes those of what is
published already."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.index_changes import log_changes, stop_logging


def pause(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    stop_logging(schema_editor)


def go_on(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    log_changes(schema_editor)


SQLITE = (
    """CREATE VIRTUAL TABLE relations_editionstatement_words USING fts5 (
        words, content='relations_editionstatement', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0')""",
    "INSERT INTO relations_editionstatement_words (relations_editionstatement_words)"
    " VALUES ('rebuild')",
    """CREATE TRIGGER editionstatement_added AFTER INSERT ON relations_editionstatement BEGIN
        INSERT INTO relations_editionstatement_words (rowid, words) VALUES (NEW.id, NEW.words);
    END""",
    """CREATE TRIGGER editionstatement_removed AFTER DELETE ON relations_editionstatement BEGIN
        INSERT INTO relations_editionstatement_words (relations_editionstatement_words, rowid, words)
        VALUES ('delete', OLD.id, OLD.words);
    END""",
)
SQLITE_BACK = (
    "DROP TRIGGER editionstatement_added",
    "DROP TRIGGER editionstatement_removed",
    "DROP TABLE relations_editionstatement_words",
)
POSTGRESQL = (
    """ALTER TABLE relations_editionstatement ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "CREATE INDEX editionstatement_words ON relations_editionstatement USING gin (vector)",
)
POSTGRESQL_BACK = ("ALTER TABLE relations_editionstatement DROP COLUMN vector",)


def find_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def lose_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if is_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("relations", "0027_label_of_event")]

    operations = [
        migrations.RunPython(pause, go_on),
        migrations.AddField(
            model_name="editionstatement",
            name="words",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(find_words, lose_words),
        migrations.RunPython(go_on, pause),
    ]
