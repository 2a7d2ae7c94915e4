"""Read a pasted text: join lines that a mail program or a page of a PDF wrapped, and find the
headline.

Whether a text is wrapped shows in its lines: each is short, and had no room for the first word of
the next. Only where that is so are lines joined.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from relations.sources.boilerplate import dateline
from relations.sources.excluded import ExclusionReason, LineMark, reason_by_form, words_of
from relations.sources.languages import with_language
from relations.sources.origins import proposed_origin
from relations.sources.page_details import DetailProposal
from relations.sources.page_lines import ends_sentence
from relations.sources.saved_page import PageReading

_LONGEST_HEADLINE = 200
# In characters: what hand-wrapped lines have at most, and at least.
_WIDEST, _NARROWEST = 110, 30
# The share of the width that may stay free at the end of a line, as letters are not equally wide.
_SLACK = 0.12
_LEAST_FILLED = 0.5
# The share of lines that end within a sentence which have to be full.
_MOSTLY = 0.6
_FEWEST_CASELESS = 2
# Verse ends its lines where its phrases end; a printer does not.
_LEAST_VERSES, _VERSE = 3, 0.5

_QUOTED = re.compile(r"\s*>(?:\s?>)*\s?")
_MAIL_LINE = re.compile(r"(?:From|To|Cc|Date|Sent|Reply-To): .+", re.IGNORECASE)
_MAIL_OPENING = re.compile(
    r"(?:On )?.{2,100} wrote:|-+ ?(?:Original|Forwarded) message ?-+|Begin forwarded message:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"Subject: (?:(?:fwd?|re|aw|wg): ?)*(?P<title>.+)", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:.!?…—–][”’\"')]*\s*\Z")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—\[] ?\d{1,3} ?[-–—\]]|\d{1,3}(?: ?/ ?\d{1,3})?"
    r"|(?:page|pg\.?|p\.|seite|s\.|página|pagina) \d{1,3}(?: ?(?:of|von|de|sur|di|/) ?\d{1,3})?)"
    r"\s*",
    re.IGNORECASE,
)
_MAIL_FORMS = (_MAIL_LINE, _MAIL_OPENING, _SUBJECT)
_MARKER = re.compile(r"(?:[-*•·–—]|\d{1,3}[.)]|\(?[a-z0-9]\))\s")
_DIVIDED = re.compile(r"(?P<head>\w[\w’'-]*)[-‐]\Z")
# A line that cannot be whole.
_OPEN = re.compile(
    r"(?:[-‐\u00ad]|\b(?:an?|the|of|in|on|at|to|for|and|or|by|with|from|that|is|are|was|were|has"
    r"|have|had|as|his|her|their|its|who|which|into|be|will))\Z"
)
_FIRST_WORD = re.compile(r"[\w’']+(?:-\w+)*")
_WORD = re.compile(r"\w[\w’'-]*")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
# First parts that keep their hyphen before whatever they stand.
_KEEP_HYPHEN = frozenset(
    """
    self cross ex vice non co anti pre post mid semi quasi pro long short high low well two three
    four five six seven eight nine ten first second third all half so by state right left north
    south east west war peace oil gas cease then now much ill would must
    """.split()  # noqa: SIM905 - easier to read this way
)


def read_text(text: str) -> PageReading:
    """Read a pasted text; a first line that ends like a headline is proposed as the title."""
    joined, words = unwrapped(text)
    marks, title = _mail_lines(joined)
    headline = "" if marks else _headline(joined)
    if headline:
        marks, title = (LineMark(ExclusionReason.HEADLINE, headline),), headline
    marks = (*marks, *_page_numbers(joined))
    proposals = with_language(proposed_origin(joined, {}), joined)
    if title:
        proposals = {"title": DetailProposal(title), **proposals}
    return PageReading(joined, proposals, marks, joined_words=words)


def unwrapped(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with its wrapped lines joined, and the words whose hyphens at the ends of lines were
    taken for the printer's without anything in the text to show it."""
    given = text.splitlines()
    lines = _unquoted(given)
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not _is_wrapped(lines, width):
        return (text if lines == given else "\n".join(lines)), ()
    joining = _Joining(Counter(word.casefold() for word in _WORD.findall(text)))
    paragraphs = joining.joined(_behind_paragraphs(lines), width)
    return "\n".join(paragraphs).strip("\n"), tuple(dict.fromkeys(joining.guessed))


def _unquoted(lines: list[str]) -> list[str]:
    """Lines without the marks of a quoted mail, if most of them have one."""
    quoted = [line for line in lines if _QUOTED.match(line)]
    if len(quoted) < 2 or 2 * len(quoted) < len([line for line in lines if line.strip()]):
        return lines
    return [line[mark.end() :] if (mark := _QUOTED.match(line)) else line for line in lines]


def _page_numbers(text: str) -> list[LineMark]:
    numbers = dict.fromkeys(map(words_of, filter(_PAGE_NUMBER.fullmatch, text.splitlines())))
    return [LineMark(ExclusionReason.ASIDE, words) for words in numbers]


def _behind_paragraphs(lines: list[str]) -> list[str]:
    """Lines with the numbers of pages moved behind the paragraphs that they interrupt."""
    kept: list[str] = []
    moved: list[str] = []
    is_interrupted = False
    for at, line in enumerate(lines):
        if _PAGE_NUMBER.fullmatch(line) and _interrupts(lines, at):
            moved.append(line)
            is_interrupted = True
            while not kept[-1].strip():
                kept.pop()
        elif line.strip() or not moved:
            kept.append(line)
            is_interrupted = False
        elif not is_interrupted:
            kept.extend(["", *moved, line])
            moved = []
    return kept + (["", *moved] if moved else [])


def _interrupts(lines: list[str], at: int) -> bool:
    """Whether the sentence before a line goes on behind it."""
    before = next((line for line in reversed(lines[:at]) if line.strip()), "")
    after = next((line.strip() for line in lines[at + 1 :] if line.strip()), "")
    if not before or not after or ends_sentence(before.rstrip()):
        return False
    return after[0].islower() or bool(_OPEN.search(before.rstrip()))


def _is_wrapped(lines: list[str], width: int) -> bool:
    if not _NARROWEST <= width <= _WIDEST or _is_verse(lines):
        return False
    open_pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if line.strip() and after.strip() and not ends_sentence(line.rstrip())
        if not any(form.fullmatch(line.strip()) for form in _MAIL_FORMS)
    ]
    if open_pairs and open_pairs[0][0] == lines[0] and len(lines[0]) < _LEAST_FILLED * width:
        del open_pairs[0]  # a headline
    full = [(line, after) for line, after in open_pairs if _is_full(line, after, width)]
    if len(full) < _MOSTLY * len(open_pairs):
        return False
    firsts = [after.strip()[0] for _line, after in full]
    letters = [next(filter(str.isalpha, after), "a") for _line, after in full]
    caseless = [each for each in letters if each.lower() == each.upper()]
    goes_on = any(each.islower() for each in firsts) or any(_OPEN.search(line) for line, _ in full)
    return goes_on or len(caseless) >= _FEWEST_CASELESS


def _is_verse(lines: list[str]) -> bool:
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    pauses = [line for line in inner if _PAUSE.search(line)]
    return len(inner) >= _LEAST_VERSES and len(pauses) > _VERSE * len(inner)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no room in a line."""
    first = 1 if _UNSPACED.match(after.strip()) else len(after.split(maxsplit=1)[0]) + 1
    return len(line.rstrip()) + first > width * (1 - _SLACK)


@dataclass(slots=True)
class _Joining:
    """Joins lines; `words` counts those of the whole text, `guessed` are words put together."""

    words: Counter[str]
    guessed: list[str]

    def __init__(self, words: Counter[str]) -> None:
        self.words, self.guessed = words, []

    def joined(self, lines: list[str], width: int) -> list[str]:
        """The paragraphs, with the blank lines between them."""
        paragraphs: list[str] = []
        last = ""
        for line in lines:
            is_item = bool(paragraphs and _MARKER.match(paragraphs[-1]))
            hung = line.strip() if is_item and last else line
            if last and line.strip() and self._goes_on(last, hung, width):
                paragraphs[-1] = self._together(paragraphs[-1], line.strip())
            else:
                paragraphs.append(line.strip())
            last = line.rstrip()
        return paragraphs

    def _goes_on(self, line: str, after: str, width: int) -> bool:
        begins = after.strip()
        if _MARKER.match(begins) or reason_by_form(line) or reason_by_form(begins):
            return False
        if after.startswith(("  ", "\t")) or dateline(begins):
            return False
        if _is_full(line, after, width):
            return True
        is_half = len(line) >= width * _LEAST_FILLED
        return is_half and begins[0].islower() and not ends_sentence(line)

    def _together(self, line: str, after: str) -> str:
        if line.endswith("\u00ad"):
            return line[:-1] + after
        divided = _DIVIDED.search(line)
        first = _FIRST_WORD.match(after)
        if divided is None or first is None:
            is_unspaced = _UNSPACED.match(line[-1:]) and _UNSPACED.match(after)
            return f"{line}{'' if is_unspaced else ' '}{after}"
        if self._keeps_hyphen(divided["head"], first[0]):
            return line + after
        return line[:-1] + after

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        """Whether a hyphen at the end of a line is the word's own, which the rest of the text
        shows, or else its parts."""
        if not tail[0].islower():
            return True
        whole, hyphenated = f"{head}{tail}".casefold(), f"{head}-{tail}".casefold()
        if self.words[whole] or self.words[hyphenated]:
            return not self.words[whole]
        if "-" in head or head.casefold() in _KEEP_HYPHEN:
            return True
        self.guessed.append(f"{head}{tail}")
        return False


def _mail_lines(text: str) -> tuple[tuple[LineMark, ...], str]:
    """The marks of the lines that a mail has before its text, and the last subject among them."""
    marks, title, is_head = [], "", True
    for words in filter(None, map(words_of, text.splitlines())):
        subject = _SUBJECT.fullmatch(words)
        is_head = bool(_MAIL_OPENING.fullmatch(words)) or (
            is_head and bool(subject or _MAIL_LINE.fullmatch(words))
        )
        if is_head and subject:
            title = subject["title"][:_LONGEST_HEADLINE]
        if is_head:
            reason = ExclusionReason.HEADLINE if subject else ExclusionReason.ASIDE
            marks.append(LineMark(reason, words))
    return tuple(marks), title


def _headline(text: str) -> str:
    """The first line of a text if it ends like a headline and more follows, which does not go on in
    the midst of a sentence; else blank."""
    first, _break, rest = text.strip().partition("\n")
    headline = words_of(first)
    if not rest.strip() or not 0 < len(headline) <= _LONGEST_HEADLINE or ends_sentence(headline):
        return ""
    if _fills(first, rest):
        return ""
    if rest.lstrip()[0].islower() or headline[-1] in ",:;" or _OPEN.search(headline):
        return ""
    if reason_by_form(headline) or dateline(headline):
        return ""
    return headline


def _fills(first: str, rest: str) -> bool:
    """Whether a first line is as wide as those below it, as that of a wrapped paragraph is."""
    width = max(map(len, rest.splitlines()))
    is_above = bool(rest.partition("\n")[0].strip())
    return is_above and width <= _WIDEST and _is_full(first, rest, max(width, _NARROWEST))
