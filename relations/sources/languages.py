"""The language of a text, recognised from its words and never from names alone.

A page often says nothing of its language, or says that of its template. What it says stands unless
the words or their script contradict it; where neither is sure, the language stays blank.
"""

import unicodedata
from collections import Counter
from functools import cache
from itertools import islice
from typing import Any

from babel import Locale, UnknownLocaleError

from relations.sources.page_details import IN_WORDS, DetailProposal

_LONGEST = 4000
"""In characters; the language shows well before."""
_FEWEST_LETTERS = 10
# The share of the likeliest language, and how many times that of the next it is. Measured on the
# first 15 to 200 characters of sentences in 48 languages: none was wrong.
_SURE, _AHEAD = 0.5, 3
# The share of English in the words without names, from which a text may be English.
_MAY_BE_ENGLISH = 0.02
# A page's own word is overruled if its language has less than the share, in a text of at least the
# number of letters.
_OVERRULED, _OVERRULING_LETTERS = 0.01, 60

# Languages of the model in which no news is written, or which pass for dialects of others in it.
_LEFT_OUT = frozenset(
    """
    an br eo fo fy la oc qu sa se vo wa zxx ace bcl ext gcf gom grc gug hbo kik nso pcm st ary arz
    crh fuv gcr guw kab lij ltg uzs vec wuu yue nn
    """.split()  # noqa: SIM905 - easier to read this way
)
# Codes of one language, or of languages that are not told apart by their words. What a page says
# stands against a recognised language of the same group.
_ALIKE = (
    {"zh", "yue", "wuu", "cmn", "lzh", "hak", "nan"},
    {"no", "nb", "nn", "da"},
    {"ms", "id", "jv"},
    {"hr", "bs", "sr", "sh", "me", "cnr"},
    {"fa", "prs", "pes"},
    {"ku", "ckb", "sdh", "kmr"},
    {"ar", "arz", "ary", "apc", "arb", "ajp"},
    {"az", "azb", "azj"},
    {"uz", "uzn", "uzs"},
    {"tl", "fil"},
    {"he", "iw"},
    {"ps", "pus", "pbt", "pbu"},
    {"fy", "nl", "af", "li"},
    {"gl", "pt"},
    {"mk", "bg"},
    {"hi", "mr", "ne", "sa", "mai", "bho"},
    {"lb", "de"},
    {"ro", "mo"},
    {"cs", "sk"},
    {"xh", "zu"},
)
# Southern Kurdish in the model; the Sorani of news is hardly told apart from it.
_NAMED_ANEW = {"sdh": "ckb"}
_IN_LATIN = frozenset(
    """
    en fr de es pt it nl sv no nb nn da fi et lv lt pl cs sk sl hr bs ro hu sq tr az id ms vi sw so
    ha yo ig zu xh af ca gl eu ga cy is mt lb fil tl
    """.split()  # noqa: SIM905 - easier to read this way
)


def language_of(text: str, said: str = "") -> str:
    """The BCP 47 tag of a text's language: what its page says, if anything, unless the text
    contradicts it; blank where neither is sure."""
    shares = _shares(text[:_LONGEST])
    recognised = _recognised(text[:_LONGEST], shares)
    if not said:
        return recognised
    primary = said.lower().partition("-")[0]
    if primary == recognised or any({primary, recognised} <= group for group in _ALIKE):
        return said
    is_long = sum(map(str.isalpha, text[:_LONGEST])) >= _OVERRULING_LETTERS
    is_unlike = is_long and bool(recognised) and shares.get(primary, 1.0) < _OVERRULED
    is_of_another_script = primary in _IN_LATIN and _script(text) not in {"LATIN", ""}
    return recognised if is_unlike or is_of_another_script else said


def with_language(proposals: dict[str, DetailProposal], text: str) -> dict[str, DetailProposal]:
    """The proposals, with the language that the text shows in place of one that it contradicts."""
    said = proposals.pop("language", None)
    language = language_of(text, said.value if said else "")
    if said and language == said.value:
        proposals["language"] = said
    elif language:
        proposals["language"] = DetailProposal(language, IN_WORDS, said.value if said else "")
    return proposals


def _shares(text: str) -> dict[str, float]:
    """How likely a text is in each language, from 0 to 1, the likeliest first; empty for a text
    with hardly a letter."""
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return {}
    ranked = _identifier().rank(text)
    return {_NAMED_ANEW.get(code, str(code)): float(share) for code, share in ranked}


def _recognised(text: str, shares: dict[str, float]) -> str:
    """The surest language of a text with these shares. Another language than English is blank if
    the words without names do not look like it, or might be English: foreign names would otherwise
    decide for a short sentence."""
    surest = _surest(shares)
    if surest in {"", "en"} or not any(map(str.islower, text)):
        return surest
    uncapitalised = " ".join(word for word in text.split() if not _is_capitalised(word))
    others = _shares(uncapitalised)
    is_likeliest = next(iter(others), "") == surest
    return surest if is_likeliest and others.get("en", 0.0) < _MAY_BE_ENGLISH else ""


def _is_capitalised(word: str) -> bool:
    return next(filter(str.isalpha, word), "").isupper()


def _surest(shares: dict[str, float]) -> str:
    """The likeliest language; blank if that is not sure."""
    if not shares:
        return ""
    (code, share), (_second, next_share) = islice(shares.items(), 2)
    return code if share >= max(_SURE, _AHEAD * next_share) else ""


@cache
def _identifier() -> Any:
    # Not imported above: it takes a second to load, and no page but that of an article needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code not in _LEFT_OUT])
    return identifier


def _script(text: str) -> str:
    """The script of most letters of a text; blank without letters."""
    names = Counter(
        unicodedata.name(each, "").partition(" ")[0] for each in text[:_LONGEST] if each.isalpha()
    )
    return next((name for name, _count in names.most_common(1)), "")


def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag: "Urdu"; the tag itself if it has no name."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag
