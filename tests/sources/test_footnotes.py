"""Marks of footnotes are taken out of the words; powers, formulas and ordinals stay as printed."""

import pytest
from lxml import html

from relations.sources.footnotes import take_out_footnote_marks
from relations.sources.saved_page import read_page
from tests.sources.article_pages import article, paragraphs

# Markup of a line, its words without the marks, and the marks with the word before them.
MARKS = [
    ("26<sup>4</sup> soldiers died.", "26 soldiers died.", ["26⁴"]),
    ("a line of 2,640<sup>2</sup> km", "a line of 2,640 km", ["2,640²"]),
    ("In 1971<sup>12</sup> the war ended.", "In 1971 the war ended.", ["1971¹²"]),
    ("the border<sup>3</sup> was shut", "the border was shut", ["border³"]),
    ("He denied it.<sup>7</sup> They left.", "He denied it. They left.", ["it.⁷"]),
    ("a treaty<sup>1, 2</sup> of 1893", "a treaty of 1893", ["treaty¹, ²"]),
    ("a treaty<sup>1</sup><sup>,</sup><sup>2</sup> of 1893", "a treaty of 1893", None),
    (
        "80,000 people<sup><a href='#fn3'>3</a></sup> left",
        "80,000 people left",
        ["people³"],
    ),
    ("80 km<sup><a href='#note-2'>2</a></sup> away", "80 km away", ["km²"]),
    ("80,000<a href='#cite_note-5'>[5]</a> people", "80,000 people", ["80,000[5]"]),
    ("80,000<sup><a href='#n'>[5]</a></sup> people", "80,000 people", ["80,000[5]"]),
    ("80,000<sup>[5]</sup> people", "80,000 people", ["80,000[5]"]),
    ("the envoy<a class='footnote' href='/n#n3'>3</a> said", "the envoy said", ["envoy3"]),
    ("the envoy<sup>[citation needed]</sup> said", "the envoy said", None),
    ("the envoy<sup>*</sup> said", "the envoy said", ["envoy*"]),
    ("the envoy<sup>†</sup> said", "the envoy said", ["envoy†"]),
    ("the envoys<sup>a</sup> said", "the envoys said", ["envoysᵃ"]),
    ("12<a href='#b'><sup>b</sup></a> dead", "12 dead", ["12ᵇ"]),
    ("17<span style='vertical-align: super'>6</span> dead", "17 dead", ["17⁶"]),
    ("17<sub>6</sub> dead", "17 dead", ["17₆"]),
    ("“We did not.”<sup>9</sup> He left.", "“We did not.” He left.", ["not.”⁹"]),
    ("$40<sup>3</sup> million", "$40 million", ["$40³"]),
    ("in 2015<span class='footnote-ref'>3</span> he", "in 2015 he", ["20153"]),
    ("in 2015<sup>(3)</sup> he", "in 2015 he", ["2015(3)"]),
    ("the treaty.<sup>[12]</sup> Then", "the treaty. Then", ["treaty.[12]"]),
    ("Resolution 1701<sup>4</sup> said", "Resolution 1701 said", ["1701⁴"]),
    ("NATO<sup>6</sup> and", "NATO and", ["NATO⁶"]),
    (
        "nearly 4,000 km<sup>2</sup><sup><a href='#r3'>3</a></sup>",
        "nearly 4,000 km²",
        ["km²³"],
    ),
    ("3.5%<sup>1</sup> of them", "3.5% of them", ["3.5%¹"]),
]
KEPT = [
    ("of 12 km<sup>2</sup> each", "of 12 km² each"),
    ("of 640 m<sup>2</sup> each", "of 640 m² each"),
    ("of 3 m<sup>3</sup>/s", "of 3 m³/s"),
    ("some 10<sup>6</sup> tons", "some 10⁶ tons"),
    ("3 × 10<sup>-3</sup> g", "3 × 10⁻³ g"),
    ("9 m s<sup>-2</sup>", "9 m s⁻²"),
    ("H<sub>2</sub>O and CO<sub>2</sub>", "H₂O and CO₂"),
    ("uranium UF<sub>6</sub>", "uranium UF₆"),
    ("<sup>235</sup>U and <sup>14</sup>C", "²³⁵U and ¹⁴C"),
    ("the 4<sup>th</sup> brigade", "the 4th brigade"),
    ("the 21<sup>st</sup>, 2<sup>nd</sup> and 3<sup>rd</sup>", "the 21st, 2nd and 3rd"),
    ("le 1<sup>er</sup> mai, XX<sup>e</sup> siècle", "le 1er mai, XXe siècle"),
    ("M<sup>me</sup> Marn", "Mme Marn"),
    ("la 3<sup>a</sup> brigata", "la 3a brigata"),
    ("Brand<sup>TM</sup> and Brand<sup>®</sup>", "Brand™ and Brand®"),
    ("1<sup>1</sup>/<sub>2</sub> hours", "1¹/₂ hours"),
    ("x<sup>2</sup> + y<sup>2</sup>", "x² + y²"),
    ("<b>26</b> of 100 km", "26 of 100 km"),
    ("a <a href='#top'>link</a> to 3", "a link to 3"),
    ("see <a href='#table'>table 3</a>", "see table 3"),
    ("in <a href='/2019'>2019</a> too", "in 2019 too"),
]


def line_of(markup: str) -> tuple[str, list[str]]:
    tree = html.fragment_fromstring(markup, create_parent="p")
    marks = take_out_footnote_marks(tree)
    return str(tree.text_content()), marks


@pytest.mark.parametrize(("markup", "words", "marks"), MARKS)
def test_mark_never_fuses_with_a_number_or_word(
    markup: str, words: str, marks: list[str] | None
) -> None:
    read, found = line_of(markup)
    assert read == words
    assert found
    assert marks in (None, found)


@pytest.mark.parametrize(("markup", "words"), KEPT)
def test_what_is_no_mark_stays_as_printed(markup: str, words: str) -> None:
    assert line_of(markup) == (words, [])


def test_page_tells_the_marks_that_were_taken_out() -> None:
    read = read_page(
        article("<p>Some 2,640<sup>2</sup> people fled, he said.</p>", paragraphs(0, 4))
    )
    assert "Some 2,640 people fled, he said." in read.text
    assert read.footnote_marks == ("2,640²",)
