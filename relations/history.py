"""The history of working rows: each state that they had, with who made it and when.

`bulk_create` and `update` go round `save()` and leave no trace here; a row that was stored so gets
a first state before it is changed.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import PROTECT, ForeignKey, Model, QuerySet, signals
from simple_history.models import HistoricalRecords

BEGAN = "history began"
"""The reason of a first state that is not that of a new row: it was stored in bulk, or before its
history was kept. It is taken just before the row is changed, as made by nobody."""


class ChangeHistory(HistoricalRecords):  # type: ignore[misc]
    """Keeps a state of a row whenever a save changes it.

    A save that changes nothing leaves no trace: nobody becomes an author by it, whose work another
    editor must then review. A fixture's rows are recorded too, as made by nobody.

    `part_of` names the foreign keys that lead to the row of which these rows are parts; of several
    the first that is set counts. Who changes a part, or the whole itself, holds the whole until the
    transaction ends, so that the states of a whole and its parts are committed in the order of
    their numbers (`history_id`). Whoever holds the whole thus reads numbers that separate what is
    stored from all that is changed later, whatever the clock says.

    An account that made a change is not deleted: whose work waits for another editor would not be
    known any more.
    """

    def __init__(self, *args: Any, part_of: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.part_of = part_of

    def finalize(self, sender: type[Model], **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        if sender is self.cls:
            signals.pre_save.connect(self.pre_save, sender=sender, weak=False)
            for field in self.get_m2m_fields_from_model(sender):
                other = field.remote_field.model
                self._take_out_what_is_deleted(
                    sender, field.name, sender if other == "self" else other
                )

    @staticmethod
    def _take_out_what_is_deleted(sender: type[Model], name: str, other: type[Model]) -> None:
        """Before a row of the other model is deleted, take it out of all rows that have it: Django
        would do so without a signal, and these rows would have changed by nobody."""

        def take_out(instance: Model, **kwargs: Any) -> None:
            for row in sender._base_manager.filter(**{name: instance}).order_by("pk"):
                getattr(row, name).remove(instance)

        signals.pre_delete.connect(take_out, sender=other, weak=False)

    def _get_history_user_fields(self) -> dict[str, Any]:
        return {
            "history_user": ForeignKey(
                settings.AUTH_USER_MODEL, PROTECT, null=True, related_name="+"
            )
        }

    def pre_save(self, instance: Model, using: str, **kwargs: Any) -> None:
        """Hold the whole before the row, as publication does: two who lock in another order than
        each other would wait for ever."""
        if transaction.get_connection(using).in_atomic_block:
            self._hold(instance, using)
        instance._last_state = self._begun(instance)  # type: ignore[attr-defined]

    def post_save(
        self, instance: Model, created: bool, using: str | None = None, **kwargs: Any
    ) -> None:
        is_held = transaction.get_connection(using).in_atomic_block
        with transaction.atomic(using, savepoint=False):
            if not is_held:
                self._hold(instance, using)
            if created or self._has_changed(instance):
                super().post_save(instance, created, using, **{**kwargs, "raw": False})

    def pre_delete(self, instance: Model, using: str | None = None, **kwargs: Any) -> None:
        self._hold(instance, using)
        super().pre_delete(instance, **kwargs)

    def m2m_changed(
        self, instance: Model, action: str, attr: str, pk_set: set[Any] | None, **kwargs: Any
    ) -> None:
        if pk_set is not None and not pk_set:
            return  # Nothing is put in or taken out; None if everything is.
        if action.startswith("pre_"):
            self._hold(instance, None)
            self._begun(instance)
        else:
            super().m2m_changed(instance, action, attr, pk_set, **kwargs)

    def _has_changed(self, instance: Any) -> bool:
        return bool(instance._last_state != self._state_of(instance))

    def _begun(self, instance: Any) -> dict[str, Any] | None:
        """The last state of a row, which is stored here if it has none; None of a new row."""
        if instance.pk is None:
            return None
        names = [each.attname for each in self.fields_included(instance)]
        last: dict[str, Any] | None
        last = instance.history.order_by("-history_id").values(*names).first()
        return last or self._begin(instance)

    def _begin(self, instance: Model) -> dict[str, Any] | None:
        rows = type(instance)._base_manager.defer(*self.excluded_fields)
        stored: Any = rows.filter(pk=instance.pk).first()
        if stored is None:
            return None
        stored._history_user, stored._change_reason = None, BEGAN
        self.create_historical_record(stored, "+")
        return self._state_of(stored)

    def _state_of(self, instance: Model) -> dict[str, Any]:
        fields = self.fields_included(instance)
        return {each.attname: each.to_python(getattr(instance, each.attname)) for each in fields}

    def _hold(self, instance: Model, using: str | None) -> None:
        """SQLite has no row locks; there the whole transaction holds the single write lock."""
        if transaction.get_connection(using).features.has_select_for_update:
            whole = self._whole_of(instance).using(using).order_by()
            list(whole.select_for_update(no_key=True).values_list("pk"))

    def _whole_of(self, instance: Model) -> QuerySet[Any]:
        """The row that is held for another, unless it is not stored."""
        for path in self.part_of:
            name, *further = path.split("__")
            field: Any = instance._meta.get_field(name)
            key = getattr(instance, field.attname)
            if key is not None:
                rows: QuerySet[Any] = field.related_model._base_manager.filter(pk=key)
                for step in further:
                    field = rows.model._meta.get_field(step)
                    rows = field.related_model._base_manager.filter(pk__in=rows.values(step))
                return rows
        return type(instance)._base_manager.filter(pk=instance.pk)
