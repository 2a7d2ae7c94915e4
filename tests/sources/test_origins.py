"""Where a report says that it comes from."""

import pytest

from relations.sources.agencies import AGENCIES
from relations.sources.origins import origin_in_words, proposed_origin
from relations.sources.page_details import DetailProposal
from relations.sources.saved_page import read_page
from tests.sources.pages import linked, page

# A text, the agency it names, and the words by which it does.
NAMED = [
    ("KABUL (Reuters) - The talks began.", "Reuters", "KABUL (Reuters)"),
    ("New Delhi, Apr 19 (PTI) India said so.", "PTI", "New Delhi, Apr 19 (PTI)"),
    ("A headline\nKabul, April 19 (Xinhua) -- The.", "Xinhua", "Kabul, April 19 (Xinhua)"),
    ("The talks began.\n\n— AFP", "AFP", "— AFP"),
    ("The talks began. – AFP", "AFP", "– AFP"),
    ("The talks began. (APP)\n", "APP", "(APP)"),
    ("By Reuters\nThe talks began.", "Reuters", "By Reuters"),
    ("A headline\nBy The Associated Press\nThe.", "AP", "By The Associated Press"),
    ("Agence France-Presse\nThe talks began.", "AFP", "Agence France-Presse"),
    ("The talks began (With inputs from ANI) there.", "ANI", "(With inputs from ANI)"),
    ("They met, according to Xinhua, in Kabul.", "Xinhua", "according to Xinhua"),
    (
        "According to the Associated Press, they met.",
        "AP",
        "According to the Associated Press",
    ),
    (
        "According to state news agency Bakhtar, they met.",
        "Bakhtar",
        "According to state news agency Bakhtar",
    ),
]


@pytest.mark.parametrize(("text", "name", "words"), NAMED)
def test_agency_is_proposed_with_the_words_that_name_it(text: str, name: str, words: str) -> None:
    assert proposed_origin(text, {}) == {
        "origin": DetailProposal("agency", "", words),
        "origin_name": DetailProposal(name, "", words),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that they met.",
        "The Reuters building was shut.",
        "The talks (APPROVED) - they began.",
        "Pakistan's AP-style guide. They met.",
        "According to officials, they met.",
        "He said so (AP)",
        "",
    ],
)
def test_agency_that_is_only_mentioned_is_not_proposed(text: str) -> None:
    assert proposed_origin(text, {}) == {}


def test_author_that_the_page_gives_comes_before_the_words_of_the_text() -> None:
    details = {
        "author": DetailProposal("Amina Karimi, Reuters", "JSON-LD author"),
        "publisher": DetailProposal("The Courier", "meta og:site_name"),
    }
    found = proposed_origin("The talks began. — AFP", details)
    assert found["origin_name"] == DetailProposal(
        "Reuters", "JSON-LD author", "Amina Karimi, Reuters"
    )


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("BO MARN, AP National Security Writer", "AP"),
        ("By JO TARN, Associated Press", "AP"),
        ("Xinhua writers Bo Marn, Jo Tarn", ""),
        ("Bo Marn | AFP", "AFP"),
        ("By ANA LEM Associated Press", "AP"),
        ("Bo Marn Reuters Staff", "Reuters"),
        ("Bilal Sana", ""),
        ("Bo Marn (dpa)", "dpa"),
        ("Reuters Staff", "Reuters"),
        ("Bo Marn for IRNA", "IRNA"),
        ("TASS correspondent", "TASS"),
        ("Bo Marn, Jo Tarn - ANI", "ANI"),
        ("PTI", "PTI"),
        ("ARDA POST STAFF AND REUTERS APRIL 14, 2025", "Reuters"),
        # Names of people and papers that hold an agency's.
        ("Sana Wafa", ""),
        ("By Sana", ""),
        ("Efe Aydın", ""),
        ("Ap Dijksterhuis", ""),
        ("Uni Marn, The Tasser", ""),
        ("Reutersward, Carl", ""),
    ],
)
def test_agency_of_a_byline_is_the_origin(byline: str, agency: str) -> None:
    data = linked({"@type": "NewsArticle", "headline": "x", "author": {"name": byline}})
    found = read_page(page(data)).details
    assert ("origin" in found) is bool(agency)
    assert not agency or found["origin_name"].value == agency


@pytest.mark.parametrize("publisher", ["Reuters", "REUTERS", "Thomson Reuters"])
def test_what_an_agency_publishes_itself_is_its_own_report(publisher: str) -> None:
    details = {"publisher": DetailProposal(publisher)}
    assert proposed_origin("KABUL (Reuters) - The talks began.", details) == {}


def test_every_name_of_an_agency_is_told() -> None:
    for name, names in AGENCIES.items():
        for each in names:
            found = proposed_origin(f"The talks began.\n— {each}", {})
            assert found["origin_name"].value == name, each


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (None, ""),
        ({"kind": "", "name": ""}, ""),
        ({"kind": "witness", "name": ""}, "witness"),
        ({"kind": "agency", "name": "Reuters"}, "Reuters (news agency)"),
    ],
)
def test_origin_in_words(origin: dict[str, str] | None, words: str) -> None:
    assert origin_in_words(origin) == words
