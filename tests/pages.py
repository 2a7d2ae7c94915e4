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


# Everything that may differ, also in a text that runs from right to left. It is withdrawn in the
# end, so that no other page holds it.
CORRECT_ONE = """
from relations.editions.publication import withdraw
from relations.sources.models import Source
from tests.factories import make_actor, make_event, make_source, make_statement, publish
text = f"سرحد کل بند کی گئی، {Source.objects.count()}۔"
source = make_source(text, language="ur", title="سرحد سے رپورٹ")
event = make_event("Ministers meet in Kabul", topics=("border",), summary="They met on Saturday.")
event.citations.create(sentence=source.sentences.get(), field="date", stance="in-part")
said = make_statement(event, sentence=source.sentences.get(), quotation="کل بند کی گئی")
denial = make_statement(event, speaker=make_actor("Basir"), text="He denies it.", act="deny")
publish(event, by=None)
denial.delete()
make_statement(event, text="She asks for more talks.")
said.quotation, said.figure_measure, said.figure_low = "سرحد کل بند کی گئی", "lorries", 80
said.save()
event.citations.update(stance="supports")
event.participations.filter(country__alpha3="AFG").update(role="host")
event.topics.clear()
event.title, event.summary, event.date = "Ministers meet in Herat", "They met on Sunday.", "2025-04"
event.save()
publish(event, by=None, reason="The report was read too quickly.")
print(withdraw(event, by=None, reason="It was another meeting.").code)
"""


def pages_of(site: Site, dyad: str) -> dict[str, str]:
    """The addresses of pages by what they show; publishes, corrects and withdraws for some of them.

    `dyad` is the address of a dyad on record there.
    """
    events = json.loads(site.read("/timeline.json"))["events"]
    event = max(events, key=lambda each: len(each["statements"]))
    permalink = urlsplit(event["url"]).path
    source = urlsplit(event["citations"][0]["url"]).path
    script = f"{WITHDRAW_ONE}{CORRECT_ONE}"
    printed = site.manage("shell", "--verbosity", "0", "--command", script)
    withdrawn, corrected = printed.split()
    return {
        "home": "/",
        "about": "/about/",
        "dyad": dyad,
        "ledger": f"{dyad}ledger/",
        "timeline": "/timeline/",
        "pairs": "/relations/",
        "countries": "/countries/",
        "filtered": f"{dyad}?type={event['type']}&since=2000&order=oldest",
        "facet": "/timeline/facets/speaker/",
        "no-match": f"{dyad}?q=nothing+like+it",
        "event": permalink,
        "edition": f"/events/{event['code']}/editions/1/",
        "corrected": f"/events/{corrected}/editions/2/",
        "search": "/search/",
        "search for a country": "/search/?q=pakistan",
        "search for what is misspelt": "/search/?q=pakisten",
        "corrections": "/corrections/",
        "withdrawn": f"/events/{withdrawn}/",
        "statements": "/statements/",
        "person": f"/statements/?speaker={event['statements'][0]['speaker']['code']}",
        "sources": "/sources/",
        "outlets": "/sources/outlets/",
        "source": source,
        "report": f"/report/?event={event['code']}",
        "country": f"/countries/{event['countries'][0]['code']}/",
        "400": "/timeline/?since=soon",
        "404": "/nothing/",
    }
