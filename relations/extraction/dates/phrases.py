"""Whole phrases: a date with the word before it, two dates as one, and what only looks like one."""

from collections.abc import Callable

from relations.dates.edtf import Edtf
from relations.extraction.dates.cycles import Direction
from relations.extraction.dates.days import dated_days, days_together, remembered_days
from relations.extraction.dates.lexicon import OTHER_WEEKDAYS, WEEKDAYS
from relations.extraction.dates.meanings import OPEN, Meaning, combined
from relations.extraction.dates.offsets import counted_elsewhere, offset_dates
from relations.extraction.dates.parts_of_years import (
    bare_parts,
    bare_parts_together,
    dated_parts,
    dated_parts_together,
)
from relations.extraction.dates.periods import (
    about,
    after,
    before,
    between,
    by,
    lasting,
    since,
    until,
)
from relations.extraction.dates.rules import (
    Tokens,
    either,
    maybe,
    name,
    sequence,
    skip,
    unless,
    word,
    words,
)
from relations.extraction.dates.tokens import APOSTROPHE, DASH
from relations.extraction.dates.year_phrases import bare_years, bare_years_together, dated_years


def _said(
    shape: Callable[[Edtf], Edtf | None], direction: Direction
) -> Callable[[Meaning], Meaning]:
    return lambda meaning: meaning.shaped(shape, direction)


def _is_possessed(tokens: Tokens, position: int) -> bool:
    """ "Before Saturday's meeting" may be on Saturday, so it does not mean "before Saturday"."""
    return position < len(tokens) and tokens[position].key == APOSTROPHE


def _lasted_maybe(first: Meaning, more: tuple[str, Meaning] | None) -> Meaning:
    return first if more is None else combined(lasting, first, more[1])


# _sure is a date on its own; _one includes dates that need a word such as "in" before them.
_sure = either(dated_days, dated_parts, dated_years, offset_dates)
_one = either(_sure, bare_parts, bare_years)
_sure_together = either(days_together, dated_parts_together)
_together = either(_sure_together, bare_parts_together, bare_years_together)
_any = either(_one, _together)
_alone = unless(_is_possessed)

_placed = either(
    sequence(word("in", "during", "throughout"), _any),
    sequence(word("on", "at"), either(_sure, _sure_together)),
    sequence(words("from"), _together),
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
    sequence(words("from"), dated_parts).to(_said(since, Direction.NEAREST)),
)
_up_to = either(
    sequence(word("until", "till"), _any).to(lambda _, date: date.shaped(until, Direction.NEAREST)),
    sequence(words("by"), _any, _alone).to(_said(by, Direction.NEAREST)),
    sequence(words("before"), _any, _alone).to(_said(before, Direction.NEAREST)),
)
_beyond = sequence(words("after"), _any, _alone).to(_said(after, Direction.BACK))
_roughly = sequence(word("around", "circa"), _any).to(lambda _, date: date.shaped(about))
_stretch = either(
    # A date on its own, which may be the start of a period.
    sequence(_sure, maybe(sequence(word("to", "through", DASH), _sure))).to(_lasted_maybe),
    sequence(words("from"), _one, word("to", "until", "till", "through", DASH), _one).to(
        lambda first, _, last: combined(lasting, first, last)
    ),
    sequence(words("between"), _one, words("and"), _one).to(
        lambda first, last: combined(between, first, last)
    ),
)

_false_friends = either(
    remembered_days,
    sequence(word(*OTHER_WEEKDAYS), name(WEEKDAYS)),
    counted_elsewhere,
).to(lambda *_: OPEN)

phrase = either(
    _false_friends, _stretch, _sure_together, _placed, _from_on, _up_to, _beyond, _roughly
)
