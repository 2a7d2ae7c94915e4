"""What it takes to recognise a report that is printed again: its fingerprints, and a text that
stands on record once for each outlet and address instead of once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("relations", "0005_second_pair_of_eyes")]

    operations = [
        migrations.AlterField(
            model_name="source",
            name="sha256",
            field=models.CharField(
                db_index=True,
                editable=False,
                max_length=64,
                verbose_name="SHA-256 of the text",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="is_fingerprinted",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether its fingerprints are stored.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                condition=models.Q(("same_origin_as", None)),
                fields=("sha256",),
                name="text_has_one_voice",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                fields=("sha256", "publisher", "url"),
                name="text_once_per_outlet_and_address",
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                condition=models.Q(("is_fingerprinted", False)),
                fields=["id"],
                name="source_not_fingerprinted",
            ),
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.BigIntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fingerprints",
                        to="relations.source",
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.AddConstraint(
            model_name="fingerprint",
            constraint=models.UniqueConstraint(
                fields=("value", "source"), name="fingerprint_once_per_source"
            ),
        ),
    ]
