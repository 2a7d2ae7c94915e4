"""The English names used in phrases, marked for translation."""

from collections.abc import Callable

Gettext = Callable[[str], str]


def gettext_noop(message: str) -> str:
    """Mark a message for translation; it is looked up later."""
    return message


def untranslated(message: str) -> str:
    """A gettext that leaves messages in English."""
    return message


MONTHS = {
    1: gettext_noop("January"),
    2: gettext_noop("February"),
    3: gettext_noop("March"),
    4: gettext_noop("April"),
    5: gettext_noop("May"),
    6: gettext_noop("June"),
    7: gettext_noop("July"),
    8: gettext_noop("August"),
    9: gettext_noop("September"),
    10: gettext_noop("October"),
    11: gettext_noop("November"),
    12: gettext_noop("December"),
}

# Season codes whose name goes directly before a year: "spring 2025".
SEASONS = {
    21: gettext_noop("spring"),
    22: gettext_noop("summer"),
    23: gettext_noop("autumn"),
    24: gettext_noop("winter"),
    25: gettext_noop("northern spring"),
    26: gettext_noop("northern summer"),
    27: gettext_noop("northern autumn"),
    28: gettext_noop("northern winter"),
    29: gettext_noop("southern spring"),
    30: gettext_noop("southern summer"),
    31: gettext_noop("southern autumn"),
    32: gettext_noop("southern winter"),
}

# Season codes for a share of a year: "the first quarter of 2025".
SHARES = {
    33: gettext_noop("the first quarter"),
    34: gettext_noop("the second quarter"),
    35: gettext_noop("the third quarter"),
    36: gettext_noop("the fourth quarter"),
    37: gettext_noop("the first third"),
    38: gettext_noop("the second third"),
    39: gettext_noop("the last third"),
    40: gettext_noop("the first half"),
    41: gettext_noop("the second half"),
}

# Key: the digits of a day of which only the tens, or neither digit, are known.
PARTS_OF_MONTH = {
    "0X": gettext_noop("early %(month)s"),
    "1X": gettext_noop("mid-%(month)s"),
    "2X": gettext_noop("late %(month)s"),
    "3X": gettext_noop("the end of %(month)s"),
    "XX": gettext_noop("some day in %(month)s"),
}

# Key: (uncertain, approximate), for a whole date.
DOUBTS = {
    (True, False): gettext_noop("perhaps %(date)s"),
    (False, True): gettext_noop("about %(date)s"),
    (True, True): gettext_noop("perhaps about %(date)s"),
}

# Key: (uncertain, approximate), for one part of a date.
YEAR_DOUBTS = {
    (True, False): gettext_noop("year uncertain"),
    (False, True): gettext_noop("year approximate"),
    (True, True): gettext_noop("year uncertain and approximate"),
}
MONTH_DOUBTS = {
    (True, False): gettext_noop("month uncertain"),
    (False, True): gettext_noop("month approximate"),
    (True, True): gettext_noop("month uncertain and approximate"),
}
DAY_DOUBTS = {
    (True, False): gettext_noop("day uncertain"),
    (False, True): gettext_noop("day approximate"),
    (True, True): gettext_noop("day uncertain and approximate"),
}
SEASON_DOUBTS = {
    (True, False): gettext_noop("season uncertain"),
    (False, True): gettext_noop("season approximate"),
    (True, True): gettext_noop("season uncertain and approximate"),
}
