"""On how many independent outlets something rests: never on more than can be shown."""

import pytest

from relations.editions.independence import (
    PrintedReport,
    RestsOn,
    Support,
    printed_by,
    rests_on,
    support_of,
)

ONE, TWO, SEVERAL, UNKNOWN = RestsOn.ONE, RestsOn.TWO, RestsOn.SEVERAL, RestsOn.UNKNOWN


def printed(text: str) -> PrintedReport:
    """What "report outlet/agency" says; "-" is an outlet, or an agency, that is not named."""
    report, _space, told = text.partition(" ")
    outlet, slash, agency = told.partition("/")
    return PrintedReport(
        report, outlet.replace("-", ""), agency.replace("-", "") if slash else None
    )


CASES: list[tuple[list[str], Support, RestsOn | None]] = [
    ([], Support(0, 0, 0, 0), None),
    (["1 Dawn"], Support(1, 1, 1, 0), ONE),
    (["1 -"], Support(0, 0, 1, 1), UNKNOWN),
    (["1 -", "2 -"], Support(0, 0, 2, 2), UNKNOWN),
    (["1 Dawn", "2 Amu"], Support(2, 2, 2, 0), TWO),
    (["1 Dawn", "2 Amu", "3 Tolo"], Support(3, 3, 3, 0), SEVERAL),
    # One outlet, however many reports, and whatever the case of its name.
    (["1 Dawn", "2 dawn", "3 DAWN"], Support(1, 1, 3, 0), ONE),
    # One report, whoever prints it.
    (["1 Dawn", "1 Amu", "1 -"], Support(1, 2, 1, 0), ONE),
    # One agency, whoever prints its reports, the agency itself among them.
    (["1 Dawn/Reuters", "2 Amu/Reuters"], Support(1, 2, 2, 0), ONE),
    (["1 Reuters", "2 Amu/Reuters"], Support(1, 2, 2, 0), ONE),
    (["1 Dawn/Reuters", "2 Amu/AFP"], Support(2, 2, 2, 0), TWO),
    (["1 -/Reuters"], Support(1, 0, 1, 0), ONE),
    # Agencies of which one is not named may be the same.
    (["1 Dawn/-", "2 Amu/Reuters"], Support(1, 2, 2, 0), ONE),
    (["1 Dawn/-", "2 Amu/-"], Support(1, 2, 2, 0), ONE),
    (["1 Dawn/-", "2 Amu"], Support(2, 2, 2, 0), TWO),
    # What is joined to one and to another joins them, in whatever order they are met.
    (["1 Dawn", "2 Amu", "1 Amu"], Support(1, 2, 2, 0), ONE),
    (["1 Dawn", "2 Amu", "3 Dawn/AFP", "4 Amu/AFP"], Support(1, 2, 4, 0), ONE),
    # An outlet that is not known may be the one that is.
    (["1 Dawn", "2 -"], Support(1, 1, 2, 1), UNKNOWN),
    (["1 Dawn", "2 Amu", "3 -"], Support(2, 2, 3, 1), TWO),
]


@pytest.mark.parametrize(("sources", "support", "found"), CASES)
def test_only_what_shares_nothing_is_independent(
    sources: list[str], support: Support, found: RestsOn | None
) -> None:
    assert support_of(map(printed, sources)) == support
    assert support_of(map(printed, sources[::-1])) == support
    assert rests_on(support) == found


def source(**members: object) -> dict[str, object]:
    return {"publisher": "Dawn", "language": "en", **members}


PRINTED = [
    (source(), PrintedReport("aaaa0001", "Dawn")),
    (source(voice="bbbb0002"), PrintedReport("bbbb0002", "Dawn")),
    (source(voice=None, origin=None), PrintedReport("aaaa0001", "Dawn")),
    (
        source(origin={"kind": "agency", "name": "Reuters"}),
        PrintedReport("aaaa0001", "Dawn", "Reuters"),
    ),
    (source(origin={"kind": "agency", "name": ""}), PrintedReport("aaaa0001", "Dawn", "")),
    # What two outlets were told by one witness they report each by themselves.
    (source(origin={"kind": "witness", "name": "A"}), PrintedReport("aaaa0001", "Dawn")),
]


@pytest.mark.parametrize(("described", "found"), PRINTED)
def test_source_prints_what_its_description_says(
    described: dict[str, object], found: PrintedReport
) -> None:
    assert printed_by("aaaa0001", described) == found  # type: ignore[arg-type]
