"""The demonstration after a few days of work at the desk: what an upgrade must keep.

`DATABASE_URL=… python -m tests.upgrade.edited_record` makes it in an empty database, with the code
that it is run from. `2026-11-30.sqlite3.gz` was made so, before `load_vocabulary` kept what editors
had done to the vocabulary.
"""

import io
import os
from typing import Any

import django
from django.core.management import call_command


def fill() -> None:
    """The demonstration, then the work of two editors, on an empty database."""
    from tests import factories

    call_command("demo", stdout=io.StringIO())
    call_command("make_groups", verbosity=0)
    writer = factories.make_editor("writer", first_name="Mina", last_name="Writer", is_staff=True)
    checker = factories.make_editor(
        "checker", first_name="Omid", last_name="Checker", is_staff=True
    )
    change_vocabulary()
    change_record(writer, checker)


def change_vocabulary() -> None:
    """Of what ships, some is renamed, some deleted, and some is added to it."""
    from relations.record.country_names import CountryName
    from relations.record.vocabulary import Actor, Country, EventType, Topic

    Country.objects.filter(alpha3="IRN").update(name="Islamic Republic of Iran")
    Topic.objects.filter(code="border").update(label="borders and crossings")
    EventType.objects.filter(code="visit").update(label="visit of rank", plural="visits of rank")
    talks = EventType.objects.get(code="talks")
    talks.triggers = "\n".join(talks.trigger_phrases[1:])
    talks.save()
    EventType.objects.filter(code="natural-disaster").delete()
    Topic.objects.filter(code="culture").delete()
    Country.objects.filter(alpha3="TKL").delete()
    CountryName.objects.get(country__alpha3="AFG", name="Kabul").delete()
    Country.objects.get(alpha3="YUG").successors.remove(Country.objects.get(alpha3="SVN"))
    ruritania = Country.objects.create(name="Ruritania", standing="member")
    CountryName.objects.create(country=ruritania, kind="capital", name="Strelsau")
    CountryName.objects.create(country=Country.objects.get(alpha3="PAK"), name="Pakistan proper")
    EventType.objects.create(label="papal visit", plural="papal visits", quad="verbal-cooperation")
    Topic.objects.create(label="deep-sea mining")
    Actor.objects.create(name="Ministry of Defence", kind="office", country=ruritania)


def change_record(writer: Any, checker: Any) -> None:
    """Drafts, publications, a correction, a withdrawal, a merged actor and a second look."""
    from relations.editions.actor_merge import merge_actors
    from relations.editions.publication import withdraw
    from relations.editions.review import send_back, send_for_review
    from relations.record.citations import Citation
    from relations.record.vocabulary import Actor
    from tests import factories

    article, restricted = make_sources()
    first, _second, third = article.sentences.all()[:3]
    make_corrected(article, writer, checker)

    gone = factories.make_event(
        "Visit to Ruritania", code="vpgr1evt", sentence=third, countries=("AFG", "XRU")
    )
    publish(gone, writer, checker)
    withdraw(gone, by=checker, reason="The report was retracted.")

    sentences = restricted.sentences.all()
    draft = factories.make_event("A draft", code="vpgr2evt", sentence=sentences[0])
    Citation.objects.create(event=draft, sentence=first, field="date", stance="in-part")
    send_for_review(draft, writer)
    send_back(draft, checker, "Which day was it?")
    shown = factories.make_event("Talks on the border", code="vpgr3evt", sentence=sentences[1])
    factories.make_statement(shown, code="vpgr3stm", speaker=factories.make_actor("A. Karimi"))
    publish(shown, writer, checker)

    merge_actors(Actor.objects.get(code="a-karimi"), factories.make_actor(), checker)
    factories.make_revisit(article, s1="there", s2="Other words of the sentence.", s3="gone")


def make_sources() -> tuple[Any, Any]:
    """An article that is shown, and one of which only cited sentences are."""
    from tests.factories import make_source

    text = "Officials met in Tehran. They spoke of the border. Nothing else was said."
    fields = {"title": "A report from Tehran", "shows": "cited"}
    return make_source(code="vpgr0src"), make_source(text, code="vpgr1src", **fields)


def make_corrected(article: Any, writer: Any, checker: Any) -> None:
    """A published event that was corrected, and changed again since."""
    from tests import factories

    first, second = article.sentences.all()[:2]
    event = factories.make_event(
        "Visit to Tehran",
        code="vpgr0evt",
        type="visit",
        sentence=first,
        countries=("AFG", "IRN"),
        topics=("border", "deep-sea-mining"),
    )
    claim = factories.make_statement(event, code="vpgr0stm", sentence=second)
    publish(event, writer, checker)
    event.title, event._history_user = "Ministers visit Tehran", writer
    event.save()
    publish(event, writer, checker, "The headline did not say who came.")
    claim.text, claim._history_user = "She is worried about the border.", writer
    claim.save()


def publish(event: Any, writer: Any, checker: Any, reason: str = "") -> None:
    """Publish an event as two editors do."""
    from relations.editions import publication
    from relations.editions.review import send_for_review
    from tests.factories import make_checked

    send_for_review(event, writer, note="Please read this.")
    make_checked(event, checker)
    publication.publish(event, by=checker, reason=reason)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    fill()


if __name__ == "__main__":
    main()
