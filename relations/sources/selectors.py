"""Quote selectors of the W3C Web Annotation Data Model: describe a passage and find it again.

A passage is described by its own words with up to 32 characters on either side (TextQuoteSelector),
and by its place in the text as stored (TextPositionSelector). It is found by its words alone,
exactly, after normalisation (`normalisation.py`). The place is never used to choose between two
equal passages: after any change to the text it would silently point to the wrong one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from relations.sources.normalisation import Normalised, is_blank, normalise, trimmed_span

# In characters: the longest that all occurrences of a passage together may be, or so many of them.
_MOST_COMPARED, _FEWEST_TRIED = 10_000_000, 20
CONTEXT_LENGTH = 32
# Enough text around a passage to see where a letter that reaches into the context begins or ends.
_SIGHT = 3 * CONTEXT_LENGTH

# A passage of more words than the first is given by its first and last few words.
_FRAGMENT_WORDS_IN_FULL = 10
_FRAGMENT_WORDS_AT_EACH_END = 4

# "80" is not quoted from "80,000".
_INSIDE_NUMBER = re.compile(r"(?<=\d)(?=[.,]\d)|(?<=\d[.,])(?=\d)")

_LINE_BREAK = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")


@dataclass(frozen=True, order=True, slots=True)
class TextSpan:
    """A slice of a text in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The passage occurs exactly once in its context."""

    span: TextSpan


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The passage occurs several times, and the given context fits each of ``spans``."""

    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """The passage does not occur in its context.

    ``elsewhere`` is where the same words occur in another context: proposals to an editor, never an
    anchor.
    """

    elsewhere: tuple[TextSpan, ...] = ()


FindResult = Found | Ambiguous | Absent


@dataclass(frozen=True, slots=True)
class QuoteSelector:
    """A passage: its words, the text around them, and its place (code points, end exclusive)."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def find_in(self, text: str) -> FindResult:
        """Find the passage by its words and context, ignoring its old place."""
        return find(text, self.exact, self.prefix, self.suffix)


def describe(text: str, start: int, end: int) -> QuoteSelector:
    """Describe ``text[start:end]`` so that it can be found again.

    White space and invisible characters at the two ends are left out, and a letter is taken with
    all its combining marks; the selector's own ``start`` and ``end`` say what was described. The
    context is a little shorter than 32 characters where a longer one would separate a letter from
    its marks. Raises ``ValueError`` for a span outside the text, or without words.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span of a text of {len(text)} characters: {start} to {end}")
    # Only the text near the passage is normalised: a long text has many passages.
    first = max(0, start - _SIGHT)
    near = text[first : end + _SIGHT]
    normalised = normalise(near)
    start, end = _whole_span(near, normalised, start - first, end - first)
    if start == end:
        raise ValueError("a passage needs more than white space")
    before = normalised.edge_after(max(0, start - CONTEXT_LENGTH))
    after = normalised.edge_before(min(len(near), end + CONTEXT_LENGTH))
    return QuoteSelector(
        near[start:end], near[before:start], near[end:after], first + start, first + end
    )


def find(text: str, exact: str, prefix: str = "", suffix: str = "") -> FindResult:
    """Find the exact words in the text, told apart by what stands directly around them.

    Everything is compared after normalisation; case counts, and nothing is approximate. The whole
    of the given prefix and suffix must match: an occurrence in another context, even the only one,
    may be another passage, and is reported as ``elsewhere``. The words may begin or end inside a
    word of the text, as in the standard; white space around them counts only between them and the
    context. Raises ``ValueError`` if ``exact`` is only white space.
    """
    words_start, words_end = trimmed_span(exact, 0, len(exact))
    words = normalise(exact[words_start:words_end]).text
    if not words:
        raise ValueError("a quotation needs more than white space")
    # White space at the ends of the quotation belongs to its context.
    before = normalise(prefix + exact[:words_start]).text.lstrip(" ")
    after = normalise(exact[words_end:] + suffix).text.rstrip(" ")
    haystack = normalise(text)
    everywhere, in_context = [], []
    occurrences = _Occurrences(haystack, words)
    for position, span in occurrences:
        everywhere.append(span)
        if haystack.text.endswith(before, 0, position) and haystack.text.startswith(
            after, position + len(words)
        ):
            in_context.append(span)
    if len(in_context) == 1 and occurrences.are_all:
        return Found(in_context[0])
    return Ambiguous(tuple(in_context)) if in_context else Absent(tuple(everywhere))


def quotes(sentence: str, quotation: str) -> bool:
    """Whether the sentence contains the quotation word for word, after normalisation.

    The quotation may stand in quotation marks of its own; the sentence need not have them. It must
    begin and end with whole words: "war" is not quoted from "warm". Raises ``ValueError`` if the
    quotation is only white space and quotation marks.
    """
    words = _without_own_marks(normalise(quotation).text.strip(" "))
    if not words.strip(" \"'"):
        raise ValueError("a quotation needs words")
    haystack = normalise(sentence)
    return any(
        _is_whole_words(haystack.text, position, position + len(words))
        for position, _ in _Occurrences(haystack, words)
    )


def text_fragment(selector: QuoteSelector) -> str:
    """Return the URL fragment that makes a browser scroll to the passage and highlight it.

    ``#:~:text=[prefix-,]start[,end][,-suffix]``, as in the WICG's URL Fragment Text Directives. A
    passage that is long or spans several lines is given by its first and last words. The context is
    of whole words, because browsers match no others, and of the same line, because they look for
    each part within one block of the page.
    """
    lines = selector.exact.strip().splitlines()
    if len(lines) > 1 or len(lines[0].split()) > _FRAGMENT_WORDS_IN_FULL:
        first = lines[0].split()[:_FRAGMENT_WORDS_AT_EACH_END]
        last = lines[-1].split()[-_FRAGMENT_WORDS_AT_EACH_END:]
        parts = [_directive_text(first), _directive_text(last)]
    else:
        parts = [_directive_text(lines[0].split())]
    if prefix := _whole_words_before(selector):
        parts.insert(0, f"{_directive_text(prefix)}-")
    if suffix := _whole_words_after(selector):
        parts.append(f"-{_directive_text(suffix)}")
    return f"#:~:text={','.join(parts)}"


class _Occurrences:
    """Each position of the words, overlapping ones too, with the original span behind it.

    Long words that occur at every turn, as only one letter in a row does, are not followed further
    than `_MOST_COMPARED` characters; `are_all` tells afterwards whether all were.
    """

    def __init__(self, haystack: Normalised, words: str) -> None:
        self.haystack, self.words = haystack, words
        self.are_all = True

    def __iter__(self) -> Iterator[tuple[int, TextSpan]]:
        most = max(_FEWEST_TRIED, _MOST_COMPARED // len(self.words))
        position = self.haystack.text.find(self.words)
        for _ in range(most):
            if position < 0:
                return
            span = self.haystack.original_span(position, position + len(self.words))
            if span is not None:
                yield position, TextSpan(*span)
            position = self.haystack.text.find(self.words, position + 1)
        self.are_all = position < 0


def _whole_span(text: str, normalised: Normalised, start: int, end: int) -> tuple[int, int]:
    """Trim a span, and widen it to whole letters."""
    start, end = trimmed_span(text, start, end)
    start = normalised.edge_before(start)
    # A space may carry a stray combining mark, and then the two are one character; a passage
    # cannot begin with it, because the space at the start of a quotation counts as context.
    while start < end and is_blank(text[start]):
        start, end = trimmed_span(text, normalised.edge_after(start + 1), end)
    return start, max(start, normalised.edge_after(end))


def _without_own_marks(words: str) -> str:
    """Remove one pair of enclosing quotation marks from a normalised quotation."""
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].strip(" ")
    return words


def _is_whole_words(text: str, start: int, end: int) -> bool:
    return not (_is_inside_word(text, start) or _is_inside_word(text, end))


def _is_inside_word(text: str, position: int) -> bool:
    """Whether the position has letters or digits on both sides, or is inside a number.

    Only scripts with capitals are checked: they put spaces between words, which many others do not.
    """
    around = text[max(0, position - 1) : position + 1]
    if len(around) == 2 and all(c.islower() or c.isupper() or c.isdigit() for c in around):
        return True
    return _INSIDE_NUMBER.match(text, position) is not None


def _whole_words_before(selector: QuoteSelector) -> list[str]:
    prefix = selector.prefix
    if len(prefix) < selector.start:
        prefix = re.sub(r"\A\S+", "", prefix)
    return _LINE_BREAK.split(prefix)[-1].split()


def _whole_words_after(selector: QuoteSelector) -> list[str]:
    # Where the text ends is not known here, so the last word may be incomplete.
    suffix = re.sub(r"\S+\Z", "", selector.suffix)
    return _LINE_BREAK.split(suffix)[0].split()


def _directive_text(words: list[str]) -> str:
    # The hyphen is reserved in a text directive but not in a URL.
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
