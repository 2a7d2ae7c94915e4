"""The record from which the databases of later states are made: all that editors do, and no
loading of the vocabulary undoes any of it."""

import pytest
from django.core.management import call_command
from django.db import connection

from relations.editions.models import Edition
from relations.record.models import Event
from tests.upgrade.comparison import OF_EDITORS
from tests.upgrade.edited_record import fill

pytestmark = pytest.mark.django_db


def test_work_of_editors_outlives_loading() -> None:
    fill()
    call_command("load_vocabulary", verbosity=0)
    with connection.cursor() as cursor:
        for question, answer in OF_EDITORS:
            cursor.execute(question)
            assert [value for (value,) in cursor.fetchall()] == answer, question
    assert Edition.objects.filter(withdrawn=True).count() == 1
    assert Event.objects.filter(editions=None).count() == 1
