"""The root of a day: one hash over everything published by its end, for others to hold us to."""

from django.db import models


class DailyRoot(models.Model):
    """The root at the end of a day (UTC), over the newest version of each chain.

    `previous_root` is the root that was kept before it, blank for the first. The database refuses
    to change or delete a row.
    """

    day = models.DateField(primary_key=True)
    root = models.CharField(max_length=64)
    chains = models.PositiveIntegerField()
    previous_root = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.root}"
