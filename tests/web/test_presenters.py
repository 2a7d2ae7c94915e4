"""An event presented on a page: notes are numbered, answers stand beside claims."""

import pytest

from relations.editions.models import Edition
from relations.record.citations import Citation
from relations.record.models import Event
from relations.sources.models import Source
from relations.web.presenters import presented_event, presented_threads
from tests.factories import make_actor, make_event, make_source, make_statement, publish

pytestmark = pytest.mark.django_db


def published(event: Event) -> Edition:
    """Publish an event and read its edition as a page does."""
    return Edition.objects.get(pk=publish(event, by=None).pk)


def publish_cited(source: Source) -> Edition:
    """An event that cites sentence 2 twice, and statements that cite 1, then 2, then 4 and 1."""
    sentences = {each.number: each for each in source.sentences.all()}
    event = make_event(sentence=sentences[2])
    Citation.objects.create(event=event, sentence=sentences[2], field=Citation.Field.DATE)
    make_statement(event, speaker=make_actor("Amina"), sentence=sentences[1])
    make_statement(event, speaker=make_actor("Basir"), sentence=sentences[2])
    last = make_statement(event, speaker=make_actor("Celine"), sentence=sentences[4])
    Citation.objects.create(
        statement=last, sentence=sentences[1], stance=Citation.Stance.CONTRADICTS
    )
    return published(event)


def test_notes_are_numbered_as_a_reader_meets_them_each_sentence_once() -> None:
    event = presented_event(publish_cited(make_source()))
    assert [(note["number"], note["sentence"]) for note in event["notes"]] == [
        (1, 2),
        (2, 1),
        (3, 4),
    ]
    assert event["numbers"] == [1]
    assert [statement["numbers"] for statement in event["statements"]] == [[2], [1], [2, 3]]


def test_note_says_what_rests_on_it_and_how() -> None:
    first, second, third = presented_event(publish_cited(make_source()))["notes"]
    assert first["uses"] == [
        {"speaker": "", "field": "date", "stance": "supports", "check": None},
        {"speaker": "", "field": "whole", "stance": "supports", "check": None},
        {"speaker": "Basir", "field": "whole", "stance": "supports", "check": None},
    ]
    assert second["uses"] == [
        {"speaker": "Amina", "field": "whole", "stance": "supports", "check": None},
        {"speaker": "Celine", "field": "whole", "stance": "contradicts", "check": None},
    ]
    assert third["uses"] == [
        {"speaker": "Celine", "field": "whole", "stance": "supports", "check": None}
    ]


def test_same_use_by_the_same_speaker_is_said_once() -> None:
    event = make_event()
    for text in ("First.", "Second."):
        make_statement(event, text=text)
    [note] = presented_event(published(event))["notes"]
    assert [use["speaker"] for use in note["uses"]] == ["", "Amina Karimi"]


def test_sentences_of_two_sources_with_one_number_are_two_notes() -> None:
    event = make_event()
    make_statement(event, sentence=make_source().sentences.get(number=1))
    notes = presented_event(published(event))["notes"]
    assert [(note["number"], note["sentence"]) for note in notes] == [(1, 1), (2, 1)]


def test_exchange_apart_has_only_its_own_notes_numbered_from_one() -> None:
    edition = publish_cited(make_source())
    code = edition.document["statements"][2]["code"]
    [exchange] = presented_threads(edition, {code})
    [statement] = exchange["statements"]
    assert (statement["code"], statement["numbers"]) == (code, [1, 2])
    assert [note["sentence"] for note in exchange["cited"]["notes"]] == [1, 4]
    uses = [use for note in exchange["cited"]["notes"] for use in note["uses"]]
    assert [use["speaker"] for use in uses] == ["Celine"] * 2
    assert exchange["event"]["title"] == edition.document["title"]


# What each statement answers, in the order in which they stand; the exchanges that come of it.
EXCHANGES = [
    ({"a": None}, ["a"]),
    ({"a": None, "b": None}, ["a", "b"]),
    ({"a": None, "b": "a"}, ["ab"]),
    ({"a": "b", "b": None}, ["ba"]),
    ({"a": None, "b": None, "c": "a"}, ["ac", "b"]),
    ({"a": None, "b": "a", "c": "b", "d": "c"}, ["abcd"]),
    ({"a": "c", "b": "c", "c": None}, ["cab"]),
    ({"a": "elsewhere", "b": "a"}, ["ab"]),
    ({"a": "elsewhere", "b": "elsewhere"}, ["a", "b"]),
    ({"a": "a"}, ["a"]),
    ({"a": "b", "b": "a"}, ["a", "b"]),
    ({"a": "b", "b": "c", "c": "a"}, ["a", "b", "c"]),
]


@pytest.mark.parametrize(("claims", "exchanges"), EXCHANGES)
def test_answers_follow_the_claim_that_opened_the_exchange(
    claims: dict[str, str | None], exchanges: list[str]
) -> None:
    assert ["".join(exchange) for exchange in threads_of(claims)] == exchanges


def test_every_statement_stands_in_one_exchange_whatever_goes_in_a_circle() -> None:
    claims = {"a": "b", "b": "c", "c": "b", "d": "a"}
    together = [letter for exchange in threads_of(claims) for letter in exchange]
    assert sorted(together) == ["a", "b", "c", "d"]


# What each statement answers, those chosen, and what is shown: the chosen in capitals.
EXCERPTS = [
    ({"a": None}, "a", ["A"]),
    ({"a": None, "b": None}, "b", ["B"]),
    ({"a": None, "b": "a"}, "a", ["Ab"]),
    ({"a": None, "b": "a"}, "b", ["aB"]),
    ({"a": None, "b": "a"}, "ab", ["AB"]),
    ({"a": None, "b": "a", "c": "a"}, "b", ["aB"]),
    ({"a": None, "b": "a", "c": "a"}, "bc", ["aBC"]),
    ({"a": None, "b": "a", "c": "b", "d": "c"}, "b", ["aBc"]),
    ({"a": None, "b": "a", "c": "b", "d": "c"}, "d", ["cD"]),
    ({"a": None, "b": "a", "c": None, "d": "c"}, "bc", ["aB", "Cd"]),
    ({"a": "elsewhere", "b": "elsewhere"}, "a", ["A"]),
    ({"a": "b", "b": "a"}, "a", ["A"]),
]


@pytest.mark.parametrize(("claims", "chosen", "shown"), EXCERPTS)
def test_chosen_statement_is_shown_with_its_claim_and_its_answers(
    claims: dict[str, str | None], chosen: str, shown: list[str]
) -> None:
    edition, letters = publish_claims(claims)
    codes = {code for code, letter in letters.items() if letter in chosen}
    found = [
        "".join(
            letters[each["code"]].upper() if each["chosen"] else letters[each["code"]]
            for each in exchange["statements"]
        )
        for exchange in presented_threads(edition, codes)
    ]
    assert found == shown


def threads_of(claims: dict[str, str | None]) -> list[list[str]]:
    """The exchanges of an event whose statements, named by letters, answer each other so."""
    edition, letters = publish_claims(claims)
    exchanges = presented_event(edition)["exchanges"]
    return [[letters[statement["code"]] for statement in exchange] for exchange in exchanges]


def publish_claims(claims: dict[str, str | None]) -> tuple[Edition, dict[str, str]]:
    """An event whose statements answer each other so, and the letters of their codes."""
    event = make_event()
    statements = {letter: make_statement(event) for letter in claims}
    letters = {statement.code: letter for letter, statement in statements.items()}
    codes = {letter: code for code, letter in letters.items()}
    edition = published(event)
    for said, claim in zip(edition.document["statements"], claims.values(), strict=True):
        said["responds_to"] = codes.get(claim, "00000000") if claim else None
    return edition, letters


def test_figure_that_stands_in_a_table_is_marked_and_any_other_is_not() -> None:
    event = make_event()
    for speaker, measure in (("Amina", "deaths"), ("Basir", "deaths"), ("Basir", "wounded")):
        make_statement(event, speaker=make_actor(speaker), figure_measure=measure, figure_best=3)
    make_statement(event)
    shape = presented_event(published(event))
    assert [table["measure"] for table in shape["figures"]] == ["deaths"]
    assert [each.get("figure_in_table", False) for each in shape["statements"]] == [
        True,
        True,
        False,
        False,
    ]


def test_rows_of_a_table_of_figures_have_the_numbers_of_their_notes() -> None:
    source = make_source()
    event = make_event(sentence=source.sentences.get(number=1))
    for number, speaker in ((2, "Basir"), (3, "Amina")):
        make_statement(
            event,
            speaker=make_actor(speaker),
            sentence=source.sentences.get(number=number),
            figure_measure="deaths",
            figure_low=number,
        )
    [table] = presented_event(published(event))["figures"]
    rows = [(row["speaker"]["name"], row["numbers"]) for row in table["rows"]]
    assert rows == [("Amina", [3]), ("Basir", [2])]


def test_claim_and_its_answers_are_told_apart_only_where_there_are_answers() -> None:
    edition, letters = publish_claims({"a": None, "b": "a", "c": "b", "d": None})
    statements = presented_event(edition)["statements"]
    assert {letters[each["code"]]: each["part"] for each in statements} == {
        "a": "claim",
        "b": "answer",
        "c": "answer",
        "d": "",
    }


def test_claim_that_an_excerpt_leaves_out_is_still_said_to_be_answered() -> None:
    edition, letters = publish_claims({"a": None, "b": "a", "c": "b"})
    [last] = [code for code, letter in letters.items() if letter == "c"]
    [exchange] = presented_threads(edition, {last})
    assert [
        (letters[each["code"]], each["answers_elsewhere"]) for each in exchange["statements"]
    ] == [("b", True), ("c", False)]


def test_only_an_answer_to_another_event_is_said_to_answer_elsewhere() -> None:
    first = make_event("A claim")
    claim = make_statement(first, speaker=make_actor("Amina"))
    inside = make_statement(first, speaker=make_actor("Basir"), responds_to=claim)
    edition = published(first)
    second = make_event("An answer")
    outside = make_statement(second, speaker=make_actor("Basir"), responds_to=claim)
    statements = [
        *presented_event(edition)["statements"],
        *presented_event(published(second))["statements"],
    ]
    assert {each["code"]: each["answers_elsewhere"] for each in statements} == {
        claim.code: False,
        inside.code: False,
        outside.code: True,
    }
