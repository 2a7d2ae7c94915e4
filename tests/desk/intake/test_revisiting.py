"""Looking at an article again: what is shown, what is kept, and what is never touched."""

from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.forms.models import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from relations.editions.suppression import suppress_text
from relations.record.citations import Citation
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit, RevisitedSentence
from tests.desk.desk import SOURCES, client_of, messages_of
from tests.factories import (
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
)
from tests.web.markup import elements, named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

FIRST = "The ministers met on Saturday."
SECOND = "They spoke of the border until the evening."
THIRD = "No date was set for another round of talks."
FOURTH = "Pakistan said that 12 soldiers had been killed near Torkham."
BEFORE = f"{FIRST} {SECOND}\n{THIRD} {FOURTH}"
NEW = "Kabul denied it."
NOW = f"{THIRD} {FOURTH.replace('12', '14')}\n{FIRST} {NEW}"


def make_cited(text: str = BEFORE, *numbers: int, **fields: Any) -> Source:
    """A source of whose sentences some, or all, are cited by a draft."""
    source = make_source(text, **fields)
    sentences = source.sentences.filter(number__in=numbers) if numbers else source.sentences.all()
    for each in sentences:
        make_event(sentence=each)
    return source


def page_for(source: Source) -> str:
    return f"{SOURCES}{source.pk}/revisit/"


def compare(source: Source, now: str = NOW, client: Client | None = None) -> Any:
    client = client or client_of("contributor")
    return client.post(page_for(source), {"pasted": now, "_compare": "Compare"})


def carried_by(shown: Any, **typed: str) -> dict[str, str]:
    """What a browser sends when "Keep" is pressed on a page that was shown."""
    inputs = {each.attributes.get("name"): each.attributes for each in named(shown, "input")}
    wanted = ("text_now", "notes_carried", "title", "published")
    sent = {name: inputs[name]["value"].replace("\n", "\r\n") for name in wanted if name in inputs}
    return {**sent, "_keep": "Keep", **typed}


def keep(source: Source, now: str = NOW, role: str = "contributor", **typed: str) -> Any:
    client = client_of(role)
    shown = compare(source, now, client)
    return client.post(page_for(source), carried_by(shown, **typed), follow=True)


def outcomes(revisit: Revisit) -> dict[int, tuple[str, str]]:
    rows = revisit.sentences.select_related("sentence")
    return {each.sentence.number: (each.outcome, each.text_now) for each in rows}


def record() -> list[Any]:
    """All that a look may never touch."""
    return [
        *Citation.objects.order_by("pk").values(),
        *Sentence.objects.filter(source__version_of=None).order_by("pk").values(),
        *Source.objects.filter(version_of=None).order_by("pk").values(),
    ]


def test_page_of_a_source_leads_to_the_page_that_asks_for_its_article() -> None:
    source = make_source(url="https://courier.example/1")
    client = client_of("contributor")
    page = client.get(f"{SOURCES}{source.pk}/change/")
    assert page_for(source) in [each.attributes.get("href") for each in named(page, "a")]
    asked = client.get(page_for(source))
    assert asked.status_code == 200
    assert "https://courier.example/1" in asked.content.decode()
    assert with_id(asked, "id_pasted").name == "textarea"


def test_comparison_shows_each_cited_sentence_with_its_outcome_and_stores_nothing() -> None:
    source = make_cited()
    before = record()
    shown = compare(source)
    said = [each.words for each in named(shown, "p") if each.attributes.get("class") == "outcome"]
    assert said == ["Moved", "Gone", "Still there", "Changed"]
    assert [each.words for each in named(shown, "del")] == ["removed: 12"]
    assert [each.words for each in named(shown, "ins")] == ["added: 14"]
    words = [each.words for each in named(shown, "dd")]
    assert words[0].replace("removed: ", "") == FOURTH
    assert words[1].replace("added: ", "") == FOURTH.replace("12", "14")
    [new] = [each for each in named(shown, "ul") if "added" in each.attributes.get("class", "")]
    assert new.words == NEW
    assert not Revisit.objects.exists()
    assert record() == before


def test_result_is_kept_with_its_day_and_its_editor_and_touches_nothing_else() -> None:
    source = make_cited()
    before = record()
    answer = keep(source)
    revisit = Revisit.objects.get()
    assert revisit.source == source
    assert revisit.made_by.username == "contributor"
    assert timezone.now() - revisit.made_at < timedelta(minutes=1)
    assert outcomes(revisit) == {
        1: ("moved", ""),
        2: ("gone", ""),
        3: ("there", ""),
        4: ("changed", FOURTH.replace("12", "14")),
    }
    assert record() == before
    assert messages_of(answer)[0][0] == "success"
    assert answer.redirect_chain == [(f"{SOURCES}{source.pk}/change/#looks", 302)]
    entries = LogEntry.objects.filter(object_id=str(source.pk))
    assert [each.get_change_message() for each in entries] == ["Checked the article again."]


def test_only_cited_sentences_are_looked_for_those_of_editions_among_them() -> None:
    source = make_cited(BEFORE, 2)
    event = make_published(sentence=source.sentences.get(number=4)).event
    event.citations.update(sentence=source.sentences.get(number=2))
    make_statement(make_event(), sentence=source.sentences.get(number=3))
    keep(source)
    assert set(outcomes(Revisit.objects.get())) == {2, 3, 4}


def test_changed_article_is_stored_as_a_later_version_with_its_own_sentences() -> None:
    source = make_cited(
        BEFORE,
        url="https://courier.example/1",
        archive_url="https://archive.example/1",
        author="A. Writer",
        shows="cited",
        dating_note="By its address.",
        origin="agency",
        origin_name="Reuters",
    )
    keep(source, f"{NOW}\nRead more: The border in pictures", title="Ministers meet, again")
    later = Source.objects.get(version_of=source)
    assert Revisit.objects.get().version == later
    assert [each.text for each in later.sentences.all()] == [
        THIRD,
        FOURTH.replace("12", "14"),
        FIRST,
        NEW,
    ]
    assert (later.title, later.published) == ("Ministers meet, again", "2025-04-20")
    same = ("publisher", "author", "url", "language", "shows", "dating_note", "origin_name")
    assert model_to_dict(later, same) == model_to_dict(source, same)
    assert later.archive_url == ""
    assert later.retrieved_at is not None
    assert Source.objects.get(pk=source.pk).text == BEFORE


def test_both_pages_lead_to_the_other_version() -> None:
    source = make_cited()
    keep(source)
    later = Source.objects.get(version_of=source)
    client = client_of("editor")
    for one, other in ((source, later), (later, source)):
        page = client.get(f"{SOURCES}{one.pk}/change/")
        links = [each.attributes.get("href") for each in named(page, "a")]
        assert f"{SOURCES}{other.pk}/change/" in links


def test_version_of_a_version_is_a_version_of_the_first() -> None:
    source = make_cited()
    keep(source)
    later = Source.objects.get(version_of=source)
    make_event(sentence=later.sentences.get(number=4))
    keep(later, f"{NOW} It was late.", role="editor")
    latest = Revisit.objects.get(source=later).version
    assert latest is not None
    assert latest.version_of == source


def test_text_that_is_the_stored_one_makes_no_version() -> None:
    source = make_cited()
    shown = compare(source, f"\n{BEFORE}\r\n")
    assert "The text is identical to the stored one" in shown.content.decode()
    assert not [each for each in elements(shown) if each.attributes.get("name") == "title"]
    keep(source, BEFORE, role="editor")
    revisit = Revisit.objects.get()
    assert revisit.version is None
    assert outcomes(revisit) == dict.fromkeys((1, 2, 3, 4), ("there", ""))
    assert Source.objects.count() == 1


def test_text_that_is_stored_already_is_linked_and_not_stored_again() -> None:
    source = make_cited()
    keep(source)
    later = Source.objects.get(version_of=source)
    shown = compare(source, client=client_of("editor"))
    assert "This text is already stored" in shown.content.decode()
    keep(source, role="superuser")
    assert {each.version for each in source.revisits.all()} == {later}
    assert Source.objects.count() == 2


def test_text_that_goes_back_to_the_first_is_linked_to_the_first() -> None:
    source = make_cited()
    keep(source)
    later = Source.objects.get(version_of=source)
    make_event(sentence=later.sentences.get(number=4))
    keep(later, BEFORE, role="editor")
    assert Revisit.objects.get(source=later).version == source


@pytest.mark.parametrize("tick", [{}, {"another_article": "on"}])
def test_foreign_article_is_kept_only_by_who_says_that_it_is_the_same(tick: dict[str, str]) -> None:
    source = make_cited()
    foreign = "The harvest in Punjab was good. Wheat fell to its lowest price in three years."
    assert "It may be another" in compare(source, foreign).content.decode()
    answer = keep(source, foreign, role="editor", title="Typed with care", **tick)
    assert Revisit.objects.exists() is bool(tick)
    assert Source.objects.filter(version_of=source).exists() is bool(tick)
    if not tick:
        page = answer.content.decode()
        assert "Confirm that it is the same article" in page
        assert 'value="Typed with care"' in page


def test_wrong_details_are_told_beside_their_fields_and_nothing_is_kept() -> None:
    source = make_cited()
    answer = keep(source, published="20 April", title="A new title")
    page = answer.content.decode()
    assert "is not an EDTF date" in page
    assert 'value="A new title"' in page
    assert "Kabul denied it." in page
    assert not Revisit.objects.exists()
    assert not Source.objects.filter(version_of=source).exists()


def test_saved_page_is_read_as_at_intake_and_none_of_it_can_run() -> None:
    source = make_cited()
    paragraphs = "".join(f"<p>{each}</p>" for each in NOW.splitlines())
    page = (
        "<!DOCTYPE html><html><head><title>t</title>"
        '<meta property="og:title" content="Talks &quot;&gt;&lt;script>alert(1)&lt;/script>">'
        f"</head><body><nav>Home</nav><article>{paragraphs}</article>"
        "<script>alert(1)</script></body></html>"
    )
    client = client_of("contributor")
    file = SimpleUploadedFile("page.html", page.encode("utf-16"), "text/html")
    shown = client.post(page_for(source), {"page": file, "_compare": "Compare"})
    said = [each.words for each in named(shown, "p") if each.attributes.get("class") == "outcome"]
    assert said == ["Moved", "Gone", "Still there", "Changed"]
    assert with_id(shown, "id_title").attributes["value"].startswith('Talks ">')
    assert not [each for each in named(shown, "script") if "alert" in each.text]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"pasted": "  "}, "Paste the article"),
        ({"pasted": "* * *"}, "There is no sentence in this text."),
        ({"pasted": "a" * 1_000_001}, "This text is too long"),
        ({"pasted": "%PDF-1.7 …"}, ""),
        ({"pasted": "<html><body></body></html>"}, ""),
    ],
)
def test_paste_in_which_there_is_no_article_is_refused_in_words(
    sent: dict[str, str], words: str
) -> None:
    source = make_cited()
    answer = client_of("contributor").post(page_for(source), {**sent, "_compare": "Compare"})
    assert answer.status_code == 200
    errors = list(chain.from_iterable(answer.context["form"].errors.values()))
    assert any(words in each for each in errors)


@pytest.mark.parametrize("text", [None, "", "* * *", "A null\0character."])
def test_page_that_carries_no_article_leads_back_to_pasting(text: str | None) -> None:
    source = make_cited()
    sent = {"_keep": "Keep", "notes_carried": "{", **({} if text is None else {"text_now": text})}
    answer = client_of("contributor").post(page_for(source), sent)
    assert answer.status_code == 200
    assert answer.context["refusal"]
    assert not Revisit.objects.exists()


def test_request_beyond_all_limits_is_answered_in_words() -> None:
    source = make_cited()
    pasted = {"pasted": "a" * (15 * 1024 * 1024 + 1), "_compare": "Compare"}
    answer = client_of("contributor").post(page_for(source), pasted)
    assert answer.status_code == 413
    assert "this page takes 15360 at most." in answer.content.decode()


def test_text_from_right_to_left_is_compared_in_its_language() -> None:
    source = make_cited("سرحد بند ہے۔ بات چیت جاری ہے۔", language="ur")
    shown = compare(source, "سرحد بند ہے۔ بات چیت آج بھی جاری ہے۔")
    said = [each.words for each in named(shown, "p") if each.attributes.get("class") == "outcome"]
    assert said == ["Still there", "Changed"]
    wordings = [each.attributes for each in named(shown, "dd") if "lang" in each.attributes]
    assert wordings == [{"lang": "ur", "dir": "auto"}] * 2


def test_looks_are_listed_with_their_days_and_counts() -> None:
    source = make_cited()
    client = client_of("contributor")
    page = f"{SOURCES}{source.pk}/change/"
    shown = client.get(page).content.decode()
    assert "Nobody has checked the article since it was stored." in shown
    keep(source, BEFORE, role="editor")
    keep(source, NOW, role="superuser")
    Revisit.objects.filter(version=None).update(made_at="2025-03-12T08:00Z")
    looks = with_id(client.get(page), "looks").words
    assert "Checked on 12 March 2025, 08:00 by Editor Tester still there: 4" in looks
    assert "still there: 1 moved: 1 changed: 1 gone: 1 The text as it then read" in looks
    assert looks.index("by Superuser Tester") < looks.index("by Editor Tester")


def test_source_that_nothing_cites_can_be_looked_at() -> None:
    source = make_source(BEFORE)
    assert "Nothing cites any sentence" in compare(source).content.decode()
    keep(source, role="editor")
    assert not RevisitedSentence.objects.exists()
    assert Revisit.objects.get().version is not None


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_page_of_a_source_asks_as_often_for_many_looks_as_for_one() -> None:
    source = make_cited()
    keep(source)
    client, page = client_of("editor"), f"{SOURCES}{source.pk}/change/"
    client.get(page)
    few = queries_of(client, page)
    [found] = source.revisits.all()
    for _time in range(5):
        made = Revisit.objects.create(
            source=source, made_at=found.made_at, made_by=found.made_by, version=found.version
        )
        made.sentences.create(sentence=source.sentences.get(number=1), outcome="gone")
    assert queries_of(client, page) == few


def test_comparing_asks_as_often_for_a_long_article_as_for_a_short_one() -> None:
    client = client_of("contributor")
    counts = []
    for times in (1, 30):
        source = make_cited("\n".join(f"{BEFORE} Part {n}." for n in range(times)), 1, 2)
        with CaptureQueriesContext(connection) as queries:
            compare(source, f"{source.text} More.", client)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("account", 302), ("staff", 403), ("contributor", 200), ("editor", 200)],
)
def test_who_may_look(role: str, status: int) -> None:
    source = make_cited()
    client = client_of(role)
    assert client.get(page_for(source)).status_code == status
    sent = {"text_now": BEFORE, "notes_carried": "", "_keep": "Keep"}
    client.post(page_for(source), sent)
    assert Revisit.objects.exists() is (status == 200)


def test_source_that_does_not_exist_is_not_found() -> None:
    assert client_of("editor").get(f"{SOURCES}999/revisit/").status_code == 404


def test_form_of_another_site_is_refused() -> None:
    source = make_cited()
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of("superuser").cookies
    answer = client.post(page_for(source), {"text_now": BEFORE, "_keep": "Keep"})
    assert answer.status_code == 403
    assert not Revisit.objects.exists()


def test_source_with_looks_can_be_deleted_and_a_version_that_a_look_names_cannot() -> None:
    source = make_source(BEFORE)
    keep(source, role="editor")
    later = Source.objects.get(version_of=source)
    client = client_of("superuser")
    client.post(f"{SOURCES}{later.pk}/delete/", {"post": "yes"})
    assert Source.objects.filter(pk=later.pk).exists()


def test_suppressed_text_is_compared_with_nothing() -> None:
    source, other = make_cited(), make_cited("Another report. It is short.")
    suppress_text(source, make_editor("administrator"), "By order.")
    client = client_of("contributor")
    for looked_at, now in ((source, NOW), (other, BEFORE)):
        sent = {"text_now": now, "another_article": "on", "title": "Talks", "published": "2025"}
        kept = client.post(page_for(looked_at), {**sent, "_keep": "Keep"})
        for answer in (compare(looked_at, now, client), kept):
            assert f"was suppressed, as source {source.code}" in answer.content.decode()
    assert not Revisit.objects.exists()
    assert Source.objects.count() == 2
