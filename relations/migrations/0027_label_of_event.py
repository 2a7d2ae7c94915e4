"""A short title of an event, for pictures."""

from typing import Any

from django.db import migrations, models

LABEL: dict[str, Any] = {
    "blank": True,
    "help_text": "For pictures, where the title is long.",
    "max_length": 40,
    "verbose_name": "label",
}


class Migration(migrations.Migration):
    dependencies = [("relations", "0026_answers")]

    operations = [
        migrations.AddField("event", "label", models.CharField(**LABEL)),
        migrations.AddField("historicalevent", "label", models.CharField(**LABEL)),
    ]
