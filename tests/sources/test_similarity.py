"""How near two sentences are by their words, and which of some is near enough to another."""

import pytest

from relations.sources import similarity as module
from relations.sources.similarity import Gap, dice_coefficient, nearest, words_in


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kabul denied it.", "“KABUL denied it!”", 1.0),
        ("Kabul denied it.", "Kabul denied everything.", 2 / 3),
        ("No, no, no.", "No.", 0.5),
        ("Kabul denied it.", "Trade fell.", 0.0),
        ("...", "!", 0.0),
        ("停戦は合意", "停戦に合意", 0.8),
        ("سرحد بند ہے", "سرحد بند تھی", 2 / 3),
    ],
)
def test_dice_coefficient_is_the_share_of_words_that_both_have(
    one: str, other: str, expected: float
) -> None:
    assert dice_coefficient(words_in(one), words_in(other)) == pytest.approx(expected)
    assert dice_coefficient(words_in(other), words_in(one)) == pytest.approx(expected)


WANTED = "The border was shut on Monday"
NEAR = "The border was shut on Friday evening"
FAR = "The market was shut early on Friday"


@pytest.mark.parametrize(
    ("offered", "gap", "expected"),
    [
        ({0: NEAR}, Gap(0, 1, 0), {7: 0}),
        ({0: NEAR}, Gap(1, 2, 1), {7: 0}),
        ({0: FAR}, Gap(0, 1, 0), {7: 0}),
        # Half of the words will do where it stood, and not elsewhere.
        ({0: FAR}, Gap(1, 2, 1), {}),
        ({0: FAR, 1: NEAR}, Gap(0, 2, 0), {7: 1}),
        # What stands where it stood comes before what is nearer and stands elsewhere.
        ({0: FAR, 1: NEAR}, Gap(0, 1, 0), {7: 0}),
        ({}, Gap(0, 0, 0), {}),
    ],
)
def test_nearest_is_near_enough_for_its_place(
    offered: dict[int, str], gap: Gap, expected: dict[int, int]
) -> None:
    assert nearest({7: (WANTED, gap)}, offered) == expected


def test_one_text_serves_two_that_were_joined() -> None:
    gap = Gap(0, 1, 0)
    wanted = {0: ("The border was shut", gap), 1: ("trade came to a halt for weeks", gap)}
    joined = {0: "The border was shut; trade came to a halt for weeks"}
    assert nearest(wanted, joined) == {0: 0, 1: 0}


def test_nothing_is_near_where_too_much_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {number: (WANTED, Gap(0, 1, 0)) for number in range(2)}
    assert nearest(wanted, {0: NEAR}) == {0: 0}
    monkeypatch.setattr(module, "MOST_WANTED", 1)
    assert nearest(wanted, {0: NEAR}) == {}
