"""The calendar: EDTF text in, bounds, precision and words out. Pure Python, no Django.

EDTF is the Extended Date/Time Format of the Library of Congress (2019), a profile of
ISO 8601-2:2019. Start at ``edtf.parse``; ``words.in_words`` puts what it returns into English.
"""
