"""Where the sentences of one paragraph begin.

The library sentencex does the work. It was measured on English news prose, and this module corrects
only what it got wrong there:

- it treats quoted and bracketed passages as closed, and so misses the end of a sentence
  after two closing marks (``‘we go.’” Then``), after a whole sentence in brackets, and after
  an ellipsis in one character;
- it cuts after list numbers, after initials that open a sentence, after abbreviations it
  does not know ("Amb. Haqqani"), in "5 p.m. Friday" and before an attribution by name
  (``“Why?” Khan asked``);
- it leaves a closing mark or a note sign to the next sentence.

A quotation of several sentences inside a sentence stays one sentence, as in sentencex: it is cited
together with the words that attribute it.
"""

import re
from collections.abc import Iterator

import sentencex

# The time that sentencex takes grows with unpaired quotation marks times length. Beyond this
# product, which no article reaches, the marks are hidden from it.
_COSTLY_QUOTES = 10**9

_TERMINATOR = r"[.!?…۔؟।॥。！？]"
_OPENING = "“‘«‹„([\"'"
_CLOSING = "”’»›)]\"'"

_QUOTES = re.compile(r"[“”‘’«»‹›„\"'`]")
_BRACKETS = re.compile(r"(?P<opening>[“«(\[])|(?P<closing>[”»)\]])|(?P<ellipsis>(?<=\S)…)")
_ENDS_SENTENCE = re.compile(rf"{_TERMINATOR}[{re.escape(_CLOSING)}\s]*\Z")
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(\w)")
_WHITE_SPACE = re.compile(r"\s+")
# After white space, only marks that cannot also open; a straight mark after another one opens.
_LEFT_BEHIND = re.compile(
    rf"[{re.escape(_CLOSING)}′″]*[*†‡¹²³]*(?:\s*[”»)\]]+)*(?=\s|\Z)"
    r"|[”’»›)\]′″]+|(?<![\"'])[\"']"
)

_LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s*")
_INITIALS = re.compile(r"[“\"‘'(]?(?:[A-Z]\.\s?){1,4}\s*")
_SPACED_ELLIPSIS = re.compile(r"\s(?:\.\.\.|…)\s*\Z")
_QUESTION_OR_SHOUT = re.compile(rf"[?!؟][{re.escape(_CLOSING)}\s]*\Z")
_QUOTED_QUESTION = re.compile(r"[?!]\s?[”’»\"'']+\s*\Z")
# Lower case throughout: "al-Qaeda" and "iPhone" can begin a sentence.
_LOWER_CASE_WORD = re.compile(r"[—–-]?\s*[a-zà-öø-ÿ][a-zà-öø-ÿ’'-]*(?![\w-])")

_BEFORE_NAME = re.compile(
    r"\b(?:Amb|Gens|Profs|Sens|Reps|Atty|Dep|Asst|Supt|Insp|Mohd|Muhd|Ch|Wg|Cdr|Cmdr|Sqn|Ldr|Flt"
    r"|Gp|Jus|Hon|Lt|Lts|Col|Cols|Maj|Gen|Brig|Adm|Sec|Min|Messrs|Comdt"
    r"|Lt\.-Gen|Maj\.-Gen|Brig\.-Gen|Lt\.-Col|Lt\.-Cdr)\.\s+\Z"
)
_BEFORE_NUMBER = re.compile(
    r"\b(?:[Aa]pprox|[Ee]st|[Cc]a|[Ff]igs?|[Vv]ols?|[Cc]hs?|[Pp]aras?|Arts?|Secs?|Nos?"
    r"|[Mm]ax|[Mm]in|Rs|Res|Tel|Apt|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.\s+\Z"
)
_BEFORE_LOWER_CASE = re.compile(
    r"\b(?:[Aa]pprox|[Ee]st|[Gg]ovt|[Dd]ept|[Ii]ntl|[Ii]nt'l|[Gg]ov't|[Nn]at'l|[Dd]ist|[Ee]tc|vs"
    r"|yrs?|hrs?|mins?|kms?|sq|cu|kgs?|mn|bn|tr|ft|Inc|Corp|Co|Ltd|Jr|Sr|Sun|Mon|Tues?|Wed"
    r"|Thurs?|Fri|Sat|a\.m|p\.m|[A-Z]\.[A-Z])\.\s+\Z"
)
_CLOCK_TIME = re.compile(r"\d\s?[ap]\.m\.\s+\Z", re.IGNORECASE)
_AFTER_CLOCK_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May \d|June|July"
    r"|August|(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\. \d"
    r"|[A-Z]{2,4}T\b|UTC\b|(?:[A-Z]\w+ ){1,2}(?:[Ss]tandard )?[Tt]ime)\b"
)
# Pronouns are left out on purpose: English writes "he asked" in lower case in an attribution.
_ATTRIBUTION_BY_NAME = re.compile(
    r"(?!(?:He|She|They|It|We|You|I)\b)(?:[A-Z][\w.’'-]* ){1,3}"
    r"(?:asked|said|replied|cried|wondered|shouted|exclaimed|added|wrote|tweeted|posted)\b"
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
    starts = [0]
    for candidate in sorted({*_library_boundaries(view, primary), *_missed_boundaries(view)}):
        boundary = _past_closing_marks(view, candidate)
        if starts[-1] < boundary < len(view) and not _runs_on(view, starts[-1], boundary, primary):
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


def _library_boundaries(view: str, language: str) -> Iterator[int]:
    if len(_QUOTES.findall(view)) * len(view) > _COSTLY_QUOTES:
        view = _QUOTES.sub(" ", view)
    for sentence in sentencex.get_sentence_boundaries(language, view):
        yield sentence["end_index"]


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
    if _LIST_MARKER.fullmatch(view, start, boundary) or _SPACED_ELLIPSIS.search(tail):
        return True
    if _QUESTION_OR_SHOUT.search(tail) and _LOWER_CASE_WORD.match(rest):
        return True
    return language == "en" and _runs_on_in_english(tail, rest)


def _runs_on_in_english(tail: str, rest: str) -> bool:
    if _INITIALS.fullmatch(tail) or _BEFORE_NAME.search(tail):
        return True
    if _BEFORE_NUMBER.search(tail) and rest[0].isdigit():
        return True
    if _BEFORE_LOWER_CASE.search(tail) and _LOWER_CASE_WORD.match(rest):
        return True
    if _CLOCK_TIME.search(tail) and _AFTER_CLOCK_TIME.match(rest):
        return True
    return bool(_QUOTED_QUESTION.search(tail) and _ATTRIBUTION_BY_NAME.match(rest))


def _with_words(view: str, starts: list[int]) -> list[int]:
    """Give each piece without a letter or digit to the sentence before it, or else after it."""
    ends = [*starts[1:], len(view)]
    worded = [
        start
        for start, end in zip(starts, ends, strict=True)
        if any(character.isalnum() for character in view[start:end])
    ]
    return [0, *worded[1:]] if worded else []
