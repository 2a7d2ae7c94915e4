"""Saved pages of invented outlets, each with manners of its own, and what they say."""

import json
from dataclasses import dataclass
from typing import Any

BODY = (
    "<article><p>The ministers met in Kabul on Saturday and spoke about the border, an aide said."
    "</p><p>Their talks went on until late in the evening, and trade was discussed as well.</p>"
    "</article>"
)

PASHTO_BODY = (
    "<article><p>د بهرنیو چارو وزیر د شنبې په ورځ په کابل کې وویل چې پوله به د څو ورځو په موده کې"
    " پرانیستل شي.</p><p>خبرې تر ناوخته پورې روانې وې او پر سوداګرۍ هم خبرې وشوې.</p></article>"
)
DARI_BODY = (
    "<article><p>وزیران خارجه دو کشور روز شنبه در کابل دیدار کردند و درباره مرز گفتگو کردند.</p>"
    "<p>گفتگوها تا دیروقت شب ادامه داشت و درباره تجارت هم صحبت شد.</p></article>"
)


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    """A page with something in its head."""
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def linked(*things: Any) -> str:
    """A script of JSON-LD for each of the things."""
    scripts = (json.dumps(thing, ensure_ascii=False) for thing in things)
    return "".join(f'<script type="application/ld+json">{each}</script>' for each in scripts)


def meta(**properties: str) -> str:
    """Elements of Open Graph and its like; a double underscore stands for the colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in properties.items()
    )


@dataclass(frozen=True)
class Manner:
    """What an outlet's page looks like, and what is to be proposed for it."""

    name: str
    markup: str
    proposed: dict[str, str]


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ministers meet in Kabul",
    "datePublished": "2025-04-20T06:10:00+05:00",
    "author": {"@type": "Person", "name": "Amina Karimi"},
    "publisher": {"@type": "Organization", "name": "The Courier"},
    "inLanguage": "en-GB",
    "url": "https://courier.example/kabul-talks",
}
WHOLE = {
    "title": "Ministers meet in Kabul",
    "publisher": "The Courier",
    "author": "Amina Karimi",
    "published": "2025-04-20",
    "language": "en-GB",
    "url": "https://courier.example/kabul-talks",
}

MANNERS = (
    Manner("one thing", page(linked(ARTICLE)), WHOLE),
    Manner("a list, with the site first", page(linked([{"@type": "WebSite"}, ARTICLE])), WHOLE),
    Manner(
        "a graph that points to its parts",
        page(
            linked(
                {
                    "@graph": [
                        {"@type": "Organization", "@id": "#outlet", "name": "The Courier"},
                        {"@type": "Person", "@id": "#author", "name": "Amina Karimi"},
                        {
                            **ARTICLE,
                            "author": [{"@id": "#author"}],
                            "publisher": {"@id": "#outlet"},
                        },
                    ]
                }
            )
        ),
        WHOLE,
    ),
    Manner(
        "texts for names, several types, and the address as the page's own thing",
        page(
            linked(
                {
                    **ARTICLE,
                    "@type": ["http://schema.org/ReportageNewsArticle", "Thing"],
                    "author": ["Amina Karimi", {"name": ["no text"]}, "Omar Wali"],
                    "publisher": "The Courier",
                    "inLanguage": {"@type": "Language", "name": "", "@value": "ps"},
                    "url": None,
                    "mainEntityOfPage": {"@id": "https://courier.example/kabul-talks"},
                }
            ),
            PASHTO_BODY,
        ),
        {**WHOLE, "author": "Amina Karimi, Omar Wali", "language": "ps"},
    ),
    Manner(
        "what the page is about, escaped twice and wrapped in a comment",
        page(
            '<script type="application/ld+json"><!--\n'
            + json.dumps(
                {
                    "@type": "WebPage",
                    "mainEntity": {**ARTICLE, "headline": "“Talks” &amp;#8216;on&#8217;"},
                }
            )
            + "\n--></script>"
        ),
        {**WHOLE, "title": "“Talks” &#8216;on’"},
    ),
    Manner(
        "another story before its own, told apart by the address",
        page(
            '<link rel="canonical" href="https://courier.example/kabul-talks">'
            + linked(
                {**ARTICLE, "headline": "Another", "url": "https://courier.example/x"}, ARTICLE
            )
        ),
        WHOLE,
    ),
    Manner(
        "stories in a list are not its own",
        page(
            linked({"@type": "ItemList", "itemListElement": [{**ARTICLE, "headline": "Another"}]})
            + meta(og__title="Ministers meet in Kabul")
        ),
        {"title": "Ministers meet in Kabul", "language": "en"},
    ),
    Manner(
        "broken JSON-LD, and Open Graph",
        page(
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
            + meta(
                og__title="Ministers meet in Kabul | The Courier",
                og__site_name="The Courier",
                og__url="https://courier.example/kabul-talks",
                og__locale="en_GB",
                article__author="https://social.example/amina",
                article__published_time="2025-04-20T01:10:00Z",
            )
            + '<meta name="author" content="By Amina Karimi">'
        ),
        WHOLE,
    ),
    Manner(
        "Dublin Core",
        page(
            '<meta name="DC.title" content="Ministers meet in Kabul">'
            '<meta name="DC.creator" content="Amina Karimi">'
            '<meta name="DC.publisher" content="The Courier">'
            '<meta name="DC.date.issued" content="2025-04">',
            attributes='lang="en-GB"',
        ),
        {
            "title": "Ministers meet in Kabul",
            "author": "Amina Karimi",
            "publisher": "The Courier",
            "published": "2025-04",
            "language": "en-GB",
        },
    ),
    Manner(
        "the tags of learned journals, with two authors",
        page(
            '<meta name="citation_title" content="Ministers meet in Kabul">'
            '<meta name="citation_author" content="Karimi, Amina">'
            '<meta name="citation_author" content="Wali, Omar">'
            '<meta name="citation_publisher" content="The Courier">'
            '<meta name="citation_publication_date" content="2025/4/20">'
        ),
        {
            "title": "Ministers meet in Kabul",
            "author": "Karimi, Amina, Wali, Omar",
            "publisher": "The Courier",
            "published": "2025-04-20",
            "language": "en",
        },
    ),
    Manner(
        "microdata",
        page(
            body='<meta itemprop="datePublished" content="20 April 2025">'
            '<h1 itemprop="headline">Ministers meet in Kabul</h1>'
            f'<span itemprop="author">By Amina Karimi</span>{BODY}'
        ),
        {
            "title": "Ministers meet in Kabul",
            "author": "Amina Karimi",
            "published": "2025-04-20",
            "language": "en",
        },
    ),
    Manner(
        "nothing but the page as readers see it",
        page(
            "<title>Ministers meet in Kabul – The Courier</title>",
            '<p class="byline">By Amina Karimi</p><time datetime="2025-04-20 06:10">x</time>'
            + BODY,
        ),
        {
            "title": "Ministers meet in Kabul – The Courier",
            "author": "Amina Karimi",
            "published": "2025-04-20",
            "language": "en",
        },
    ),
    Manner(
        "the browser's own note, and a date only in the address",
        "<!-- saved from url=(0047)https://courier.example/2025/04/20/kabul-talks/ -->\n" + page(),
        {
            "url": "https://courier.example/2025/04/20/kabul-talks/",
            "published": "2025-04-20",
            "language": "en",
        },
    ),
    Manner(
        "right to left, in Dari",
        page(
            linked({"@type": "NewsArticle", "headline": "دیدار وزیران در کابل"}),
            DARI_BODY,
            attributes='lang="fa-AF" dir="rtl"',
        ),
        {"title": "دیدار وزیران در کابل", "language": "fa-AF"},
    ),
    Manner(
        "addresses that are none, a language that is none, a title beyond all measure",
        page(
            '<link rel="canonical" href="javascript:alert(1)">'
            + meta(og__url="/kabul-talks", og__title="x" * 301)
            + linked({"@type": "NewsArticle", "url": "data:text/html,x", "datePublished": "soon"}),
            attributes='lang="English, mostly"',
        ),
        {"language": "en"},
    ),
    Manner("silence", page(), {"language": "en"}),
)
