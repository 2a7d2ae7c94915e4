"""Collecting what is to be translated from public templates."""

from relations.management.commands.makemessages import calls_in

TEMPLATE = """
{{ _("Read in context") }}
<p title="{{ _("Where") }}">{{ ngettext("%(n)s place", "%(n)s places", n, n=n) }}</p>
{% trans trimmed name=country.name %}
  No published event
  involves <b>{{ name }}</b> yet.
{% endtrans %}
"""


def test_every_message_of_a_public_template_is_collected() -> None:
    assert calls_in(TEMPLATE).splitlines() == [
        '_("Read in context")',
        '_("Where")',
        'ngettext("%(n)s place", "%(n)s places")',
        'gettext("No published event involves <b>%(name)s</b> yet.")',
    ]
