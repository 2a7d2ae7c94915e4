"""Who publishes or derives the index anew is killed at any moment: the index is right, and so are
the columns that are read from it."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from relations.editions import index
from relations.editions.audit import lasting_findings
from relations.editions.index_inputs import inputs_of
from relations.editions.models import Edition
from relations.editions.packed_index import pack
from relations.queries.columns.columns import Columns, ColumnStore
from relations.queries.columns.current_columns import columns
from tests.factories import make_published
from tests.kept_database import ROOT
from tests.own_database import own_database, url

__all__ = ["own_database"]

TIMES = 50

# Each act is that of a process of its own, since what is killed may be amid anything.
KILLED = """
import os, random, signal, sys, time
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from relations.editions.index_chunks import seal
from relations.record.models import Event
from tests.factories import make_published, publish

def correct():
    event = Event.objects.exclude(editions=None).order_by("?").first()
    Event.objects.filter(pk=event.pk).update(title=f"Said otherwise {random.random()}")
    publish(event, reason="Said otherwise")

def rebuild():
    call_command("rebuild_index", anew=True, stdout=open(os.devnull, "w"), stderr=sys.stdout)

acts = [make_published, correct, rebuild, seal]
for time_ in range(int(sys.argv[1])):
    connection.close()
    told, tells = os.pipe()
    child = os.fork()
    if not child:
        while True:
            acts[time_ % len(acts)]()
            os.write(tells, b".")
    os.close(tells)
    # Amid the first act of some, and later ones of others.
    for _each in range(random.randrange(3)):
        if not os.read(told, 1):
            sys.exit("the act failed by itself")
    time.sleep(random.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)
"""


@pytest.mark.usefixtures("own_database")
def test_index_is_right_after_whoever_wrote_it_was_killed() -> None:
    for _each in range(3):
        make_published()
    environment = {
        **os.environ,
        "DATABASE_URL": url(),
        "DJANGO_SETTINGS_MODULE": "relations.settings",
    }
    command = [sys.executable, "-c", KILLED, str(TIMES)]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    connection.close()
    editions = list(Edition.objects.order_by("pk"))
    assert len(editions) > 3
    assert index.differing(editions, inputs_of(editions)) == {}
    assert index.words_are_found()
    assert list(lasting_findings()) == []
    read_anew = ColumnStore().extend([pack([each.pk for each in editions])])
    assert told(columns()) == told(read_anew)


def told(known: Columns) -> set[tuple[object, ...]]:
    """What the columns say of each edition."""
    table = known.editions
    rows = known.live.nonzero()[0].tolist()
    names = ("key", "code", "version", "published", "superseded", "said", "place")
    return {
        (
            *(int(table[name][row]) for name in names),
            known.reaches.day(int(table["reach"][row])),
            bool(known.current[row]),
        )
        for row in rows
    }
