"""The lines of the desk's forms."""

from django import template
from django.contrib.admin.helpers import Fieldline
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def written_line(line: Fieldline) -> SafeString:
    """The HTML of a line; `desk/shared_lines.py` writes those that rows of a page share."""
    shared = getattr(line.form, "shared_lines", None)
    if shared:
        return SafeString(shared.write(line))
    return render_to_string("admin/includes/line.html", {"line": line})
