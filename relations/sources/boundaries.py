"""Where the sentences of one paragraph begin.

The library sentencex does the work. It was measured on English news prose, and this module corrects
only what it got wrong there (and, in some other languages, with abbreviations and with the words
that say who is quoted):

- it treats quoted and bracketed passages as closed, and so misses the end of a sentence
  after two closing marks (``‘we go.’” Then``), after a whole sentence in brackets, and after
  an ellipsis in one character;
- it cuts after list numbers, after initials that open a sentence, after abbreviations it
  does not know ("Amb. Haqqani"), in "5 p.m. Friday" and before an attribution by name
  (``“Why?” Khan asked``);
- it leaves a closing mark or a note sign to the next sentence;
- it lets a quotation mark without a partner hide all sentences up to the next one.

A quotation of several sentences inside a sentence stays one sentence, as in sentencex: it is cited
together with the words that attribute it. One that stands alone is cut into its sentences.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from relations.sources.abbreviations import (
    begins_in_lower_case,
    closing_abbreviations,
    ends_with_abbreviation,
)
from relations.sources.paragraph_pieces import pieces_of
from relations.sources.quoted_passages import quoted_whole, unpaired_openings

_TERMINATOR = r"[.!?…۔؟।॥。！？]"
_OPENING = "“‘«‹„「『([\"'"
_CLOSING = "”’»›」』)]\"'"

_BRACKETS = re.compile(r"(?P<opening>[“«(\[])|(?P<closing>[”»)\]])|(?P<ellipsis>(?<=\S)…)")
_ENDS_SENTENCE = re.compile(rf"{_TERMINATOR}[{re.escape(_CLOSING)}\s]*\Z")
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(\w)")
_CAPITALISED_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ](?:[a-zß-öø-ÿа-яё]| [a-z])")
_WHITE_SPACE = re.compile(r"\s+")
# After white space, only marks that cannot also open; a straight mark after another one opens.
_LEFT_BEHIND = re.compile(
    rf"[{re.escape(_CLOSING)}′″]*[*†‡¹²³]*(?:\s*[”»)\]]+)*(?=\s|\Z)"
    r"|[”’»›」』)\]′″]+|(?<![\"'])[\"']"
)

_URDU_OPENING = re.compile(r"(?<!\S)’’(?=\w)")
_URDU_CLOSING = re.compile(r"(?<=\S)‘‘(?!\w)")

_LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}\s*")
_INLINE_LIST_MARKER = re.compile(r"(?:[:;,]|\b(?:and|or))\s\(?(?:\d{1,2}|[a-z])\.\)\s*\Z")
_INITIALS = re.compile(r"[“\"‘'(]?(?:[A-Z]\.\s?){1,4}\s*")
_ELLIPSIS_AT_END = re.compile(r"(?:\.\.\.|…)\s*\Z")
_SPACED_ELLIPSIS = re.compile(r"\s(?:\.\.\.|…)\s*\Z")
_QUESTION_OR_SHOUT = re.compile(rf"[?!؟][{re.escape(_CLOSING)}\s]*\Z")
_QUOTED_QUESTION = re.compile(r"[?!]\s?[”’»\"'']+\s*\Z")
# "Yan et al. [2004] studied": the bracket ends nothing.
_ABBREVIATION_AND_NOTE = re.compile(r"\.\s*\[[^\[\]]{1,30}\]\s*\Z")
# Pronouns are left out on purpose: English writes "he asked" in lower case in an attribution.
_ATTRIBUTION_BY_NAME = re.compile(
    r"(?!(?:He|She|They|It|We|You|I)\b)(?:[A-Z][\w.’'-]* ){1,3}"
    r"(?:asked|said|replied|cried|wondered|shouted|exclaimed|added|wrote|tweeted|posted)\b"
)
# “Time heals.” — Ana Lem, The Long Road
_QUOTED_SENTENCE = re.compile(r"[.!?…]\s?[”’»\"']+\s*\Z")
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_NAME_AFTER_DASH = re.compile(
    rf"[—–―~-]{{1,2}}\s?{_CAPITALISED}"
    rf"(?: (?:{_CAPITALISED}|of|the|and|in|d[eaiu]|du|la|le|van|von|bin|ibn|al-\w+)){{0,6}}"
    r"(?:[,;(]|[.]?\s*\Z|[.] )"
    # A description that ends the paragraph: "– A woman of 20 from Orr village"
    r"|[—–―~-]{1,2}\s?\w[^.!?…]{0,50}\Z"
)
_DASH_AND_INITIALS = re.compile(r"[—–―~-]\s?(?:[A-Z]\.\s?)+\Z")
# No sentence begins here: "J.|-B.", "O.|N.U.", "۲.|۵".
_WITHIN_ABBREVIATION = re.compile(r"(?<=\w\.)(?:[-‐]?[^\W\d_]\.|[-‐]\w|\d)")
# “क्यों?” उन्होंने पूछा।
_QUOTATION_OF_SENTENCE = re.compile(r"[।۔?؟!.]\s?[”’»\"'‘]+\s*\Z")
_SAID_AFTER = {
    "hi": re.compile(
        r"[^।?!“”]{1,40}(?:पूछा|कहा|बोल[ाेी]ं?|बताया|चिल्ला(?:या|ए)|लिखा|जोड़ा)(?: (?:है|था|गया))?।"
    ),
    "ur": re.compile(r"[^۔؟!“”]{1,40}(?:پوچھا|کہا|بول[اےی]|بتایا|لکھا)(?: (?:ہے|تھا|گیا))?۔"),
}
# 「…。」と語った: a particle takes up what was said.
_JAPANESE_QUOTATION = re.compile(r"[」』]\Z")
_JAPANESE_PARTICLE = re.compile(
    r"と(?!ころ|りわけ|ても|もに)|って|など|だと|を|の(?!ち)|が|に|は(?!い)|へ|「[^「」]*」(?:と|など)"
)
# “…。”他说
_CHINESE_QUOTATION = re.compile(r"[。！？]”\Z")
_CHINESE_ATTRIBUTION = re.compile(
    r"[^，。！？“”]{1,15}(?:说|說|表示|称|稱|道|问|問|指出|强调|強調)(?:[。，：]|\Z)"
)

# In characters on each side of a boundary: longer than anything the patterns above match.
_NEAR = 60


def sentence_starts(paragraph: str, language: str) -> list[int]:
    """Return the code-point offsets at which sentences begin, in order; the first is 0.

    ``language`` is a BCP 47 tag, of which only the primary language is used. The white space
    between two sentences belongs to neither; trimming is left to the caller. A paragraph without a
    letter or digit gives an empty list.
    """
    primary = language.split("-")[0].lower()
    view = _plain_view(paragraph)
    if primary == "ur":
        view = _with_plain_urdu_marks(view)
    starts = _starts(view, primary)
    within = [
        inner
        for start, end in pairwise([*starts, len(view)])
        for inner in _starts_within_quotation(view, start, end, primary)
    ]
    return sorted([*starts, *within])


def _starts_within_quotation(view: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield where sentences begin inside a piece that is a quotation and nothing else.

    An ellipsis in it is taken for the speaker's hesitation.
    """
    quoted = quoted_whole(view[start:end].rstrip())
    if quoted:
        begin, finish = start + quoted[0], start + quoted[1]
        for inner in _starts(view[begin:finish], language)[1:]:
            if not _ELLIPSIS_AT_END.search(view, begin + max(0, inner - _NEAR), begin + inner):
                yield begin + inner


def _starts(view: str, language: str) -> list[int]:
    """The starts of sentences, of which a quotation within a sentence has none of its own."""
    candidates = {
        *_library_boundaries(view, language),
        *_missed_boundaries(view),
        *closing_abbreviations(view, language),
    }
    starts = [0]
    for candidate in sorted(candidates):
        boundary = _past_closing_marks(view, candidate)
        if starts[-1] < boundary < len(view) and not _runs_on(view, starts[-1], boundary, language):
            starts.append(boundary)
    return _with_words(view, starts)


def _plain_view(paragraph: str) -> str:
    """Return a copy of the paragraph, of the same length, that the library can read.

    It takes a line break for the end of a paragraph, and refuses surrogates.
    """
    return "".join(
        " " if character.isspace() else "\ufffd" if "\ud800" <= character <= "\udfff" else character
        for character in paragraph
    )


def _with_plain_urdu_marks(view: str) -> str:
    """A view of the same length, in which the marks ’’…‘‘ of Urdu are ““…””."""
    return _URDU_CLOSING.sub("””", _URDU_OPENING.sub("““", view))


def _library_boundaries(view: str, language: str) -> Iterator[int]:
    openings = unpaired_openings(view)
    # A quotation that seems never to close would hide all that follows.
    characters = list(view)
    for offset in openings:
        characters[offset] = " "
    hidden = set(openings)
    view = "".join(characters)
    for start, end, is_sentence in pieces_of(view):
        for sentence in sentencex.get_sentence_boundaries(language, view[start:end]):
            boundary = start + sentence["end_index"]
            while boundary - 1 in hidden:
                boundary -= 1
            if is_sentence or boundary < end:
                yield boundary


def _missed_boundaries(view: str) -> Iterator[int]:
    """Yield the ends of sentences that are hidden by a closing mark or an ellipsis."""
    depth = outermost = 0
    for mark in _BRACKETS.finditer(view):
        if mark["opening"]:
            outermost = mark.start() if depth == 0 else outermost
            depth += 1
        elif mark["closing"]:
            depth = max(0, depth - 1)
        if depth == 0 and not mark["opening"] and _closes_sentence(view, outermost, mark):
            space = _WHITE_SPACE.match(view, mark.end())
            if space and _begins_sentence(view, space.end()):
                yield space.end()
            elif mark["ellipsis"] and _CAPITALISED_WORD.match(view, mark.end()):
                yield mark.end()


def _closes_sentence(view: str, opened: int, mark: re.Match[str]) -> bool:
    if mark["ellipsis"]:
        return True
    if not _ENDS_SENTENCE.search(view, max(0, mark.start() - 4), mark.start()):
        return False
    # A bracket inside a sentence does not end it, whatever it holds: "(in the U.S.) Khan".
    is_bracket = mark["closing"] in ")]"
    return not is_bracket or _stands_at_sentence_start(view, opened)


def _stands_at_sentence_start(view: str, position: int) -> bool:
    before = view[max(0, position - 8) : position]
    return not before.strip() or (before[-1] == " " and bool(_ENDS_SENTENCE.search(before)))


def _begins_sentence(view: str, position: int) -> bool:
    word = _NEXT_WORD.match(view, position)
    return word is not None and not word[1].islower()


def _past_closing_marks(view: str, boundary: int) -> int:
    """Move a boundary past closing marks and note signs that belong to the sentence before it."""
    if not boundary or view[boundary - 1].isspace():
        return boundary
    left_behind = _LEFT_BEHIND.match(view, boundary)
    end = left_behind.end() if left_behind else boundary
    space = _WHITE_SPACE.match(view, end)
    return space.end() if space else end


def _runs_on(view: str, start: int, boundary: int, language: str) -> bool:
    """Whether the sentence from ``start`` continues after the boundary."""
    tail = view[max(start, boundary - _NEAR) : boundary]
    rest = view[boundary : boundary + _NEAR]
    if _LIST_MARKER.fullmatch(view, start, boundary) or _INLINE_LIST_MARKER.search(tail):
        return True
    if _SPACED_ELLIPSIS.search(tail) or _WITHIN_ABBREVIATION.match(view, boundary):
        return True
    if _ABBREVIATION_AND_NOTE.search(tail) and begins_in_lower_case(rest):
        return True
    if _QUESTION_OR_SHOUT.search(tail) and begins_in_lower_case(rest):
        return True
    return _is_attributed(tail, rest, language) or ends_with_abbreviation(tail, rest, language)


def _is_attributed(tail: str, rest: str, language: str) -> bool:
    """Whether the rest says whose quotation it is that the tail ends with."""
    if _QUOTED_SENTENCE.search(tail) and _NAME_AFTER_DASH.match(rest):
        return True
    if _DASH_AND_INITIALS.search(tail):
        return True
    if language == "en":
        is_named = _QUOTED_QUESTION.search(tail) and _ATTRIBUTION_BY_NAME.match(rest)
        return bool(is_named or _INITIALS.fullmatch(tail))
    if language in _SAID_AFTER:
        return bool(_QUOTATION_OF_SENTENCE.search(tail) and _SAID_AFTER[language].match(rest))
    if language == "ja":
        return bool(_JAPANESE_QUOTATION.search(tail) and _JAPANESE_PARTICLE.match(rest))
    is_chinese = language == "zh" and _CHINESE_QUOTATION.search(tail)
    return bool(is_chinese and _CHINESE_ATTRIBUTION.match(rest))


def _with_words(view: str, starts: list[int]) -> list[int]:
    """Give each piece without a letter or digit to the sentence before it, or else after it."""
    ends = [*starts[1:], len(view)]
    worded = [
        start
        for start, end in zip(starts, ends, strict=True)
        if any(character.isalnum() for character in view[start:end])
    ]
    return [0, *worded[1:]] if worded else []
