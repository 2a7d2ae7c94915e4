"""`python -m tests.ordeal.doors NAME`: publish, review, withdraw and rebuild by the doors, without
a server, until killed; on the database of `DATABASE_URL`.

A line is printed for each act once it is done: `publish NAME-7`, the kind and the mark of an `Act`.
NAME is of this process alone.
"""

import os
import sys
import time
from collections.abc import Iterator
from itertools import count

import django

# Models can be imported only from here on.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import Error, connection  # noqa: E402

from relations.editions.publication import publish, withdraw  # noqa: E402
from relations.editions.review import send_for_review  # noqa: E402
from relations.outages import outage  # noqa: E402
from relations.record.models import Event  # noqa: E402
from tests.factories import UNREAD, make_checked  # noqa: E402
from tests.ordeal.drafts import make_draft  # noqa: E402
from tests.ordeal.editors import AUTHOR, EDITOR  # noqa: E402
from tests.ordeal.record import Act  # noqa: E402

EVENTS_BETWEEN_REBUILDS = 5


def acts_of(name: str) -> Iterator[Act]:
    """Do one act after another, each with a mark of its own."""
    marks = (f"{name}-{number}" for number in count(1))
    author, editor = User.objects.get(username=AUTHOR), User.objects.get(username=EDITOR)
    for number in count(1):
        mark = next(marks)
        event = make_draft(mark)
        publish(event, by=None, reason=mark, unchecked=UNREAD)
        yield Act("publish", mark)
        mark = next(marks)
        Event.objects.filter(pk=event.pk).update(summary=mark)
        send_for_review(event, author, note=mark)
        yield Act("send", mark)
        make_checked(event, editor)
        publish(event, by=editor, reason=mark)
        yield Act("publish", mark)
        mark = next(marks)
        withdraw(event, by=editor, reason=mark)
        yield Act("withdraw", mark)
        if number % EVENTS_BETWEEN_REBUILDS == 0:
            call_command("rebuild_index", verbosity=0, stdout=sys.stderr)
            yield Act("rebuild", next(marks))


def main(name: str) -> None:
    """Goes on after an outage of the database, with what it has not yet begun."""
    for life in count(1):
        try:
            for act in acts_of(f"{name}.{life}"):
                print(act.kind, act.mark, flush=True)
        except Error as error:
            if not outage(error):
                raise
            connection.close()
            time.sleep(0.2)


if __name__ == "__main__":
    main(sys.argv[1])
