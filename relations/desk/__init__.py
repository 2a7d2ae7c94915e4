"""The desk: Django's admin, where contributors and editors keep the record.

The modules that register models are imported by `relations.admin`, where Django looks for them.
"""
