"""What a country is called in text, its standing, and for a state of the past its years and
successors.

`loaddata vocabulary` fills them.
"""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import relations.fields


class Migration(migrations.Migration):
    dependencies = [("relations", "0007_room_for_facets")]

    operations = [
        migrations.AddField(
            "country",
            "existed",
            relations.fields.EdtfField(
                blank=True,
                help_text="For a state that is gone, from when to when.",
                max_length=255,
                verbose_name="existed",
            ),
        ),
        migrations.AddField(
            "country",
            "standing",
            models.CharField(
                choices=[
                    ("member", "United Nations member"),
                    ("observer", "United Nations observer"),
                    ("de-facto-state", "de facto state"),
                    ("territory", "territory"),
                    ("historical-state", "historical state"),
                ],
                default="",
                max_length=20,
                verbose_name="standing",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "country",
            "successors",
            models.ManyToManyField(
                blank=True,
                help_text="For a state that is gone, the states that came out of it.",
                related_name="predecessors",
                to="relations.country",
                verbose_name="successors",
            ),
        ),
        migrations.AlterField(
            "country",
            "alpha2",
            models.CharField(
                blank=True,
                max_length=2,
                null=True,
                unique=True,
                validators=[django.core.validators.RegexValidator("^[A-Z]{2}$")],
                verbose_name="two-letter code",
            ),
        ),
        migrations.CreateModel(
            name="CountryName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("name", "name"),
                            ("demonym", "people"),
                            ("capital", "capital"),
                            ("government", "government"),
                            ("look-alike", "look-alike"),
                        ],
                        default="name",
                        help_text="A look-alike contains a name and means something else: “Panama hat”.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="A plural in “-ans” or “-is” follows by itself. A people’s name that ends with a hyphen begins a compound: “Sino-”.",
                        max_length=100,
                        verbose_name="words",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="relations.country",
                    ),
                ),
            ],
            options={
                "verbose_name": "name in text",
                "verbose_name_plural": "names in text",
                "ordering": ["kind", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("country", "kind", "name"), name="name_of_a_country_once"
                    )
                ],
            },
        ),
    ]
