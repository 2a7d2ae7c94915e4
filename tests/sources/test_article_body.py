"""Sentences that a page's own data give for its article and that its text lacks."""

import pytest

from relations.sources.article_body import missing_sentences
from tests.sources.article_pages import SAID

TEXT = "\n".join(SAID[:6])

# Bodies of which the text lacks nothing.
WHOLE = [
    "\n".join(f"<p>{words}</p>" for words in SAID[:3]),
    "".join(f"<p>{words}</p>" for words in SAID[:6]),
    "<div class='x'><h2>Talks</h2>" + "<br/><br/>".join(SAID[:4]) + "</div>",
    "&lt;p&gt;" + "&lt;/p&gt;&lt;p&gt;".join(SAID[:4]) + "&lt;/p&gt;",
    "".join(SAID[:4]),
    " ".join(SAID[:4]).replace(" ", "&nbsp;"),
    " ".join(SAID[:4]).replace(" ", "\u00a0"),
    " ".join(SAID[:3]) + " The crossing has been shut since the…",
    " ".join(SAID[:3]) + " The crossing has been shut si...",
    " ".join(SAID[:3]) + " The crossing has been shut since the shelling [...]",
    " ".join(SAID[:3]) + " [+1234 chars]",
    "[caption id='1']Lorries wait at the gate. Photo: AP[/caption]" + " ".join(SAID[:3]),
    " ".join(SAID[:3]).replace("ministers", "<a href='/x'>ministers</a>"),
    "KABUL (AP) — " + " ".join(SAID[:3]),
    " ".join(SAID[:3]).upper(),
    " ".join(SAID[:3]) + "\nAdvertisement\nRead more: Something else",
    " ".join(SAID[:3])
    .replace("Nobody", "<strong>Nobody</strong>")
    .replace("army", "army<sup>2</sup>"),
    "<script>var x = 'A sentence in a script, which nobody is to read at all.';</script>" + SAID[0],
    SAID[0].replace("’", "&#8217;") + "<!-- A comment that is long enough to be a sentence. -->",
    "",
    "<p></p>",
]
LACKING = [
    (" ".join(SAID[:8]), 2),
    ("".join(f"<p>{words}</p>" for words in SAID[4:8]), 2),
    (SAID[9], 1),
    (" ".join(SAID[:6]) + " A last one is behind the wall.", 1),
    ("\n".join(SAID), len(SAID) - 6),
    (" ".join(SAID[:7]) + " Shopkeepers put up their…", 2),
]


@pytest.mark.parametrize("body", WHOLE)
def test_markup_and_cuts_raise_no_alarm(body: str) -> None:
    assert missing_sentences(body, TEXT) == 0


@pytest.mark.parametrize(("body", "count"), LACKING)
def test_missing_sentences_are_counted(body: str, count: int) -> None:
    assert missing_sentences(body, TEXT) == count
