"""Every form and every action of the desk, with something else typed into each field."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model

from relations.editions.blanking import blankings_of_editions, blankings_of_text
from relations.editions.descriptions import Description
from relations.editions.models import Edition, Review
from relations.error_reports import ErrorReport
from relations.record.citations import Citation, SetAside
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit
from tests.desk.desk import review_form
from tests.desk.test_groups import suppression_form
from tests.desk.whole_record import NEW_WORD, WholeRecord

Typed = dict[str, Any]
NO_ONE = ""
WORDS = f"The {NEW_WORD} of the desk"
ARTICLE = f"The {NEW_WORD} met on Saturday. They will meet again."


NO_FORM = "-"


@dataclass(frozen=True)
class Act:
    """One form of the desk, filled in: at an address below /admin/, with what is typed into it.

    `least` is the first role of `EVERYONE` for which it changes rows of `model`; nobody's does if
    it is blank. `form` is the id of the form on the page, None for one without an id, and all that
    it asks for is typed, but for what is `kept`: names with `#` for the number of a row, or `True`
    for all others. `shown_by` is what has to be sent before the form is shown. Without `form`
    nothing else is sent than what is typed. `publishes` is said of suppression too.
    """

    least: str
    model: type[Model]
    address: Callable[[WholeRecord], str]
    typed: Callable[[WholeRecord], Typed]
    form: str | None = field(default=NO_FORM, kw_only=True)
    kept: Collection[str] | bool = field(default=(), kw_only=True)
    shown_by: Typed | None = field(default=None, kw_only=True)
    publishes: bool = field(default=False, kw_only=True)


def of(name: str, page: str) -> Callable[[WholeRecord], str]:
    """The page of a row of the record."""

    def address(record: WholeRecord) -> str:
        row = getattr(record, name)
        return f"{row._meta.app_label}/{row._meta.model_name}/{row.pk}/{page}/"

    return address


def at(address: str) -> Callable[[WholeRecord], str]:
    return lambda record: address


NUMBERS = count(1)


def sends(**typed: Any) -> Callable[[WholeRecord], Typed]:
    return lambda record: typed


def a_name_of_nobody(_record: WholeRecord) -> Typed:
    """Another name each time: no two accounts may have one."""
    return {"name": f"{NEW_WORD.title()} Tester {next(NUMBERS)}"}


def deletes(name: str) -> Callable[[WholeRecord], Typed]:
    """What is sent by the list of a model in which a row is chosen for deletion."""
    return lambda record: {
        "action": "delete_selected",
        "_selected_action": getattr(record, name).pk,
        "index": "0",
        "post": "yes",
    }


def saying(record: WholeRecord) -> Typed:
    """Each field of a statement, changed."""
    return {
        "speaker": record.survivor.pk,
        "act": "threaten",
        "capacity": WORDS,
        "on_behalf_of": record.survivor.pk,
        "addressee": record.speaker.pk,
        "text": WORDS,
        "quotation": WORDS,
        "responds_to": record.drafted.pk,
        "date": "2025-04-17",
        "figure_measure": NEW_WORD,
        "figure_low": 1,
        "figure_best": 2,
        "figure_high": 3,
    }


NEW_SPEAKER = frozenset(("new_speaker", "new_speaker_kind", "new_speaker_country"))


NEW_SPEAKER_BELOW = frozenset(f"statements-#-{each}" for each in NEW_SPEAKER)


def citation(record: WholeRecord) -> Typed:
    sentence = record.unread.sentences.get(number=1).pk
    return {"sentence": sentence, "field": "date", "stance": "contradicts"}


def happening(record: WholeRecord) -> Typed:
    """Each field of an event, and of a first row of each kind, changed."""
    said = {**saying(record), "supported_by": record.unread.sentences.get(number=2).pk}
    return {
        "title": WORDS,
        "label": NEW_WORD,
        "summary": WORDS,
        "date": "2025-04-18",
        "date_said": NEW_WORD,
        "date_note": WORDS,
        "after": record.draft.pk,
        "type": EventType.objects.get(code="airstrike").pk,
        "place": WORDS,
        "topics": [Topic.objects.get(code="trade").pk],
        **in_row("participations", 0, country=fiji(), role="host", is_party="on"),
        **in_row("citations", 0, **citation(record)),
        **in_row("statements", 0, **said),
    }


def fiji() -> int:
    """The key of a country of which nothing is on record."""
    return Country.objects.get(alpha3="FJI").pk


def in_row(prefix: str, number: int, **values: Any) -> Typed:
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def source(record: WholeRecord) -> Typed:
    """Each field that describes a source, changed."""
    return {
        "title": WORDS,
        "publisher": WORDS,
        "author": WORDS,
        "url": f"https://{NEW_WORD}.example/1",
        "archive_url": f"https://{NEW_WORD}.example/2",
        "published": "2025-04-30",
        "language": "ur",
        "dating_note": WORDS,
        "retrieved_at": "2025-05-01T12:00",
        "origin": "agency",
        "origin_name": NEW_WORD,
        "same_origin_as": "",
        "shows": "full",
    }


def country(record: WholeRecord) -> Typed:
    return {
        "name": WORDS,
        "standing": "territory",
        "existed": "1945",
        "successors": [fiji()],
        **in_row("names", 0, kind="name", name=NEW_WORD),
    }


EVENT_TYPE = {
    "label": WORDS,
    "plural": WORDS,
    "definition": WORDS,
    "quad": "material-conflict",
    "plover_type": "AGREE",
    "plover_mode": NEW_WORD,
    "cameo": "010",
    "goldstein": "1.5",
}
ACTOR = {"name": WORDS, "other_names": "Another", "kind": "office", "country": ""}
REASON = sends(reason=WORDS)
PASTED = {"pasted": ARTICLE, "_read": "yes"}
YES = sends(post="yes")

DESCRIBED = {
    "source": "full",
    "speaker": "speaker",
    "topic": "topic",
    "type of event": "type",
    "country": "country",
}
"""Rows of the record that readers see otherwise, by what they are."""

# In their order: those that publish come first, and what is deleted was changed before.
ACTS: dict[str, Act] = {
    "publish another's work": Act(
        "editor",
        Edition,
        of("sent", "review"),
        lambda record: review_form(record.sent, _publish="1"),
        publishes=True,
    ),
    "withdraw an event": Act(
        "editor", Edition, of("left", "withdraw"), sends(reason=WORDS), publishes=True
    ),
    **{
        f"publish how readers see a {name}": Act(
            "editor",
            Description,
            of(row, "publish"),
            sends(reason=WORDS),
            form=None,
            publishes=True,
        )
        for name, row in DESCRIBED.items()
    },
    "change an event": Act(
        "contributor",
        Event,
        of("public", "change"),
        lambda record: {
            **happening(record),
            "participations-1-DELETE": "on",
            "citations-1-DELETE": "on",
        },
        form="event_form",
        # A statement is deleted on its own page.
        kept={"_note", "statements-#-DELETE", *NEW_SPEAKER_BELOW},
    ),
    "name a new speaker below an event": Act(
        "contributor",
        Actor,
        of("left", "change"),
        lambda record: {
            "statements-TOTAL_FORMS": 1,
            **in_row("statements", 0, act="deny", text=WORDS, new_speaker=NEW_WORD),
            **in_row("statements", 0, new_speaker_kind="person"),
            **in_row("statements", 0, new_speaker_country=record.country.pk),
            "statements-0-supported_by": record.full.sentences.get(number=1).pk,
        },
        form="event_form",
        kept=True,
    ),
    "add an event": Act(
        "contributor",
        Event,
        at("relations/event/add/"),
        lambda record: {**happening(record), "statements-TOTAL_FORMS": 1},
        form="event_form",
        kept={"_note", *NEW_SPEAKER_BELOW},
    ),
    "publish one's own work": Act(
        NO_ONE,
        Edition,
        of("left", "change"),
        sends(_publish="1", title=WORDS, _unchecked=WORDS, _reason=WORDS),
        form="event_form",
        kept=True,
    ),
    "send an event for review": Act(
        "contributor",
        Review,
        of("left", "change"),
        sends(_send="1", _note=WORDS),
        form="event_form",
        kept=True,
    ),
    "take it back": Act("contributor", Review, of("left", "take-back"), sends()),
    "change a statement": Act(
        "contributor",
        Statement,
        of("drafted", "change"),
        lambda record: {
            **saying(record),
            "responds_to": record.statement.pk,
            "citations-TOTAL_FORMS": 2,
            "citations-0-DELETE": "on",
            **in_row("citations", 1, **citation(record)),
        },
        form="statement_form",
        kept=NEW_SPEAKER,
    ),
    "change a public statement": Act(
        "contributor",
        Statement,
        of("statement", "change"),
        lambda record: {**saying(record), "text": f"{WORDS}, twice"},
        form="statement_form",
        kept=True,
    ),
    "add a statement": Act(
        "contributor",
        Statement,
        at("relations/statement/add/"),
        lambda record: {
            **saying(record),
            "event": record.left.pk,
            **in_row("citations", 0, **citation(record)),
        },
        form="statement_form",
        kept=NEW_SPEAKER,
    ),
    "set a sentence aside": Act(
        "contributor",
        SetAside,
        of("full", "choose"),
        lambda record: {"sentence": record.full.sentences.get(number=4).pk, "_aside": "1"},
    ),
    "cite a sentence in an event": Act(
        "contributor",
        Citation,
        at("relations/source/place/"),
        lambda record: {
            "sentence": record.cited.sentences.get(number=4).pk,
            "_cite": record.left.pk,
        },
    ),
    "change a source": Act(
        "contributor",
        Source,
        of("full", "change"),
        source,
        form="source_form",
    ),
    "show the whole text of a restricted source": Act(
        "contributor",
        Source,
        of("cited", "change"),
        sends(shows="full", title=WORDS),
        form="source_form",
        kept=True,
    ),
    "say that two sources are one voice": Act(
        "contributor",
        Source,
        of("cited", "change"),
        lambda record: {"same_origin_as": record.reprint.pk},
        form="source_form",
        kept=True,
    ),
    "read an article": Act(NO_ONE, Sentence, at("relations/source/add/"), sends(**PASTED)),
    "store an article": Act(
        "contributor",
        Source,
        at("relations/source/add/"),
        lambda record: {**source(record), "text": ARTICLE, "_store": "yes"},
        form="source_form",
        shown_by=PASTED,
        kept={"joined", "cut"},
    ),
    "compare an article": Act(
        NO_ONE,
        Revisit,
        of("full", "revisit"),
        sends(pasted=ARTICLE, _compare="yes"),
    ),
    "keep what was compared": Act(
        "contributor",
        Revisit,
        of("full", "revisit"),
        sends(title=WORDS, published="2025-05-01", another_article="on", _keep="yes"),
        form="source_form",
        shown_by={"pasted": f"{ARTICLE} That is all.", "_compare": "yes"},
    ),
    "keep that a restricted article reads otherwise": Act(
        "contributor",
        Revisit,
        of("cited", "revisit"),
        sends(title=WORDS, published="2025-05-01", another_article="on", _keep="yes"),
        form="source_form",
        shown_by={"pasted": f"{ARTICLE} It goes on.", "_compare": "yes"},
    ),
    "change an actor": Act(
        "contributor", Actor, of("speaker", "change"), sends(**ACTOR), form="actor_form"
    ),
    "add an actor": Act(
        "contributor", Actor, at("relations/actor/add/"), sends(**ACTOR), form="actor_form"
    ),
    "change a topic": Act(
        "contributor", Topic, of("topic", "change"), sends(label=WORDS), form="topic_form"
    ),
    "add a topic": Act(
        "contributor", Topic, at("relations/topic/add/"), sends(label=WORDS), form="topic_form"
    ),
    "change a type of event": Act(
        "editor",
        EventType,
        of("type", "change"),
        sends(**EVENT_TYPE),
        form="eventtype_form",
    ),
    "add a type of event": Act(
        "editor",
        EventType,
        at("relations/eventtype/add/"),
        sends(**EVENT_TYPE),
        form="eventtype_form",
    ),
    "change a country": Act(
        "editor",
        Country,
        of("country", "change"),
        lambda record: {**country(record), "names-1-name": WORDS, "names-0-DELETE": "on"},
        form="country_form",
    ),
    "add a country": Act(
        "editor",
        Country,
        at("relations/country/add/"),
        lambda record: {**country(record), "name": f"{NEW_WORD}land"},
        form="country_form",
    ),
    "merge two actors": Act(
        "editor",
        Actor,
        lambda record: (
            f"relations/actor/merge/?actor={record.left_speaker.pk}&actor={record.speaker.pk}"
        ),
        lambda record: {"_survivor": record.left_speaker.pk},
        form=None,
    ),
    "choose two actors to merge": Act(
        NO_ONE,
        Actor,
        at("relations/actor/"),
        lambda record: {
            "action": "merge_chosen",
            "_selected_action": [record.left_speaker.pk, record.merged.pk],
            "index": "0",
        },
    ),
    "judge a citation": Act(
        "editor",
        Citation,
        of("sent", "review"),
        lambda record: review_form(record.sent, _keep="1"),
    ),
    "send another's work back": Act(
        "editor",
        Review,
        of("sent", "review"),
        lambda record: review_form(record.sent, _send_back="1", remark=WORDS),
    ),
    "give oneself a name": Act("staff", User, at("your-name/"), a_name_of_nobody, form=None),
    "change one's password": Act(
        "staff",
        User,
        at("password_change/"),
        sends(
            old_password="a long and plain password",
            new_password1=f"{NEW_WORD} quokka 1",
            new_password2=f"{NEW_WORD} quokka 1",
        ),
    ),
    "suppress a text": Act(
        "superuser",
        Source,
        of("cited", "suppress"),
        lambda record: suppression_form(blankings_of_text(record.cited, "")),
        publishes=True,
    ),
    "suppress an edition": Act(
        "superuser",
        Edition,
        of("edition", "suppress"),
        lambda record: {
            **suppression_form(blankings_of_editions(record.public, [1])),
            "which": "edition",
        },
        publishes=True,
    ),
    "delete a public event": Act(NO_ONE, Event, of("left", "delete"), YES),
    "delete a draft": Act("editor", Event, of("unread_event", "delete"), YES),
    "delete events in their list": Act("editor", Event, at("relations/event/"), deletes("sent")),
    "delete a public statement": Act("contributor", Statement, of("answer", "delete"), YES),
    "delete statements in their list": Act(
        "contributor", Statement, at("relations/statement/"), deletes("spare")
    ),
    "delete a public source": Act(NO_ONE, Source, of("full", "delete"), YES),
    "delete a source that nothing cites": Act("editor", Source, of("uncited", "delete"), YES),
    "delete public sources in their list": Act(
        NO_ONE, Source, at("relations/source/"), deletes("reprint")
    ),
    "delete a public actor": Act("editor", Actor, of("left_actor", "delete"), YES),
    "delete actors in their list": Act(NO_ONE, Actor, at("relations/actor/"), deletes("speaker")),
    "settle a report": Act(
        "editor",
        ErrorReport,
        of("report", "change"),
        sends(outcome=WORDS),
        form="errorreport_form",
    ),
    "delete a report": Act("editor", ErrorReport, of("report", "delete"), YES),
    "delete reports in their list": Act(
        "editor", ErrorReport, at("relations/errorreport/"), deletes("another_report")
    ),
    "delete a public topic": Act("editor", Topic, of("topic", "delete"), YES),
    "delete topics in their list": Act(
        "editor", Topic, at("relations/topic/"), deletes("left_topic")
    ),
    "delete a public type of event": Act("editor", EventType, of("type", "delete"), YES),
    "delete types of event in their list": Act(
        "editor", EventType, at("relations/eventtype/"), deletes("left_type")
    ),
    "delete a public country": Act(NO_ONE, Country, of("country", "delete"), YES),
    "delete countries in their list": Act(
        "superuser", Country, at("relations/country/"), deletes("left_country")
    ),
    "change a sentence": Act(NO_ONE, Sentence, of("public_sentence", "change"), sends(text=WORDS)),
    "delete a sentence": Act(NO_ONE, Sentence, of("public_sentence", "delete"), YES),
    "add a sentence": Act(NO_ONE, Sentence, at("relations/sentence/add/"), sends(text=WORDS)),
    "change an edition": Act(NO_ONE, Edition, of("edition", "change"), sends(reason=WORDS)),
    "delete an edition": Act(NO_ONE, Edition, of("edition", "delete"), YES),
    "add an edition": Act(NO_ONE, Edition, at("relations/edition/add/"), sends(reason=WORDS)),
    "change an account": Act(
        "superuser",
        User,
        of("judge", "change"),
        sends(username=NEW_WORD, first_name=NEW_WORD, last_name=NEW_WORD, email="q@quokka.example"),
        form="user_form",
        kept=True,
    ),
    "add an account": Act(
        "superuser",
        User,
        at("auth/user/add/"),
        sends(
            username=f"{NEW_WORD}-2",
            usable_password="true",
            password1=f"{NEW_WORD} quokka 1",
            password2=f"{NEW_WORD} quokka 1",
        ),
        form="user_form",
    ),
    "give an account a password": Act(
        "superuser",
        User,
        of("judge", "password"),
        sends(
            usable_password="true",
            password1=f"{NEW_WORD} quokka 1",
            password2=f"{NEW_WORD} quokka 1",
        ),
    ),
    # It has made no change, of which the history would be nobody's.
    "delete an account": Act("superuser", User, of("newcomer", "delete"), YES),
    "delete accounts in their list": Act(NO_ONE, User, at("auth/user/"), deletes("author")),
    "change a group": Act(
        "superuser", Group, of("group", "change"), sends(name=NEW_WORD, permissions=[])
    ),
    "add a group": Act(
        "superuser",
        Group,
        at("auth/group/add/"),
        sends(name=f"{NEW_WORD}s"),
        form="group_form",
        kept=True,
    ),
    "delete a group": Act("superuser", Group, of("group", "delete"), YES),
    "delete groups in their list": Act(
        "superuser", Group, at("auth/group/"), deletes("another_group")
    ),
    "log out": Act(NO_ONE, User, at("logout/"), sends()),
}
