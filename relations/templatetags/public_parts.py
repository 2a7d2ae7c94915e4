"""Parts of public pages on pages of the desk, whose templates are in another language."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def public_part(name: str, **context: Any) -> SafeString:
    """A public template, of which the desk shows the same, with what it names."""
    return SafeString(render_to_string(name, context))
