"""The templates of public pages, which are Jinja's: a list is drawn several times faster than by
Django's. The desk, which extends Django's admin, has Django's."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import jinja2
from django.template import defaultfilters
from django.templatetags.static import static
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, gettext, ngettext
from django_htmx.jinja import htmx_script
from jinja2.ext import Extension

from relations.record.formatting import edtf_in_words, isolated
from relations.site_url import absolute
from relations.sources.languages import language_name
from relations.web import template_filters
from relations.web.addresses import path_of
from relations.web.found_words import with_marks
from relations.web.navigation import navigation_of
from relations.web.quotation_marks import quoted
from relations.web.two_sides import says

_INDENTATION = re.compile(r"\n\s+")
# A tag at the beginning of a line is sent as nothing, and leaves the space after it.
_AFTER_TAG = re.compile(r"^({%[^%\n]*%}) +", re.MULTILINE)
# What such a tag stands for may end in a word.
_TAGS_ALONE = re.compile(r"^((?:{%(?!-?\s*endtrans)[^%\n]*%}|{#.*?#})+)\n", re.MULTILINE)


class WithoutIndentation(Extension):
    """Takes from templates their indentation, and the lines that hold nothing but tags: a tenth of
    what would be sent. No element of a public page keeps white space as it is written."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        plain = _AFTER_TAG.sub(r"\1", _INDENTATION.sub("\n", source))
        return _TAGS_ALONE.sub(r"\1", plain)


class PublicEnvironment(jinja2.Environment):
    """Looks for what a dictionary holds before what it can do, as `values`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


_OPTIONS: dict[str, Any] = {
    "keep_trailing_newline": True,
    "extensions": ["jinja2.ext.i18n", WithoutIndentation],
    # Parts of several pages are given what there is: what is not there is blank.
    "undefined": jinja2.ChainableUndefined,
}


def environment(**options: Any) -> jinja2.Environment:
    """The environment of public templates, as settings name it."""
    made = PublicEnvironment(**{**options, **_OPTIONS})
    made.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        htmx_script=htmx_script, navigation_of=navigation_of, now=_now, static=static, url=path_of
    )
    made.filters.update(_FILTERS)
    return made


@lru_cache(maxsize=2_000)
def _message(_language: str | None, message: str) -> str:
    return gettext(message)


def _gettext(message: str) -> str:
    """A message in the language of this moment. Django looks for each in the catalogues of all
    installed apps, one after the other, which takes longer than to draw what it is part of."""
    return _message(get_language(), message)


@lru_cache(maxsize=10_000)
def _counted(_language: str | None, singular: str, plural: str, count: int) -> str:
    return ngettext(singular, plural, count)


def _ngettext(singular: str, plural: str, count: int) -> str:
    return _counted(get_language(), singular, plural, count)


def _now(form: str) -> str:
    return defaultfilters.date(timezone.localtime(), form)


def _date(moment: date | datetime | None, form: str) -> str:
    """A day, or a moment here, by one of Django's formats."""
    here = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return defaultfilters.date(here, form)


def _truncated(text: str, most: int) -> str:
    return Truncator(text).chars(most)


_FILTERS = {
    "absolute": absolute,
    "act_label": template_filters.act_label,
    "actor_kind_label": template_filters.actor_kind_label,
    "capfirst": capfirst,
    "date": _date,
    "date_mark": template_filters.date_mark,
    "edtf_certainty": template_filters.edtf_certainty,
    "edtf_words": edtf_in_words,
    "field_label": template_filters.field_label,
    "figure_words": template_filters.figure_words,
    "isolated": isolated,
    "language_name": language_name,
    "polarity": template_filters.polarity,
    "quoted": quoted,
    "role_label": template_filters.role_label,
    "says": says,
    "stance_label": template_filters.stance_label,
    "standing_label": template_filters.standing_label,
    "truncatechars": _truncated,
    "with_marks": with_marks,
}
