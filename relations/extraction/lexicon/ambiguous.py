"""Names of countries that are also something else: how to tell, and which are never quite sure."""

import re

from relations.extraction.lexicon import namesakes
from relations.extraction.tokens import listed

NEAR = 300
"""How many code points on either side of a name are searched for what tells its meaning."""

CONGO = frozenset(("Congo", "Congolese"))

_OTHERWISE = listed("Congo Congolese Guinea Turkey Niger Westminster Brussels Lebanon Panama Mali")

_THE_OTHER_CONGO = re.compile(r"\b(?:Sassou|Nguesso|Makosso|Pointe-Noire|Lissouba|Brazzaville)\b")
_BESIDE_BRAZZAVILLE = re.compile(r"\b(?:to|and|with|against|for|between) Brazzaville\b")
_KINSHASA = re.compile(
    r"\b(?:Kinshasa|Tshisekedi|Kabila|Mobutu|Lumumba|Goma|Bukavu|Kivu|Ituri|Lubumbashi|Katanga"
    r"|Kisangani|Bunia|M23|MONUSCO|Monusco|Nangaa|Katumbi|Bemba|Zaire|Virunga)\b"
)
_OWN_LEADER = re.compile(r"(?:'s)?(?: [Pp]resident)?(?: Denis)? (?:Sassou|Makosso)")


def is_ambiguous(name: str) -> bool:
    """Whether a name also means persons, animals, towns or another country."""
    return any(
        name in names
        for names in (namesakes.OFTEN, namesakes.SELDOM, namesakes.PERSONS, _OTHERWISE)
    )


def which_congo(text: str, start: int, end: int) -> str | None:
    """The code of the Congo that "Congo" or "Congolese" means there; None if it stays open.

    Where nothing near tells, it is the one whose capital is Kinshasa.
    """
    if _OWN_LEADER.match(text, end):
        return "COG"
    near = text[max(0, start - NEAR) : end + NEAR]
    if not _THE_OTHER_CONGO.search(near):
        return "COD"
    if _KINSHASA.search(near) or _BESIDE_BRAZZAVILLE.search(near):
        return None
    return "COG"
