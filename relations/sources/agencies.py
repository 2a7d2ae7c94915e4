"""News agencies, under the names by which reports credit them."""

import re

AGENCIES = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "Anadolu": ("Anadolu", "Anadolu Agency", "Anadolu Ajansı"),
    "ANI": ("ANI", "Asian News International"),
    "ANSA": ("ANSA",),
    "AAP": ("AAP", "Australian Associated Press"),
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "APP": ("APP", "Associated Press of Pakistan", "The Associated Press of Pakistan"),
    "Ariana News": ("Ariana News",),
    "Armenpress": ("Armenpress",),
    "Azertac": ("Azertac",),
    "Bakhtar": ("Bakhtar", "Bakhtar News Agency"),
    "Belga": ("Belga", "Belga News Agency"),
    "BelTA": ("BelTA", "BELTA"),
    "Bernama": ("Bernama",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE",),
    "Fars": ("Fars News", "Fars News Agency"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "Interfax": ("Interfax",),
    "IRNA": ("IRNA", "Islamic Republic News Agency"),
    "ISNA": ("ISNA",),
    "KCNA": ("KCNA", "Korean Central News Agency"),
    "KUNA": ("KUNA", "Kuwait News Agency"),
    "Khaama Press": ("Khaama", "Khaama Press"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Mehr": ("Mehr News", "Mehr News Agency"),
    "NNI": ("NNI",),
    "Pajhwok": ("Pajhwok", "Pajhwok Afghan News"),
    "PTI": ("PTI", "Press Trust of India", "The Press Trust of India"),
    "QNA": ("QNA", "Qatar News Agency"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "SANA": ("SANA", "Syrian Arab News Agency"),
    "SPA": ("SPA", "Saudi Press Agency"),
    "Tasnim": ("Tasnim", "Tasnim News Agency"),
    "TASS": ("TASS", "Tass", "Itar-Tass"),
    "Ukrinform": ("Ukrinform",),
    "UNI": ("UNI", "United News of India"),
    "UPI": ("UPI", "United Press International"),
    "WAFA": ("WAFA", "Palestinian News Agency"),
    "WAM": ("WAM", "Emirates News Agency"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
}
"""Agencies by name, each with the names under which reports credit it."""

AGENCY_BY_NAME = {each.casefold(): name for name, names in AGENCIES.items() for each in names}
_LONGEST_FIRST = sorted(
    {each for names in AGENCIES.values() for each in names}, key=len, reverse=True
)
_NAME = "|".join(map(re.escape, _LONGEST_FIRST))
AGENCY = rf"(?:{_NAME})(?![\w’'-])"
"""A pattern of their names."""

_LONGEST_ACRONYM = 5
_STAFF = (
    r"(?:staff|special|senior|chief|national|international|foreign|diplomatic|political|security"
    r"|defen[cs]e|news|bureau|agency|service|writers?|reporters?|correspondents?|editors?"
    r"|journalists?|team|desk)"
)
_PIECE = re.compile(
    rf"(?:by:? |source:? |from )?(?:the )?(?P<name>{_NAME})(?: {_STAFF})*\.?",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(rf"\w (?:the |The )?(?P<agency>{AGENCY})(?i: {_STAFF})*\Z")


def agency_of_piece(piece: str) -> str:
    """The agency that a piece of a byline names, with or without a post there; blank if none."""
    found = _PIECE.fullmatch(" ".join(piece.split()))
    if found is None:
        return ""
    name = AGENCY_BY_NAME[found["name"].casefold()]
    # "Sana" is a given name, and so is many another agency's.
    is_exact = len(found["name"]) > _LONGEST_ACRONYM or found["name"] in AGENCIES[name]
    return name if is_exact else ""


def agency_after_name(piece: str) -> str:
    """The agency that stands behind a name in a piece of a byline, as printed; blank if none."""
    found = _AFTER_NAME.search(" ".join(piece.split()))
    return AGENCY_BY_NAME[found["agency"].casefold()] if found else ""
