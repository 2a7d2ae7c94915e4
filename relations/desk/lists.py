"""What the address of a list may ask of it: its filters, its search, its order and its page."""

from typing import Any, TypeVar

from django.contrib.admin.options import IncorrectLookupParameters, ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest

ListedRow = TypeVar("ListedRow", bound=Model)


class DeskList(ChangeList):
    """A list that takes nothing else from its address.

    Django's own takes any lookup of any column. Some of these no database can answer, and a regular
    expression may keep it, or the worker, from answering anybody.
    """

    def get_filters(self, request: HttpRequest) -> Any:
        """As Django has it. Raise `IncorrectLookupParameters` for what no filter asks: Django then
        leads to the whole list."""
        filters, has_filters, left, *rest = super().get_filters(request)
        if left:
            raise IncorrectLookupParameters
        return filters, has_filters, left, *rest

    def get_results(self, request: HttpRequest) -> None:
        """As Django has it, in one query more: the keys of the page first, then its rows.

        Django's own sorts whole rows, and reads all that it skips before a page.
        """
        super().get_results(request)
        keys = list(self.result_list.values_list("pk", flat=True))
        found = self.rows().in_bulk(keys)
        self.result_list: Any = [found[key] for key in keys if key in found]

    def rows(self) -> "QuerySet[Any]":
        """All rows that the account may view, with what the list shows of them."""
        return self.apply_select_related(self.root_queryset)


class AnswersItsFilters(ModelAdmin[ListedRow]):
    """An admin whose list is a `DeskList`."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return DeskList
