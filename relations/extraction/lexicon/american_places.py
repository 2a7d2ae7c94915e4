"""Georgia and the towns of America that are called like a country or a capital."""

import re

from relations.extraction.lexicon.ambiguous import NEAR
from relations.extraction.tokens import listed

_STATES = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey"
    r"|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    r"|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia"
    r"|West Virginia|Wisconsin|Wyoming"
)
# Of the boroughs, provinces and short forms, those that are no words of their own.
_SMALLER = (
    r"Queens|Brooklyn|Manhattan|the Bronx|Staten Island|Long Island|Ontario|Quebec|Alberta"
    r"|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|British Columbia|Queensland"
    r"|New South Wales|Tasmania|Victoria"
    r"|Ala\.|Ariz\.|Ark\.|Calif\.|Colo\.|Conn\.|Fla\.|Ga\.|Ill\.|Ind\.|Kan\.|Ky\.|La\.|Mass\.|Md\."
    r"|Mich\.|Minn\.|Miss\.|Mo\.|N\.C\.|N\.D\.|N\.H\.|N\.J\.|N\.M\.|N\.Y\.|Neb\.|Nev\.|Okla\.|Ont\."
    r"|Ore\.|Pa\.|R\.I\.|S\.C\.|S\.D\.|Tenn\.|Tex\.|Va\.|Vt\.|W\.Va\.|Wash\.|Wis\.|Wyo\."
    r"|AL|AR|AZ|CA|CO|CT|FL|GA|IA|IL|IN|KS|KY|MA|MD|MI|MN|MO|MS|MT|NC|NE|NH|NJ|NM|NV|NY|OH|OK|OR"
    r"|PA|SC|TN|TX|UT|VA|VT|WA|WI|WV|WY"
)
_AFTER_A_TOWN = re.compile(rf",\s+(?:{_STATES}|{_SMALLER})(?!\w)")
_NEXT = re.compile(r"(?:'s)?\s+\(?(\w+)")

_CITIES_OF_GEORGIA = listed(
    """Atlanta Savannah Augusta Athens Macon Columbus Rome Marietta Valdosta Albany Benning
    Decatur Cairo Dublin Vienna"""
)
_STATE_OF_GEORGIA = listed(
    """Gov Governor Tech Senate Senator Sen Rep Republican Republicans Democrat Democrats Power
    House Lt Southern Dome voters runoff governor sheriff peaches peanuts lawmaker
    prosecutors prosecutor resident residents man woman couple teenager deputies
    jury juror jurors court native farmer farmers company firm plant factory church police student
    students teacher teachers hospital family lawyer pastor ballot ballots primary recount"""
)
# Of the country, news says "Georgian lawmakers".
_OF_THE_STATE = re.compile(
    r" (?:lawmakers|legislators|legislature|officials|judges?|troopers|Supreme Court|Court of"
    r"|Bureau|National Guard|General Assembly|Department|Board|Public|Attorney|Institute)\b"
)
# Words elsewhere in a sentence that tell the state from the country.
_TELLS_THE_STATE = re.compile(
    rf"\b(?:{_STATES.replace('|Georgia', '')}|Atlanta|Savannah|Macon|Valdosta|Fulton|Cobb County"
    r"|Gwinnett|DeKalb|Republicans?|Democrats?|GOP|Trump|Biden|Giuliani|Kemp|Warnock|Ossoff"
    r"|Raffensperger|Obama|Harris|DeSantis|(?<!bank )(?<!Bank )[Gg]overnor|lieutenant governor"
    r"|statehouse|[Gg]rand jury|[Dd]istrict attorney|attorney general|Electoral College"
    r"|electoral votes|swing states?|battleground|runoff|Confederate|[Ss]heriff|Deep South"
    r"|Ku Klux|mail-in|absentee|peach(?:es)?|pecans?|congressman|congresswoman|Congress)\b"
)
_TELLS_THE_COUNTRY = re.compile(
    r"\b(?:Tbilisi|Batumi|Kutaisi|Gori|Poti|Zugdidi|Georgians?|Abkhaz\w*|Osseti\w*|Russians?|Russia"
    r"|Moscow|Kremlin|Putin|Lavrov|Armenia\w*|Yerevan|Azerbaijan\w*|Baku|Turkey|Turkish|Türkiye"
    r"|Ankara|Erdogan|Ukrain\w*|Moldova\w*|Iran|NATO|Nato|EU|European?|Brussels|Caucasus|Black Sea"
    r"|Soviet|Saakashvili|Ivanishvili|Kobakhidze|Zourabichvili|Shevardnadze|Kavelashvili"
    r"|[Ff]oreign [Mm]inist\w+|[Pp]rime [Mm]inister|former Soviet)\b"
)


def is_american(text: str, start: int, end: int, before: re.Match[str] | None) -> bool:
    """Whether it is a town or a borough in America, or the state Georgia.

    ``before`` is the word before it, its comma or an empty text, and its "of" or nothing.
    """
    if text[start:end] == "Georgia":
        return _is_the_state(text, end, before)
    match = _AFTER_A_TOWN.match(text, end)
    return match is not None and not _is_in_the_country(text, match, end)


def _is_the_state(text: str, end: int, before: re.Match[str] | None) -> bool:
    follows = _NEXT.match(text, end)
    if (follows and follows[1] in _STATE_OF_GEORGIA) or _OF_THE_STATE.match(text, end):
        return True
    if before and before[3] and before[1] in ("state", "State"):
        return True
    if before and before[2] and before[1] in _CITIES_OF_GEORGIA:
        return True
    near = text[max(0, end - NEAR) : end + NEAR]
    if _TELLS_THE_COUNTRY.search(near):
        return False
    return _TELLS_THE_STATE.search(near) is not None


def _is_in_the_country(text: str, match: re.Match[str], end: int) -> bool:
    """Whether Georgia is the country: "Tbilisi, Georgia", "Armenia, Georgia and Azerbaijan"."""
    if not match[0].endswith("Georgia"):
        return False
    name = text[text.rfind(" ", 0, end) + 1 : end]
    return name not in _CITIES_OF_GEORGIA
