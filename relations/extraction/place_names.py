"""Names of places in a sentence, by the words around them.

A place is recognised by a preposition before its name ("near Spin Boldak"), by a noun after it
("the Torkham crossing"), as a capital that somebody travels to, or as the dateline of a report. A
country is not a place here, because an event has its countries in another field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from relations.extraction.countries import CountryMention, countries_in
from relations.extraction.gazetteer import Gazetteer, StandsFor
from relations.extraction.lexicon.place_words import NO_PLACES, NOT_AT, ORGANISATIONS
from relations.extraction.tokens import is_too_long

_CAPITAL_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞĀĂČĎĐĒĚĞĪİŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ]\w*(?:(?:[’']|-(?:e-|i-)?)(?!s\b)\w+)*)"
)
_SMALL = r"(?:of|de|del|da|do|la|el|al|es|e|i|bin|ad)"
# At most six words, so that matching a heading in capitals stays fast.
_NAME = rf"{_CAPITAL_WORD}(?:\s(?:{_SMALL}\s){{0,2}}{_CAPITAL_WORD}){{0,5}}"
_KIND = (
    r"(?:provinces?|regions?|districts?|regencies|governorates?|states?|oblasts?|cantons?|counties|"
    r"county|(?:border )?crossings?|border (?:posts?|gates?|points?)|checkpoints?|posts?|airports?|"
    r"air ?base|airbase|valleys?|villages?|towns?|cit(?:y|ies)|ports?|harbou?r|passes|pass|"
    r"peninsula|islands?|refugee camps?|camps?|mountains?|hills|heights|desert|dam|enclave|"
    r"corridor|straits?|reef|shoal|lake|temple|sector)"
)
_PROPER_KIND = (
    r"(?:Valley|Sea|Strait|Strip|Air Base|Airbase|Airport|International Airport|Islands?|Province|"
    r"Region|District|Governorate|Oblast|Pass|Heights|Peninsula|Crossing|Border Crossing|Shoal|"
    r"Reef|Desert|Mountains|Triangle|Corridor|Ocean|Gulf|Delta|Line|Dam|Bridge|Basin|Channel)"
)
_SIDE = (
    r"(?:(?:north|south)?(?:ern|east|west|eastern|western)?|central|far|"
    r"disputed|border|coastal|occupied|remote|nearby|mountainous|neighbou?ring)"
)
_LEAD = (
    rf"(?:the\s)?(?:{_SIDE}\s){{0,2}}"
    rf"(?:(?P<owner>{_NAME})(?:[’']s|(?=\s{_KIND}\s))\s(?:{_SIDE}\s){{0,2}})?"
    rf"(?:(?:capital\s|border\s|port\s|resort\s|coastal\s)?(?:{_KIND}|outskirts|capital|coast|suburb"
    r"|north|south|east|west)\s(?:of\s|called\s))?"
)
_AT = re.compile(
    rf"\b(?P<preposition>[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Oo]ff|[Aa]long|[Ii]nside|"
    rf"outskirts\sof)\s"
    rf"{_LEAD}"
    rf"(?P<name>{_NAME}(?:\sand\s{_NAME}(?=\s{_KIND}\b))?(?:\s{_KIND}\b)?)"
)
_NAMED = re.compile(
    rf"\b(?P<name>{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD}){{0,4}}?"
    rf"\s(?:{_PROPER_KIND}|(?:border )?crossing|province|district|region|governorate|oblast|"
    r"border post|refugee camp|airport)\b|"
    rf"(?:Strait|Gulf|Sea|Bay|Line)\sof\s{_CAPITAL_WORD})"
)
_TO = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|(?:visit|trip|fl[ey]w|fly|flies|travel\w*|went|came|return\w*|"
    rf"journey)\sto|through|capital,?)\s(?P<name>{_NAME})"
)
_OF_KIND = re.compile(
    rf"\b(?:city|town|port|village|province|district|region|island)\sof\s(?P<name>{_NAME})"
)
_AND = re.compile(rf"\sand\s(?P<name>{_NAME})")
_DATELINE = re.compile(
    rf"(?P<name>{_NAME})(?:/(?P<second>{_NAME}))?(?:,\s{_NAME})?\s?"
    r"(?P<agency>\([^()]{2,30}\))?\s?[:—–-]\s"
)
_IN_THE_CAPITAL_OF_THE_US = re.compile(r",\sD\.C\.")
_COUNTRY_AFTER = re.compile(r"(?:,|\sin)\s(?:the\s)?(?:(?:north|south|east|west)\w*\s)?")
_VIEW = re.compile(r"[’']s?\s(?:view|opinion|eyes|favou?r|interests?|account|words|statement)\b")
_WORD = re.compile(r"[\w’']+")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_LONGEST_ACRONYM = 6
_BACK = 30


class NamedBy(Enum):
    """The words by which a name is known for a place."""

    PREPOSITION = "in Quetta"
    NOUN = "the Torkham crossing"
    TRAVEL = "flew to Doha"
    DATELINE = "KABUL (Reuters) -"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's name, and its country's code if the sentence names it or the place is a capital.

    ``start`` is inclusive, ``end`` exclusive, both in code points of the text. ``begins`` is where
    the words begin by which it is known, such as the preposition.
    """

    words: str
    start: int
    end: int
    alpha3: str | None
    named_by: NamedBy
    begins: int


def place_names_in(text: str, gazetteer: Gazetteer | None = None) -> list[PlaceName]:
    """The names in order; they do not overlap. None in a sentence that is too long."""
    if is_too_long(text):
        return []
    countries = countries_in(text, gazetteer)
    found = sorted(_candidates(text, countries), key=lambda place: (place.start, -len(place.words)))
    places: list[PlaceName] = []
    for place in found:
        if not places or place.start >= places[-1].end:
            places.append(place)
    return places


def _candidates(text: str, countries: list[CountryMention]) -> Iterator[PlaceName]:
    for place in _of_dateline(text, countries):
        yield replace(place, named_by=NamedBy.DATELINE)
    yield from _after_prepositions(text, countries)
    yield from _beside_nouns(text, countries)
    for match in _TO.finditer(text):
        for place in _capital_named(match, countries):
            yield replace(place, named_by=NamedBy.TRAVEL, begins=match.start())


def _after_prepositions(text: str, countries: list[CountryMention]) -> Iterator[PlaceName]:
    for match in _AT.finditer(text):
        place = _at(text, match, countries)
        if place is not None:
            joined = _capital_named(_AND.match(text, place.end), countries)
            for each in (place, *joined):
                yield replace(each, named_by=NamedBy.PREPOSITION, begins=match.start())


def _beside_nouns(text: str, countries: list[CountryMention]) -> Iterator[PlaceName]:
    for match in _NAMED.finditer(text):
        start = match.start("name")
        start += len("The ") if match["name"].startswith("The ") else 0
        place = _place(text, start, match.end("name"), countries)
        if place is not None:
            yield place
    for match in _OF_KIND.finditer(text):
        place = _place(text, match.start("name"), match.end("name"), countries)
        if place is not None:
            yield _with_owner(place, _owner_before(match.start(), countries))


def _at(text: str, match: re.Match[str], countries: list[CountryMention]) -> PlaceName | None:
    before = _LAST_WORD.search(text[max(0, match.start() - _BACK) : match.start()])
    if before and before[1].lower() in NOT_AT.get(match["preposition"].lower(), ()):
        return None
    place = _place(text, match.start("name"), match.end("name"), countries)
    if place is None or match["owner"] is None:
        return place
    return _with_owner(place, _country_at(match.start("owner"), countries))


def _with_owner(place: PlaceName, alpha3: str | None) -> PlaceName:
    """The place in this country, unless it already has one."""
    return replace(place, alpha3=place.alpha3 or alpha3)


def _country_at(start: int, countries: list[CountryMention]) -> str | None:
    return next((each.alpha3 for each in countries if each.start == start), None)


def _owner_before(start: int, countries: list[CountryMention]) -> str | None:
    """The country of the adjective right before: "the Ukrainian city of Kharkiv"."""
    people = (each for each in countries if each.stands_for is StandsFor.PEOPLE)
    return next((each.alpha3 for each in people if each.end == start - 1), None)


def _place(text: str, start: int, end: int, countries: list[CountryMention]) -> PlaceName | None:
    """The name as a place, without a leading country; None if it is not a place."""
    start, owner = _without_country(text, start, end, countries)
    words = text[start:end]
    same = _capital_at(start, end, countries)
    if not words[:1].isupper() or _VIEW.match(text, end):
        return None
    if same is None and (_is_no_place(words) or _is_country(start, end, countries)):
        return None
    suffix = _IN_THE_CAPITAL_OF_THE_US.match(text, end) if words == "Washington" else None
    end = suffix.end() if suffix else end
    alpha3 = same.alpha3 if same else owner or _country_after(text, end, countries)
    return PlaceName(text[start:end], start, end, alpha3, NamedBy.NOUN, start)


def _without_country(
    text: str, start: int, end: int, countries: list[CountryMention]
) -> tuple[int, str | None]:
    """Where the place begins in "Afghanistan’s Nangarhar province", and the country before it."""
    for each in countries:
        is_shorter = each.start == start and each.end < end
        if is_shorter and each.stands_for is not StandsFor.CAPITAL:
            rest = text[each.end : end]
            skipped = len(rest) - len(re.sub(r"^(?:[’']s)?\s+", "", rest))
            return each.end + skipped, each.alpha3
    return start, None


def _is_no_place(words: str) -> bool:
    parts = _WORD.findall(words)
    if parts[0].lower() in NO_PLACES or any(part in ORGANISATIONS for part in parts):
        return True
    return len(parts) == 1 and len(words) < _LONGEST_ACRONYM and words.isupper()


def _is_country(start: int, end: int, countries: list[CountryMention]) -> bool:
    return any(each.start == start and each.end == end for each in countries)


def _capital_at(start: int, end: int, countries: list[CountryMention]) -> CountryMention | None:
    for each in countries:
        if each.start == start and each.end == end and each.stands_for is StandsFor.CAPITAL:
            return each
    return None


def _capital_named(
    match: re.Match[str] | None, countries: list[CountryMention]
) -> Iterator[PlaceName]:
    if match is not None:
        start = match.start("name")
        for each in countries:
            is_capital = each.stands_for is StandsFor.CAPITAL
            if is_capital and each.start == start and each.end <= match.end("name"):
                yield PlaceName(
                    each.words, each.start, each.end, each.alpha3, NamedBy.NOUN, each.start
                )


def _country_after(text: str, end: int, countries: list[CountryMention]) -> str | None:
    """The country after a comma or "in": "Quetta, Pakistan" and "Hodeidah in Yemen"."""
    comma = _COUNTRY_AFTER.match(text, end)
    if comma is None:
        return None
    named = (each for each in countries if each.start == comma.end())
    return next((each.alpha3 for each in named if each.stands_for is StandsFor.COUNTRY), None)


def _of_dateline(text: str, countries: list[CountryMention]) -> Iterator[PlaceName]:
    """The name before the first dash or colon, if it is a capital or a news agency follows it."""
    match = _DATELINE.match(text)
    if match is None:
        return
    for group in ("name", "second"):
        start, end = match.span(group)
        if start >= 0:
            place = _place(text, start, end, countries)
            is_sure = match["agency"] or _capital_at(start, end, countries)
            if place is not None and is_sure:
                yield place
