"""Whole phrases: a date with the word before it, two dates as one, and what only looks like one."""

from collections.abc import Callable

from relations.dates.edtf import Edtf
from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.days import (
    dated_days,
    days_in_names,
    days_of_near_months,
    days_of_other_eras,
    days_together,
    days_without_month,
    remembered_days,
)
from relations.extraction.dates.lexicon import APPOINTMENTS, OTHER_WEEKDAYS, WEEKDAYS
from relations.extraction.dates.lone_years import lone_years
from relations.extraction.dates.meanings import OPEN, Meaning, combined
from relations.extraction.dates.numeric_days import numeric_days
from relations.extraction.dates.offsets import counted_elsewhere, offset_dates
from relations.extraction.dates.parts_of_years import (
    bare_parts,
    bare_parts_together,
    dated_parts,
    dated_parts_together,
    lone_parts,
    lone_quarters,
)
from relations.extraction.dates.periods import (
    about,
    after,
    before,
    between,
    by,
    lasting,
    no_earlier_than,
    since,
    until,
)
from relations.extraction.dates.rules import (
    either,
    followed_by,
    maybe,
    name,
    only,
    provided,
    sequence,
    silent,
    skip,
    unless,
    word,
    words,
)
from relations.extraction.dates.tense import is_extended, is_moved
from relations.extraction.dates.tokens import APOSTROPHE, DASH
from relations.extraction.dates.weekdays import bare_weekday
from relations.extraction.dates.year_phrases import bare_years, bare_years_together, dated_years
from relations.extraction.dates.year_words import (
    centuries,
    decades_in_words,
    short_years,
    spelled_years,
)


def _said(
    shape: Callable[[Edtf], Edtf | None], direction: Direction
) -> Callable[[Meaning], Meaning]:
    return lambda meaning: meaning.shaped(shape, direction)


def _itself(found: Edtf) -> Edtf | None:
    """ "Did not begin until March" began in March."""
    return found


def _open(found: Edtf) -> Edtf | None:
    return None


def _lasted_maybe(first: Meaning, more: tuple[str, Meaning] | None) -> Meaning:
    return first if more is None else combined(lasting, first, more[1])


# _sure is a date on its own; _one includes dates that need a word such as "in" before them.
_sure = either(
    dated_days,
    days_of_near_months,
    numeric_days,
    dated_parts,
    dated_years,
    centuries,
    decades_in_words,
    spelled_years,
    offset_dates,
    remembered_days,
)
_one = either(_sure, bare_parts, lone_quarters, bare_years, short_years)
_sure_together = either(days_together, dated_parts_together)
_together = either(_sure_together, bare_parts_together, bare_years_together)
_any = either(_one, _together)
# "Before Saturday's meeting" may be on Saturday, so it does not mean "before Saturday".
_alone = unless(followed_by(APOSTROPHE))
_up_to_word = word("to", "until", "till", "through", DASH)


# "Postponed from May to late June": only the new date is one.
_moved = sequence(
    provided(is_moved), words("from"), _one, word("to", "until", "till"), _any, _alone
).to(lambda *found: found[-1])
_not_moved = unless(is_moved)
_placed = either(
    sequence(
        word("in", "during", "throughout", "for", "through", "into", "both"),
        skip("both"),
        maybe(sequence(word("all", "most", "much", "part", "half"), words("of"))),
        skip("fiscal", "financial"),
        _any,
    ),
    sequence(skip("in", "during"), skip("the"), words("years"), bare_years_together),
    sequence(
        word("in", "for", "during"),
        word("fiscal", "financial"),
        words("year"),
        bare_years_together,
    ),
    sequence(word("on", "at", "over"), skip("or"), skip("about"), either(_sure, _sure_together)),
    sequence(_not_moved, words("from"), _together),
    sequence(words("as"), word("early", "late", "recently"), words("as"), skip("in"), _one),
    sequence(word("earlier", "later"), words("in"), _any),
).to(lambda *found: found[-1])
_from_on = either(
    sequence(words("since"), skip("in", "on"), _any).to(
        lambda date: date.looking_back().shaped(since)
    ),
    sequence(words("from"), _any, word("on", "onwards", "onward")).to(
        lambda date, _: date.shaped(since, Direction.NEAREST)
    ),
    sequence(_not_moved, words("from"), dated_parts).to(_said(since, Direction.NEAREST)),
)
_up_to = either(
    sequence(word("until", "till"), _any).to(
        lambda _, date: date.shaped(until, Direction.NEAREST).denied(_itself)
    ),
    sequence(words("by"), _any, _alone).to(
        lambda date: date.shaped(by, Direction.NEAREST).denied(_open)
    ),
    sequence(word("no", "not"), word("later", "after"), skip("than"), _any, _alone).to(
        lambda *found: found[-1].shaped(by, Direction.NEAREST)
    ),
    sequence(words("before"), _any, _alone).to(
        lambda date: date.shaped(before, Direction.NEAREST).denied(no_earlier_than)
    ),
    sequence(word("no", "not"), word("earlier", "sooner", "before"), skip("than"), _any, _alone).to(
        lambda *found: found[-1].shaped(no_earlier_than, Direction.NEAREST)
    ),
)
# "Extended to the end of 2018".
_extended = sequence(
    provided(is_extended),
    word("to", "through"),
    _any,
    _alone,
).to(lambda _, date: date.shaped(until, Direction.NEAREST))
_beyond = sequence(words("after"), _any, _alone).to(lambda date: date.shaped(after).denied(_open))
_roughly = sequence(
    either(word("around", "circa"), sequence(word("c", "ca"), words("."))), _any
).to(lambda *found: found[-1].shaped(about))
_stretch = either(
    # A date on its own, which may be the start of a period.
    sequence(_sure, maybe(sequence(word("to", "through", DASH), _sure))).to(_lasted_maybe),
    sequence(_not_moved, words("from"), _one, _up_to_word, _one).to(
        lambda first, _, last: combined(lasting, first, last)
    ),
    sequence(words("between"), _one, words("and"), _one).to(
        lambda first, last: combined(between, first, last)
    ),
)

_is_appointed = followed_by(*APPOINTMENTS)
# "A Friday deadline".
_appointed = only(
    silent(word("a")),
    bare_weekday,
    provided(_is_appointed),
)
_false_friends = either(
    days_in_names,
    days_without_month,
    days_of_other_eras,
    sequence(word(*OTHER_WEEKDAYS), name(WEEKDAYS), unless(_is_appointed)),
    sequence(
        skip("in", "for", "during"),
        skip("the", "its"),
        word("fiscal", "financial"),
        skip(DASH),
        either(sequence(maybe(words("year")), bare_years), lone_quarters),
    ),
    sequence(words("the"), name(WEEKDAYS), word("after", "before", "following", "when")),
    sequence(
        skip("in", "on"),
        either(dated_days, bare_parts, lone_parts),
        skip(",", "of", "in"),
        either(
            words("that year"),
            sequence(words("the"), word("same", "following", "next", "previous"), words("year")),
            words("the year before"),
        ),
    ),
    counted_elsewhere,
).to(lambda *_: OPEN)

phrase = either(
    remembered_days,
    _moved,
    _extended,
    _false_friends,
    _stretch,
    _sure_together,
    _placed,
    _from_on,
    _up_to,
    _beyond,
    _roughly,
    lone_parts,
    lone_quarters,
    lone_years,
    _appointed,
)
