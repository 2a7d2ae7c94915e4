"""Names of countries that are also something else: how to tell, and which are never quite sure."""

import re

from relations.extraction.lexicon import namesakes
from relations.extraction.tokens import listed

_OTHERWISE = listed("Congo Congolese Guinea Turkey Niger Westminster Brussels Lebanon Panama Mali")

_THE_OTHER_CONGO = re.compile(r"\b(?:Sassou|Nguesso|Makosso|Pointe-Noire|Lissouba|Brazzaville)\b")
_BESIDE_BRAZZAVILLE = re.compile(r"\b(?:to|and|with|against|for|between) Brazzaville\b")
_KINSHASA = re.compile(
    r"\b(?:Kinshasa|Tshisekedi|Kabila|Mobutu|Lumumba|Goma|Bukavu|Kivu|Ituri|Lubumbashi|Katanga"
    r"|Kisangani|Bunia|M23|MONUSCO|Monusco|Nangaa|Katumbi|Bemba|Zaire|Virunga)\b"
)
_OWN_LEADER = re.compile(r"(?:'s|ese)?(?: [Pp]resident)?(?: Denis)? (?:Sassou|Makosso)")


def is_ambiguous(name: str) -> bool:
    """Whether a name also means persons, animals, towns or another country."""
    return any(
        name in names
        for names in (namesakes.OFTEN, namesakes.SELDOM, namesakes.PERSONS, _OTHERWISE)
    )


def which_congo(text: str, end: int, alpha3: str) -> str | None:
    """The code of the Congo that is meant by a name that ends there; None if it stays open.

    ``alpha3`` is the code of the one that the name means where nothing else in the text tells.
    """
    if alpha3 != "COD" or not text.endswith(("Congo", "Congolese"), 0, end):
        return alpha3
    if _OWN_LEADER.match(text, end):
        return "COG"
    if not _THE_OTHER_CONGO.search(text) or _is_full(text, end):
        return alpha3
    if _KINSHASA.search(text) or _BESIDE_BRAZZAVILLE.search(text):
        return None
    return "COG"


def _is_full(text: str, end: int) -> bool:
    """Whether the name is longer than "Congo": "DR Congo"."""
    return re.search(r"\b(?:DR|D\.R\.|of the|of|Of|Belgian) Congo$", text[:end]) is not None
