"""Ordeals: what is killed, cut, filled, stopped and set back while the record is published, and
what must be there afterwards. `make ordeal` runs all of them and prints what was lost: nothing.

They take minutes and end processes, so that they are no part of `make test`.
"""
