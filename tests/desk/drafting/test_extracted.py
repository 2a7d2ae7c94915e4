"""What the sentences of one event propose of its type, its place and its countries."""

import pytest
from django.core.management import call_command

from relations.desk.drafting.extracted import Findings, findings_in
from relations.desk.drafting.prefill import new_event_offers
from relations.desk.drafting.proposals import Proposal, in_order
from relations.record.models import Event
from relations.record.vocabulary import Country
from relations.sources.models import Sentence
from tests.desk.drafting.sure import every_pattern_is_sure  # noqa: F401
from tests.factories import make_source
from tests.queries.counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

STRIKE = "On Saturday Pakistan carried out airstrikes on Afghan territory near Khost."
MEETING = "Ministers of both countries met in Doha."


def found(text: str, *numbers: int, **fields: str) -> Findings:
    """What these sentences of a new source propose, or all of them."""
    fields.setdefault("published", "2025-04-20")
    sentences = make_source(text, **fields).sentences.all()
    chosen = sentences.filter(number__in=numbers) if numbers else sentences
    return findings_in(in_order(chosen))


def all_of(findings: Findings) -> list[Proposal]:
    return [*findings.dates, *findings.kinds, *findings.places, *findings.parts]


def parts(findings: Findings) -> dict[str, str]:
    return {each.words: each.role for each in findings.parts}


def test_each_proposal_shows_the_words_that_it_comes_from() -> None:
    findings = found(STRIKE)
    shown = {(str(each.about), each.words, each.said) for each in all_of(findings)}
    assert {
        ("date", "19 April 2025", "On Saturday"),
        ("type", "airstrike", "carried out airstrikes"),
        ("participations", "Pakistan", "Pakistan"),
        ("participations", "Afghanistan", "Afghan"),
    } <= shown
    for each in all_of(findings):
        assert each.before + each.said + each.after == STRIKE


@pytest.mark.usefixtures("every_pattern_is_sure")
def test_new_event_begins_with_the_best_of_each_and_both_sides_with_their_roles() -> None:
    findings = found(STRIKE)
    offers = new_event_offers(findings)
    begun = offers.form.initial
    assert begun["type"] == str(findings.types[0].pk)
    assert begun["date"] == "2025-04-19"
    assert "Khost" in begun["place"]
    codes = dict(Country.objects.values_list("pk", "alpha3"))
    roles = {
        codes[int(each["country"])]: each["role"] for each in offers.initial_of("participations")
    }
    assert roles == {"PAK": "initiator", "AFG": "target"}


def test_both_countries_of_a_sentence_are_those_that_its_report_is_about() -> None:
    text = f"{MEETING} India and China had closed the pass. China then sent an Indian envoy home."
    named = parts(found(text, 1))
    assert {"India", "China"} & set(named)
    assert len(named) == 2


def test_country_that_is_only_spoken_of_takes_part_without_a_role() -> None:
    text = "The talks were held in Kabul. “We were bombed by Iran,” said an Afghan minister."
    assert parts(found(text))["Iran"] == "participant"


def test_only_dates_are_read_in_other_languages() -> None:
    findings = found(STRIKE, language="ur")
    assert [str(each.about) for each in all_of(findings)] == ["date"]
    assert [each.sayings for each in findings.said] == [[]]


HE = "Minister Jalal Khan urged Kabul to act. {} “We agree,” he said.".format(
    "He urged talks. " * 4
)


def speakers(findings: Findings) -> list[str | None]:
    return [said.speaker and said.speaker.name for each in findings.said for said in each.sayings]


def test_pronoun_is_read_with_all_sentences_before_it_of_its_own_report() -> None:
    assert speakers(found(HE, 6)) == ["Jalal Khan"]
    make_source("“We agree,” he said.", published="2025-04-19")
    of_two_reports = in_order(Sentence.objects.filter(text__contains="We agree"))
    assert speakers(findings_in(of_two_reports)) == ["Jalal Khan", None]


def test_findings_take_as_many_queries_however_many_sentences_are_read() -> None:
    few = in_order(make_source(STRIKE).sentences.all())
    text = "\n".join(STRIKE.replace("Khost", f"Khost {number}") for number in range(20))
    many = in_order(make_source(text).sentences.all())
    assert queries_of(lambda: findings_in(few)) == queries_of(lambda: findings_in(many)) == 4


# Of each event of the first record: its date is proposed, its type, and its two countries.
FIRST_RECORD = {
    "3091qe3x": ("2025-04-19", "visit"),
    "p5q1232a": ("2025-04-18", "announcement"),
    "cjqsyqtc": ("2025-03-3X~/..", "deportation"),
    "gjfd6wm2": ("[2025-01..2025-04]", "border-closure"),
    "3xhzfqpk": ("[2025-01..2025-04]", "border-clash"),
}


def test_first_record_is_proposed_from_its_own_sentences() -> None:
    call_command("loaddata", "afghanistan-pakistan", verbosity=0)
    for event in Event.objects.all():
        cited = Sentence.objects.filter(citations__event=event).distinct()
        findings = findings_in(in_order(cited))
        assert {each.alpha3 for each in findings.countries} == {"AFG", "PAK"}, event
        assert event.type in findings.types, event
        if event.code in FIRST_RECORD:
            date, kind = FIRST_RECORD[event.code]
            assert date in [each.value for each in findings.dates], event
            assert kind in [each.code for each in findings.types], event


DATES_OF_THE_FIRST_REPORT = [
    (2, "on Saturday", "2025-04-19"),
    (5, "Since the end of March", "2025-03-3X~/.."),
    (5, "on Friday", "2025-04-18"),
    (6, "in 2023", "2023"),
    (11, "Last year", "2024"),
    (11, "earlier this year", "[2025-01..2025-04]"),
    (12, "Saturday", "2025-04-19"),
    (12, "since 2022", "2022/.."),
]


def test_every_dated_sentence_of_the_first_report_has_its_date() -> None:
    call_command("loaddata", "afghanistan-pakistan", verbosity=0)
    findings = findings_in(in_order(Sentence.objects.all()))
    found = [(each.number, each.said, each.value) for each in findings.dates]
    assert found == DATES_OF_THE_FIRST_REPORT
