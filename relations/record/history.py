"""The history of working rows: each state that they had, with who made it and when.

`bulk_create` and `update` go round `save()` and leave no trace here.
"""

from typing import Any

from simple_history.models import HistoricalRecords


class ChangeHistory(HistoricalRecords):  # type: ignore[misc]
    """Keeps a state of a row whenever a save changes it.

    A save that changes nothing leaves no trace: nobody becomes an author by it, whose event another
    editor must then review. A fixture's rows are recorded too, as made by nobody.
    """

    def post_save(self, instance: Any, created: bool, using: Any = None, **kwargs: Any) -> None:
        if created or self._has_changed(instance):
            super().post_save(instance, created, using, **{**kwargs, "raw": False})

    def _has_changed(self, instance: Any) -> bool:
        names = [field.attname for field in self.fields_included(instance)]
        last = instance.history.order_by("-history_id").values(*names).first()
        return bool(last != {name: getattr(instance, name) for name in names})
