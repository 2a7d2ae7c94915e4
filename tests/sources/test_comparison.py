"""Is it still there: each way in which a sentence of a stored article may fare."""

from itertools import pairwise
from random import Random
from time import process_time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.comparison import Comparison, compare
from relations.sources.excluded import BY_FORM, ExclusionReason, Exclusions
from relations.sources.intake import split_to_store, text_to_store
from relations.sources.models import Sentence, Source

ARTICLE = """\
KABUL (Reuters) – The ministers met on Saturday and voiced “deep concern” over the border – again.
Their talks went on until the evening. No date was set for a second round of them.

Pakistan’s army said that 12 soldiers had been killed near Torkham. It blamed Kabul for the attack.
Kabul denied it…
"""
NUMBERS = range(1, 7)


def stored(
    text: str, language: str, exclusions: Exclusions = BY_FORM
) -> tuple[Source, list[Sentence]]:
    text = text_to_store(text)
    spans = split_to_store(text, language, exclusions)
    source = Source(text=text, language=language)
    return source, [
        Sentence(number=n, text=each.text, start=each.start, end=each.end, paragraph=each.paragraph)
        for n, each in enumerate(spans, 1)
    ]


def looked_for(
    before: str, now: str, language: str = "en", exclusions: Exclusions = BY_FORM
) -> Comparison:
    return compare(*stored(before, language, exclusions), now)


def outcomes(comparison: Comparison) -> dict[int, str]:
    return {number: str(each.outcome.value) for number, each in comparison.findings.items()}


def but(**others: str) -> dict[int, str]:
    """All sentences of the article there, but for those given as `s3="gone"`."""
    return {**dict.fromkeys(NUMBERS, "there"), **{int(s[1:]): each for s, each in others.items()}}


def with_(old: str, new: str) -> str:
    assert old in ARTICLE
    return ARTICLE.replace(old, new)


EVENING = "Their talks went on until the evening. "
LAST = "Kabul denied it…\n"
FATES = {
    "the same text": (ARTICLE, but()),
    "other quotation marks, dashes and spaces": (
        ARTICLE.replace("“deep concern”", '"deep  concern"')
        .replace("–", "-")
        .replace("’", "'")
        .replace("…", "..."),
        but(),
    ),
    "other paragraphs": (ARTICLE.replace("\n\n", " ").replace(". ", ".\n\n"), but()),
    "another dateline": (with_("KABUL (Reuters) –", "ISLAMABAD, April 20 –"), but()),
    "no dateline": (with_("KABUL (Reuters) – ", ""), but()),
    "a promotion within": (with_("\n\n", "\nRead more: The border in pictures\n"), but()),
    "a new sentence within": (with_(EVENING, f"{EVENING}They dined together. "), but()),
    "a sentence that moved": (
        f"{with_(EVENING, '')}{EVENING}",
        but(s2="moved"),
    ),
    "paragraphs that changed places": (
        "\n".join(reversed(ARTICLE.split("\n\n"))),
        but(s1="moved", s2="moved", s3="moved"),
    ),
    "a changed word": (with_("12 soldiers", "14 soldiers"), but(s4="changed")),
    "another case": (with_("Their talks", "their talks"), but(s2="changed")),
    "a denial around it": (with_("It blamed", "Nobody believes that It blamed"), but(s5="changed")),
    "a cut at its end": (with_(" for the attack", ""), but(s5="changed")),
    "two joined by another mark": (
        with_("the evening. No date", "the evening; no date"),
        but(s2="changed", s3="changed"),
    ),
    "moved and changed a little": (
        f"{with_(EVENING, '')}Their talks went on until late evening.",
        but(s2="changed"),
    ),
    "moved and changed a lot": (
        f"{with_(EVENING, '')}Their talks went nowhere, said the paper of the evening.",
        but(s2="gone"),
    ),
    "removed": (with_(EVENING, ""), but(s2="gone")),
    "removed at the end": (with_(LAST, ""), but(s6="gone")),
    "another in its place": (with_(EVENING, "Nobody else spoke to reporters. "), but(s2="gone")),
    "another with less than half of its words": (
        with_(EVENING, "Their host left before the evening. "),
        but(s2="gone"),
    ),
    "a whole other article": (
        "The harvest was good this year.",
        dict.fromkeys(NUMBERS, "gone"),
    ),
}


@pytest.mark.parametrize("name", FATES)
def test_each_sentence_has_its_fate(name: str) -> None:
    now, expected = FATES[name]
    assert outcomes(looked_for(ARTICLE, now)) == expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        # A heading without a full stop, which a hand-wrapped text joins to the next line.
        (
            "The border is shut\nIt was shut on Monday by both sides.",
            "The border is shut\nit was shut on Monday by both sides.",
            ["changed", "changed"],
        ),
        (
            "He left the U.S.\nOfficials said nothing.",
            "He left the U.S. Officials said nothing.",
            ["there", "there"],
        ),
        (
            "He left the U.S. Officials said nothing.",
            "He left the U.S.\nOfficials said nothing.",
            ["there"],
        ),
        ("停戦は合意された。交渉は続く。", "停戦は合意された。\n交渉は続く。", ["there"] * 2),
        ("سرحد بند ہے۔ بات چیت جاری ہے۔", "بات چیت جاری ہے۔", ["gone", "there"]),
    ],
)
def test_cuts_that_fall_elsewhere_change_no_words(
    before: str, now: str, expected: list[str]
) -> None:
    assert list(outcomes(looked_for(before, now)).values()) == expected


WHOLE = "The border was shut to all. Trade came to a halt. It opened again on Monday."


def whole(*cuts: int) -> list[Sentence]:
    """The text as sentences that end before each of some places, whatever the rules say."""
    edges = [0, *cuts, len(WHOLE)]
    return [
        Sentence(number=n, text=WHOLE[a:b].strip(), start=a, end=b, paragraph=1)
        for n, (a, b) in enumerate(pairwise(edges), 1)
    ]


@pytest.mark.parametrize("cuts", [(), (28,), (50,), (28, 50)])
def test_sentence_that_was_joined_or_divided_is_there(cuts: tuple[int, ...]) -> None:
    source, now = Source(text=WHOLE, language="en"), f"{WHOLE} Nothing else is known."
    found = outcomes(compare(source, whole(*cuts), now))
    assert set(found.values()) == {"there"}
    assert [each.text for each in compare(source, whole(*cuts), now).added] == [
        "Nothing else is known."
    ]


def test_sentence_that_is_part_of_another_one_is_not_there() -> None:
    found = looked_for(
        "Pakistan struck Kabul. It was night.",
        "Kabul denied that Pakistan struck Kabul. It was night.",
    )
    assert outcomes(found) == {1: "changed", 2: "there"}


def test_sentence_that_stood_twice_and_stands_once_is_found_once() -> None:
    before = "Nobody was hurt. The border was shut. Nobody was hurt. It opened again."
    found = outcomes(looked_for(before, "Nobody was hurt. The border was shut. It opened again."))
    assert found == {1: "there", 2: "there", 3: "gone", 4: "there"}
    found = outcomes(looked_for(before, f"{before} Nobody was hurt."))
    assert set(found.values()) == {"there"}


def test_changed_sentence_is_shown_as_it_reads_now() -> None:
    found = looked_for(ARTICLE, with_("12 soldiers", "14 soldiers"))
    assert found.findings[4].text_now == (
        "Pakistan’s army said that 14 soldiers had been killed near Torkham."
    )
    assert {each.text_now for number, each in found.findings.items() if number != 4} == {""}


def test_short_sentence_replaced_by_its_opposite_is_shown_beside_it() -> None:
    before = "Two shells fell near the river. Nobody was hurt. The army said it had not fired."
    after = before.replace("Nobody was hurt", "Four people were hurt")
    assert looked_for(before, after).findings[2].text_now == "Four people were hurt."


@pytest.mark.parametrize(
    ("language", "before", "now", "expected"),
    [
        ("en", "Nobody was hurt.", "Officials denied that nobody was hurt.", "changed"),
        ("en", "No one was killed.", "Six soldiers were killed.", "changed"),
        ("en", "Nobody was arrested.", "Police arrested nineteen men.", "changed"),
        ("en", "No deal was signed.", "Both sides signed late in the evening.", "changed"),
        ("en", "There were no survivors.", "Two girls survived.", "changed"),
        ("en", "All hostages died.", "The hostages are alive.", "changed"),
        ("en", "The bridge held.", "The bridge collapsed at noon.", "changed"),
        ("en", "The strike failed.", "It was a success for the strikers of the port.", "changed"),
        ("en", "Nobody was hurt.", "Four people were hurt. It was dark by then.", "changed"),
        ("ru", "Никто не погиб.", "Погибли четыре человека.", "changed"),
        ("es", "Nadie resultó herido.", "Hay cuatro heridos.", "changed"),
        # Another sentence in its place says another thing.
        ("en", "Nobody was hurt.", "It was a cold day.", "gone"),
        ("en", "Nobody was hurt.", "The raid was condemned.", "gone"),
        ("en", "They will return.", "Talks will be held there.", "gone"),
        ("en", "Nobody was hurt.", "Four were hurt. Ten more were hurt later.", "gone"),
        ("en", "Nobody in the long column of trucks was hurt.", "Four were hurt.", "gone"),
        ("ru", "Никто не погиб.", "Было холодно.", "gone"),
    ],
)
def test_short_sentence_and_another_in_its_place(
    language: str, before: str, now: str, expected: str
) -> None:
    frame = "Two shells fell near the river on Monday. {} The army said that it had not fired."
    found = looked_for(frame.format(before), frame.format(now), language)
    assert outcomes(found) == {1: "there", 2: expected, 3: "there"}


def test_two_sentences_are_not_both_taken_for_one_that_holds_the_words_of_one() -> None:
    before = "Twelve people died in Kabul. Eleven people died in Herat."
    found = looked_for(before, "Thirteen people died in Kabul. The toll may rise further.")
    assert outcomes(found) == {1: "changed", 2: "gone"}
    assert [each.text for each in found.added] == ["The toll may rise further."]


def test_sentences_that_are_new_are_listed() -> None:
    found = looked_for(ARTICLE, with_(EVENING, f"They dined. {EVENING}They drank tea. "))
    assert [each.text for each in found.added] == ["They dined.", "They drank tea."]
    assert not looked_for(ARTICLE, ARTICLE).added


def test_line_that_an_editor_put_back_is_looked_for_as_a_sentence() -> None:
    before = "The border was shut.\nRead more about the talks in Kabul.\nKabul denied it."
    put_back = Exclusions(put_back=frozenset({"Read more about the talks in Kabul."}))
    assert len(stored(before, "en")[1]) == 2
    found = looked_for(before, f"{before}\nIt opened.", exclusions=put_back)
    assert outcomes(found) == dict.fromkeys((1, 2, 3), "there")


def test_dateline_that_an_editor_put_back_is_looked_for_too() -> None:
    put_back = Exclusions(put_back=frozenset({"KABUL (Reuters) –"}))
    found = looked_for(ARTICLE, f"{ARTICLE}It opened.", exclusions=put_back)
    assert set(outcomes(found).values()) == {"there"}


def test_line_that_was_left_out_is_not_new() -> None:
    before = "The border was shut.\nTrucks wait in Torkham\nKabul denied it."
    marked = Exclusions({"Trucks wait in Torkham": ExclusionReason.CAPTION})
    assert not looked_for(before, f"{before}\n", exclusions=marked).added
    found = looked_for(before, f"{before}\nIt opened.", exclusions=marked)
    assert [each.text for each in found.added] == ["It opened."]


@pytest.mark.parametrize(
    ("now", "is_doubtful"),
    [
        (ARTICLE, False),
        (with_(EVENING, ""), False),
        ("The ministers met on Saturday and voiced “deep concern” over the border.", True),
        ("The harvest in Punjab was good, and the price of wheat fell for the third year.", True),
    ],
)
def test_text_with_few_words_in_common_may_be_another_article(now: str, is_doubtful: bool) -> None:
    assert looked_for(ARTICLE, now).may_be_another is is_doubtful


@pytest.mark.parametrize("now", ["", "  \n", "***", "A null\0character.", "A" * 1_000_001])
def test_text_without_a_sentence_is_refused(now: str) -> None:
    with pytest.raises(ValidationError):
        looked_for(ARTICLE, now)


NAMES = st.sampled_from(
    ["Kabul", "Islamabad", "The army", "A minister", "Nobody", "The envoy", "Trade"]
)
VERBS = st.sampled_from(["met", "denied", "welcomed", "feared", "shut", "opened", "reported"])
THINGS = st.sampled_from(["the border", "talks", "an attack", "“deep concern”", "80,000 people"])
SENTENCES = st.tuples(NAMES, VERBS, THINGS, st.sampled_from(".!?")).map(
    lambda parts: f"{' '.join(parts[:3])}{parts[3]}"
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=6)


def printed(paragraphs: list[list[str]]) -> str:
    return "\n\n".join(" ".join(each) for each in paragraphs)


@given(PARAGRAPHS)
def test_article_compared_with_itself_and_a_line_is_all_there(paragraphs: list[list[str]]) -> None:
    text = printed(paragraphs)
    for now in (text, f"{text}\n\nMore of this tomorrow."):
        assert set(outcomes(looked_for(text, now)).values()) == {"there"}


@given(PARAGRAPHS, st.data())
def test_removed_sentence_is_never_there(paragraphs: list[list[str]], data: st.DataObject) -> None:
    sentences = [each for paragraph in paragraphs for each in paragraph]
    removed = data.draw(st.sampled_from(range(len(sentences))))
    now = " ".join(sentences[:removed] + sentences[removed + 1 :]) or "Nothing."
    found = looked_for(" ".join(sentences), now)
    of_it = [n for n, each in enumerate(sentences, 1) if each == sentences[removed]]
    lost = [n for n in of_it if found.findings[n].outcome.value in {"gone", "changed"}]
    assert len(lost) == 1
    others = [each for n, each in outcomes(found).items() if n not in of_it]
    assert set(others) <= {"there"}


@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_article_with_its_paragraphs_in_another_order_has_lost_nothing(
    paragraphs: list[list[str]], random: Random
) -> None:
    shuffled = random.sample(paragraphs, len(paragraphs))
    found = looked_for(printed(paragraphs), printed(shuffled))
    assert set(outcomes(found).values()) <= {"there", "moved"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared_or_refused(before: str, now: str) -> None:
    try:
        found = looked_for(before, now)
    except ValidationError:
        return
    assert 0 <= found.shared <= 1
    assert all(each.text_now for each in found.findings.values() if each.outcome == "changed")


LONG = {
    "the same but for one sentence": lambda n: (_distinct(n), f"{_distinct(n)} One more."),
    "each a little changed": lambda n: (_distinct(n), _distinct(n).replace("met", "spoke")),
    "in the reverse order": lambda n: (
        _distinct(n),
        " ".join(f"{each}." for each in reversed(_distinct(n)[:-1].split(". "))),
    ),
    "one sentence over and over": lambda n: ("No deal. " * n, "No, deal. " * n),
    "one sentence half as often": lambda n: ("No deal. " * n, "No deal. " * (n // 2)),
}


def _distinct(count: int) -> str:
    return " ".join(f"On day {number} the ministers met in Kabul." for number in range(count))


@pytest.mark.parametrize("name", LONG)
def test_long_articles_are_compared_in_seconds(name: str) -> None:
    before, now = LONG[name](1000)
    source, sentences = stored(before, "en")
    assert len(sentences) == 1000
    begun = process_time()
    compare(source, sentences, now)
    assert process_time() - begun < 5
