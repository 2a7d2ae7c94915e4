"""An index from an edition to its facet values: without it, counting the values of some editions
goes through those of all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("relations", "0003_days_of_statements")]

    operations = [
        migrations.AddIndex(
            "editionfacet",
            models.Index(fields=["edition", "name", "value"], name="facet_of_edition"),
        ),
    ]
