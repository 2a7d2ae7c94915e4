"""Imports all models, because Django looks here. Import each from the room where it lives."""

from relations import error_reports
from relations.editions import (
    daily_root,
    descriptions,
    index_changes,
    index_chunks,
    source_index,
    unfinished_run,
)
from relations.editions import models as editions
from relations.limits import models as limits
from relations.record import citations, country_names, participations, shipped_rows, vocabulary
from relations.record import models as record
from relations.sources import models as sources
from relations.sources import revisits

__all__ = [
    "citations",
    "country_names",
    "daily_root",
    "descriptions",
    "editions",
    "error_reports",
    "index_changes",
    "index_chunks",
    "limits",
    "participations",
    "record",
    "revisits",
    "shipped_rows",
    "source_index",
    "sources",
    "unfinished_run",
    "vocabulary",
]
