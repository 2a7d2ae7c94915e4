"""Texts and editions can be suppressed, and an edition more than once: by one text after another."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

from relations.editions.guards import guard, unguard

GUARDED = ("relations_edition", "relations_description")


def open_tables(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in GUARDED:
        unguard(schema_editor, table)


def close_tables(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in GUARDED:
        guard(schema_editor, table)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("relations", "0016_login_failures"),
    ]

    operations = [
        migrations.RunPython(open_tables, close_tables),
        migrations.AlterModelOptions(
            "edition",
            {
                "default_permissions": ("view",),
                "ordering": ["event", "number"],
                "permissions": [("suppress_published", "Can suppress texts and editions")],
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
            },
        ),
        migrations.AddField(
            "edition",
            "suppressed_whole",
            models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether nothing of what it says is left.",
            ),
        ),
        migrations.AddConstraint(
            "edition",
            models.CheckConstraint(
                condition=Q(suppressed_whole=False) | Q(suppressed_at__isnull=False),
                name="edition_suppressed_whole_with_reason",
            ),
        ),
        migrations.AddField(
            "source",
            "suppressed_at",
            models.DateTimeField(editable=False, null=True, verbose_name="suppressed at"),
        ),
        migrations.AddField(
            "source",
            "suppressed_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="suppressed by",
            ),
        ),
        migrations.AddField(
            "source",
            "suppression_reason",
            models.TextField(blank=True, editable=False, verbose_name="reason of suppression"),
        ),
        migrations.AddConstraint(
            "source",
            models.CheckConstraint(
                condition=Q(suppressed_at=None, suppressed_by=None, suppression_reason="")
                | Q(suppressed_at__isnull=False, suppressed_by__isnull=False, text="")
                & ~Q(suppression_reason=""),
                name="source_suppressed_with_reason",
            ),
        ),
        migrations.RunPython(close_tables, open_tables),
    ]
