"""Every edition holds the hash of its document and of the edition before it, and a root over all of
them is kept for each day. Editions of before are hashed here, as they stand.

The guards are made anew: they cover all columns, let an edition be suppressed once, and on SQLite
refuse a replacement too. There is no way back: what is published is not unguarded again.
"""

from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Concat

from relations.editions.guards import guard
from relations.editions.hash_chain import digest_of, hashed_moment

FORMER_GUARDS = {
    "sqlite": [
        "DROP TRIGGER edition_is_fixed",
        "DROP TRIGGER edition_is_superseded_once",
        "DROP TRIGGER edition_stays",
    ],
    "postgresql": [
        "DROP TRIGGER edition_is_fixed ON relations_edition",
        "DROP TRIGGER edition_stays ON relations_edition",
        "DROP FUNCTION keep_edition",
    ],
}


def drop_former_guards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in FORMER_GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def hash_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editions of an event in order, each with the hash of the one before it."""
    editions = apps.get_model("relations", "Edition").objects
    before: Any = None
    for edition in editions.order_by("event", "number").iterator(100):
        has_one_before = before is not None and before.event_id == edition.event_id
        edition.chain = f"event:{edition.code}"
        edition.document_sha256 = digest_of(edition.document)
        edition.previous_sha256 = before.sha256 if has_one_before else ""
        edition.sha256 = digest_of(
            {
                "chain": edition.chain,
                "number": edition.number,
                "published_at": hashed_moment(edition.published_at),
                "reason": edition.reason,
                "withdrawn": edition.withdrawn,
                "document_sha256": edition.document_sha256,
                "previous_sha256": edition.previous_sha256,
            }
        )
        edition.save(
            update_fields=["chain", "document_sha256", "previous_sha256", "sha256"]
        )
        before = edition


def guard_what_is_published(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard(schema_editor, "relations_edition")
    guard(schema_editor, "relations_dailyroot")


def hash_column(verbose_name: str) -> Any:
    return models.CharField(default="", editable=False, max_length=64, verbose_name=verbose_name)


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0010_merged_actors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_former_guards),
        migrations.CreateModel(
            "DailyRoot",
            [
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("root", models.CharField(max_length=64)),
                ("chains", models.PositiveIntegerField()),
                ("previous_root", models.CharField(blank=True, max_length=64)),
            ],
            options={"ordering": ["day"], "default_permissions": ()},
        ),
        migrations.RemoveConstraint("edition", "edition_number_once"),
        migrations.RemoveConstraint("edition", "one_newest_edition_per_event"),
        migrations.RemoveConstraint("edition", "withdrawal_has_reason"),
        migrations.AddField(
            "edition",
            "chain",
            models.CharField(default="", editable=False, max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            "edition",
            "document_sha256",
            hash_column("SHA-256 of the document"),
            preserve_default=False,
        ),
        migrations.AddField(
            "edition",
            "previous_sha256",
            models.CharField(
                blank=True,
                editable=False,
                max_length=64,
                verbose_name="SHA-256 of the version before",
            ),
        ),
        migrations.AddField("edition", "sha256", hash_column("SHA-256"), preserve_default=False),
        migrations.AddField(
            "edition",
            "suppressed_at",
            models.DateTimeField(editable=False, null=True, verbose_name="suppressed at"),
        ),
        migrations.AddField(
            "edition",
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
            "edition",
            "suppression_reason",
            models.TextField(blank=True, editable=False, verbose_name="reason of suppression"),
        ),
        migrations.RunPython(hash_editions),
        migrations.AddIndex(
            "edition",
            models.Index(
                fields=["chain", "published_at", "superseded_at", "number", "sha256"],
                name="edition_heads",
            ),
        ),
        migrations.AddIndex(
            "edition", models.Index(fields=["published_at"], name="edition_by_time")
        ),
        migrations.AddConstraint(
            "edition",
            models.UniqueConstraint(fields=("chain", "number"), name="edition_number_once"),
        ),
        migrations.AddConstraint(
            "edition",
            models.UniqueConstraint(
                condition=models.Q(("superseded_at", None)),
                fields=("chain",),
                name="edition_newest_once",
            ),
        ),
        migrations.AddConstraint(
            "edition",
            models.CheckConstraint(
                condition=models.Q(("withdrawn", False)) | ~models.Q(("reason", "")),
                name="edition_withdrawn_with_reason",
            ),
        ),
        migrations.AddConstraint(
            "edition",
            models.CheckConstraint(
                condition=models.Q(
                    ("suppressed_at", None), ("suppressed_by", None), ("suppression_reason", "")
                )
                | models.Q(("suppressed_at__isnull", False), ("suppressed_by__isnull", False))
                & ~models.Q(("suppression_reason", "")),
                name="edition_suppressed_with_reason",
            ),
        ),
        migrations.AddConstraint(
            "edition",
            models.CheckConstraint(
                condition=models.Q(("chain", Concat(models.Value("event:"), models.F("code")))),
                name="edition_in_the_chain_of_its_event",
            ),
        ),
        migrations.RunPython(guard_what_is_published),
    ]
