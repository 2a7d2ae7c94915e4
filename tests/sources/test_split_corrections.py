"""SplitCorrections of the cut: sentences joined and cut, in this text and in no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.normalisation import is_blank
from relations.sources.split_corrections import Seam, SplitCorrections, seams_in
from relations.sources.splitting import SentenceSpan, split

TEXT = (
    "Kabul/Islamabad: The talks with Gen. Qamar (ret.). Bajwa began on Saturday. They went on.\n"
    "Trade was discussed and nothing was agreed. A pause followed."
)
NEWS_CHARACTERS = "aAéب1 .!?…:“”()—|\n\u00a0\u200b\u0301他"


def seam(words: str, text: str = TEXT) -> Seam:
    """The seam before some words of a text."""
    return Seam.in_text(text, text.index(words))


def cut(corrections: SplitCorrections, text: str = TEXT) -> list[str]:
    return [each.text for each in split(text, corrections=corrections)]


def spans_of(sentences: list[SentenceSpan]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in sentences]


def test_two_sentences_are_joined_with_what_stands_between_them() -> None:
    assert cut(SplitCorrections().with_join(seam("Bajwa"))) == [
        "The talks with Gen. Qamar (ret.). Bajwa began on Saturday.",
        "They went on.",
        "Trade was discussed and nothing was agreed.",
        "A pause followed.",
    ]


def test_several_are_joined_and_the_rest_is_numbered_anew() -> None:
    corrections = SplitCorrections().with_join(seam("Bajwa")).with_join(seam("They went"))
    sentences = split(TEXT, corrections=corrections)
    assert [(each.number, each.paragraph, each.text.split()[0]) for each in sentences] == [
        (1, 1, "The"),
        (2, 2, "Trade"),
        (3, 2, "A"),
    ]


def test_sentence_is_cut_before_a_word_and_the_parts_are_trimmed() -> None:
    assert cut(SplitCorrections().with_cut(seam("and nothing")))[-3:] == [
        "Trade was discussed",
        "and nothing was agreed.",
        "A pause followed.",
    ]


def test_sentences_of_two_paragraphs_are_never_joined() -> None:
    corrections = SplitCorrections().with_join(seam("Trade"))
    assert cut(corrections) == cut(SplitCorrections())
    assert not corrections.effective(TEXT, spans_of(split(TEXT, corrections=corrections)))


def test_join_where_it_was_cut_and_cut_where_it_was_joined_take_each_other_back() -> None:
    cut_once = SplitCorrections().with_cut(seam("and nothing"))
    joined_once = SplitCorrections().with_join(seam("Bajwa"))
    assert cut_once.with_join(seam("and nothing")) == SplitCorrections()
    assert joined_once.with_cut(seam("Bajwa")) == SplitCorrections()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (TEXT, 0),
        (TEXT, len(TEXT)),
        (TEXT, 10**7),
        (f"x {TEXT}", TEXT.index("Bajwa")),
        (TEXT.replace("(ret.). Bajwa", "(ret.). Karim"), TEXT.index("Bajwa")),
        (TEXT.replace("(ret.). Bajwa", "(RET.). Bajwa"), TEXT.index("Bajwa")),
    ],
)
def test_place_around_which_other_words_stand_is_not_it(text: str, at: int) -> None:
    there = Seam(at, "(ret.).", "Bajwa")
    assert not there.matches(text)
    assert cut(SplitCorrections().with_join(there), text) == cut(SplitCorrections(), text)


def test_what_no_longer_fits_is_told_from_what_holds() -> None:
    corrections = SplitCorrections().with_join(seam("Bajwa")).with_cut(seam("and nothing"))
    changed = TEXT.replace("and nothing", "yet nothing")
    sentences = split(changed, corrections=corrections)
    assert corrections.effective(changed, spans_of(sentences)) == SplitCorrections(
        joined=frozenset({seam("Bajwa")})
    )


@pytest.mark.parametrize(
    ("text", "at"), [("They met — .", 9), ("They met — .", 11), ("— They met", 2)]
)
def test_cut_that_leaves_a_part_without_words_changes_nothing(text: str, at: int) -> None:
    there = Seam.in_text(text, at)
    assert there.matches(text)
    assert cut(SplitCorrections().with_cut(there), text) == cut(SplitCorrections(), text)
    assert there not in seams_in(text, 0, len(text))


def test_what_a_form_carried_is_read_back() -> None:
    corrections = SplitCorrections().with_join(seam("Bajwa")).with_cut(seam("and nothing"))
    carried = [[str(each) for each in seams] for seams in (corrections.joined, corrections.cut)]
    assert SplitCorrections.read(*carried) == corrections


@pytest.mark.parametrize(
    "value", ["", "x", "1", "1 a", "-1 a b", "1 a b c", "9" * 9 + " a b", "٣ a b"]
)
def test_what_is_no_seam_is_left_aside(value: str) -> None:
    assert Seam.read(value) is None
    assert SplitCorrections.read([value], [value]) == SplitCorrections()


def test_words_of_scripts_without_spaces_are_single_letters() -> None:
    text = "外长今天抵达喀布尔。"
    assert [each.after for each in seams_in(text, 0, len(text))] == list("长今天抵达喀布尔")


ANY_TEXT = st.text(alphabet=NEWS_CHARACTERS, max_size=80)


@given(ANY_TEXT, st.data())
def test_corrected_sentences_are_still_trimmed_slices_with_words_in_order(
    text: str, data: st.DataObject
) -> None:
    """Whatever is joined and cut: nothing overlaps, is empty or leaves its paragraph."""
    places = st.sets(st.integers(0, max(0, len(text) - 1)), max_size=6)
    joined, cuts = (
        frozenset(Seam.in_text(text, at) for at in data.draw(places)) for _kind in range(2)
    )
    corrections = SplitCorrections(joined, cuts)
    before, after = split(text), split(text, corrections=corrections)
    last = 0
    for number, each in enumerate(after, start=1):
        assert each.number == number
        assert last <= each.start < each.end
        assert text[each.start : each.end] == each.text
        assert not is_blank(each.text[0])
        assert not is_blank(each.text[-1])
        last = each.end
    for paragraph in {each.paragraph for each in before}:
        ends = [
            (inside[0].start, inside[-1].end)
            for sentences in (before, after)
            for inside in [[each for each in sentences if each.paragraph == paragraph]]
        ]
        assert ends[0] == ends[1]
    kept = [[c for each in found for c in each.text if c.isalnum()] for found in (before, after)]
    assert kept[0] == kept[1]


@given(ANY_TEXT)
def test_every_place_that_is_offered_cuts(text: str) -> None:
    for sentence in split(text):
        for place in seams_in(text, sentence.start, sentence.end):
            assert place.matches(text)
            parts = text[sentence.start : place.at], text[place.at : sentence.end]
            assert all(any(map(str.isalnum, part)) for part in parts)
            corrected = split(text, corrections=SplitCorrections().with_cut(place))
            assert len(corrected) == len(split(text)) + 1
            assert place.at in {each.start for each in corrected}
