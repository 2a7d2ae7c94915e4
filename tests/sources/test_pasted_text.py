"""Pasted text: hand-wrapped lines are joined again, all else stays as it was pasted."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.excluded import ExclusionReason
from relations.sources.pasted_text import read_text, unwrapped
from relations.sources.splitting import split
from tests.sources.article_pages import SAID

PARAGRAPHS = (" ".join(SAID[:3]), " ".join(SAID[3:5]), " ".join(SAID[5:9]))


def wrapped(width: int, between: str = "\n\n", prefix: str = "") -> str:
    """The paragraphs, wrapped as by a mail program."""
    lines = between.join(textwrap.fill(each, width) for each in PARAGRAPHS)
    return "\n".join(f"{prefix}{line}".rstrip() for line in lines.splitlines())


def cut(text: str) -> list[str]:
    return [" ".join(each.text.split()) for each in split(text)]


@pytest.mark.parametrize("width", [45, 60, 66, 72, 76, 80, 90])
@pytest.mark.parametrize("prefix", ["", "> ", ">> ", "> > "])
def test_wrapped_paragraphs_are_whole_again(width: int, prefix: str) -> None:
    read = read_text(wrapped(width, prefix=prefix))
    assert read.text == "\n\n".join(PARAGRAPHS)
    assert "title" not in read.details
    assert cut(read.text) == list(SAID[:9])


@pytest.mark.parametrize("width", [50, 72, 80])
def test_wrapped_text_without_blank_lines_keeps_every_sentence(width: int) -> None:
    assert cut(read_text(wrapped(width, "\n")).text) == list(SAID[:9])


@pytest.mark.parametrize("width", [50, 72, 80])
def test_headline_over_wrapped_text_stays_the_title(width: int) -> None:
    read = read_text(f"Ministers meet at the border\n\n{wrapped(width)}")
    assert read.details["title"].value == "Ministers meet at the border"
    assert cut(read.text)[1:] == list(SAID[:9])


def test_first_line_of_wrapped_text_is_no_title_and_not_lost() -> None:
    text = (
        "The minister of the interior arrived in Arda on Friday for talks about\n"
        "the return of the herders, the first visit by a minister since\n"
        "2019, aides on both sides said.\n\n"
        "They are to meet again in the capital of the smaller state, in the\n"
        "autumn."
    )
    read = read_text(text)
    assert "title" not in read.details
    assert cut(read.text) == [
        (
            "The minister of the interior arrived in Arda on Friday for talks about the return of"
            " the herders, the first visit by a minister since 2019, aides on both sides said."
        ),
        "They are to meet again in the capital of the smaller state, in the autumn.",
    ]


def test_lines_are_joined_where_a_name_or_number_begins_the_next() -> None:
    text = (
        "The delegation left for the talks that are to be held in the city of\n"
        "Arda on Sunday, and nobody was told how long they are going to take.\n"
        "Some 400 lorries wait, and behind them, on the road to the town, are\n"
        "1,200 more."
    )
    assert cut(read_text(text).text) == [
        (
            "The delegation left for the talks that are to be held in the city of Arda on Sunday,"
            " and nobody was told how long they are going to take."
        ),
        "Some 400 lorries wait, and behind them, on the road to the town, are 1,200 more.",
    ]


HYPHENS = [
    # The lines, what they become, and the words that an editor is asked to check.
    (
        "The two ministers spoke for hours in town about the inter-\nnational road, aides said.",
        "about the international road",
        ("international",),
    ),
    (
        "Both spoke of cross-border trade, and then talks were about cross-\nborder roads, too.",
        "about cross-border roads",
        (),
    ),
    (
        "Later that day they spoke for more than an hour about a Pak-\nAfghan border, aides said.",
        "a Pak-Afghan border",
        (),
    ),
    (
        "It says that the money for the road was spent in the years 2019-\n20, they said.",
        "the years 2019-20,",
        (),
    ),
    (
        "They spoke at length of the south and of the gov\u00ad\nernment, and of the road to town.",
        "of the government,",
        (),
    ),
    (
        "The government spoke of a plan, and then an hour about the gov-\nernment in the south.",
        "about the government in",
        (),
    ),
    (
        "It was a long, heated debate between the two about self-\nrule in the valley, aides said.",
        "about self-rule in",
        (),
    ),
]


@pytest.mark.parametrize(("text", "joined", "asked"), HYPHENS)
def test_word_that_was_hyphenated_at_the_end_of_a_line(
    text: str, joined: str, asked: tuple[str, ...]
) -> None:
    read = read_text(text)
    assert joined in read.text
    assert read.joined_words == asked


def test_mail_s_own_lines_are_left_out_and_its_subject_is_the_title() -> None:
    head = "From: Bo Marn <bo@arda.example>\nDate: 14 Apr 2025 10:05\nSubject: Fwd: Talks end\n"
    read = read_text(f"{head}\n{wrapped(72)}")
    assert read.details["title"].value == "Talks end"
    reasons = [mark.reason for mark in read.marks]
    assert reasons == [ExclusionReason.ASIDE, ExclusionReason.ASIDE, ExclusionReason.HEADLINE]
    answered = read_text(f"On Mon, 14 Apr 2025, Bo Marn wrote:\n{wrapped(72, prefix='> ')}")
    assert "title" not in answered.details
    assert answered.marks[0].words == "On Mon, 14 Apr 2025, Bo Marn wrote:"


def test_mail_that_was_passed_on_keeps_the_words_of_both() -> None:
    head = "-----Original Message-----\nFrom: Jo\nSubject: Talks end"
    read = read_text(f"Hi,\n\nsee below.\n\n{head}\n\n{wrapped(68)}")
    assert read.details["title"].value == "Talks end"
    assert [mark.words for mark in read.marks] == head.splitlines()
    assert read_text("Hi,\n\nsee below.").details.keys().isdisjoint({"title"})


@pytest.mark.parametrize(
    "text",
    [
        "Ministers meet\n\nThe talks began. They went on.\nTrade was discussed.",
        "\n".join(SAID),
        "\n\n".join(PARAGRAPHS),
        "Three demands\n- open the gate\n- free the guards\n- pay for the harvest",
        "1. Open the gate\n2. Free the guards\n3. Pay for the harvest",
        "Border shut\nTalks fail\nArmy waits",
        "Q: Will you come?\nA: We will.\nQ: When?\nA: In May.",
        "1947\nAug. 15 – Independence.\nOct. 22 – Tribesmen enter the valley.\n1948\nJan. 1 – UN.",
        "دیدار وزیران در کابل\nوزیران خارجه دو کشور روز شنبه در کابل دیدار کردند.",
        "Bo Marn\nJo Tarn\nAmina Karimi\n",
        "> is the sign for greater, he said.",
        "",
    ],
)
def test_what_was_not_wrapped_stays_as_it_was_pasted(text: str) -> None:
    assert read_text(text).text == text


def letters(words: str) -> str:
    return "".join(each for each in words if each.isalnum())


@given(st.text(alphabet="abcdeABC .,-\n>", max_size=400) | st.text(max_size=30))
def test_joining_changes_no_letter(text: str) -> None:
    assert letters(unwrapped(text)[0]) == letters(text)


@given(st.text(alphabet="abcdeABC .,-\n>1", max_size=400) | st.text(max_size=100))
def test_joining_loses_no_letter_or_digit(text: str) -> None:
    assert sorted(letters(unwrapped(text)[0])) == sorted(letters(text))


@pytest.mark.parametrize("number", ["3", "- 3 -", "Page 3 of 9", "3/9", "[3]"])
@pytest.mark.parametrize("around", ["\n", "\n\n", "\n\n\n"])
def test_number_of_a_page_interrupts_no_sentence_and_is_none(number: str, around: str) -> None:
    first, second = (textwrap.fill(each, 72) for each in PARAGRAPHS[:2])
    read = read_text(first.replace("\n", f"{around}{number}{around}", 1) + "\n\n" + second)
    assert read.text == f"{PARAGRAPHS[0]}\n\n{number}\n\n{PARAGRAPHS[1]}"
    marks = {mark.words: mark.reason for mark in read.marks}
    assert marks == {number: ExclusionReason.ASIDE}
    assert "title" not in read.details


def test_quoted_mail_keeps_the_marks_within_its_lines() -> None:
    said = "Losses rose > 40 on Saturday, said <ana@arda.example>, and the number of those"
    read = read_text(f"On Friday Ana <ana@arda.example> wrote:\n> {said}\n> displaced is higher.")
    assert read.text.splitlines()[0] == "On Friday Ana <ana@arda.example> wrote:"
    assert said in read.text


def test_verse_is_not_joined() -> None:
    verse = (
        "We walked across the river in the snow,\nthe lights of Arda burning far below,\n"
        "and nobody among us seemed to know\nthe border closed behind us, long ago.\n"
        "The guard had left his post, the gate stood wide,\nand all was still upon the other side."
    )
    assert unwrapped(verse) == (verse, ())


def test_hanging_lines_of_an_item_are_joined_to_it() -> None:
    items = (
        "* The border at the river is opened within ten days, and kept open as long as\n"
        "  the accord is in force.\n"
        "* All prisoners held since January are exchanged, and the wounded are taken\n"
        "  home first."
    )
    assert unwrapped(items)[0].splitlines() == [
        (
            "* The border at the river is opened within ten days, and kept open as long as"
            " the accord is in force."
        ),
        "* All prisoners held since January are exchanged, and the wounded are taken home first.",
    ]


def test_lines_of_a_mail_do_not_hide_that_its_text_is_wrapped() -> None:
    head = "From: Ana Lem <ana@arda.example>\nTo: desk@post.example\nSubject: Shells\nDate: Monday"
    text = textwrap.fill(PARAGRAPHS[1], 72)
    assert cut(read_text(f"{head}\n\n{text}").text)[-2:] == list(SAID[3:5])


@pytest.mark.parametrize(
    "text",
    [
        (
            "मंत्री शनिवार को शरणार्थियों की वापसी पर बातचीत के लिए काबुल पहुंचे, जो\n"
            "2022 के बाद इस स्तर की पहली यात्रा है, दोनों देशों के अधिकारियों ने कहा।"
        ),
        (
            "The army said on Monday that two of its soldiers had been killed\n"
            "Tuesday’s talks in the town of Arda were put off for that reason."
        ),
    ],
)
def test_first_of_lines_of_one_width_is_no_title(text: str) -> None:
    assert "title" not in read_text(text).details
