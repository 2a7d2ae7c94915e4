"""Roll-call: Django looks for models here. Import each from the room where it lives."""

from relations.editions import models as editions
from relations.record import models as record
from relations.record import vocabulary
from relations.sources import models as sources

__all__ = ["editions", "record", "sources", "vocabulary"]
