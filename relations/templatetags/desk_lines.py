"""The lines of the desk's forms."""

from django import template
from django.contrib.admin.helpers import Fieldline
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def shared_line(line: Fieldline) -> SafeString | None:
    """The HTML of a line that rows of a page share, as `desk/shared_lines.py` writes it; None for a
    line of any other form."""
    shared = getattr(line.form, "shared_lines", None)
    return SafeString(shared.write(line)) if shared else None
