"""Every kind of page of a running site, for whoever looks at all of them."""

import json
from urllib.parse import urlsplit

from tests.sites import Site

DEMO_DYAD = "/relations/afghanistan-pakistan/"
CROWDED_DYAD = "/relations/india-pakistan/"

WITHDRAW_ONE = """
from relations.editions.publication import withdraw
from tests.factories import make_published
published = make_published("Ministers are said to have met in secret")
print(withdraw(published.event, by=None, reason="The report was retracted.").code)
"""


def pages_of(site: Site, dyad: str) -> dict[str, str]:
    """The addresses of pages by what they show; publishes and withdraws an event for one of them.

    `dyad` is the address of a dyad on record there.
    """
    events = json.loads(site.read("/timeline.json"))["events"]
    event = max(events, key=lambda each: len(each["statements"]))
    permalink = urlsplit(event["url"]).path
    source = urlsplit(event["citations"][0]["url"]).path
    withdrawn = site.manage("shell", "--verbosity", "0", "--command", WITHDRAW_ONE).strip()
    return {
        "home": "/",
        "about": "/about/",
        "dyad": dyad,
        "timeline": "/timeline/",
        "filtered": f"{dyad}?type={event['type']}&since=2000&order=oldest",
        "facet": "/timeline/facets/speaker/",
        "no-match": f"{dyad}?q=nothing+like+it",
        "event": permalink,
        "edition": f"/events/{event['code']}/editions/1/",
        "withdrawn": f"/events/{withdrawn}/",
        "statements": "/statements/",
        "person": f"/statements/?speaker={event['statements'][0]['speaker']['code']}",
        "sources": "/sources/",
        "source": source,
        "country": f"/countries/{event['countries'][0]['code']}/",
        "400": "/timeline/?since=soon",
        "404": "/nothing/",
    }
