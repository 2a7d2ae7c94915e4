"""What a country is called in text, its standing, and for a state of the past its years and successors.

The columns are empty until `loaddata vocabulary` fills them.
"""

import django.core.validators
import relations.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relations', '0007_room_for_facets'),
    ]

    operations = [
        migrations.AddField(
            model_name='country',
            name='capitals',
            field=models.TextField(blank=True, help_text='One a line: cities that stand for the government.', verbose_name='capitals'),
        ),
        migrations.AddField(
            model_name='country',
            name='demonyms',
            field=models.TextField(blank=True, help_text='One a line, the adjective first, with plurals other than those in “-ans” and “-is”: “Danish”, “Dane”, “Danes”. One that ends with a hyphen begins a compound: “Sino-”.', verbose_name='names of its people'),
        ),
        migrations.AddField(
            model_name='country',
            name='existed',
            field=relations.fields.EdtfField(blank=True, help_text='For a state that is gone, from when to when.', max_length=255, verbose_name='existed'),
        ),
        migrations.AddField(
            model_name='country',
            name='governments',
            field=models.TextField(blank=True, help_text='One a line: “Kremlin”, “Downing Street”.', verbose_name='governments'),
        ),
        migrations.AddField(
            model_name='country',
            name='look_alikes',
            field=models.TextField(blank=True, help_text='One a line: words that contain a name and mean something else, such as “Panama hat”.', verbose_name='look-alikes'),
        ),
        migrations.AddField(
            model_name='country',
            name='other_names',
            field=models.TextField(blank=True, help_text='One a line, short forms too: “Burma”, “UK”.', verbose_name='other names'),
        ),
        migrations.AddField(
            model_name='country',
            name='standing',
            field=models.CharField(choices=[('member', 'United Nations member'), ('observer', 'United Nations observer'), ('de-facto-state', 'de facto state'), ('territory', 'territory'), ('historical-state', 'historical state')], default='', max_length=20, verbose_name='standing'),
        ),
        migrations.AddField(
            model_name='country',
            name='successors',
            field=models.ManyToManyField(blank=True, help_text='For a state that is gone, the states that came out of it.', related_name='predecessors', to='relations.country', verbose_name='successors'),
        ),
        migrations.AlterField(
            model_name='country',
            name='alpha2',
            field=models.CharField(blank=True, max_length=2, null=True, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$')], verbose_name='two-letter code'),
        ),
    ]
