"""Which sources a reader asks for, and in which order: read from an address, and written to it."""

from dataclasses import dataclass, field, fields
from typing import Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.datastructures import MultiValueDict
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relations.editions.facet_readers import read_language, read_one_of
from relations.editions.folding import fold
from relations.queries.dates_in_addresses import days_within, plain_date
from relations.queries.selection import (
    given_values,
    read_words,
    refuse_reversed,
    single_values,
)


class SourceSort(TextChoices):
    """The order of a list of sources. Those of which that is not known come last, and of those that
    are alike the latest published first."""

    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    EVENTS = "events", _("Most events first")
    CITED = "cited", _("Largest share cited first")
    OUTLET = "outlet", _("By outlet")


class CitedShare(TextChoices):
    """How much of a source is cited: of its sentences, those on which something rests."""

    LITTLE = "little", _("less than a quarter")
    QUARTER = "quarter", _("a quarter or more")
    HALF = "half", _("half or more")
    ALL = "all", _("all of it")


def slug_of_outlet(name: str) -> str:
    """By which address an outlet is known; blank for a name without letters and digits."""
    return slugify(fold(name), allow_unicode=True)


def _outlet(value: str) -> str:
    if slug_of_outlet(value) != value:
        raise ValueError(gettext("is not how an outlet is written in addresses, such as dawn-news"))
    return value


@dataclass(frozen=True, slots=True)
class SourceSelection:
    """What a reader asks of the list of sources; blank is what is not asked.

    `q` are words of the title, the outlet or the byline, `outlet` is an outlet by its slug and
    `language` a tag of BCP 47. `since` and `until` are EDTF of level 0, both inclusive: a source is
    in if it may have been published within them. `cited` is a `CitedShare`.
    """

    q: str = field(default="", metadata={"read": read_words})
    outlet: str = field(default="", metadata={"read": _outlet})
    language: str = field(default="", metadata={"read": read_language})
    since: str = field(default="", metadata={"read": plain_date})
    until: str = field(default="", metadata={"read": plain_date})
    cited: str = field(default="", metadata={"read": read_one_of(CitedShare)})
    sort: str = field(default=SourceSort.NEWEST, metadata={"read": read_one_of(SourceSort)})

    @classmethod
    def parse(cls, query: MultiValueDict[str, str]) -> Self:
        """Read the parameters of an address; raises as `Selection.parse`."""
        selection = cls(**single_values(query, fields(cls)))
        refuse_reversed(selection.since, selection.until)
        return selection

    def query(self) -> str:
        """The canonical query string, without the question mark."""
        return urlencode(sorted(given_values(self, fields(self))))

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for fewer than all."""
        return bool(self.q) or self.is_filtered

    @property
    def is_filtered(self) -> bool:
        """Whether it asks for fewer by anything but words."""
        return any((self.outlet, self.language, self.since, self.until, self.cited))

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The first day of `since` and the last one of `until` as ordinals, None where open."""
        return days_within(self.since, self.until)
