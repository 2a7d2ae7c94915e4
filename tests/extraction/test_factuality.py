"""Whether the words around a deed say that it was done."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.extraction.factuality import Factuality, factuality_at

# The deed stands between the bars.
TOLD = {
    Factuality.DONE: [
        "Jets |bombed| the port.",
        "The envoys held |talks| in Doha.",
        "They managed to |capture| the town.",
        "He said jets |bombed| it.",
        "Iran did not reply, and jets |bombed| it.",
        "Not only |shelled| but burned, the town is empty.",
        "Police said that they had |arrested| two men.",
        "A second round of |talks| ended on Friday.",
        "The |visit| ended on Friday.",
        "Five exiles ended a |hunger strike|.",
        "Despite talks on Sunday, jets |bombed| it.",
        "Militants |bombed| the May Day parade.",
        "Reporters Without Borders |accused| the junta.",
        "No fewer than 20 people were |deported|.",
        "Rebels barred from the town |attacked| its port.",
        "Ships from Oman |shelled| the port.",
    ],
    Factuality.BACKGROUND: [
        "After the |airstrikes| they met.",
        "It sheltered refugees who had |crossed| the river.",
        "They met amid |clashes|.",
        "|Recalling an ambassador| is a strong step.",
        "Guards beat the |captured| sailors.",
    ],
    Factuality.TOLD: [
        "Niger accused Benin of |hosting| bases.",
        "Saboteurs |blew up| a bridge, Moscow alleged.",
        "They condemned the |airstrike|.",
        "The two spoke about the |embargo|.",
    ],
    Factuality.PLANNED: [
        "The two will hold |talks|.",
        "They agreed on Friday to |reopen| the post.",
        "Serbia plans to |close| the road.",
        "A |visit| is planned.",
        "The |talks| will go on in May.",
    ],
    Factuality.UNREAL: [
        "Iran could |close| the strait.",
        "Iran threatened to |close| the strait.",
        "If Iran |closed| the strait, prices would rise.",
        "They urged Chad to |release| the men.",
        "It is a memorandum to |end hostilities|.",
        "Efforts to |broker| a deal go on.",
        "They fear an |invasion|.",
        "They met to hold |talks|.",
        "The envoys want to sign and |ratify| it.",
        "A |truce| is possible.",
        "Talks on a |truce| have stalled.",
        "It set conditions for |ending| the blockade.",
        "They asked Qatar to close the channel, |cut| ties with Iran and leave.",
    ],
    Factuality.ENDED: [
        "The |summit| was called off.",
        "The |exchange| fell through.",
        "|Deportations| were suspended.",
        "The |talks|, due in May, were cancelled.",
        "A |meeting| between Hungary and Austria was called off.",
        "Chad lifted the |ban|.",
        "Chad announced the lifting of the |ban|.",
        "The |ceasefire| collapsed.",
        "Chad ended the air, sea and land |blockade| of the port.",
        "Chad ended the blockade and |embargo|.",
        "The |flights| have stopped.",
        "A court overturned the |ban|.",
        "They accused Chad of violating the |truce|.",
    ],
    Factuality.NEGATED: [
        "India did not |attack| Nepal.",
        "India never |invaded| Nepal.",
        "India hasn’t |shelled| the town.",
        "No |sanctions| were imposed.",
        "The |swap| did not take place.",
        "The two failed to |agree|.",
        "Chad refused to |sign|.",
        "Egypt denied that it had |bombed| a market.",
        "The army denies |shelling| the village.",
        "It stopped short of an |embargo|.",
        "It rejected reports that its jets had |bombed| the camp.",
        "He narrowly escaped |assassination|.",
        "Police prevented a |demonstration|.",
        "The rebels were unable to |capture| it.",
        "Poles were barred from |entering| the port.",
        "Norway discouraged Finns from |attacking| it.",
        "Iranians were stopped from |visiting| Iraq.",
        "They were excluded from |talks| with Niger.",
        "The crew was kept from taking part in the |raid|.",
        "The army forbade the patrol from leaving the base or |attacking| it.",
    ],
}


@pytest.mark.parametrize(
    ("expected", "marked"),
    [(expected, marked) for expected, texts in TOLD.items() for marked in texts],
)
def test_words_around_a_deed_tell_whether_it_was_done(expected: Factuality, marked: str) -> None:
    before, deed, after = marked.split("|")
    text = before + deed + after
    assert factuality_at(text, len(before), len(before) + len(deed)) is expected


WORDS = [
    "not",
    "to",
    "that",
    "and",
    ",",
    "“",
    "lifted",
    "talks",
    "was",
    "called",
    "off",
    "May",
    "’",
]


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.integers(0, 60), st.integers(0, 60))
def test_any_part_of_any_text_is_told_in_some_way(words: list[str], start: int, more: int) -> None:
    assert factuality_at(" ".join(words), start, start + more) in Factuality


@pytest.mark.parametrize("words", ["not lifted to ", "talks, ", "a" * 200 + " ", "to to to "])
def test_a_long_hostile_text_takes_no_time(words: str) -> None:
    text = words * 2000
    began = time.process_time()
    for start in range(0, len(text), len(text) // 200):
        factuality_at(text, start, start + 5)
    assert time.process_time() - began < 2
