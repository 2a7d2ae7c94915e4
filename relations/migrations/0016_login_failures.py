"""Failures to log in are kept as digests, and what django-axes kept of them, with the addresses of
those who tried, is dropped."""

from django.db import migrations, models

# The one that refers to another before it.
TABLES_OF_AXES = (
    "axes_accessattemptexpiration",
    "axes_accessattempt",
    "axes_accessfailurelog",
    "axes_accesslog",
)


def drop_axes(apps, schema_editor):
    for table in TABLES_OF_AXES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
    # Their permissions go with them.
    apps.get_model("contenttypes", "ContentType").objects.filter(app_label="axes").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0015_withheld_names"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="LoginFailures",
            fields=[
                (
                    "who",
                    models.CharField(
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                        verbose_name="digest of who tried",
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="failures")),
                ("last_at", models.DateTimeField(db_index=True, verbose_name="last at")),
            ],
            options={
                "verbose_name": "failures to log in",
                "verbose_name_plural": "failures to log in",
            },
        ),
        migrations.RunPython(drop_axes, migrations.RunPython.noop),
    ]
