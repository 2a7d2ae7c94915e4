"""The day of publication that a page proposes, from the best of the places that give one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from relations.sources.saved_page import read_page
from tests.sources.article_pages import paragraphs, saved
from tests.sources.pages import DARI_BODY, linked, page

H1 = "<h1>Ministers meet</h1>"
TEXT = paragraphs(0, 5)
THAI_BODY = (
    "<article><h1>รัฐมนตรีพบกัน</h1>{}<p>รัฐมนตรีต่างประเทศกล่าวเมื่อวันเสาร์ว่า"
    "พรมแดนจะเปิดอีกครั้งภายในไม่กี่วัน</p>"
    "<p>อีกฝ่ายปฏิเสธข้ออ้างดังกล่าวและกล่าวว่ายังไม่มีการกำหนดวันใด</p></article>"
)
ARABIC_BODY = (
    "<article><h1>بيان</h1>{}<p>أعربت وزارة الخارجية يوم السبت عن ترحيبها بالاتفاق بين البلدين بعد"
    " محادثات في العاصمة.</p><p>وأكدت أهمية الحوار بين الجانبين في المرحلة القادمة.</p></article>"
)


def published(markup: str) -> str:
    proposal = read_page(markup).details.get("published")
    return proposal.value if proposal else ""


def in_data(value: str, body: str = "", head: str = "") -> str:
    """A page whose JSON-LD has this day, with a body before its paragraphs."""
    data = linked({"@type": "NewsArticle", "headline": "Ministers meet", "datePublished": value})
    return saved(f"<main><article>{H1}{body}{TEXT}</article></main>", data + head)


def meta_date(value: str) -> str:
    return f'<meta name="date" content="{value}">'


META = '<meta property="article:published_time" content="2025-04-14T10:00:00+02:00">'
ADDRESS = '<link rel="canonical" href="https://arda.example/world/2025/04/14/shells">'


@pytest.mark.parametrize(
    "value",
    [
        "0001-01-01T00:00:00Z",
        "0001-01-01",
        "1970-01-01T00:00:00+00:00",
        "1970-01-01",
        "1969-12-31T19:00:00-05:00",
        "1900-01-01",
        "1900",
        "1899-12-30T00:00:00",
        "1753-01-01",
        "1601-01-01T00:00:00Z",
        "1980-01-01",
        "0000-00-00",
        "2099-12-31T00:00:00Z",
        "9999-12-31",
        "3025-04-14",
        "2038-01-19T03:14:07Z",
        "never",
    ],
)
@pytest.mark.parametrize(
    "next_best",
    [META, ADDRESS, "<time datetime='2025-04-14'>x</time>", "<p>Published 14 April 2025</p>"],
)
def test_day_that_cannot_be_gives_way_to_the_next_best(value: str, next_best: str) -> None:
    is_head = next_best.startswith(("<meta", "<link"))
    body, head = ("", next_best) if is_head else (next_best, "")
    assert published(in_data(value, body, head)) == "2025-04-14"
    assert published(in_data(value)) == ""


def test_day_after_tomorrow_is_refused_and_tomorrow_is_not() -> None:
    today = timezone.localdate()
    later, tomorrow = today + timedelta(days=2), today + timedelta(days=1)
    assert published(in_data(later.isoformat())) == ""
    assert published(in_data(tomorrow.isoformat())) == tomorrow.isoformat()


def test_old_newspaper_keeps_its_day() -> None:
    assert published(in_data("1947-08-15")) == "1947-08-15"
    assert published(in_data("1851-09-18")) == "1851-09-18"


# A time, what else the page has, and the day.
TIMES = [
    ("2025-04-15T01:53:00.000Z", "", ADDRESS, "2025-04-14"),
    (
        "2025-04-15T01:53:14Z",
        "<span class='date'>April 14, 2025 6:53 PM PT</span>",
        "",
        "2025-04-14",
    ),
    ("2025-04-15T01:53:14+00:00", "<p>Mon 14 Apr 2025 21.53 EDT</p>", "", "2025-04-14"),
    (
        "2025-04-13T22:30:00Z",
        "<div class='meta'>April 14, 2025 - 11:28 AMT</div>",
        "",
        "2025-04-14",
    ),
    ("2025-04-13T22:30:00Z", "", ADDRESS, "2025-04-14"),
    ("2025-04-15 01:53:14", "", ADDRESS, "2025-04-14"),
    ("Tue, 15 Apr 2025 01:53:00 GMT", "", ADDRESS, "2025-04-14"),
    # Without a witness, or with one that is of another day altogether, the day is as given.
    ("2025-04-15T01:53:14Z", "", "", "2025-04-15"),
    ("2025-04-25T01:53:14Z", "", ADDRESS, "2025-04-25"),
    # An outlet's own time is its own.
    ("2025-04-15T01:53:14+02:00", "", ADDRESS, "2025-04-15"),
    # The update is not the publication.
    ("2025-04-15T01:53:14Z", "<p>Updated April 16, 2025</p>", "", "2025-04-15"),
]


@pytest.mark.parametrize(("value", "body", "head", "day"), TIMES)
def test_utc_time_takes_the_day_that_page_or_address_prints(
    value: str, body: str, head: str, day: str
) -> None:
    assert published(in_data(value, body, head)) == day


# A line under the headline, and the day that it tells.
PRINTED = [
    ('<div class="meta">April 14, 2025 - 11:28 AMT</div>', "2025-04-14"),
    ("<p>Published 14 April 2025 at 10:05</p>", "2025-04-14"),
    ("<span class='post-date'>14 Apr 2025</span>", "2025-04-14"),
    ("<p>Monday, April 14, 2025</p>", "2025-04-14"),
    ("<div>14 April 2025, 10:05 GMT</div>", "2025-04-14"),
    ("<p>First published on Mon 14 Apr 2025 10.05 BST</p>", "2025-04-14"),
    ("<p class='byline'>By Bo Marn | 14 April 2025</p>", "2025-04-14"),
    ("<time>14 April 2025</time>", "2025-04-14"),
    ("<p>Posted: 2025-04-14 10:05</p>", "2025-04-14"),
    ("<div class='date'>14.04.2025</div>", "2025-04-14"),
    ("<p>Published 14 April 2025, updated 16 April 2025</p>", "2025-04-14"),
    ("<p>Tuesday 15 April 2025 at 8.15pm</p>", "2025-04-15"),
    ("<p>By Bo Marn | March 5, 2024 | 4 min read</p>", "2024-03-05"),
    ("<div class='article-info'>Arda, 5 March 2024</div>", "2024-03-05"),
    ("<p>Tue, Mar 5, 2024, 10:31 AM EST</p>", "2024-03-05"),
    ("<p>Published: 2024-03-05 | Updated: 2024-03-07</p>", "2024-03-05"),
    ("<p>5th March 2024</p>", "2024-03-05"),
    # Not days of publication.
    ("<p>Updated 16 April 2025</p>", ""),
    ("<p>Last modified: April 16, 2025</p>", ""),
    ("<h2>What happened on 14 April 2025</h2>", ""),
    ("<p>The treaty of 14 April 1925 is still in force, the ministers said.</p>", ""),
    ("<figure><img><figcaption>A bridge on 14 April 2025</figcaption></figure>", ""),
    ("<aside><p>14 April 2025</p></aside>", ""),
]


@pytest.mark.parametrize(("line", "day"), PRINTED)
def test_day_that_is_only_printed_is_proposed(line: str, day: str) -> None:
    assert published(saved(f"<main><article>{H1}{line}{TEXT}</article></main>")) == day


def test_day_of_the_visit_in_the_header_is_not_the_day_of_publication() -> None:
    markup = (
        f"<div id='top'><p class='date'>Friday, 14 November 2025</p></div><main>{H1}{TEXT}</main>"
    )
    assert published(saved(markup)) == ""


def test_proposal_says_where_the_day_stood() -> None:
    line = "<div class='meta'>April 14, 2025 - 11:28 AMT</div>"
    proposal = read_page(saved(f"<article>{H1}{line}{TEXT}</article>")).details["published"]
    assert (proposal.place, proposal.printed) == ("div", "April 14, 2025 - 11:28 AMT")


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        # Solar Hijri, of Iran and Afghanistan.
        (DARI_BODY, meta_date("1404/01/30"), "2025-04-19"),
        (DARI_BODY, meta_date("1403-12-30"), "2025-03-20"),
        (DARI_BODY, meta_date("۱۴۰۴/۰۱/۳۰"), "2025-04-19"),
        (
            f"<article><h1>دیدار</h1><time>۳۰ فروردین ۱۴۰۴</time>{DARI_BODY}</article>",
            "",
            "2025-04-19",
        ),
        (f"<article><h1>دیدار</h1><p>شنبه ۳۰ حمل ۱۴۰۴</p>{DARI_BODY}</article>", "", "2025-04-19"),
        (f"<article>{H1}<p class='date'>30 Farvardin 1404</p>{TEXT}</article>", "", "2025-04-19"),
        (
            DARI_BODY,
            '<link rel="canonical" href="https://khabar.example/1404/01/30/talks">',
            "2025-04-19",
        ),
        (DARI_BODY, meta_date("1404-12-30"), ""),
        (f"<article>{H1}{TEXT}</article>", meta_date("1404/01/30"), ""),
        # Lunar Hijri.
        (ARABIC_BODY.format(""), meta_date("1446-10-21"), ""),
        (ARABIC_BODY.format("<p class='date'>21 شوال 1446</p>"), "", ""),
        (ARABIC_BODY.format("<p class='date'>السبت 19 أبريل 2025</p>"), "", "2025-04-19"),
        (
            ARABIC_BODY.format("<p class='date'>21 شوال 1446 - 19 نيسان 2025</p>"),
            "",
            "2025-04-19",
        ),
        # Buddhist years.
        (THAI_BODY.format(""), meta_date("2568-04-19"), "2025-04-19"),
        (THAI_BODY.format("<p class='date'>19 เมษายน 2568</p>"), "", "2025-04-19"),
        (THAI_BODY.format("<p class='date'>๑๙ เม.ย. ๒๕๖๘</p>"), "", "2025-04-19"),
        (f"<article>{H1}{TEXT}</article>", meta_date("2568-04-19"), ""),
    ],
)
def test_year_of_another_calendar_is_converted_or_left_out(body: str, head: str, day: str) -> None:
    assert published(page(head, body)) == day


@pytest.mark.parametrize(
    ("line", "body", "day"),
    [
        (
            "19 avril 2025",
            "Deux obus sont tombés lundi près de la rivière, a déclaré l’armée dans la ville.",
            "2025-04-19",
        ),
        (
            "19. März 2025",
            "Der Außenminister sagte am Samstag, die Grenze werde in wenigen Tagen geöffnet.",
            "2025-03-19",
        ),
        (
            "19 de abril de 2025",
            "El ministro de Exteriores dijo el sábado que la frontera se abriría en unos días.",
            "2025-04-19",
        ),
        (
            "19 апреля 2025",
            "Министр иностранных дел сказал в субботу, что граница откроется в ближайшие дни.",
            "2025-04-19",
        ),
        (
            "2025年4月19日",
            "外務大臣は土曜日、首都での会談の後、国境は再開されると述べた。",
            "2025-04-19",
        ),
    ],
)
def test_month_is_read_in_the_language_of_the_text(line: str, body: str, day: str) -> None:
    markup = f"<article><h1>–</h1><p class='date'>{line}</p><p>{body}</p><p>{body}</p></article>"
    assert published(page("", markup)) == day


def test_more_precise_place_completes_a_year_or_month() -> None:
    assert published(in_data("2025-04", "<time datetime='2025-04-14'>x</time>")) == "2025-04-14"
    assert published(in_data("04/05/2025", "<p>Published 4 May 2025</p>")) == "2025-05-04"
    assert published(in_data("2025-04", "<time datetime='2025-05-14'>x</time>")) == "2025-04"
