"""What a whole report says, sentence by sentence, from plain texts."""

import pytest

from relations.dates.edtf import parse
from relations.extraction.report import (
    ReadSentence,
    Report,
    findings_in,
    is_read_language,
    parts_in,
    sides_missing,
    telling,
)
from relations.extraction.sureness import Pattern

TRIGGERS = {"airstrike": ["carried out airstrikes"], "talks": ["held talks"]}
TOLD = (
    "On Saturday Pakistan carried out airstrikes on Afghan territory near Khost.",
    "Minister Jalal Khan urged Kabul to “open the gate”.",
    "“We were bombed by Iran,” he said.",
    "At least 46 people were killed.",
)


def report(*sentences: str, published: str = "2025-04-20", language: str = "en") -> Report:
    return Report("\n".join(sentences), sentences, parse(published), language)


def read(*sentences: str, **fields: str) -> list[ReadSentence]:
    return findings_in(report(*sentences, **fields), TRIGGERS)


def test_each_sentence_has_its_dates_kinds_places_figures_and_sayings() -> None:
    struck, urged, spoke, killed = read(*TOLD)
    assert [each.edtf for each in struck.dates] == ["2025-04-19"]
    assert [each.code for each in struck.kinds] == ["airstrike"]
    assert [each.words for each in struck.places] == ["Khost"]
    assert [(each.act, each.speaker and each.speaker.name) for each in urged.sayings] == [
        ("urge", "Jalal Khan")
    ]
    assert [each.low for each in killed.figures] == [46]
    assert [each.speaker and each.speaker.name for each in spoke.sayings] == ["Jalal Khan"]


QUOTED = (
    "“Pakistan carried out airstrikes near Khost.",
    "Iran carried out airstrikes on Iraq near Basra.",
    "They held talks in Doha,” Minister Jalal Khan said.",
)


def test_sentence_inside_a_quotation_tells_nothing_as_the_reporter() -> None:
    opened, within, closed = read(*QUOTED)
    assert [opened.is_quoted, within.is_quoted, closed.is_quoted] == [True, True, False]
    for each in (opened, within):
        assert {kind.pattern for kind in each.kinds} == {Pattern.KIND_NOT_TOLD_AS_DONE}
        assert {place.pattern for place in each.places} == {Pattern.PLACE_NAMED}
        [saying] = each.sayings
        assert saying.speaker is None or saying.speaker.name == "Jalal Khan"
    assert {part.pattern for part in parts_in([within])} == {Pattern.ROLE_MENTIONED}
    assert {(part.alpha3, part.role) for part in parts_in([within])} == {
        ("IRN", "participant"),
        ("IRQ", "participant"),
    }


def test_quotation_by_itself_tells_nothing_as_the_reporter() -> None:
    [alone] = read("“Pakistan carried out airstrikes on Iran.”")
    assert {part.role for part in parts_in([alone])} == {"participant"}
    assert [kind.pattern for kind in alone.kinds] == [Pattern.KIND_NOT_TOLD_AS_DONE]


def test_some_sentences_are_read_as_in_their_report() -> None:
    whole = read(*TOLD)
    assert findings_in(report(*TOLD), TRIGGERS, [2, 0]) == [whole[2], whole[0]]
    assert findings_in(report(*TOLD), TRIGGERS, []) == []
    assert read() == []


def test_weekday_is_counted_from_what_the_whole_report_says_of_its_day() -> None:
    day = "They met on Friday."
    within = {"published": "[2025-04-19..2025-04-25]"}
    [alone] = read(day, **within)
    _first, after = read("They met on Saturday.", day, **within)
    assert [each.edtf for each in after.dates] == ["2025-04-18"]
    assert alone.dates != after.dates


@pytest.mark.parametrize("language", ["ur", "fr", "de-AT"])
def test_only_dates_are_read_in_other_languages(language: str) -> None:
    [struck] = read(TOLD[0], language=language)
    assert [each.edtf for each in struck.dates] == ["2025-04-19"]
    assert [*struck.kinds, *struck.places, *struck.figures, *struck.sayings] == []
    assert parts_in([struck]) == []
    assert sides_missing([], report(TOLD[0], language=language)) == []


def test_sentences_that_tell_are_those_that_report_nobody_speaking_or_else_all() -> None:
    assert telling(read(*TOLD)) == [0, 3]
    assert telling(read(TOLD[1], TOLD[2])) == [0, 1]


def test_country_that_is_only_spoken_of_takes_part_without_a_role() -> None:
    parts = [(each.alpha3, each.role, each.sentence) for each in parts_in(read(*TOLD))]
    assert parts == [("PAK", "initiator", 0), ("AFG", "target", 0), ("IRN", "participant", 2)]


def test_country_only_spoken_of_or_only_in_the_report_is_found_by_its_own_pattern() -> None:
    patterns = {each.alpha3: each.country_pattern for each in parts_in(read(*TOLD))}
    assert patterns["IRN"] is Pattern.COUNTRY_SPOKEN_OF
    assert patterns["PAK"] is Pattern.COUNTRY_NAME
    of = report(*TOLD)
    missing = sides_missing(parts_in(findings_in(of, TRIGGERS, [3])), of)
    assert {each.country_pattern for each in missing} == {Pattern.COUNTRY_OF_REPORT}


def test_countries_of_a_report_make_two_of_an_event_that_names_fewer() -> None:
    of = report(*TOLD)
    missing = sides_missing(parts_in(findings_in(of, TRIGGERS, [3])), of)
    assert [(each.alpha3, each.role) for each in missing] == [
        ("AFG", "participant"),
        ("PAK", "participant"),
    ]
    assert sides_missing(parts_in(findings_in(of, TRIGGERS, [0])), of) == []


@pytest.mark.parametrize(
    ("tag", "is_read"), [("en", True), ("EN-gb", True), ("fr", False), ("enm", False), ("", False)]
)
def test_only_english_is_read(tag: str, is_read: bool) -> None:
    assert is_read_language(tag) == is_read


APPEALED = (
    "Cambodia has attacked military sites in Thailand, the Thai Ministry of Foreign Affairs said.",
    "“The Royal Thai Government calls upon Cambodia to stop all attacks,” the ministry said.",
)


def test_roles_are_those_of_the_sentence_that_names_the_kind() -> None:
    found = findings_in(report(*APPEALED), {"appeal": ["call* upon"]})
    parts = {each.alpha3: each.role for each in parts_in(found)}
    assert parts == {"THA": "initiator", "KHM": "target"}
