"""Persons called like a country or a capital: Michael Jordan, India Hicks, a fireman named Chad."""

import re

from relations.extraction.tokens import listed

OFTEN = listed(
    """Jordan Chad Georgia Israel Ireland Paris London Sofia Santiago Wellington Washington Lima
    Vienna Holland England Wales Bern"""
)
SELDOM = listed("Kenya India Jamaica Cuba China Egypt America Malta Cyprus Asia Brazil Milan")
PERSONS = frozenset(("Pole", "Dane", "Finn", "Turk", "Scot"))
"""One person of a people, by words that are also poles, dogs, and given names."""

# Capitalised words after such a name that are not surnames.
_OFFICES = listed(
    """King Queen Crown Prince Princess President Prime Premier Vice Deputy Foreign Defence Defense
    Interior Finance Trade Health Justice Energy Minister Ministry Ambassador Embassy Army Air
    Navy Naval Police Military Armed Border Central National Supreme Parliament Government Airport
    International Security Secretary General Intelligence Football Cricket Mayor Metropolitan
    Chief Special Electric Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December
    Hezbollah Hamas Houthi Customs Coast Red Congress House Tourism Space Atomic Nuclear State
    Court Council Consulate Mission High Rail Railways Station Summit Bureau Captain Coach"""
)
_FIRST_NAMES = listed(
    """Aaron Adam Alan Alex Amy Andrew Ann Anna Anthony Arthur Barbara Ben Bill Bob Booker Brian
    Charles Charlie Chris Daniel David Denzel Dinah Duke Eddie Emma Eric Frank George Gloria
    Hamilton Harold Harry Henry Jack Jacob James Jane Jason Jeremy Jim Joe John Joseph Julia June
    Karen Kate Kathy Kerry Kevin Larry Laura Lisa Lord Lucy Marc Maria Mark Martin Mary Matt
    Michael Mike Montell Neil Nick Nina Oliver Patrick Paul Peter Richard Robert Ron Ryan Sam
    Sarah Scott Simon Stephen Steve Steven Stuart Susan Ted Thomas Tim Tom Tony Vernon Vincent
    Walter William Armani Mr Ms Mrs Miss Dr Sir Dame Judge Sgt Cpl Lance Rev Officer Detective"""
)
_KIN = listed(
    """brother sister son daughter husband wife friend boyfriend girlfriend named nicknamed
    grandson granddaughter nephew niece cousin twin singer actor actress rapper model"""
)
# Of these, any capitalised word before is taken for a first name, but for these beginnings.
_SURNAMES = listed("Jordan Chad Wellington Holland Wales")
_BEGINNINGS = listed(
    """In On At From To With Without Across Around Near Inside Outside Into For By After Before
    When While As If But And Or Yet So Since Until Unlike Like Between Both Only Even Also Then Now
    Neighbouring Neighboring Nearby Eastern Western Northern Southern Central Greater Lower Upper
    East West North South Tiny Poor Rich The A Why How Will Can Did Does Has Is Was Today Yesterday
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Meanwhile Later Moreover However
    Against Over Under About Through Despite During Via Post Modern Ancient Saudi"""
)
_ARTICLES = listed("A An The One Another Every Each No")
_AGED = re.compile(r", (?:aged )?\d{1,2}(?:,|\.| and\b)")
_SURNAME = re.compile(r" ([A-Z][\w'-]*[a-z])(?!\w| [A-Z])")
_NO_PERSON = re.compile(r" ?[A-Z]| (?:position|vault|danc\w+|star)\b")


def is_namesake(text: str, start: int, end: int, before: re.Match[str] | None, after: str) -> bool:
    """Whether the words from ``start`` to ``end`` are the name of a person.

    ``before`` is the word before them, its comma or an empty text, and its "of" or nothing;
    ``after`` is the word that follows.
    """
    words = text[start:end]
    if words in SELDOM:
        surname = _SURNAME.match(text, end)
        return surname is not None and surname[1] not in _OFFICES
    if words not in OFTEN:
        return False
    if _AGED.match(text, end) or _is_after_a_name(words, before):
        return True
    return after[:1].isupper() and not after.isupper() and after not in _OFFICES


def _is_after_a_name(words: str, before: re.Match[str] | None) -> bool:
    if before is None or before[2] or before[3]:
        return False
    name = before[1]
    if name in _FIRST_NAMES or name in _KIN:
        return True
    is_name = name[0].isupper() and not name.isupper() and name not in _BEGINNINGS
    return words in _SURNAMES and is_name


def is_no_person(text: str, end: int, before: re.Match[str] | None) -> bool:
    """Whether "Pole", which ends there, is not one person: "pole position", "Great Dane"."""
    if before is None or _NO_PERSON.match(text, end):
        return True
    return not (before[1][0].islower() or before[1][0].isdigit() or before[1] in _ARTICLES)
