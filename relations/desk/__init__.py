"""The desk: where contributors and editors keep the record, in Django's admin.

One module a thing, which registers itself when it is imported; `relations.admin` calls the roll.
"""
