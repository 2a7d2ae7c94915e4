"""The names in a byline, without what outlets print beside them: the date, a place, a role, the
outlet or its agency.

A name is never cut: what is not surely beside it stays. Where nothing but a role or an outlet is
named ("Staff Reporter", "Reuters"), that is the author.
"""

import re

from relations.extraction.countries import countries_in
from relations.sources.agencies import AGENCY, agency_of_piece

# In characters; a source's author has 200. What is longer is no byline.
_LONGEST = 500
_OPENING = re.compile(
    r"\A(?:(?:words|text|story|written|reported|reporting|compiled|edited) )?by\b:?(?: |\Z)"
    r"|\Aauthors?: ?",
    re.IGNORECASE,
)
# "Von Anna Lem", but not "Von Miller".
_OPENING_ELSEWHERE = re.compile(
    r"\A(?i:par|por|von|door|od|автор):? (?=[^\W\d_a-z][\w.’'-]* [^\W\d_])"
)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_BY_WITHIN = re.compile(r"\bby:? (?P<names>.+)", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# From here on a byline tells when, not who.
_WHEN = re.compile(
    r"[\s,|•·–—-]*\b(?:(?:first |last )?(?:published|updated|posted|modified)\b"
    r"|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?![^\W\d_])|\d{{4}}-\d{{2}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2}|\d{1,2}[:.]\d{2}\b|(?:\d+|an?) (?:min|hour|day|week)\w* ago"
    r"|\d+ ?min(?:ute)?s? read)).*",
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"\s*[|•·()\[\]]\s*|\s+[–—/-]\s+")
_BETWEEN_NAMES = re.compile(r"(,\s+and\s+|,\s*|\s+and\s+|\s+&\s+)")
_POST = (
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|producer|chief"
    r"|photographer|analyst|staff|desk)s?"
)
_IS_POST = re.compile(rf"(?:[\w’'&-]+ ){{0,5}}{_POST}(?: (?:for|at|of|in) .*)?", re.IGNORECASE)
_KINDS_OF_POSTS = (
    "senior|staff|chief|special|diplomatic|foreign|political|national|international|world|defen[cs]e"
    "|security|economics|business|regional|deputy|associate|managing|contributing|assistant|legal"
)
_REGIONS = "middle|east|west|north|south|southeast|central|latin|asia|africa|europe|un|white"
_BEGINS_AS_POST = re.compile(
    rf"(?:{_KINDS_OF_POSTS}|{_REGIONS}) (?:[\w’'&-]+ ){{0,4}}{_POST}\Z", re.IGNORECASE
)
_TRAILING_POST = re.compile(
    rf"(?<=\w)(?: (?:{_KINDS_OF_POSTS}))* (?:correspondent|reporter|columnist)\Z"
    rf"|(?<=\w)(?: (?:{_KINDS_OF_POSTS}))+ {_POST}\Z",
    re.IGNORECASE,
)
_TRAILING_PLACE = re.compile(r" (?:reporting |writing )?(?:in|from) [^\W\d_a-z].*\Z")
_LEADING_POST = re.compile(
    rf"\A(?:{AGENCY}|(?i:{_KINDS_OF_POSTS}))(?: staff)? (?i:writers?|reporters?|correspondents?) "
    r"(?=[^\W\d_a-z]\S* [^\W\d_a-z])"
)
_TRAILING_OUTLET = re.compile(rf"(?<=\w)(?:[ /]{AGENCY}\Z| @\w+\Z)")
_NO_NAME = re.compile(r"(?:from|our|the|a|by|special|staff|senior|news)\b", re.IGNORECASE)
_OTHERS = frozenset({"agencies", "agency", "news agencies", "wires", "wire services", "others"})
_OUTLET = re.compile(
    r"(?:[A-Z][\w’'-]* ?){0,4}(?:News|Times|Post|Herald|Tribune|Press|TV|Radio|Agency|Magazine"
    r"|Daily|Online|Gazette|Journal|Chronicle|Observer|Network)|The [A-Z].*|@\w+|\S+@\S+",
)


def names_in_byline(printed: str, publisher: str = "") -> str:
    """The names in a byline as printed; blank if it has none, or more than 500 characters.

    `publisher` is the outlet whose page it is, blank if it is not known.
    """
    words = without_time(" ".join(printed.split()))
    parts = [part for part in _BETWEEN_PARTS.split(words) if part]
    parts = [part for part in parts if not _ADDRESS.fullmatch(part)] or parts
    kept = [names for at, part in enumerate(parts) if (names := _names(part, publisher, at == 0))]
    return ", ".join(kept) or (parts[0].strip(" ,") if parts else "")


def without_time(words: str) -> str:
    """A byline without "By" before it and the time after it; blank if it is longer than 500
    characters."""
    if len(words) > _LONGEST:
        return ""
    opened = _OPENING_ELSEWHERE.sub("", _OPENING.sub("", words, count=1))
    when = _WHEN.search(opened)
    if when is None:
        return opened
    if opened[: when.start()].strip():
        return opened[: when.start()]
    after = _BY_WITHIN.search(opened)
    return without_time(after["names"]) if after else ""


def _names(part: str, publisher: str, is_first: bool) -> str:
    """The names in a part of a byline, joined as they are printed; blank if there is none."""
    pieces = _BETWEEN_NAMES.split(part)
    kept, joint, is_whole = "", "", True
    for at, piece in enumerate(pieces):
        if at % 2:
            joint = " and " if "and" in piece or "and" in joint else piece
            continue
        name = _name(piece, publisher)
        if _BEGINS_AS_POST.match(piece) or _is_beside(name, publisher, is_first and at == 0):
            is_whole = False
            continue
        is_whole = is_whole and name == piece
        kept, joint = (f"{kept}{joint}{name}" if kept else name), ""
    return part if is_whole else kept


def _name(piece: str, publisher: str) -> str:
    """A name without the post before or after it, its place, and the outlet that it writes for."""
    name = _LEADING_POST.sub("", piece)
    outlets = "|".join(filter(None, (re.escape(publisher), AGENCY)))
    name = re.sub(rf" for (?:the )?(?:{outlets})\Z", "", name, flags=re.IGNORECASE)
    name = _TRAILING_PLACE.sub("", name)
    for form in (_TRAILING_POST, _TRAILING_OUTLET):
        shorter = form.sub("", name)
        name = shorter if len(shorter.split()) >= 2 and not _NO_NAME.match(shorter) else name
    return name


def _is_beside(piece: str, publisher: str, is_first: bool) -> bool:
    """Whether a piece of a byline is no name; of the first only a role or an agency is none."""
    outlets = {publisher.casefold(), f"the {publisher}".casefold()}
    if not piece or agency_of_piece(piece) or piece.casefold() in outlets | _OTHERS:
        return True
    if _IS_POST.fullmatch(piece):
        return True
    return not is_first and bool(_OUTLET.fullmatch(piece) or _is_country_or_capital(piece))


def _is_country_or_capital(piece: str) -> bool:
    return any(mention.words == piece for mention in countries_in(piece))
