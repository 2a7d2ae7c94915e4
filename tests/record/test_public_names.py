"""Under which names readers may see editors."""

import pytest

from relations.record.public_names import is_of_another, problem_of_name, public_name
from tests.factories import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize(
    "name",
    [
        *("Amina Karimi", "M. O’Neill-Şahin", "عمران خان", "می\u200cرضا", "李", "Editors of Dyad"),
        *("葛\U000e0100城", "ᠮᠣᠩ\u180bᠭᠣᠯ", "Амина Каримова", "Σοφία Jones", "ｼﾞｮﾝ Jones-山田"),
    ],
)
def test_name_that_readers_may_see(name: str) -> None:
    make_editor("ak")
    assert problem_of_name(name) == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Give a name"),
        (" \u3000", "Give a name"),
        ("…", "Give a name"),
        ("\u200c", "Give a name"),
        ("Amina\nKarimi", "characters that are not seen"),
        ("Amina\x07", "characters that are not seen"),
        ("Amina\x00", "characters that are not seen"),
        ("\u202eanimA", "characters that are not seen"),
        ("Amina\u2028Karimi", "characters that are not seen"),
        ("Ami\u034fna", "characters that are not seen"),
        ("Amina\u3164", "characters that are not seen"),
        ("Аmina Karimi", "mixes letters of two alphabets"),
        ("Amina Karimı\u03bf", "mixes letters of two alphabets"),
        ("ak", "logs in by this name"),
        (" AK ", "logs in by this name"),
        ("ａｋ", "logs in by this name"),
        ("a\u200dk", "logs in by this name"),
        ("a\ufe0fk", "logs in by this name"),
    ],
)
def test_name_that_readers_may_not_see(name: str, problem: str) -> None:
    make_editor("ak")
    assert problem in problem_of_name(name)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("Amina", "Karimi", "Amina Karimi"),
        ("Amina Karimi", "", "Amina Karimi"),
        ("", "", ""),
        ("ak", "", ""),
        ("Ak", "", ""),
    ],
)
def test_readers_never_see_by_which_name_an_account_logs_in(
    first: str, last: str, shown: str
) -> None:
    assert public_name(make_editor("ak", first_name=first, last_name=last)) == shown


@pytest.mark.parametrize(
    "name",
    [
        *("Amina Karimi", "amina KARIMI", "Ａmina Karimi", "Amina  Karimi", "Amina\u00a0Karimi"),
        *("Ami\u200dna Karimi", "Ami\u034fna Karimi", "Amina\ufe0f Karimi", "Amina \u3164Karimi"),
        *("Amina Karimi\u200b", "Amina \uffa0 Karimi", "Amina\u2003Karimi"),
    ],
)
def test_name_that_looks_like_anothers_is_theirs(name: str) -> None:
    make_editor("ak", first_name="Amina", last_name="Karimi")
    other = make_editor("other")
    assert is_of_another(name, other)
    assert not is_of_another(f"{name} the Younger", other)
