"""The filter of a list by what its rows refer to, such as the speakers of statements."""

from typing import Any

from django.contrib.admin import ModelAdmin, RelatedFieldListFilter
from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest
from django.utils.translation import gettext as _

from relations.desk.chosen import valid_keys


class ReferredToFilter(RelatedFieldListFilter):
    """Offers the rows to which rows of a list refer. Of more than `MOST` it offers those to which
    most refer, and the chosen one; `note` says so."""

    MOST = 300
    note = ""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: "ModelAdmin[Any]"
    ) -> Any:
        """Two queries, and one more where not all are offered."""
        path, listed = self.field_path, model_admin.get_queryset(request).order_by()
        referred_to = field.remote_field.model._default_manager.order_by().filter(
            Exists(listed.filter(**{path: OuterRef("pk")}))
        )
        offered = list(referred_to.values_list("pk", flat=True)[: self.MOST + 1])
        if len(offered) > self.MOST:
            self.note = _("Only the %(count)d most frequent. The search finds the others.") % {
                "count": self.MOST
            }
            times = listed.exclude(**{path: None}).values(path).annotate(times=Count("pk"))
            frequent = times.order_by("-times", path).values_list(path, flat=True)
            offered = [*frequent[: self.MOST], *valid_keys(self.lookup_val or [])]
        return field.get_choices(
            include_blank=False,
            limit_choices_to={"pk__in": offered},
            ordering=self.field_admin_ordering(field, request, model_admin),
        )
