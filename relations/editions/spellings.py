"""One spelling for English words that British and American writers spell in two ways.

Only the key by which words are looked up is changed, so that a rule may make what nobody writes
("sise"), but not the word that another one is.
"""

import re
from functools import reduce

_OUR = (
    "arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|misdemean|neighb"
    "|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig"
)
_DOUBLED = (
    "barrel|bevel|cancel|channel|chisel|council|counsel|dial|duel|enamel|equal|fuel|funnel|gravel|grovel"
    "|imperil|initial|jewel|label|level|libel|marshal|medal|model|panel|parcel|pedal|pencil|quarrel"
    "|rival|shovel|signal|snivel|spiral|swivel|symbol|total|towel|travel|tunnel|unravel"
)

_RE = r"((?:cent|fib|lit|lust|met|sab|somb|spect|theat|calib|reconnoit))r"

_RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"\A((?:dis|mis|un|re|multi)?(?:{_OUR}))our(?=\Z|[aefilmns])", r"\1or"),
        # Not the other way, because "-ise" has exceptions ("promise") and "-ize" has none.
        (r"(?<=[a-z]{2})([iy])z(?=(?:e[drs]?|ers|ing|able|ations?|ational)\Z)", r"\1s"),
        (rf"{_RE}e(?=s?\Z)", r"\1er"),
        (rf"{_RE}(?=ed\Z|ing\Z)", r"\1er"),
        (r"\A((?:self|counter)?(?:def|off|lic|pret))ence(?=s?\Z|less|d)", r"\1ense"),
        (r"\Apractis(?=e|ing)", "practic"),
        (rf"\A((?:un|re|out)?(?:{_DOUBLED}))l(?=ed\Z|ing|ers?\Z|ors?\Z|able)", r"\1"),
        (r"\A((?:re)?(?:enro|fulfi|insta|disti|insti))l(?=s?\Z|ments?\Z)", r"\1ll"),
        (r"\A(skil|wil)(?=ful)", r"\1l"),
        (r"\A(anal|catal|demag|dial|epil|monol|prol|synag)ogue", r"\1og"),
        (r"\A(encyclop|arch|medi|orthop|p|leuk|an|gyn|h)ae", r"\1e"),
        (r"\Amanoeuv(?:re|er|r(?=ing|ed))", "maneuver"),
        (r"\A(f|diarrh|hom)oe(?=t|a|o)", r"\1e"),
        (r"\A(program|kilogram|gram)me(?=s?\Z)", r"\1"),
        (r"\A(acknowledg|judg|abridg)ement", r"\1ment"),
        (r"\A(toward|afterward|backward|forward)s\Z", r"\1"),
        (r"\A(among|amid)st\Z", r"\1"),
        (r"\A(s?mo)uld(?=\Z|s|y|er|ing)", r"\1ld"),
    )
]
# Most words are spelled in one way, and one look at each is enough.
_ANY_RULE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _replacement in _RULES))
_WORDS = {
    "grey": "gray", "greys": "grays", "plough": "plow", "ploughed": "plowed", "ploughs": "plows",
    "sceptic": "skeptic", "sceptical": "skeptical", "scepticism": "skepticism",
    "sceptics": "skeptics", "aluminium": "aluminum", "ageing": "aging", "aeroplane": "airplane",
    "aeroplanes": "airplanes", "artefact": "artifact", "artefacts": "artifacts", "gaol": "jail",
    "gaoled": "jailed", "jewellery": "jewelry", "enquiry": "inquiry", "enquiries": "inquiries",
    "enquire": "inquire", "learnt": "learned", "burnt": "burned", "spelt": "spelled",
    "sulphur": "sulfur", "moustache": "mustache", "whilst": "while", "despatch": "dispatch",
    "despatched": "dispatched", "despatches": "dispatches", "cosy": "cozy", "axe": "ax",
    "yoghurt": "yogurt", "phoney": "phony", "woollen": "woolen",
}  # fmt: skip


def american(word: str) -> str:
    """The American spelling of a word in lower case; the word itself if there is only one."""
    if word in _WORDS:
        return _WORDS[word]
    if not _ANY_RULE.search(word):
        return word
    return reduce(lambda spelled, rule: rule[0].sub(rule[1], spelled), _RULES, word)
