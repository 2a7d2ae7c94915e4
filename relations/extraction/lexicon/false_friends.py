"""Words that only look like a country: seas, newspapers, treaties, people called Jordan.

``PHRASES`` are matched like names, longest first, so that no shorter name is found inside them. All
other rules look at the words beside a name. In doubt there is no country: an editor adds a missing
one more easily than she notices a wrong one.
"""

import re

from relations.extraction.tokens import listed

_AMERICAS = ["South", "Latin", "North", "Central", "Native", "African", "Pan"]

PHRASES = (
    *(f"{which} America" for which in _AMERICAS),
    *(f"{which} American" for which in _AMERICAS),
    *("New Mexico", "New England", "New Britain", "New South Wales", "British Columbia"),
    *("American football", "American Samoa", "American Indian", "West Indies", "West Indian"),
    *("South China Sea", "East China Sea", "South China Morning Post", "Philippine Sea"),
    *("Indian Ocean", "Indian Wells", "English Channel", "Irish Sea", "Norwegian Sea"),
    *("Mozambique Channel", "Congo River", "Congo Basin", "River Congo", "Niger Delta"),
    *("Niger River", "River Niger", "River Jordan", "Jordan River", "Jordan Valley"),
    *("Sudan virus", "Ebola Sudan", "South Georgia", "Turks and Caicos", "Kingston upon Hull"),
    *("Guinea pig", "guinea pig", "Swiss Army knife", "Swiss army knife", "Swiss cheese"),
    *("Spanish flu", "German shepherd", "Danish pastry", "French fries", "Turkish delight"),
    *("Russian roulette", "Mexican standoff", "Brazil nut", "Chinese New Year"),
    *("Pakistani Taliban", "Pakistan Taliban", "Tehreek-e-Taliban Pakistan"),
    *("Tehreek-e-Taliban", "Tehrik-i-Taliban Pakistan", "Tehrik-i-Taliban"),
    *("Tehrik-e-Taliban Pakistan", "Tehrik-e-Taliban", "Tehreek-i-Taliban Pakistan"),
    *("Tehreek-i-Taliban", "Taliban Pakistan", "Khmer Rouge", "Mongol Empire"),
    *("Islamic State of Iraq", "Islamic State in Iraq", "Islamic State in Iraq and Syria"),
    *("Voice of America", "Bank of America", "Air India", "Air France", "Air Canada"),
    *("Air China", "Real Madrid", "Paris Saint-Germain", "Russia Today", "Panama Papers"),
    *("Indo-Pacific", "Indo-European", "Indo-Gangetic", "Black America", "Vatican II"),
    *("Washington state", "Washington State", "Islamic Emirate of Caucasus"),
)

# Far more often another place or a person; where a capital is meant, its country is named too.
NEVER_ALONE = frozenset(
    (
        *("Victoria", "Kingston", "Georgetown", "San Jose", "Sucre", "Saint John's"),
        *("St. John's", "St John's", "Saint George's", "St. George's", "St George's"),
    )
)

_PERSONS = listed(
    """Jordan Chad Georgia Israel Ireland Paris London Sofia Santiago Wellington
    Washington Lima Vienna Holland England Wales Bern"""
)
# Capitalised words after such a name that are not surnames.
_OFFICES = listed(
    """King Queen Crown Prince Princess President Prime Premier Vice Deputy Foreign Defence Defense
    Interior Finance Trade Health Justice Energy Minister Ministry Ambassador Embassy Army Air
    Navy Naval Police Military Armed Border Central National Supreme Parliament Government Airport
    International Security Secretary General Intelligence Football Cricket Mayor Metropolitan
    Chief Special Electric Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December
    Hezbollah Hamas Houthi"""
)
_FIRST_NAMES = listed(
    """Michael Jack George Denzel Kerry Kathy Booker Vernon Jeremy Jason Brian Tom Harold Dinah
    Armani Montell Hamilton Barbara Neil Arthur Duke Lord Mr Ms Mrs Dr"""
)
_NAMES_AFTER = listed(
    """Post Times Daily Today Herald Independent Tribune Express Observer Gazette Star Mirror
    Journal Standard Club University College Marathon Zoo Bulldogs Wall Philharmonic Symphony Open
    Olympics Review Evening Spectator"""
)
_COMPACTS = listed(
    """agreement agreements accord accords convention conventions statute protocol pact memorandum
    declaration treaty"""
)
_BEFORE_OF = listed(
    """Gulf Sea Bay Strait Straits Channel Times University Treaty Duke Duchess Bishop"""
)
_STATE_OF_GEORGIA = listed(
    """Gov Governor Tech Senate Senator Sen Rep Republican Republicans Democrat Democrats Power
    House Lt Southern Dome"""
)
_CITIES_OF_GEORGIA = listed(
    """Atlanta Savannah Augusta Athens Macon Columbus Rome Marietta Valdosta Albany Benning"""
)
_US_STATE = re.compile(
    r",\s+(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|"
    r"Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|"
    r"Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|"
    r"New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|"
    r"Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|"
    r"Virginia|West Virginia|Wisconsin|Wyoming)\b"
)
_CITIES_OF_THE_COUNTRY = frozenset(("Tbilisi", "Batumi", "Kutaisi", "Gori", "Poti", "Zugdidi"))
# These mean the European Union or a court, except as a place: "in Brussels".
_SEATS = frozenset(("Brussels", "The Hague"))
_THERE = frozenset(("in", "at", "near", "to", "from", "outside"))
_NEXT = re.compile(r"\s+(?:\(?)(\w+)")
_PREVIOUS = re.compile(r"(\w+)\.?(,?)\s+(of\s+|of\s+the\s+)?$")
_DETERMINER = re.compile(r"\s+(?:the|your|my|his|her|its|our|their|it|up|off)\b")
_ENDS_PHRASE = re.compile(r"\s*(?:[.,;:?!)”’\"']|$)")
# How many code points before a mention are searched.
_BESIDE = 40


def is_something_else(text: str, start: int, end: int, is_people: bool, is_capital: bool) -> bool:
    """Whether the words from ``start`` to ``end``, which could name a country, mean something else.

    ``end`` is exclusive. ``text`` must have straight apostrophes and plain spaces.
    """
    words = text[start:end]
    before = _PREVIOUS.search(text[max(0, start - _BESIDE) : start])
    follows = _NEXT.match(text, end)
    after = follows[1] if follows else ""
    if after in _NAMES_AFTER or (is_capital and after.lower() in _COMPACTS):
        return True
    if is_people:
        return _is_language(text, end, before) or _is_verb(words, text, end)
    if before and before[3] and before[1] in _BEFORE_OF:
        return True
    if words in _SEATS and (before is None or before[1] not in _THERE):
        return True
    return words in NEVER_ALONE or _is_person(words, before, after) or _is_us(text, end, before)


def _is_person(words: str, before: re.Match[str] | None, after: str) -> bool:
    if words not in _PERSONS:
        return False
    if before and not before[2] and not before[3] and before[1] in _FIRST_NAMES:
        return True
    return after[:1].isupper() and not after.isupper() and after not in _OFFICES


def _is_us(text: str, end: int, before: re.Match[str] | None) -> bool:
    """Whether it is a town in the United States, or its state Georgia."""
    start = end - len("Georgia")
    if text[max(0, start) : end] != "Georgia":
        match = _US_STATE.match(text, end)
        return match is not None and not _is_in_the_country(text, match, end)
    follows = _NEXT.match(text, end)
    if follows and follows[1] in _STATE_OF_GEORGIA:
        return True
    if before is None:
        return False
    if before[3]:
        return before[1] in ("state", "State")
    return bool(before[2]) and before[1] in _CITIES_OF_GEORGIA


def _is_in_the_country(text: str, match: re.Match[str], end: int) -> bool:
    """Whether Georgia is the country: "Tbilisi, Georgia", "Armenia, Georgia and Azerbaijan"."""
    if not match[0].endswith("Georgia"):
        return False
    name = text[text.rfind(" ", 0, end) + 1 : end]
    return name in _CITIES_OF_THE_COUNTRY or name not in _CITIES_OF_GEORGIA


def _is_language(text: str, end: int, before: re.Match[str] | None) -> bool:
    is_said_in = before is not None and before[1] == "in" and not before[2] and not before[3]
    return is_said_in and _ENDS_PHRASE.match(text, end) is not None


def _is_verb(words: str, text: str, end: int) -> bool:
    return words == "Polish" and _DETERMINER.match(text, end) is not None
