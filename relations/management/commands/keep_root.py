"""`manage.py keep_root`: keep the root of each day that has ended. For a timer.

The first act of a day does so too; run this shortly after midnight (UTC), and the root is published
on a day without an act as well.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from relations.editions.chained import chained_models
from relations.editions.daily_root import DailyRoot, keep_due_roots


class Command(BaseCommand):
    help = "Keep the root over all that was published by the end of each day that has ended (UTC)."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        count = keep_due_roots(chained_models(), waits=True)
        for root in DailyRoot.objects.order_by("-day")[:count]:
            self.stdout.write(f"{root.root}  {root.day}")
