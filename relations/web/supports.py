"""On how many independent outlets an event rests, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.editions.independence import Support


def support_in_words(support: Support) -> str:
    """ "2 independent outlets", "one outlet only", "1 report, outlet unknown"; blank without a
    source. Nothing that shares a report, an outlet or an agency is called independent."""
    if support.independent > 1:
        return _independent(support)
    if support.unknown:
        return _with_unknown(support)
    if not support.independent:
        return ""
    if support.outlets == 0:
        return _("one news agency only")
    if support.outlets == 1:
        return _("one outlet only")
    if support.reports == 1:
        pattern = ngettext(
            "1 report, printed by %(count)d outlet",
            "1 report, printed by %(count)d outlets",
            support.outlets,
        )
        return pattern % {"count": support.outlets}
    pattern = ngettext(
        "%(count)d report, which shares outlets or a news agency",
        "%(count)d reports, which share outlets or a news agency",
        support.reports,
    )
    return pattern % {"count": support.reports}


def _independent(support: Support) -> str:
    outlets = ngettext(
        "%(count)d independent outlet", "%(count)d independent outlets", support.independent
    ) % {"count": support.independent}
    if not support.unknown:
        return outlets
    pattern = ngettext(
        "%(outlets)s, and %(count)d report whose outlet is unknown",
        "%(outlets)s, and %(count)d reports whose outlets are unknown",
        support.unknown,
    )
    return pattern % {"outlets": outlets, "count": support.unknown}


def _with_unknown(support: Support) -> str:
    """Beside one known outlet, or none, there are reports of which nobody is known who tells them;
    it may be the same one."""
    if support.unknown < support.reports:
        pattern = ngettext(
            "%(reports)d reports, the outlet of %(count)d of them unknown",
            "%(reports)d reports, the outlets of %(count)d of them unknown",
            support.unknown,
        )
        return pattern % {"reports": support.reports, "count": support.unknown}
    pattern = ngettext(
        "%(count)d report, outlet unknown", "%(count)d reports, outlets unknown", support.reports
    )
    return pattern % {"count": support.reports}
