"""Saved pages of invented outlets by how they set their articles, and the reporter's sentences."""

from dataclasses import dataclass
from itertools import count

SAID = (
    "The ministers of the two states met in the border town on Saturday and spoke for three hours.",
    "Their talks went on until late in the evening, and trade was discussed as well.",
    "Nobody from the army took part in the meeting, an aide to the minister said.",
    "The crossing has been shut since the shelling of the customs house in early March.",
    "Some four hundred lorries with fruit are waiting on the eastern side of the river.",
    "A committee of twelve will look into the deaths of the two guards, both sides said.",
    "Farmers in the valley told reporters that they had lost most of the harvest.",
    "The governor denied that his men had fired first and called the report a fable.",
    "Neither side gave a date for the next round, which is to be held in the capital.",
    "Shopkeepers put up their shutters again on Sunday after five weeks without customers.",
    "The agreement of 1998 lets herders cross the line with their flocks in spring.",
    "Two of the wounded were flown to a hospital in the south, where they are recovering.",
    "The opposition asked why parliament had not been told of the visit beforehand.",
    "An old bridge upstream was opened to walkers, though not to cars or buses.",
    "Electricity returned to the villages on the left bank shortly before noon.",
    "The envoy of the neighbouring kingdom offered to watch over the truce.",
)


@dataclass(frozen=True)
class ArticlePage:
    """A page, the sentences that its reporter wrote, and words that must not be in any of them."""

    name: str
    markup: str
    sentences: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def paragraphs(first: int, last: int, attributes: str = "") -> str:
    """A paragraph for each of the sentences from the first to before the last."""
    return "".join(f"<p{attributes}>{words}</p>" for words in SAID[first:last])


def saved(body: str, head: str = "") -> str:
    """The whole page around a body."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ministers meet</title>'
        f"{head}</head><body><header><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"</header>{body}<footer>About us</footer></body></html>"
    )


def article(*parts: str) -> str:
    """A page whose article has a headline and these parts."""
    return saved(f"<main><article><h1>Ministers meet</h1>{''.join(parts)}</article></main>")


_END = "says that the two ministers met in town and spoke at length about water and the border."


def _alike(first: int, last: int) -> str:
    return "".join(f"<p>Number {number} {_END}</p>" for number in range(first, last))


_AD = '<div class="ad-slot"><span>Advertisement</span></div>'

IN_SEVERAL_CONTAINERS = (
    ArticlePage(
        "two bodies of one class in the article",
        article(
            f'<div class="body-text">{paragraphs(0, 4)}</div>{_AD}',
            f'<div class="body-text">{paragraphs(4, 12)}</div>',
        ),
        SAID[:12],
    ),
    ArticlePage(
        "three sections without any class",
        article(
            f"<section>{paragraphs(0, 3)}</section><div>{_AD}</div>",
            f"<section>{paragraphs(3, 6)}</section>",
            f"<section>{paragraphs(6, 9)}</section>",
        ),
        SAID[:9],
    ),
    ArticlePage(
        "an intro and a body of different classes",
        article(
            f'<div class="article-intro">{paragraphs(0, 2)}</div>{_AD}',
            f'<div class="article-body">{paragraphs(2, 10)}</div>',
        ),
        SAID[:10],
    ),
    ArticlePage(
        "the body in page-wide rows, without an article",
        saved(
            "<div id='page'><h1>Ministers meet</h1>"
            f'<div class="row"><div class="col text-block">{paragraphs(0, 5)}</div></div>'
            '<div class="row"><div class="col promo-block"><a href="/x">See our pictures</a></div>'
            f'</div><div class="row"><div class="col text-block">{paragraphs(5, 11)}</div></div>'
            f'<div class="row"><div class="col text-block">{paragraphs(11, 14)}</div></div></div>'
        ),
        SAID[:14],
        ("See our pictures",),
    ),
    ArticlePage(
        "a body, a gallery, and the rest under another name",
        article(
            f'<div class="story-content">{paragraphs(0, 6)}</div>',
            "<figure><img src='x'><figcaption>Lorries wait near the river in the rain."
            "</figcaption></figure>",
            f'<div class="story-content story-content--after-gallery">{paragraphs(6, 10)}</div>',
        ),
        SAID[:10],
        ("Lorries wait",),
    ),
    ArticlePage(
        "every paragraph in a block of its own",
        article(
            *(
                f'<div class="ssrcss-{number}-RichText"><div class="block"><p>{words}</p></div>'
                "</div>"
                for number, words in enumerate(SAID[:9])
            )
        ),
        SAID[:9],
    ),
    ArticlePage(
        "sentences that end alike, around an advertisement",
        article(
            f'<div class="grid"><div class="body">{_alike(0, 5)}</div><aside></aside></div>',
            f'<div class="row full-bleed">{_AD}</div>',
            f'<div class="grid"><div class="body">{_alike(5, 14)}</div><aside></aside></div>',
        ),
        tuple(f"Number {number} {_END}" for number in range(14)),
    ),
    ArticlePage(
        "a body behind which a box about another story stands",
        article(
            f'<div class="entry-content">{paragraphs(0, 4)}</div>',
            '<div class="more-stories"><h3>More stories</h3><p><a href="/q">The harbour of Marn'
            " was shut after a spill of oil on Friday.</a></p></div>",
            f'<div class="entry-content">{paragraphs(4, 7)}</div>',
        ),
        SAID[:7],
        ("harbour of Marn",),
    ),
)

LEAD = "Three people have died during protests in Arda against the government of the interim mayor."
STANDFIRSTS = tuple(
    ArticlePage(name, article(part, paragraphs(0, 6)), (LEAD, *SAID[:6]))
    for name, part in (
        ("a standfirst in a div", f'<div class="standfirst">{LEAD}</div>'),
        ("a lead in a heading", f'<h2 class="article-lead">{LEAD}</h2>'),
        ("a summary of two elements deep", f'<div class="summary"><span>{LEAD}</span></div>'),
        ("a deck in the header", f'<header><div class="dek">{LEAD}</div></header>'),
        ("a description by its property", f'<div itemprop="description">{LEAD}</div>'),
        ("an intro in bold", f'<div class="intro"><strong>{LEAD}</strong></div>'),
        ("a sub-headline", f'<span class="sub-headline">{LEAD}</span>'),
        ("an item of a summary", f'<ul class="summary-points"><li>{LEAD}</li></ul>'),
        ("a subtitle by its role", f'<div role="doc-subtitle">{LEAD}</div>'),
        ("a block without a name", f"<div>{LEAD}</div>"),
    )
)

PROMOTION = tuple(
    ArticlePage(
        f"promotion: {line}",
        article(paragraphs(0, 4), f"<p>{line}</p>", paragraphs(4, 7)),
        SAID[:7],
        (line,),
    )
    for line in (
        "Like this story? Share it with a friend!",
        "Enjoyed this article? Sign up for our weekly letter.",
        "If you liked this story, share it with your friends.",
        "Support our journalism. Donate today.",
        "Help us keep our reporting free for all: become a member.",
        "Get the day’s top stories in your inbox every morning.",
        "Sign up to our free morning newsletter.",
        "You can support independent reporting with as little as 2 euros a month.",
        "Thank you for reading. To read more, please register or log in.",
        "Do you have a story for us? Write to tips@courier.example.",
        "Download our app to get alerts.",
        "Listen to the latest episode of our podcast.",
        "Share this article on Facebook or X.",
        "Follow our channel on Telegram for news around the clock.",
        "This article is free to read, thanks to our readers. Please consider a donation.",
        "Read more: Army says border is calm",
        "READ MORE Army says border is calm",
        "Related: Why the river matters",
        "SEE ALSO: Why the river matters",
        "More on this: Why the river matters",
    )
)

_OTHER = "The harbour of Marn was shut after a spill of oil on Friday."
OTHER_STORIES = tuple(
    ArticlePage(
        name,
        article(f'<div class="story-body">{paragraphs(0, 5)}{part}{paragraphs(5, 9)}</div>'),
        SAID[:9],
        ("harbour of Marn",),
    )
    for name, part in (
        ("a linked sentence", f'<p><a href="/q">{_OTHER}</a></p>'),
        (
            "a related box with a teaser",
            f'<div class="related-story"><a href="/q">Oil at Marn</a><p>{_OTHER}</p></div>',
        ),
        (
            "a recommended list",
            f'<div class="recommended"><ul><li><a href="/q">{_OTHER}</a></li></ul></div>',
        ),
        ("an aside with a teaser", f'<aside><h3><a href="/q">Oil</a></h3><p>{_OTHER}</p></aside>'),
        (
            "a nested article",
            f'<article class="teaser"><a href="/q"><h3>Oil</h3></a><p>{_OTHER}</p></article>',
        ),
        (
            "a teaser in a card",
            f'<div class="teaser-card"><a href="/q">Oil at Marn</a><p>{_OTHER}</p></div>',
        ),
        (
            "a part under a small heading that is a link",
            f'<section><h2>More</h2><a href="/q"><h3>Oil</h3></a><p>{_OTHER}</p></section>',
        ),
        (
            "a quotation of another page",
            f'<blockquote class="wp-embedded-content"><a href="/q">{_OTHER}</a></blockquote>',
        ),
        ("a link after a label", f'<p>Also on our pages: <a href="/q">{_OTHER}</a></p>'),
    )
)

CAPTIONS = tuple(
    ArticlePage(
        name,
        article(f'<div class="story-body">{paragraphs(0, 5)}{part}{paragraphs(5, 9)}</div>'),
        SAID[:9],
        ("Lorries with fruit",),
    )
    for name, part in (
        ("in a figure", "<figure><img><figcaption>Lorries with fruit wait.</figcaption></figure>"),
        ("by its class", '<div class="photo-caption">Lorries with fruit wait.</div>'),
        ("under a picture", '<p class="cutline">Lorries with fruit wait at the gate.</p>'),
        ("with its agency", "<p>Lorries with fruit wait at the gate. (AP Photo/Bo Marn)</p>"),
        ("with a credit", "<p>Lorries with fruit wait. Photograph: Bo Marn/Reuters</p>"),
        ("with its photographer", "<p>Lorries with fruit wait. (Photo by Bo Marn/AFP)</p>"),
        ("by its legend", '<p class="image__legend">Lorries with fruit wait at the gate.</p>'),
        ("in a gallery", '<div class="gallery"><p>Lorries with fruit wait.</p><img></div>'),
        (
            "beside its picture",
            '<div class="image"><img><span class="image-text">Lorries with fruit.</span></div>',
        ),
    )
)

_HOUR = count(10)
LIVE_BLOGS = (
    ArticlePage(
        "a live blog with the hour over each post",
        article(
            '<div class="key-events"><h2>Key events</h2><ul><li><a href="#a">Talks begin</a></li>'
            "</ul></div>",
            *(
                f'<div class="post"><time>{next(_HOUR)}.05 BST</time>'
                f"<p>{words}</p><p>Share</p></div>"
                for words in SAID[:6]
            ),
        ),
        SAID[:6],
        ("Share", "BST"),
    ),
    *(
        ArticlePage(
            f"notice of a live page: {line}",
            article(paragraphs(0, 3), f"<p>{line}</p>", paragraphs(3, 6)),
            SAID[:6],
            (line,),
        )
        for line in (
            "Show key events only",
            "Please turn on JavaScript to use this feature",
            "Updated at 10.05 BST",
            "2h ago",
            "34 min ago",
            "14:32 GMT",
            "This live blog is now closed.",
            "We’re closing this live blog now. Thanks for reading.",
            "Skip past newsletter promotion",
            "after newsletter promotion",
            "Follow our live coverage here.",
            "Pinned post",
            "3 hours ago",
            "Last updated: 2 hours ago",
            "Key points",
            "Posted at 16:02 16 April",
            "Jump to comments",
            "This live page is closed. Read our main story.",
            "Go to latest update",
            "View image in fullscreen",
            "12 Jun 2025, 10:31",
        )
    ),
)

_TEASER = (
    "<div><h3><a href='/{0}'>Bridge opens</a></h3><p>A bridge of {0} arches was opened.</p></div>"
)
BY_NAMES_AND_PLACES = (
    ArticlePage(
        "a short article above the teasers of others, all in one element",
        saved(
            f"<div class='site'><section><h1>Talks</h1>{paragraphs(0, 2)}</section>"
            f"<section><h2>Latest</h2>{_TEASER.format(7)}{_TEASER.format(9)}</section></div>"
        ),
        SAID[:2],
        ("A bridge of 7 arches", "A bridge of 9 arches"),
    ),
    ArticlePage(
        "a component that is named, but not by its class",
        article(
            "<div data-gu-name='standfirst'><p>Both sides speak of a new beginning</p></div>",
            f"<div data-gu-name='body'>{paragraphs(0, 3)}</div>",
        ),
        ("Both sides speak of a new beginning", *SAID[:3]),
    ),
    ArticlePage(
        "a list of stories that counts itself, before a heading",
        article(
            paragraphs(0, 2),
            "<h2>Recommended Stories</h2><ul>"
            "<li>list 1 of 2<a href='/a'>Who governs the valley?</a></li>"
            "<li>list 2 of 2<a href='/b'>Why the bridge is shut</a></li></ul>",
            paragraphs(2, 3),
            f"<h2>‘We wait’</h2>{paragraphs(3, 5)}",
        ),
        (*SAID[:3], "‘We wait’", *SAID[3:5]),
        ("Who governs the valley?", "Why the bridge is shut"),
    ),
    ArticlePage(
        "paragraphs that only subscribers see",
        article(
            paragraphs(0, 1),
            paragraphs(1, 4, " class='paywall'"),
            "<div class='paywall'><p>Subscribe to read all of our reporting.</p></div>",
        ),
        SAID[:4],
        ("Subscribe to read",),
    ),
    ArticlePage(
        "a box beside the article, and a figure around a quotation",
        article(
            paragraphs(0, 2),
            f"<aside><h3>Background</h3>{paragraphs(10, 11)}</aside>",
            f"<figure><blockquote>{SAID[2]}</blockquote></figure>{paragraphs(3, 5)}",
        ),
        SAID[:5],
        (SAID[10],),
    ),
    ArticlePage(
        "a heading of which the title of the page says more",
        saved(
            f"<main><article><h1>Ministers talk</h1>{paragraphs(0, 3)}</article></main>",
            '<meta property="og:title" content="Ministers talk – DW – 04/19/2025">',
        ),
        SAID[:3],
    ),
)

ARTICLE_PAGES = (
    *IN_SEVERAL_CONTAINERS,
    *STANDFIRSTS,
    *PROMOTION,
    *OTHER_STORIES,
    *CAPTIONS,
    *LIVE_BLOGS,
    *BY_NAMES_AND_PLACES,
)
