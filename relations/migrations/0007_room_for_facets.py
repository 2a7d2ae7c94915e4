"""Room for the whole of a facet's value: a place has up to 200 characters.

SQLite remakes the table, on which no trigger stands.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("relations", "0006_resemblance")]

    operations = [
        migrations.AlterField("editionfacet", "name", models.CharField(max_length=30)),
        migrations.AlterField("editionfacet", "value", models.CharField(max_length=255)),
    ]
