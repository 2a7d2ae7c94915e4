"""To whom a statement was made and what it answers are columns of the index, so that readers can
choose by them.

What is published gets them here, from its documents, so that an upgraded site answers at once.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from relations.editions.index_changes import log_changes, stop_logging


def stop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    stop_logging(schema_editor)


def go_on(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    log_changes(schema_editor)


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Who was merged is addressed as the one that they were merged into."""
    editions = apps.get_model("relations", "Edition").objects
    statements = apps.get_model("relations", "EditionStatement").objects
    facets = apps.get_model("relations", "EditionFacet").objects
    merged = _merged(apps)
    shown = editions.filter(withdrawn=False, suppressed_whole=False)
    for edition in shown.only("document").iterator(500):
        addressed = set()
        for said in edition.document["statements"]:
            addressee = said["addressee"]["code"] if said["addressee"] else ""
            addressee, answered = _survivor(addressee, merged), said["responds_to"] or ""
            if addressee or answered:
                stored = statements.filter(edition=edition, code=said["code"])
                stored.update(addressee=addressee, responds_to=answered)
            addressed.add(addressee)
        facets.bulk_create(
            facets.model(edition=edition, name="addressee", value=each)
            for each in sorted(addressed - {""})
        )


def empty(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("relations", "EditionFacet").objects.filter(name="addressee").delete()


def _merged(apps: Apps) -> dict[str, str]:
    descriptions = apps.get_model("relations", "Description").objects
    actors = descriptions.filter(kind="actor", superseded_at=None)
    told = ((each.code, each.document.get("merged_into")) for each in actors.iterator(500))
    return {code: into["code"] for code, into in told if into}


def _survivor(code: str, merged: dict[str, str]) -> str:
    passed = {code}
    while (following := merged.get(code)) and following not in passed:
        passed.add(code := following)
    return code


class Migration(migrations.Migration):
    dependencies = [("relations", "0025_other_names")]

    operations = [
        # SQLite drops the triggers of a table that is remade.
        migrations.RunPython(stop, go_on),
        migrations.AddField(
            "editionstatement",
            "addressee",
            models.CharField(default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            "editionstatement",
            "responds_to",
            models.CharField(default="", max_length=8),
            preserve_default=False,
        ),
        migrations.RunPython(fill, empty),
        migrations.RunPython(go_on, stop),
    ]
