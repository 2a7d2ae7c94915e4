"""Promotional lines, bylines and datelines, and the sentences that only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.boilerplate import dateline, is_byline
from relations.sources.promotion import is_promotional


@pytest.mark.parametrize(
    "line",
    [
        "With reporting by AP, Reuters, and dpa",
        "Lem reported from Belo.",
        "Lem reported from Belo. Associated Press writer Jo Orr contributed to this report.",
        "Bo Tarr in Arda and Ana Lem in Belo contributed reporting.",
        "14 апреля 2025, 18:20",
        "14 अप्रैल 2025",
        "2025年04月14日 18:20 来源：新华社",
        "责任编辑：王明",
        "Par La rédaction avec AFP",
        "Por Rubén Colbo",
        "Publié le 14 avril 2025 à 18h00",
        "2025年4月14日 18時20分",
        "14 de abril de 2025 - 18:20",
        "Stand: 14.04.2025, 18:20 Uhr",
    ],
)
def test_credit_or_stamp_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The army denied it. Both states contributed to this report.",
        "The envoy reported from Belo that talks had failed.",
        "14 апреля 2025 года порт был закрыт.",
        "Von Arda nach Belo",
        "Par la force des armes",
        "14 soldats sont morts en 2025.",
    ],
)
def test_sentence_with_a_day_or_a_report_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi | Arda, un port entre deux États",
        "À lire aussi : Arda",
        "Lesen Sie auch: Der Hafen",
        "Lea también: Historia del puerto",
        "Читайте также: История порта",
        "یہ بھی پڑھیں: بندرگاہ کی تاریخ",
        "اقرأ أيضاً: تاريخ الميناء",
        "関連記事：港の歴史",
        "Also Read | Putin Declares Easter Truce as Russia and Ukraine Exchange Prisoners",
        "Also Read: India on Musk’s Radar",
        "Also Read\u00a0| A headline",
        "ALSO READ",
        "ALSO READ Pakistan deports 80,000",
        "Also read - A headline",
        "Read also: A headline",
        "Read More | A headline",
        "Read more",
        "Read more about the talks here.",
        "READ: A headline",
        "Must Read | A headline",
        "Watch | The minister speaks",
        "WATCH: The minister speaks",
        "Follow us on Facebook and Twitter",
        "Follow Dawn on X for more.",
        "Subscribe to our newsletter.",
        "Subscribe to The Morning Brief newsletter for more.",
        "Subscribe to Dawn",
        "Subscribe now!",
        "Join our WhatsApp channel",
        "Click here to read the full statement.",
        "Advertisement",
        "- ADVERTISEMENT -",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Story continues below this advertisement",
        "(This story has not been edited by our staff and is published from a syndicated feed.)",
        "This report has been published from a wire agency feed without changes to the text.",
        "(With inputs from agencies)",
        "  Also Read | With white space around  ",
    ],
)
def test_a_promotional_line_is_recognised(line: str) -> None:
    assert is_promotional(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Read aloud in court, the letter named three ministers.",
        "Read together, the two statements show a rift.",
        "Read more than once, the text still makes no promise.",
        "Read the letter: it says nothing about refugees.",
        "Read out by an aide, the message urged calm.",
        "Also read out was a message from the prime minister.",
        "Watch towers stand along the border.",
        "Watch for the border to close, officials said.",
        "Watching the talks were envoys of China.",
        "See for yourself, the minister said.",
        "Follow us into the valley, the guide told the refugees.",
        "Following the talks, the ministers met the press.",
        "Subscribe to that view and the war never ends.",
        "Join forces, Mr Dar told the provinces.",
        "Advertisement revenue of Pakistani channels fell by half.",
        "Advertisements for the jobs appeared in Kabul.",
        "This story has not ended.",
        "The report was published on Friday.",
        "“Also Read | ” stood above the headline.",
    ],
)
def test_a_sentence_of_prose_is_not_promotional(line: str) -> None:
    assert not is_promotional(line)


def test_a_long_line_is_prose_whatever_it_begins_with() -> None:
    assert not is_promotional("Also Read | " + "and so it went on " * 30)


@pytest.mark.parametrize(
    ("expected", "rest"),
    [
        ("Kabul/Islamabad:", " In a rare engagement"),
        ("London/New York –", " The talks"),
        ("KABUL (Reuters) -", " The talks"),
        ("ISLAMABAD, April 19 (APP) —", " The talks"),
        ("KABUL, April 19 (Xinhua) --", " The talks"),
        ("Kabul, Afghanistan (AP) —", " The talks"),
        ("KABUL, Afghanistan —", " The talks"),
        ("Kabul [Afghanistan], April 19 (ANI):", " The talks"),
        ("New Delhi, Apr 19 (PTI)", " India said"),
        ("Islamabad, 19 April 2025:", " Pakistan said"),
        ("NEW DELHI:", " India said"),
        ("NEW DELHI:", " “We are ready,” he said"),
        ("ISLAMABAD/KABUL:", " 80,000 people left"),
        ("KABUL—", "The talks"),
    ],
)
def test_a_dateline_ends_with_its_separator(expected: str, rest: str) -> None:
    found = dateline(f"\n{expected}{rest}")
    assert found is not None
    assert (found.text, found.start, found.end) == (expected, 1, 1 + len(expected))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NEW DELHI: ",
        "Breaking: the talks failed.",
        "BREAKING: The talks failed.",
        "Analysis: Why the talks failed.",
        "EXPLAINED: Why the talks failed.",
        "Pakistan: a country of contrasts.",
        "Pakistan/Afghanistan: two countries at odds.",
        "Kabul: The talks failed.",
        "Muttaqi: We will not accept this.",
        "TRUMP: We leave.\nVANCE: We stay.",
        "NATO — The alliance met.",
        "U.S. — The talks failed.",
        "KABUL-based officials met.",
        "Tehreek-e-Taliban Pakistan (TTP) - a banned group - attacked.",
        "Pakistan (Reuters) said the talks failed.",
        "The talks in Kabul (Afghanistan) failed.",
        "In Kabul: The talks failed.",
    ],
)
def test_what_form_cannot_tell_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@given(st.text(alphabet="ABCabc,/:—-() \n") | st.text())
def test_a_dateline_is_a_slice_with_words_after_it(text: str) -> None:
    found = dateline(text)
    if found is not None:
        assert text[found.start : found.end] == found.text
        assert text[found.end :].strip()
