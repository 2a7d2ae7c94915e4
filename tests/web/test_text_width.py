"""How wide a text may be, in units of its size: never less than it is in any font we come to."""

import pytest

from relations.web.text_width import shortened, width_of

# A text, and how wide it is in bold DejaVu Sans, the widest of these fonts.
MEASURED = [
    ("Border clashes", 8.37),
    ("Pakistan’s foreign minister in Kabul", 20.24),
    ("18 April 2025", 7.54),
    ("since about the end of March 2025", 19.62),
    ("WWW", 3.31),
    ("illicit", 2.78),
    ("…", 1.0),
]


@pytest.mark.parametrize(("text", "width"), MEASURED)
def test_text_is_given_as_much_room_as_it_takes_and_little_more(text: str, width: float) -> None:
    assert width <= width_of(text) <= 1.1 * width


@pytest.mark.parametrize(
    ("text", "least"),
    [("会談", 2.0), ("مذاکرات", 4.09), ("बैठक", 1.92), ("Ærø", 2.27), ("🙂", 1.0), ("é", 0.68)],
)
def test_text_of_any_script_has_a_width(text: str, least: float) -> None:
    assert width_of(text) >= least


def test_what_has_no_width_takes_none() -> None:
    assert width_of("") == 0
    assert width_of("\u2068e\u0301\u2069") == width_of("e")


# A text, the room for it, and what is left of it.
CUT = [
    ("Border clashes", 12, "Border clashes"),
    ("Border clashes", 8, "Border…"),
    ("Talks, and more of them", 6, "Talks…"),
    ("Deportationsandmore", 6, "Deporta…"),
    ("A b c d e f g", 5.3, "A b c d…"),
]


@pytest.mark.parametrize(("text", "most", "left"), CUT)
def test_text_is_cut_at_a_word(text: str, most: float, left: str) -> None:
    assert shortened(text, most) == left
    assert width_of(left) <= most
