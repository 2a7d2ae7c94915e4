"""The history of sources, names and types; and for each edition the changes that it was made from, so
that no clock has to say who wrote what since.

The columns of the new tables are as `makemigrations` has written them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import relations.codes
import relations.fields
from relations.editions.guards import guard, unguard

Changes = dict[int, dict[str, list[tuple[int, datetime]]]]
"""The number and time of each change, by the key of its event and the name of the model."""


def take_marks(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What is published already has nothing but times to go by: who changed something at the time
    of publication or later is an author. A withdrawal has the marks of what it withdraws."""
    changes = changes_of_events(apps)
    editions = apps.get_model("relations", "Edition").objects.order_by("event", "number")
    marks: dict[int, dict[str, int]] = {}
    told = editions.values_list("pk", "event", "withdrawn", "published_at")
    for edition, event, is_withdrawn, published_at in list(told):
        if not is_withdrawn:
            marks[event] = {
                kind: mark(numbered, published_at) for kind, numbered in changes[event].items()
            }
        editions.filter(pk=edition).update(history_marks=marks.get(event, {}))


def mark(changes: list[tuple[int, datetime]], published_at: datetime) -> int:
    """The number before the first change that may be later."""
    later = [number for number, at in changes if at >= published_at]
    return min(later) - 1 if later else max(number for number, _at in changes)


def changes_of_events(apps: Apps) -> Changes:
    history = {
        kind: apps.get_model("relations", f"Historical{kind}").objects.order_by("history_id")
        for kind in ("event", "participation", "statement", "citation")
    }
    changes: Changes = defaultdict(lambda: defaultdict(list))

    def add(kind: str, rows: Iterable[tuple[int | None, int, datetime]]) -> None:
        for event, number, at in rows:
            if event is not None:
                changes[event][kind].append((number, at))

    for kind, key in (("event", "id"), ("participation", "event"), ("statement", "event")):
        add(kind, history[kind].values_list(key, "history_id", "history_date"))
    event_of = dict(history["statement"].values_list("id", "event"))
    add(
        "citation",
        (
            (event or event_of.get(statement), number, at)
            for event, statement, number, at in history["citation"].values_list(
                "event", "statement", "history_id", "history_date"
            )
        ),
    )
    return changes


def unguard_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    unguard(schema_editor, "relations_edition")


def guard_editions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guard(schema_editor, "relations_edition")


class Migration(migrations.Migration):

    dependencies = [
        ('relations', '0011_hash_chain'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(unguard_editions, guard_editions),
        migrations.AddField(
            model_name='edition',
            name='history_marks',
            field=models.JSONField(default=dict, editable=False, help_text='The changes that it was made from; see `authorship.py`.'),
        ),
        migrations.RunPython(take_marks, migrations.RunPython.noop),
        migrations.RunPython(guard_editions, unguard_editions),
        migrations.CreateModel(
            name='HistoricalActor',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Lower-case words joined by hyphens.')], verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('person', 'person'), ('government', 'government'), ('office', 'office'), ('organisation', 'organisation')], max_length=20, verbose_name='kind')),
                ('was_public', models.BooleanField(default=False, editable=False, help_text='Whether readers knew it before it was merged.')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.country')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.actor')),
            ],
            options={
                'verbose_name': 'historical actor',
                'verbose_name_plural': 'historical actors',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCountry',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('alpha3', models.CharField(db_index=True, max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{3}$')], verbose_name='three-letter code')),
                ('alpha2', models.CharField(blank=True, db_index=True, max_length=2, null=True, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$')], verbose_name='two-letter code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('slug', models.SlugField(max_length=100, verbose_name='slug')),
                ('standing', models.CharField(choices=[('member', 'United Nations member'), ('observer', 'United Nations observer'), ('de-facto-state', 'de facto state'), ('territory', 'territory'), ('historical-state', 'historical state')], max_length=20, verbose_name='standing')),
                ('existed', relations.fields.EdtfField(blank=True, help_text='For a state that is gone, from when to when.', max_length=255, verbose_name='existed')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical country',
                'verbose_name_plural': 'historical countries',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCountry_successors',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('from_country', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.country')),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='relations.historicalcountry')),
                ('to_country', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.country')),
            ],
            options={
                'verbose_name': 'HistoricalCountry_successors',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCountryName',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', 'name'), ('demonym', 'people'), ('capital', 'capital'), ('government', 'government'), ('look-alike', 'look-alike')], default='name', help_text='A look-alike contains a name and means something else: “Panama hat”.', max_length=20, verbose_name='kind')),
                ('name', models.CharField(help_text='A plural in “-ans” or “-is” follows by itself. A people’s name that ends with a hyphen begins a compound: “Sino-”.', max_length=100, verbose_name='words')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.country')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical name in text',
                'verbose_name_plural': 'historical names in text',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEventType',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Lower-case words joined by hyphens.')], verbose_name='code')),
                ('label', models.CharField(help_text='One, as in running text.', max_length=100, verbose_name='label')),
                ('plural', models.CharField(help_text='Several, likewise.', max_length=100, verbose_name='plural')),
                ('definition', models.TextField(blank=True, verbose_name='definition')),
                ('quad', models.CharField(choices=[('verbal-cooperation', 'verbal cooperation'), ('material-cooperation', 'material cooperation'), ('verbal-conflict', 'verbal conflict'), ('material-conflict', 'material conflict'), ('neutral', 'neutral')], max_length=30, verbose_name='quad class')),
                ('triggers', models.TextField(blank=True, help_text='One phrase a line, by which a sentence is taken to tell of this; “*” stands for any ending of a word, or alone for up to three words.', verbose_name='trigger words')),
                ('plover_type', models.CharField(blank=True, max_length=20, verbose_name='PLOVER event type')),
                ('plover_mode', models.CharField(blank=True, max_length=40, verbose_name='PLOVER mode')),
                ('cameo', models.CharField(blank=True, max_length=4, validators=[django.core.validators.RegexValidator('^\\d{2,4}$')], verbose_name='CAMEO code')),
                ('goldstein', models.DecimalField(blank=True, decimal_places=1, help_text='As published for the CAMEO code, from -10 (conflict) to 10 (cooperation).', max_digits=3, null=True, verbose_name='Goldstein value')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical type of event',
                'verbose_name_plural': 'historical types of event',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSource',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', relations.fields.CodeField(db_index=True, default=relations.codes.new_code, editable=False, max_length=8, unique=False, validators=[django.core.validators.RegexValidator('^[0123456789abcdefghjkmnpqrstvwxyz]{8}$')], verbose_name='code')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('publisher', models.CharField(blank=True, help_text='Blank where it is not known.', max_length=200, verbose_name='publisher')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='author')),
                ('url', models.URLField(blank=True, max_length=1000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='address')),
                ('archive_url', models.URLField(blank=True, max_length=1000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='address of an archived copy')),
                ('origin', models.CharField(blank=True, choices=[('agency', 'news agency'), ('official', 'official statement'), ('document', 'document'), ('witness', 'witness')], help_text='Where the outlet has the report from. Blank where it is its own.', max_length=10, verbose_name='origin')),
                ('origin_name', models.CharField(blank=True, help_text='Such as “Reuters”.', max_length=200, verbose_name='name of the origin')),
                ('published', relations.fields.EdtfField(help_text='EDTF, such as 2025-04-19 or 2025-04.', max_length=255, verbose_name='published')),
                ('retrieved_at', models.DateTimeField(blank=True, null=True, verbose_name='retrieved at')),
                ('language', models.CharField(default='en', help_text='A BCP 47 tag, such as en or ur.', max_length=35, validators=[django.core.validators.RegexValidator('^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$')], verbose_name='language')),
                ('dating_note', models.TextField(blank=True, help_text='How the date of publication is known.', verbose_name='dating note')),
                ('shows', models.CharField(choices=[('full', 'the whole text'), ('cited', 'cited sentences only')], default='cited', max_length=10, verbose_name='readers see')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('same_origin_as', models.ForeignKey(blank=True, db_constraint=False, help_text='The first stored source of the same report; both count as one voice.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.source', verbose_name='same origin as')),
                ('version_of', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='relations.source', verbose_name='later version of')),
            ],
            options={
                'verbose_name': 'historical source',
                'verbose_name_plural': 'historical sources',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTopic',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'Lower-case words joined by hyphens.')], verbose_name='code')),
                ('label', models.CharField(help_text='As in running text.', max_length=100, verbose_name='label')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical topic',
                'verbose_name_plural': 'historical topics',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
