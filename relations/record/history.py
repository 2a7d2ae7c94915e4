"""The changes of working rows, each of which is kept with who made it and when."""

from typing import Any

from simple_history.models import HistoricalRecords


class ChangeHistory(HistoricalRecords):  # type: ignore[misc]
    """Keeps what a row was, whenever that becomes another.

    A save that changes nothing leaves no trace, so that nobody is an author by it; what a fixture
    loads was made by nobody, and is kept too.
    """

    def post_save(self, instance: Any, created: bool, using: Any = None, **kwargs: Any) -> None:
        if created or self._has_changed(instance):
            super().post_save(instance, created, using, **{**kwargs, "raw": False})

    def _has_changed(self, instance: Any) -> bool:
        names = [field.attname for field in self.fields_included(instance)]
        last = instance.history.order_by("-history_id").values(*names).first()
        return bool(last != {name: getattr(instance, name) for name in names})
