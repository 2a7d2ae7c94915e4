"""From a pasted article or a saved page to a stored source, in two steps."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from relations.desk.intake import paste_form
from relations.sources.models import Sentence, Source
from tests.desk.desk import SOURCES, client_of, messages_of
from tests.desk.intake.taking_in import ADD, cut_of, read, sent_on
from tests.factories import ARTICLE, make_source
from tests.web.markup import elements, links, named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SAVED = """<!DOCTYPE html><html lang="en-GB"><head><title>Ministers meet | The Courier</title>
<link rel="canonical" href="https://courier.example/kabul">
<meta property="og:site_name" content="The Courier">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers meet",
"datePublished": "2025-04-20T06:10:00+05:00", "author": {"name": "Amina Karimi"}}</script>
<script>alert(1)</script></head><body onload="alert(1)">
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers meet</h1>
<p class="byline">By <a href="javascript:alert(1)">Amina Karimi</a></p>
<figure><img src="x" onerror="alert(1)"><figcaption>Trucks at Torkham</figcaption></figure>
<p>KABUL: The ministers met on Saturday and spoke about the border. It was their first meeting.</p>
<p>Also Read | Something else</p>
<p>Trade was discussed as well, and their talks went on until late in the evening.</p>
</article><aside><a href="/q">Most read</a></aside></body></html>"""
SENTENCES = [
    "The ministers met on Saturday and spoke about the border.",
    "It was their first meeting.",
    "Trade was discussed as well, and their talks went on until late in the evening.",
]


def upload(data: bytes) -> Any:
    return read(page=SimpleUploadedFile("page.html", data))


def test_saved_page_is_read_looked_at_and_stored() -> None:
    client = client_of("contributor")
    looked = client.post(ADD, {"pasted": SAVED, "_read": "yes"})
    form = looked.context["form"]
    proposed = {
        "title": "Ministers meet",
        "publisher": "The Courier",
        "author": "Amina Karimi",
        "published": "2025-04-20",
        "language": "en-GB",
        "url": "https://courier.example/kabul",
    }
    assert {name: form[name].value() for name in proposed} == proposed
    assert cut_of(looked) == SENTENCES
    assert not Source.objects.exists()

    stored = client.post(ADD, sent_on(looked, "_store"), follow=True)
    source = Source.objects.get()
    assert {name: getattr(source, name) for name in proposed} == proposed
    assert [each.text for each in source.sentences.all()] == SENTENCES
    for each in source.sentences.all():
        assert source.text[each.start : each.end] == each.text
    assert stored.redirect_chain[-1][0] == f"{SOURCES}{source.pk}/change/"
    assert messages_of(stored) == [
        ("success", "“Ministers meet” was added successfully, with 3 sentences.")
    ]
    assert LogEntry.objects.get().object_id == str(source.pk)


def test_what_was_left_out_is_shown_with_its_reason_and_put_back_by_words() -> None:
    client = client_of("contributor")
    looked = client.post(ADD, {"pasted": SAVED, "_read": "yes"})
    left_out = looked.context["cut"].left_out
    assert [(each.reason.value, each.words) for each in left_out][-4:] == [
        ("byline", "By Amina Karimi"),
        ("caption", "Trucks at Torkham"),
        ("promotion", "Also Read | Something else"),
        ("dateline", "KABUL:"),
    ]
    changes = {"put_back": ["Trucks at Torkham", "KABUL:"]}
    again = client.post(ADD, sent_on(looked, "_look", **changes))
    dated = f"KABUL: {SENTENCES[0]}"
    assert cut_of(again) == ["Trucks at Torkham", dated, *SENTENCES[1:]]
    assert sorted(
        each.attributes["value"]
        for each in named(again, "input")
        if each.attributes.get("name") == "put_back" and "checked" in each.attributes
    ) == ["KABUL:", "Trucks at Torkham"]
    assert not Source.objects.exists()

    client.post(ADD, sent_on(again, "_store", **changes))
    source = Source.objects.get()
    assert [each.text for each in source.sentences.all()] == cut_of(again)
    assert "Also Read | Something else" in source.text


def test_text_that_is_changed_is_cut_again_and_marks_of_its_page_stay() -> None:
    client = client_of("contributor")
    looked = client.post(ADD, {"pasted": SAVED, "_read": "yes"})
    text = "Trucks at Torkham\r\nAn opening. " + SENTENCES[1]
    again = client.post(ADD, sent_on(looked, "_look", text=text))
    assert cut_of(again) == ["An opening.", SENTENCES[1]]
    assert [each.words for each in again.context["cut"].left_out] == ["Trucks at Torkham"]


def test_plain_text_takes_the_same_way() -> None:
    looked = read(f"Ministers meet\n\nBy Amina Karimi\n{SENTENCES[1]}\nAdvertisement")
    assert looked.context["form"]["title"].value() == "Ministers meet"
    assert cut_of(looked) == [SENTENCES[1]]
    assert [each.reason.value for each in looked.context["cut"].left_out] == [
        "headline",
        "byline",
        "promotion",
    ]


@pytest.mark.parametrize(
    "data",
    [
        SAVED.encode(),
        SAVED.encode("utf-8-sig"),
        SAVED.encode("utf-16"),
        SAVED.replace("<head>", '<head><meta charset="utf-8">').encode("utf-16"),
        SAVED.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16 that declares utf-8", "windows-1252"],
)
def test_saved_page_is_uploaded_in_any_encoding(data: bytes) -> None:
    assert cut_of(upload(data)) == SENTENCES


def test_right_to_left_text_is_cut_and_shown_in_its_direction() -> None:
    looked = read("وزیران در کابل دیدار کردند. درباره مرز گفتگو کردند.\nتجارت هم بود.")
    assert len(cut_of(looked)) == 3
    sentences = [each for each in named(looked, "p") if each.attributes.get("class") == "words"]
    assert [each.attributes["dir"] for each in sentences] == ["auto"] * 3


@pytest.mark.parametrize(
    ("pasted", "field", "said"),
    [
        ("", "__all__", "Paste the article, or choose a file with its saved page."),
        (" \r\n ", "__all__", "Paste the article, or choose a file with its saved page."),
        ("<html><body><nav>Home</nav></body></html>", "pasted", "No article was found"),
        ("%PDF-1.7 obj", "pasted", "This is a PDF"),
        ("<div>" * 3000 + "x", "pasted", "too deeply nested"),
        ("a " * 600_000, "pasted", "This text is too long: it has 1200000 characters"),
        ("<p>" + "a " * 2_700_000, "pasted", "This page is too large to be read"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(pasted: str, field: str, said: str) -> None:
    response = read(pasted)
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert said in errors[field][0]
    assert response.context["form"]["pasted"].value() == pasted
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7\n\xe2\xe3", "This is a PDF"),
        (b"PK\x03\x04", "This is an office document or an archive"),
        (b" \n ", "There is nothing in this file."),
        (b"<html></html>", "No article was found"),
    ],
)
def test_file_that_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    errors = upload(data).context["form"].errors
    assert list(errors) == ["page"]
    assert said in errors["page"][0]


def test_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste_form, "LARGEST_FILE", 100)
    said = upload(b"a" * 101).context["form"].errors["page"]
    assert said == ["This file is too large: it has 101 bytes, and the limit is 100."]


def test_paste_and_file_together_are_refused_and_the_paste_is_kept() -> None:
    response = read("Some words.", page=SimpleUploadedFile("page.html", SAVED.encode()))
    assert "not both" in response.context["form"].errors["__all__"][0]
    assert "Some words." in with_id(response, "id_pasted").text


def test_paste_of_five_million_characters_is_read() -> None:
    script = f"<script>{'x' * (5 * 1024 * 1024 - len(SAVED) - 17)}</script>"
    assert cut_of(read(SAVED.replace("<nav>", f"{script}<nav>"))) == SENTENCES


def test_request_beyond_all_limits_is_answered_in_words() -> None:
    response = read("a" * (15 * 1024 * 1024 + 1))
    assert response.status_code == 413
    assert "this page takes 15360 at most." in response.content.decode()


def test_nothing_of_a_pasted_page_can_run() -> None:
    hostile = SAVED.replace(
        "2025-04-20T06:10:00+05:00", "<img src=x onerror=alert(1)> 20 April 2025"
    ).replace("Trucks at Torkham", "Trucks &lt;/li>&lt;script>alert(1)&lt;/script>")
    looked = read(hostile)
    again = client_of("editor").post(ADD, sent_on(looked, "_look"))
    for response in (looked, again):
        page = response.content.decode()
        for each in elements(response):
            assert each.name not in {"img", "style", "iframe"}
            assert each.name != "script" or each.attributes["src"].startswith(
                ("/static/", "/admin/")
            )
            assert not [name for name in each.attributes if name.startswith(("on", "style"))]
        assert "&lt;img src=x onerror=alert(1)&gt;" in page
        assert "javascript:" not in page
        assert "https://courier.example/kabul" not in links(response).values()
        assert "script-src 'self'" in response["Content-Security-Policy"]


def test_first_button_of_the_second_page_is_the_one_that_stores_nothing() -> None:
    """It is what Return presses in a field."""
    buttons = [
        each.attributes["name"]
        for each in elements(read(ARTICLE))
        if each.attributes.get("type") == "submit" and each.attributes.get("name")
    ]
    assert (buttons[0], buttons[-1], buttons.count("_store")) == ("_look", "_store", 1)


def test_nothing_is_stored_but_by_store() -> None:
    client, looked = client_of("editor"), read(ARTICLE)
    changes = {"title": "A report", "published": "2025-04-20"}
    for button in ("_look", "_save", "_continue", "anything"):
        answer = client.post(ADD, sent_on(looked, button, **changes))
        assert answer.status_code == 200
    assert not Source.objects.exists()
    assert not Sentence.objects.exists()


def test_stored_text_is_refused_with_a_link_to_the_first() -> None:
    first = make_source(ARTICLE)
    client, looked = client_of("editor"), read(ARTICLE)
    data = sent_on(looked, "_store", title="Another", published="2025-04-20")
    response = client.post(ADD, data)
    said = f"Open source {first.code}, which has this text"
    assert links(response)[said] == f"{SOURCES}{first.pk}/change/"
    assert response.context["form"]["title"].value() == "Another"
    assert Source.objects.count() == 1


def test_doubts_are_shown() -> None:
    data = '{"@type": "NewsArticle", "articleBody": "Behind a wall."}'
    page = SAVED.replace(
        "</head>", f'<script type="application/ld+json">[{data}]</script></head>'
    ).replace('"author"', '"articleBody": "A hidden end. Another.", "author"')
    looked = read(page.replace("Trade was", "Trade w\ufffds"))
    assert [each.split(":")[0] for each in looked.context["cut"].doubts] == [
        "The page’s own data give a longer text",
        "Some characters of this text could not be read",
    ]


@pytest.mark.parametrize(
    "carried",
    [
        *("", "{", "[]", "null", "[" * 100_000, '{"marks": 1}', '{"marks": {"a": "no reason"}}'),
        '{"marks": {}, "places": {"title": 1}, "missing": 0}',
        '{"marks": {"x": "byline"}, "places": {"no_column": ["a", "b"]}, "missing": 1e999}',
    ],
)
def test_notes_that_no_page_of_ours_carries_are_left_aside(carried: str) -> None:
    response = client_of("editor").post(ADD, {"text": ARTICLE, "notes_carried": carried})
    assert response.status_code == 200
    assert len(cut_of(response)) == 4


ANSWERS = {
    "nobody": 302,
    "account": 302,
    "staff": 403,
    "contributor": 200,
    "editor": 200,
    "superuser": 200,
}


@pytest.mark.parametrize(("role", "status"), ANSWERS.items())
def test_only_those_who_may_add_sources_reach_any_step(role: str, status: int) -> None:
    client = client_of(role)
    complete = {"title": "A", "published": "2025", "language": "en", "shows": "cited"}
    assert client.get(ADD).status_code == status
    # A stranger is led to the login; to an account it comes itself, and carries what was sent.
    posted = 403 if role == "account" else status
    assert client.post(ADD, {"pasted": SAVED, "_read": "yes"}).status_code == posted
    assert client.post(ADD, {"text": ARTICLE, "_look": "yes"}).status_code == posted
    client.post(ADD, {**complete, "text": ARTICLE, "_store": "yes"})
    assert Source.objects.exists() is (status == 200)


def test_form_of_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of("superuser").cookies
    data = {"text": ARTICLE, "title": "A", "published": "2025", "language": "en"}
    answer = client.post(ADD, {**data, "shows": "cited", "_store": "yes"})
    assert answer.status_code == 403
    assert not Source.objects.exists()


@pytest.mark.parametrize("times", [1, 30])
def test_look_asks_no_more_of_the_database_for_a_longer_article(
    times: int, django_assert_num_queries: Any
) -> None:
    client = client_of("contributor")
    text = "\n".join(f"Sentence {number} is here.\nAdvertisement" for number in range(times))
    with django_assert_num_queries(6):
        client.post(ADD, {"pasted": text, "_read": "yes"})


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("8 February 2026", "2026-02-08"),
        ("Feb 2026", "2026-02"),
        ("[..2026-02-08]", "[..2026-02-08]"),
    ],
)
def test_day_of_publication_is_taken_as_it_is_typed(typed: str, stored: str) -> None:
    looked = read(SAVED)
    client_of("editor").post(ADD, sent_on(looked, "_store", published=typed))
    assert Source.objects.get().published == stored


def test_ambiguous_day_of_publication_is_asked_for() -> None:
    again = client_of("editor").post(ADD, sent_on(read(SAVED), "_store", published="8/2/2026"))
    assert again.context["form"].errors["published"] == [
        "Is 8/2/2026 8 February 2026 or 2 August 2026? Write the month in letters."
    ]
    assert not Source.objects.exists()


FRENCH = (
    "Deux obus sont tombés lundi près de la rivière, a déclaré l’armée.\n\n"
    "La frontière reste fermée jusqu’à nouvel ordre, selon le ministère."
)
ARABIC = "أعربت وزارة الخارجية يوم السبت عن ترحيبها بالاتفاق.\n\nوأكدت أهمية الحوار بين الجانبين."


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ARABIC, "ar")])
def test_language_of_a_paste_is_recognised_and_the_form_says_what_it_means(
    text: str, language: str
) -> None:
    looked = read(text)
    assert looked.context["form"]["language"].value() == language
    assert [each for each in looked.context["cut"].doubts if "not in English" in each]


def test_sentence_from_which_nothing_will_be_proposed_is_said_to_be_too_long() -> None:
    longest = "He left" + " and left" * 300 + "."
    [doubt] = read(f"{longest} She stayed.").context["cut"].doubts
    assert doubt.startswith("1 sentence has more than 2000 characters: the desk will propose noth")


def test_language_that_is_not_recognised_is_blank_and_asked_for() -> None:
    looked = read("Kabul.")
    assert looked.context["form"]["language"].value() == ""
    again = client_of("editor").post(
        ADD, sent_on(looked, "_store", title="A title", published="2025-04-19")
    )
    assert "language" in again.context["form"].errors


def test_marks_of_footnotes_and_joined_words_are_told() -> None:
    marked = SAVED.replace("Trade was", "Some 2,640<sup>2</sup> people fled. Trade was")
    doubts = read(marked).context["cut"].doubts
    assert doubts == ["The mark of a footnote was left out of the words: 2,640²."]
    wrapped = "The ministers met on Saturday and spoke about inter-\nnational roads, an aide said."
    doubts = read(wrapped, role="editor").context["cut"].doubts
    assert doubts[0].startswith("A word that was hyphenated at the end of a line")
    assert "international" in doubts[0]
