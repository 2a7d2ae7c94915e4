"""A sentence split into words, signs and mentions of countries, grouped into clauses.

A clause stands between two signs, or begins with a word such as "after". A clause that begins with
such a word is an aside: what it reports is not what the sentence is about.
"""

import re
from dataclasses import dataclass, replace

from relations.extraction.countries import CountryMention, countries_in
from relations.extraction.factuality import Factuality, factuality_at
from relations.extraction.gazetteer import Gazetteer, StandsFor
from relations.extraction.lexicon.actions import NOUNS, VERBS, ActionKind
from relations.extraction.tokens import is_too_long, listed

# Unlike ``extraction.tokens``, a mention of a country is one item, words are split at hyphens, and
# only signs that separate clauses or join countries are kept.
_ITEM = re.compile(r"\w+|[,;:()\[\]—–/]|\.(?=\s|$)|\s-\s")
_POSSESSIVE = re.compile(r"['’]s?\b")
_NUMBER_SIGN = re.compile(r"(?<=\d)[,.](?=\d)")

# These begin a new clause wherever they stand; the others count only at the start of a clause.
_ALWAYS_ASIDE = listed(
    """after before while when because amid amidst following despite although though until
    according"""
)
_ASIDES = _ALWAYS_ASIDE | listed("using as in since during under with given hours days")
LOCATING = frozenset(("in", "at", "near", "around", "outside", "inside", "off"))
_PREPOSITIONS = LOCATING | listed(
    """on against into to toward towards over of from by with between among for than via across
    through like about under"""
)
_JOINTS = frozenset(("and", "or", "&", ",", "/"))
_ARTICLES = frozenset(("the", "its", "their"))
# Words that may stand between "in" and the name of a country that is a place.
_BEFORE_PLACES = listed(
    """the a its southern northern eastern western central south north east west rural neighbouring
    neighboring nearby inside occupied capital city town port territory mainland downtown both two
    three several many"""
)
# After one of these in an aside, the name of a country does not begin the main clause.
_NOT_BEFORE_SUBJECTS = _BEFORE_PLACES | _ASIDES
_PARTS_OF_PLACES = listed(
    """outskirts capital city town port village province region district north south east west
    suburb suburbs coast interior airport state area parts part"""
)
# Not prepositions here: "more than 300 Afghans", and "a delegation led by Iran’s minister", where
# Iran is part of the subject.
_NO_PREPOSITION_AFTER = {
    "than": ("more", "fewer", "less"),
    "by": ("led", "headed"),
    "in": ("call", "calls", "called", "calling"),
}
# "On Saturday Pakistan struck": the preposition belongs to the day.
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|(?:19|20)[0-9][0-9]"
)
# Longer lists and clauses are cut, so that reading stays fast on any text.
_MOST_TOGETHER, _LONGEST_CLAUSE = 12, 80
_FARTHEST_JOINT = 6
# "US-made", "Turkish-backed", but a "US-led" coalition acts for the US, and a "Danish-flagged" ship
# is Danish.
_MADE_BY = re.compile(r"[-‐‑–](?!led\b|flagged\b)(?:\w+ed|made|built|born|run|held|speaking)\b")
_MADE = listed(
    """made built designed supplied backed trained armed funded financed equipped manufactured
    donated sponsored supported provided sold developed"""
)
_FARTHEST_PREPOSITION = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A word in lower case, a sign or a mention, with the number of its clause.

    ``key`` is the ISO 3166-1 code of a mention. ``start`` and ``end`` are code points of the text,
    the end exclusive. ``is_maker`` marks a country that made, backs or trained those who act.
    """

    key: str
    start: int
    end: int
    clause: int
    mention: CountryMention | None = None
    is_capitalised: bool = False
    is_maker: bool = False

    @property
    def action(self) -> ActionKind | None:
        """What a verb says that someone does; None for a mention and for other words."""
        return None if self.mention else VERBS.get(self.key)

    @property
    def is_plain(self) -> bool:
        """Whether it is a word that is no action, no preposition and no mention."""
        return (
            self.mention is None
            and self.action is None
            and self.key not in NOUNS
            and self.key not in _PREPOSITIONS
            and self.key[0].isalnum()
        )


@dataclass(frozen=True, slots=True)
class Clauses:
    """The items of a sentence in order, and the numbers of the clauses that are asides."""

    text: str
    items: tuple[Item, ...]
    asides: frozenset[int]

    def mentions(self, start: int, end: int) -> list[int]:
        """The positions of mentions from ``start`` to ``end``, the end exclusive, but makers."""
        items = self.items
        return [
            at for at in range(max(0, start), end) if items[at].mention and not items[at].is_maker
        ]

    def factuality(self, position: int) -> Factuality:
        """How the word at this position is told."""
        return factuality_at(self.text, self.items[position].start, self.items[position].end)

    def clause_of(self, position: int) -> range:
        """The positions in the clause that contains this one."""
        number = self.items[position].clause
        start, end = position, position + 1
        while start and self.items[start - 1].clause == number:
            start -= 1
        while end < len(self.items) and self.items[end].clause == number:
            end += 1
        return range(start, end)

    def together(self, position: int) -> list[int]:
        """The positions of this mention and of those joined to it: "Egypt, Ethiopia and Sudan"."""
        group = [position]
        while len(group) < _MOST_TOGETHER and (following := self._joined_to(group[-1])):
            group.append(following)
        while len(group) < _MOST_TOGETHER:
            leading = self._joined_before(group[0])
            if leading is None:
                break
            group.insert(0, leading)
        return group

    def preposition(self, position: int) -> str:
        """The preposition of a mention, "in" for every place; empty if there is none.

        A mention that is joined to others has the preposition of the first of them.
        """
        if self._is_after_its_town(position):
            return "in"
        found = self._own_preposition(position)
        if found is None:
            leading = self.together(position)[0]
            found = self._own_preposition(leading) if leading != position else None
        return found or ""

    def _own_preposition(self, position: int) -> str | None:
        """The preposition right before a mention; empty if none, None if a joint comes first."""
        for at in range(position - 1, max(-1, position - 1 - _FARTHEST_PREPOSITION), -1):
            item = self.items[at]
            if item.key in _PREPOSITIONS and not item.mention:
                return self._seen_as_place(at, position)
            if item.key in _JOINTS or self._is_hyphenated(at):
                return None
            if not item.is_plain or _DAY.fullmatch(item.key):
                break
        return ""

    def _seen_as_place(self, at: int, position: int) -> str:
        key = self.items[at].key
        before = self.items[at - 1].key if at else ""
        if before in _NO_PREPOSITION_AFTER.get(key, ()):
            return ""
        if key in LOCATING:
            between = self.items[at + 1 : position]
            return "in" if all(each.key in _BEFORE_PLACES for each in between) else ""
        if key == "of" and before == "out":
            return "from"
        if key == "of" and before in _PARTS_OF_PLACES:
            return "in"
        return key

    def _is_after_its_town(self, position: int) -> bool:
        """Whether a country follows its town: "in Kazan, Russia"."""
        at = position - 1
        if at < 2 or self.items[at].key != ",":
            return False
        at -= 1
        while at > 0 and (self.items[at].is_capitalised or self.items[at].mention):
            at -= 1
        return at < position - 2 and self.items[at].key in LOCATING | {"to"}

    def _joined_to(self, position: int) -> int | None:
        """The next mention, if only plain words and one joint stand between the two."""
        if self._is_hyphenated(position):
            return position + 1
        limit = min(len(self.items), position + _FARTHEST_JOINT + 1)
        for at in range(position + 1, limit):
            key = self.items[at].key
            if key in _JOINTS:
                return self._mention_after(position, at)
            if not self.items[at].is_plain:
                return None
        return None

    def _is_hyphenated(self, position: int) -> bool:
        """Whether a hyphen ties a mention to the next one: "Thai-Cambodian"."""
        tied = self.items[position : position + 2]
        is_pair = len(tied) > 1 and all(item.mention for item in tied)
        return is_pair and self.text[tied[0].end : tied[1].start] in ("-", "‑", "–")

    def _mention_after(self, position: int, joint: int) -> int | None:
        at = joint + 1
        if at < len(self.items) and self.items[at].key == "and":
            at += 1
        if at < len(self.items) and self.items[at].key in _ARTICLES:
            at += 1
        if at >= len(self.items) or not self.items[at].mention:
            return None
        if self.items[joint].key == "," and not self._is_list(position, joint, at):
            return None
        return at

    def _is_list(self, position: int, joint: int, at: int) -> bool:
        """Whether a comma joins two mentions, rather than ending an aside or naming a town."""
        is_aside = self.items[position].clause in self.asides
        return joint == position + 1 and not is_aside and not self._is_after_its_town(at)

    def _joined_before(self, position: int) -> int | None:
        for at in range(position - 1, max(-1, position - _FARTHEST_JOINT - 2), -1):
            if self.items[at].mention:
                return at if self._joined_to(at) == position else None
        return None


def clauses_of(text: str, gazetteer: Gazetteer | None = None) -> Clauses:
    """The items and clauses of a sentence; none if it is too long."""
    if is_too_long(text):
        return Clauses(text, (), frozenset())
    items: list[Item] = []
    asides: set[int] = set()
    clause, began = 0, 0
    for item in _items(text, gazetteer):
        if len(items) > began and _opens(item, items, is_aside=clause in asides, began=began):
            clause, began = clause + 1, len(items)
        if len(items) == began and not item.mention and item.key in _ASIDES:
            asides.add(clause)
        items.append(replace(item, clause=clause))
        if not item.mention and not item.key[0].isalnum() and item.key != "/":
            clause, began = clause + 1, len(items)
    return Clauses(text, tuple(items), frozenset(asides))


def _opens(item: Item, before: list[Item], *, is_aside: bool, began: int) -> bool:
    """Whether a clause begins without a sign: "after", or Mali in "since the coup Mali has"."""
    if item.mention is None:
        return item.key in _ALWAYS_ASIDE or len(before) - began >= _LONGEST_CLAUSE
    previous = before[-1]
    is_subject = item.mention.stands_for is not StandsFor.PEOPLE
    is_apart = previous.is_plain and previous.key not in _NOT_BEFORE_SUBJECTS
    return is_aside and is_subject and is_apart


def _items(text: str, gazetteer: Gazetteer | None) -> list[Item]:
    """Words, signs and mentions; the "’s" after a mention is left out."""
    items: list[Item] = []
    past = 0
    for mention in countries_in(text, gazetteer):
        items += _words(text, past, mention.start)
        is_maker = _is_maker(text, mention, items)
        items.append(Item(mention.alpha3, mention.start, mention.end, 0, mention, True, is_maker))
        possessive = _POSSESSIVE.match(text, mention.end)
        past = possessive.end() if possessive else mention.end
    return items + _words(text, past, len(text))


def _is_maker(text: str, mention: CountryMention, before: list[Item]) -> bool:
    """Whether a country is only in "US-made", "trained by Iran" or "made in China"."""
    if _MADE_BY.match(text, mention.end):
        return True
    keys = [item.key for item in before[-3:]]
    is_by = len(keys) > 1 and keys[-1] in ("by", "in") and keys[-2] in _MADE
    is_verb = len(keys) > 2 and keys[-3] in ("was", "were", "been", "is", "are", "being")
    return is_by and not is_verb


def _words(text: str, start: int, end: int) -> list[Item]:
    found: list[Item] = []
    for match in _ITEM.finditer(text, start, end):
        if not _NUMBER_SIGN.match(text, match.start()):
            key = match[0].strip().lower()
            found.append(Item(key, match.start(), match.end(), 0, None, match[0][:1].isupper()))
    return found
