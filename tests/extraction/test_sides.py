"""The two countries that a whole report is about."""

from relations.extraction.country_roles import sides_of

REPORT = [
    "TALLINN: Envoys of the two countries met in Geneva.",
    "Ethiopia and Eritrea have no embassies in each other’s capitals.",
    "The meeting was the first since Asmara closed its border, Swiss officials said.",
    "An Ethiopian minister called it useful.",
]


def test_countries_of_most_sentences_are_the_sides_by_their_first_mention() -> None:
    first, second = sides_of(REPORT)
    assert (first.alpha3, first.words, first.sentence) == ("ETH", "Ethiopia", 1)
    assert (second.alpha3, second.words, second.sentence) == ("ERI", "Eritrea", 1)
    assert REPORT[1][second.start : second.end] == "Eritrea"
    assert {first.role, second.role} == {"participant"}


def test_country_that_one_sentence_names_often_counts_once() -> None:
    report = ["Chad, Chad, Chad: Chad and Sudan.", "Sudan met Egypt.", "Egypt met Sudan."]
    assert [each.alpha3 for each in sides_of(report)] == ["SDN", "EGY"]


def test_report_that_names_fewer_has_fewer_sides() -> None:
    assert sides_of(["Both sides met."]) == []
    assert [each.alpha3 for each in sides_of(["Peru is calm."])] == ["PER"]
