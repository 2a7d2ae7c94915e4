"""Names in one spelling: which ways to write a name are one, and which are not."""

import pytest

from relations.queries.one_spelling import spelled_words

SAME = [
    ("Muttaqi", "Muttaki", "Mottaqi", "Mottaki", "Mutaqi", "MUTTAQI"),
    ("Ishaq Dar", "Ishak Dar", "Eshaq Dar", "Ishaaq Dar"),
    ("Qatar", "Katar"),
    ("Erdoğan", "Erdogan"),
    ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskij"),
    ("Khan", "Xan"),
    ("Abdullah", "Abdulla"),
    ("Hossein", "Husein", "Hussein"),
    ("al-Sisi", "Sisi", "El Sisi", "el-Sissi"),
    ("Sana'a", "Sanaa", "Sana’a"),
    ("Tshisekedi", "Tshisékédi"),
    ("Iraq", "Irak"),
    ("متقي", "متقی"),
    ("كابل", "کابل"),
]

OTHERS = [
    *(("Iran", "Iraq"), ("Mali", "Malawi"), ("Niger", "Nigeria"), ("Oman", "Amman")),
    *(("Dar", "Dara"), ("Karzai", "Karimi"), ("Guinea", "Guyana"), ("Austria", "Australia")),
    *(("Khan", "Kan"), ("متقی", "مفتی")),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_ways_to_write_a_name_are_one(names: tuple[str, ...]) -> None:
    assert len({spelled_words(each) for each in names}) == 1


@pytest.mark.parametrize("names", OTHERS, ids=lambda names: names[0])
def test_other_names_stay_apart(names: tuple[str, str]) -> None:
    assert spelled_words(names[0]) != spelled_words(names[1])


def test_name_that_is_an_article_alone_is_kept() -> None:
    assert spelled_words("Al") == ("al",)
    assert spelled_words("—") == ()
