"""What is suppressed is counted for each answer to readers."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relations', '0018_accounts_of_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='description',
            index=models.Index(condition=models.Q(('suppressed_at__isnull', False)), fields=['suppressed_at'], name='description_suppressed'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('suppressed_at__isnull', False)), fields=['suppressed_at'], name='edition_suppressed'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(condition=models.Q(('suppressed_at__isnull', False)), fields=['suppressed_at'], name='source_suppressed'),
        ),
    ]
