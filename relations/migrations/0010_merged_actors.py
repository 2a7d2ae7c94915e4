"""An actor may be merged into another, and is then kept as a name that leads there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0009_order_of_a_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="actor",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="relations.actor",
            ),
        ),
        migrations.AddField(
            model_name="actor",
            name="was_public",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether readers knew it before it was merged.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actor",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="actor_merged_into_another",
            ),
        ),
    ]
