"""How far a command has come that goes through the whole record is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relations', '0020_index_in_columns'),
    ]

    operations = [
        migrations.CreateModel(
            name='UnfinishedRun',
            fields=[
                ('command', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('code', models.CharField(help_text='A digest of the code that runs.', max_length=64)),
                ('part', models.CharField(blank=True, max_length=20)),
                ('key', models.BigIntegerField(default=0)),
                ('counts', models.JSONField(default=dict)),
                ('faults', models.JSONField(default=dict)),
                ('reached_at', models.DateTimeField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
    ]
