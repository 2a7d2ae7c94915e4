"""What the declarations of facets take from a document."""

from typing import Any

import pytest

from relations.editions.description_publication import publish_description
from relations.editions.facet_values import dyads, is_lasting
from relations.editions.index import follows_from
from relations.editions.models import Edition
from relations.sources.models import Source
from tests.factories import make_event, make_published, make_source, make_statement, publish

LASTING = [
    ("2025-03-01/2025-03-27", True),
    ("2025-03-27/2025-03-27", True),
    ("2024~/2025", True),
    ("2025-03/..", True),
    ("2025-03/", True),
    ("../2025-03", True),
    ("2025-03-27", False),
    ("2024", False),
    ("2024-24", False),
    ("202X", False),
    # A moment within bounds, and several moments.
    ("[2025-03..2025-04]", False),
    ("[..2025-03]", False),
    ("{2025-03..2025-04}", False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("date", "lasted"), LASTING)
def test_only_an_interval_is_the_date_of_a_state_that_lasted(date: str, lasted: bool) -> None:
    assert is_lasting(date) == lasted
    assert make_published(date=date).facets.filter(name="lasting").count() == lasted


# Who takes part, a host with an "h", a mediator with an "m" and one that is a party too with a "+";
# and the pairs that they make.
PAIRS = [
    ("", ""),
    ("AFG", ""),
    ("PAK AFG", "AFG-PAK"),
    ("PAK IRN AFG", "AFG-IRN AFG-PAK IRN-PAK"),
    ("PAK AFG QATh", "AFG-PAK"),
    ("PAK AFG QATm", "AFG-PAK"),
    ("PAK AFG QATh TURm", "AFG-PAK"),
    ("PAK AFG QATh+", "AFG-PAK AFG-QAT PAK-QAT"),
    ("PAK AFG QATh+ TURm", "AFG-PAK AFG-QAT PAK-QAT"),
    # A visit, and a visit to two at once.
    ("PAK AFGh", "AFG-PAK"),
    ("PAK AFGh IRNh", "AFG-IRN AFG-PAK IRN-PAK"),
    ("AFGh PAKm", "AFG-PAK"),
    # What is said of a participant changes nothing.
    ("PAK+ AFG", "AFG-PAK"),
    ("PAK+ AFGh", "AFG-PAK"),
]


def taking_part(countries: str) -> list[dict[str, Any]]:
    roles = {"h": "host", "m": "mediator"}
    return [
        {"code": each[:3], "role": roles.get(each[3:4], "participant"), "is_party": "+" in each}
        for each in countries.split()
    ]


@pytest.mark.parametrize(("countries", "pairs"), PAIRS)
def test_dyads_are_the_pairs_of_the_parties_in_alphabetical_order(
    countries: str, pairs: str
) -> None:
    assert dyads({"countries": taking_part(countries)}) == pairs.split()


def test_documents_without_a_word_of_parties_are_told_by_roles() -> None:
    countries = [{"code": "PAK", "role": "initiator"}, {"code": "AFG", "role": "target"}]
    hosted = [*countries, {"code": "QAT", "role": "host"}]
    assert dyads({"countries": countries}) == dyads({"countries": hosted}) == ["AFG-PAK"]


def outlets_of(edition: Edition) -> list[str]:
    return list(edition.facets.filter(name="outlets").values_list("value", flat=True))


def make_told_by(*sources: Source) -> Edition:
    """An event that rests on some sources."""
    first, *others = (each.sentences.get(number=1) for each in sources)
    event = make_event(sentence=first)
    for each in others:
        make_statement(event, sentence=each)
    return publish(event)


@pytest.mark.django_db
def test_event_has_the_number_of_its_independent_outlets() -> None:
    dawn, amu = make_source(publisher="Dawn"), make_source(publisher="Amu")
    reprint = make_source(publisher="Tolo", same_origin_as=dawn)
    unknown = make_source(publisher="")
    assert outlets_of(make_told_by(dawn)) == ["one"]
    assert outlets_of(make_told_by(dawn, amu)) == ["two"]
    assert outlets_of(make_told_by(dawn, reprint)) == ["one"]
    assert outlets_of(make_told_by(unknown)) == ["unknown"]


@pytest.mark.django_db
def test_event_has_its_place_its_publishers_and_the_languages_of_its_sources() -> None:
    source = make_source(publisher="Dawn", language="ur")
    edition = make_published(place="Torkham", sentence=source.sentences.get(number=1))
    values = dict(edition.facets.values_list("name", "value"))
    assert (values["place"], values["publisher"], values["language"]) == ("Torkham", "Dawn", "ur")
    unplaced = make_published(sentence=make_source(publisher="").sentences.get(number=1))
    assert not unplaced.facets.filter(name__in=["place", "publisher"]).exists()


@pytest.mark.django_db
def test_source_that_is_found_to_be_a_reprint_is_no_outlet_of_its_own_any_more() -> None:
    dawn, amu = make_source(publisher="Dawn"), make_source(publisher="Amu")
    edition = make_told_by(dawn, amu)
    amu.same_origin_as = dawn
    amu.save()
    assert outlets_of(edition) == ["two"]
    publish_description(amu, None, "It prints the report of Dawn.")
    assert outlets_of(edition) == ["one"]
    assert follows_from(edition)
    # What was published stays as it was.
    assert "voice" not in edition.document["sources"][amu.code]
