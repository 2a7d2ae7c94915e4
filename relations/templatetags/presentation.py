"""Filters of the desk's templates, which turn dates and accounts into what is shown."""

from django import template

from relations.record.formatting import editor_name, edtf_in_words

register = template.Library()

register.filter("edtf_words", edtf_in_words)
register.filter(editor_name)
