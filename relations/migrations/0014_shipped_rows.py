"""What of the vocabulary a release brought is kept in a table of its own.

`load_vocabulary` fills it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("relations", "0013_descriptions")]

    operations = [
        migrations.CreateModel(
            name="ShippedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("key", models.CharField(max_length=200, verbose_name="natural key")),
                (
                    "digest",
                    models.CharField(blank=True, max_length=16, verbose_name="digest of its words"),
                ),
            ],
            options={
                "verbose_name": "shipped row",
                "verbose_name_plural": "shipped rows",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="row_shipped_once")
                ],
            },
        ),
    ]
