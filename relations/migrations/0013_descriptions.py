"""How readers see sources, speakers, topics, countries and types of event is published, as events
are. What they saw before, and the names that ship, are the first descriptions.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify

from relations.editions.guards import guard
from relations.editions.hash_chain import digest_of, hashed_moment

SHIPPED = {
    "relations.country": ("country", "alpha3"),
    "relations.topic": ("topic", "code"),
    "relations.eventtype": ("type", "code"),
}

PublicCodes = dict[str, set[str]]


def publish_what_readers_see(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    codes = public_codes(apps)
    rows = [*vocabulary_rows(apps, codes), *source_rows(apps, codes["source"])]
    model, now = apps.get_model("relations", "Description"), timezone.now()
    looks, descriptions = second_looks(apps), []
    for row in rows:
        description = first_description(model, now, *row)
        description.history_marks = looks.get(description.chain, {})
        descriptions.append(description)
    model.objects.bulk_create(descriptions, batch_size=500)


def second_looks(apps: Apps) -> dict[str, dict[str, int]]:
    """The last second look at each source, by its chain; other changes have no numbers yet."""
    looks = apps.get_model("relations", "Revisit").objects.order_by("pk")
    found = looks.values_list("source__code", "pk")
    return {f"source:{code}": {"revisit": number} for code, number in found}


def public_codes(apps: Apps) -> PublicCodes:
    """What any edition names, and what ships, by kind."""
    codes: PublicCodes = defaultdict(set)
    for document in apps.get_model("relations", "Edition").objects.values_list("document").iterator(100):
        for kind, code in named_in(document[0]):
            codes[kind].add(code)
    shipped = Path(settings.ASSETS, "fixtures", "vocabulary.json")
    for row in json.loads(shipped.read_text(encoding="utf-8")):
        if row["model"] in SHIPPED:
            kind, key = SHIPPED[row["model"]]
            codes[kind].add(row["fields"][key])
    return codes


def named_in(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "type", document["type"]["code"]
    yield from (("topic", each["code"]) for each in document["topics"])
    yield from (("country", each["code"]) for each in document["countries"])
    yield from (("source", code) for code in document["sources"])
    for said in document["statements"]:
        actors = (said[part] for part in ("speaker", "on_behalf_of", "addressee"))
        yield from (("actor", each["code"]) for each in actors if each)


def vocabulary_rows(apps: Apps, codes: PublicCodes) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Kind, code, label and document of each; countries last, since actors lead to them."""
    for each in apps.get_model("relations", "Topic").objects.filter(code__in=codes["topic"]):
        yield "topic", each.code, each.label, {"label": each.label}
    for each in apps.get_model("relations", "EventType").objects.filter(code__in=codes["type"]):
        document = {name: getattr(each, name) for name in ("label", "plural", "quad")}
        yield "type", each.code, each.plural, document
    yield from actor_rows(apps, codes)
    yield from country_rows(apps, codes["country"])


def actor_rows(apps: Apps, codes: PublicCodes) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """The actors, and those into whom they were merged; adds the countries to which they lead."""
    actors = apps.get_model("relations", "Actor").objects.select_related("country", "merged_into")
    named = actors.filter(code__in=codes["actor"]).values("merged_into")
    for each in actors.filter(Q(code__in=codes["actor"]) | Q(pk__in=named)):
        if each.country:
            codes["country"].add(each.country.alpha3)
        yield "actor", each.code, each.name, {
            "name": each.name,
            "kind": each.kind,
            "country": named_value(each.country, "alpha3"),
            "merged_into": named_value(each.merged_into, "code"),
        }


def country_rows(
    apps: Apps, codes: set[str]
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    countries = apps.get_model("relations", "Country").objects
    asked: set[str] = set()
    while codes - asked:
        wanted, asked = codes - asked, asked | codes
        found = countries.filter(alpha3__in=wanted).prefetch_related("successors", "names")
        for each in found:
            successors = sorted(each.successors.all(), key=lambda other: other.name)
            codes = codes | {other.alpha3 for other in successors}
            yield "country", each.alpha3, each.name, {
                "name": each.name,
                "slug": each.slug,
                "standing": each.standing,
                "existed": each.existed,
                "successors": [named_value(other, "alpha3") for other in successors],
                "names": sorted(other.name for other in each.names.all() if other.kind == "name"),
            }


def source_rows(
    apps: Apps, codes: Iterable[str]
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    sources = apps.get_model("relations", "Source").objects.filter(code__in=codes).defer("text")
    for each in sources.select_related("same_origin_as", "version_of").order_by("pk"):
        origin = {"kind": each.origin, "name": each.origin_name} if each.origin else None
        yield "source", each.code, each.title, {
            "slug": slugify(each.title)[:80].strip("-") or "source",
            **{
                name: getattr(each, name)
                for name in ("title", "author", "publisher", "published", "url", "archive_url")
            },
            "language": each.language,
            "origin": origin,
            "voice": each.same_origin_as.code if each.same_origin_as else None,
            "dating_note": each.dating_note,
            "retrieved_at": each.retrieved_at.isoformat() if each.retrieved_at else None,
            "shows": each.shows,
            "version_of": each.version_of.code if each.version_of else None,
            "sha256": each.sha256,
            "findings": findings_of(apps, each),
        }


def findings_of(apps: Apps, source: Any) -> list[dict[str, Any]]:
    latest: dict[int, dict[str, Any]] = {}
    found = apps.get_model("relations", "RevisitedSentence").objects.filter(revisit__source=source)
    ordered = found.order_by("revisit__made_at", "revisit")
    for each in ordered.select_related("revisit", "sentence"):
        latest[each.sentence.number] = {
            "sentence": each.sentence.number,
            "outcome": each.outcome,
            "seen_at": each.revisit.made_at.isoformat(),
            "text_now": each.text_now,
        }
    return [latest[number] for number in sorted(latest)]


def named_value(row: Any, code: str) -> dict[str, str] | None:
    return {"code": getattr(row, code), "name": row.name} if row else None


def first_description(
    model: Any, now: Any, kind: str, code: str, label: str, document: dict[str, Any]
) -> Any:
    names = [f"\n{each.casefold()}" for each in document.get("names", ())]
    hashed = {
        "chain": f"{kind}:{code}",
        "number": 1,
        "published_at": hashed_moment(now),
        "reason": "",
        "withdrawn": False,
        "document_sha256": digest_of(document),
        "previous_sha256": "",
    }
    return model(
        kind=kind,
        code=code,
        label=label,
        slug=document.get("slug", ""),
        other_names="".join([*names, "\n"]) if names else "",
        document=document,
        sha256=digest_of(hashed),
        **{**hashed, "published_at": now},
    )


def guard_descriptions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard(schema_editor, "relations_description")


def account(**options: Any) -> Any:
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **options,
    )


def hash_column(verbose_name: str, **options: Any) -> Any:
    return models.CharField(editable=False, max_length=64, verbose_name=verbose_name, **options)


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0012_history_of_all"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "Description",
            [
                ("id", models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    )),
                ("chain", models.CharField(editable=False, max_length=100)),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("published_at", models.DateTimeField(verbose_name="published at")),
                (
                    "superseded_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="superseded at"),
                ),
                ("published_by", account(verbose_name="published by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
                ("document", models.JSONField(verbose_name="document")),
                ("document_sha256", hash_column("SHA-256 of the document")),
                ("previous_sha256", hash_column("SHA-256 of the version before", blank=True)),
                ("sha256", hash_column("SHA-256")),
                (
                    "suppressed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="suppressed at"),
                ),
                ("suppressed_by", account(editable=False, verbose_name="suppressed by")),
                (
                    "suppression_reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="reason of suppression"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        editable=False,
                        help_text="The name of one of `KINDS`.",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("code", models.CharField(max_length=80, verbose_name="code")),
                (
                    "history_marks",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        help_text="The changes it was made from; see `authorship.py`.",
                    ),
                ),
                ("label", models.CharField(max_length=300, verbose_name="label")),
                ("slug", models.CharField(max_length=100)),
                (
                    "other_names",
                    models.TextField(help_text="In lower case, each between line breaks."),
                ),
            ],
            options={
                "verbose_name": "description",
                "verbose_name_plural": "descriptions",
                "ordering": ["kind", "code", "number"],
                "abstract": False,
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(
                        fields=["chain", "published_at", "superseded_at", "number", "sha256"],
                        name="description_heads",
                    ),
                    models.Index(fields=["published_at"], name="description_by_time"),
                    models.Index(fields=["kind", "code"], name="description_by_code"),
                    models.Index(
                        condition=Q(superseded_at=None),
                        fields=["kind", "slug"],
                        name="described_by_slug",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("chain", "number"), name="description_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=Q(superseded_at=None),
                        fields=("chain",),
                        name="description_newest_once",
                    ),
                    models.CheckConstraint(
                        condition=Q(superseded_at=None) | Q(superseded_at__gte=F("published_at")),
                        name="description_superseded_after_published",
                    ),
                    models.CheckConstraint(
                        condition=Q(withdrawn=False) | ~Q(reason=""),
                        name="description_withdrawn_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=Q(suppressed_at=None, suppressed_by=None, suppression_reason="")
                        | Q(suppressed_at__isnull=False, suppressed_by__isnull=False)
                        & ~Q(suppression_reason=""),
                        name="description_suppressed_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(publish_what_readers_see),
        migrations.RunPython(guard_descriptions),
        migrations.RemoveField("actor", "was_public"),
        migrations.RemoveField("historicalactor", "was_public"),
    ]
