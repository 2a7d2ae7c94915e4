"""Marks of footnotes in a page: taken out of its words, so that "26" with a mark is not "264".

What else is set high or low stays as printed: powers and formulas in the characters that Unicode
has for them ("km²", "CO₂"), ordinals and abbreviations in their letters ("4th").
"""

import re
from typing import Any

_HIGH = str.maketrans("0123456789+-−()=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾⁼")
_LOW = str.maketrans("0123456789+-−()=", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎₌")
_LETTERS = str.maketrans("abcdefg", "ᵃᵇᶜᵈᵉᶠᵍ")
_SIGNS = {"TM": "™", "SM": "℠", "MC": "ᴹᶜ"}
_NUMBERS = re.compile(r"[+−-]?\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*")
_SYMBOLS = re.compile(r"[*†‡§¶#]+|[,;]")
_BRACKETED = re.compile(r"\[[^\[\]]{1,30}\]|\(\d{1,3}\)")
_LETTER = re.compile(r"[a-z]")
_STYLED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_NOTED = re.compile(r"(?:foot|end)[-_ ]?note|noteref|\bfn\b|\bref(?:erence)?s?\b|cite[-_]", re.I)
_FOOTNOTE = re.compile(r"foot[-_]?note|note-?ref", re.IGNORECASE)
# A unit, a symbol or a formula of which a power is printed; "10" of a power of ten.
_TAKES_POWER = re.compile(
    r"(?:(?<![^\W\d_])(?:[kcdmµ]?m|[nμ]m|in|ft|yd|mi|ha|s|sec|CO|[A-Za-z]|r²)|(?<![\d.,])10)\Z"
)
_FORMULA = re.compile(r"(?:^|[^A-Za-z])(?:[A-Z][a-z]?[₀-₉]*){1,6}\Z")
_WORD_BEFORE = re.compile(r"\S+\Z")
_LONG_WORD = re.compile(r"(?:[^\W\d_]{5,}|\d)\Z")


def take_out_footnote_marks(tree: Any) -> list[str]:
    """Take the marks of footnotes out of a tree, and write what else is high or low as printed.

    Returns the marks, each with the word that it stood at, in the order of the page.
    """
    marks = []
    for element in [each for each in tree.iter("sup", "sub", "span", "a") if each is not tree]:
        position = _position(element)
        words = "".join(element.itertext()).strip()
        is_gone = element.getparent() is None  # with the mark around it
        if is_gone or not words or (position is None and not _is_bare_mark(element, words)):
            continue
        before = _text_before(element)
        if _is_mark(element, words, before, position):
            raised = words.translate(_LETTERS) if position == "sup" else words
            marks.append(_last_word(before) + _set(raised, position))
            _replace(element, "")
        elif position is not None:
            _replace(element, _set(words, position))
    return marks


def _position(element: Any) -> str | None:
    """Whether an element is set high ("sup") or low ("sub"); None if neither."""
    if element.tag in {"sup", "sub"}:
        return str(element.tag)
    styled = _STYLED.search(element.get("style") or "")
    return None if styled is None else {"super": "sup"}.get(styled[1].lower(), "sub")


def _is_bare_mark(element: Any, words: str) -> bool:
    """Whether a link on the line is a mark: in brackets or named as one; or an element so named."""
    if element.tag == "span" and _NUMBERS.fullmatch(words):
        return bool(_FOOTNOTE.search(element.get("class") or ""))
    if element.tag != "a" or not (_BRACKETED.fullmatch(words) or _NUMBERS.fullmatch(words)):
        return False
    return bool(_BRACKETED.fullmatch(words) and _leads_within(element)) or _is_named(element)


def _is_mark(element: Any, words: str, before: str, position: str | None) -> bool:
    if position is None or _BRACKETED.fullmatch(words) or _SYMBOLS.fullmatch(words):
        return True
    is_linked = any(map(_leads_within, (*element.iter("a"), *element.iterancestors("a"))))
    if is_linked or _is_named(element):
        return True
    if _LETTER.fullmatch(words):
        return bool(_LONG_WORD.search(before)) and not before[-1:].isdigit()
    if not _NUMBERS.fullmatch(words):
        return False
    return _is_mark_by_number(element, before, position)


def _is_mark_by_number(element: Any, before: str, position: str) -> bool:
    """Whether a number that nothing names or links is a mark, by what stands around it."""
    if not before.strip() or before[-1:].isspace() or (element.tail or "").startswith(("/", "⁄")):
        return False
    if position == "sub":
        return not _FORMULA.search(before) and before[-1:].isdigit()
    return not _TAKES_POWER.search(before)


def _leads_within(link: Any) -> bool:
    """Whether a link leads to another place on a page."""
    return "#" in (link.get("href") or "")


def _is_named(element: Any) -> bool:
    named = (element.get(name) or "" for name in ("class", "role", "epub:type", "id", "rel"))
    return bool(_NOTED.search(" ".join(named)))


def _text_before(element: Any) -> str:
    """The text before an element on its line, as far as its own parent and inline ones hold it."""
    text, current = "", element
    while current is not None and len(text) < 40:
        previous = current.getprevious()
        if previous is not None:
            text = "".join(previous.itertext()) + (previous.tail or "") + text
            current = previous
            continue
        parent = current.getparent()
        text = ("" if parent is None else parent.text or "") + text
        is_inline = parent is not None and parent.tag in {"a", "b", "i", "em", "strong", "span"}
        current = parent if is_inline else None
    return text


def _last_word(text: str) -> str:
    found = _WORD_BEFORE.search(text)
    return found[0] if found else ""


def _set(words: str, position: str | None) -> str:
    """Words as they are set: numbers in high or low characters, all else in their own."""
    if words in _SIGNS:
        return _SIGNS[words]
    if position is None or not _NUMBERS.fullmatch(words):
        return words
    return words.translate(_HIGH if position == "sup" else _LOW)


def _replace(element: Any, words: str) -> None:
    """Put words in the place of an element, and keep what follows it."""
    tail = element.tail
    element.clear()
    element.text, element.tail = words, tail
    element.drop_tag()
