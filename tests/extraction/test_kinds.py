"""Kinds of event in sentences, by the triggers of the vocabulary that ships with the record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.kinds import KindMention, kinds_in
from relations.extraction.sureness import Pattern
from tests.extraction import tables
from tests.extraction.kind_sentences import SENTENCES, WITHOUT
from tests.extraction.shipped import TRIGGERS, ShippedEvent, events

ALL = [(code, sentence) for code, sentences in SENTENCES.items() for sentence in sentences]


def codes(text: str) -> list[str]:
    return [kind.code for kind in kinds_in(text, TRIGGERS)]


def words(text: str, *triggers: str) -> list[str]:
    return [kind.words for kind in kinds_in(text, {"kind": triggers})]


def test_every_kind_has_triggers_and_sentences() -> None:
    assert set(SENTENCES) == set(TRIGGERS)
    assert all(TRIGGERS.values())
    assert len(ALL) >= 120
    assert len(WITHOUT) >= 40


def test_no_trigger_belongs_to_two_kinds() -> None:
    phrases = [phrase for triggers in TRIGGERS.values() for phrase in triggers]
    assert sorted(phrases) == sorted(set(phrases))
    assert all(phrase == " ".join(phrase.lower().split()) for phrase in phrases)


@pytest.mark.parametrize(("code", "sentence"), ALL)
def test_the_first_kind_is_what_the_sentence_tells_of(code: str, sentence: str) -> None:
    assert codes(sentence)[:1] == [code], codes(sentence)


@pytest.mark.parametrize(("code", "_", "sentence"), tables.rows("news.txt"))
def test_the_first_kind_is_right_in_the_sentences_of_reports(
    code: str, _: str, sentence: str
) -> None:
    assert codes(sentence)[:1] == [code], codes(sentence)


@pytest.mark.parametrize("sentence", WITHOUT)
def test_a_sentence_that_tells_of_no_event_has_no_kind(sentence: str) -> None:
    assert codes(sentence) == []


def times_cited(number: int) -> int:
    return sum(number in event.sentences for event in events())


@pytest.mark.parametrize("event", events(), ids=lambda event: event.title)
def test_kinds_of_the_record_are_found_in_a_sentence_that_their_event_cites(
    event: ShippedEvent,
) -> None:
    """Among the first kinds, as many as there are events that cite the sentence."""
    found = [codes(text)[: times_cited(number)] for number, text in event.sentences.items()]
    assert any(event.kind in each for each in found)


@pytest.mark.parametrize(("right", "sentence"), tables.rows("less_common_deeds.txt"))
def test_a_deed_told_in_less_common_words_has_its_kind(right: str, sentence: str) -> None:
    assert codes(sentence)[0] in right.split()


@pytest.mark.parametrize("row", tables.rows("deed_look_alikes.txt"), ids=lambda row: row[0])
def test_what_only_looks_like_a_deed_has_no_kind(row: list[str]) -> None:
    assert codes(row[0]) == []


@pytest.mark.parametrize("row", tables.rows("undone.txt"), ids=lambda row: row[0])
def test_what_was_not_done_has_no_kind(row: list[str]) -> None:
    assert codes(row[0]) == []


# A kind that the vocabulary lacks is left out, and no other is put in its place.
LACKING = [
    "Dockers in three ports walked out over pay.",
    "Guinea imposed a curfew on its border towns.",
    "Fiji’s ruler declared a state of emergency.",
    "Mexico granted political asylum to the ousted president.",
    "Washington praised Jordan for sheltering refugees.",
    "The king promised to widen the powers of parliament.",
]


@pytest.mark.parametrize("sentence", LACKING)
def test_a_kind_that_the_vocabulary_lacks_is_left_out(sentence: str) -> None:
    assert codes(sentence) == []


PATTERNS = [
    ("Greece signed a treaty with Egypt.", Pattern.KIND_VERB_AND_OBJECT),
    ("Chad deported them.", Pattern.KIND_VERB),
    ("An airstrike in the east", Pattern.KIND_NOUN),
    ("Egypt will close its border.", Pattern.KIND_NOT_TOLD_AS_DONE),
    ("Egypt arrested two men, and Chad closed its border.", Pattern.KIND_AMONG_OTHERS),
]


@pytest.mark.parametrize(("sentence", "pattern"), PATTERNS)
def test_a_kind_names_the_pattern_that_found_it(sentence: str, pattern: Pattern) -> None:
    kind = kinds_in(sentence, TRIGGERS)[0]
    assert kind.pattern is pattern


PHRASES = [
    ("airstrike*", "Two airstrikes hit it.", ["airstrikes"]),
    ("airstrike*", "Two AIRSTRIKES hit it.", ["AIRSTRIKES"]),
    ("airstrike*", "An airstrike hit it.", ["airstrike"]),
    ("airstrike", "Two airstrikes hit it.", []),
    ("strike", "The airstrike hit it.", []),
    ("carr* out * strikes", "It carried out strikes.", ["carried out strikes"]),
    ("carr* out * strikes", "It carries out a few air strikes.", ["carries out a few air strikes"]),
    ("carr* out * strikes", "It carried out one of many air strikes.", []),
    ("carr* out * strikes", "It carried out nothing. Strikes followed.", []),
    ("carr* out * strikes", "It carried out orders, and strikes followed.", []),
    ("deploy* * troops", "It deployed 10,000 U.S. troops.", ["deployed 10,000 U.S. troops"]),
    ("call* on", "It called upon them", []),
    ("coup d'etat", "The coup d’État failed.", ["coup d’État"]),
    ("cease-fire", "A cease-fire held.", ["cease-fire"]),
    ("cease fire", "A cease-fire held.", ["cease-fire"]),
    ("", "Nothing is found by nothing.", []),
    ("*", "Nothing is found by anything.", []),
]


@pytest.mark.parametrize(("trigger", "text", "expected"), PHRASES)
def test_a_trigger_is_found_by_folded_whole_words(
    trigger: str, text: str, expected: list[str]
) -> None:
    assert words(text, trigger) == expected


def test_a_kind_says_where_its_words_stand() -> None:
    assert kinds_in("Talks began.", {"talks": ["talks"]}) == [
        KindMention("talks", "Talks", 0, 5, Pattern.KIND_NOUN)
    ]


def test_each_kind_is_named_once_by_its_heaviest_words() -> None:
    triggers = {"talks": ["talks", "held talks"]}
    assert kinds_in("Talks: they held talks.", triggers) == [
        KindMention("talks", "held talks", 12, 22, Pattern.KIND_VERB_AND_OBJECT)
    ]


def test_kinds_of_two_sentences_can_be_put_in_order_by_weight() -> None:
    triggers = {"talks": ["talks"], "visit": ["paid a visit"]}
    [talks], [visit] = kinds_in("Talks began.", triggers), kinds_in("He paid a visit.", triggers)
    assert visit.weight > talks.weight


def test_later_words_of_a_sentence_weigh_less() -> None:
    early, late = kinds_in("They met, then signed.", {"a": ["met"], "b": ["signed"]})
    assert early.weight > late.weight


WEIGHTIER = [
    ("They held talks and met.", ["held talks", "met"]),
    ("They met and held talks.", ["held talks", "met"]),
    ("They met, then signed.", ["met", "signed"]),
    ("Amid airstrikes, they met.", ["met", "airstrikes"]),
    ("They threatened airstrikes and met.", ["met"]),
    ("It could close the border, and they met.", ["met"]),
]


@pytest.mark.parametrize(("text", "expected"), WEIGHTIER)
def test_heavier_kind_comes_first(text: str, expected: list[str]) -> None:
    triggers = {"a": ["met"], "b": ["held talks"], "c": ["airstrikes"], "d": ["signed"]}
    found = kinds_in(text, triggers | {"e": ["border"]})
    assert [kind.words for kind in found] == expected


@given(st.text(max_size=100), st.lists(st.text(alphabet="ab* ", max_size=8), max_size=4))
def test_kinds_stand_where_they_say_whatever_the_triggers(text: str, phrases: list[str]) -> None:
    for kind in kinds_in(text, {"kind": phrases}):
        assert text[kind.start : kind.end] == kind.words
        assert kind.words


def test_a_long_hostile_text_takes_no_time() -> None:
    assert words("carried out a " * 5000, "carr* out * strikes") == []
