"""What Django's models cannot say, for each database in its own words: that an edition is never
changed or deleted, and the full-text index.

SQLite drops triggers when Django remakes a table. A migration that alters `relations_edition`
or `relations_editiontext` must therefore run `guard` again; a test notices where one did not.
"""

from django.db import migrations

FIXED = (
    "id, event_id, number, published_at, published_by_id, reason, withdrawn, document, code,"
    " earliest, latest, sort_date, quad, statement_count"
)

SQLITE = [
    f"""CREATE TRIGGER edition_is_fixed BEFORE UPDATE OF {FIXED} ON relations_edition
    BEGIN SELECT RAISE(ABORT, 'an edition is never changed'); END""",
    """CREATE TRIGGER edition_is_superseded_once BEFORE UPDATE OF superseded_at ON relations_edition
    WHEN OLD.superseded_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an edition is superseded once'); END""",
    """CREATE TRIGGER edition_stays BEFORE DELETE ON relations_edition
    BEGIN SELECT RAISE(ABORT, 'an edition is never deleted'); END""",
    """CREATE VIRTUAL TABLE relations_editiontext_words USING fts5 (
        words, content='relations_editiontext', content_rowid='edition_id',
        tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER editiontext_added AFTER INSERT ON relations_editiontext BEGIN
        INSERT INTO relations_editiontext_words (rowid, words) VALUES (NEW.edition_id, NEW.words);
    END""",
    """CREATE TRIGGER editiontext_removed AFTER DELETE ON relations_editiontext BEGIN
        INSERT INTO relations_editiontext_words (relations_editiontext_words, rowid, words)
        VALUES ('delete', OLD.edition_id, OLD.words);
    END""",
]

SQLITE_BACK = [
    "DROP TRIGGER edition_is_fixed",
    "DROP TRIGGER edition_is_superseded_once",
    "DROP TRIGGER edition_stays",
    "DROP TRIGGER editiontext_added",
    "DROP TRIGGER editiontext_removed",
    "DROP TABLE relations_editiontext_words",
]

POSTGRESQL = [
    """CREATE FUNCTION keep_edition() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            IF EXISTS (SELECT FROM relations_edition) THEN
                RAISE EXCEPTION 'an edition is never deleted' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        ELSIF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'an edition is never deleted' USING ERRCODE = 'check_violation';
        ELSIF OLD.superseded_at IS NOT NULL THEN
            RAISE EXCEPTION 'an edition is superseded once' USING ERRCODE = 'check_violation';
        ELSIF to_jsonb(NEW) - 'superseded_at' <> to_jsonb(OLD) - 'superseded_at' THEN
            RAISE EXCEPTION 'an edition is never changed' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER edition_is_fixed BEFORE UPDATE OR DELETE ON relations_edition
    FOR EACH ROW EXECUTE FUNCTION keep_edition()""",
    """CREATE TRIGGER edition_stays BEFORE TRUNCATE ON relations_edition
    FOR EACH STATEMENT EXECUTE FUNCTION keep_edition()""",
    """CREATE INDEX editiontext_words ON relations_editiontext
    USING gin (to_tsvector('simple', words))""",
]

POSTGRESQL_BACK = [
    "DROP TRIGGER edition_is_fixed ON relations_edition",
    "DROP TRIGGER edition_stays ON relations_edition",
    "DROP FUNCTION keep_edition",
    "DROP INDEX editiontext_words",
]


def run(schema_editor, sqlite, postgresql):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def guard(apps, schema_editor):
    run(schema_editor, SQLITE, POSTGRESQL)


def unguard(apps, schema_editor):
    run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("relations", "0001_record")]
    operations = [migrations.RunPython(guard, unguard)]
