"""A parsed sentence, for the rules about people: its tokens, and the countries among them."""

from bisect import bisect_right
from dataclasses import dataclass

from relations.extraction.countries import CountryMention, countries_in
from relations.extraction.gazetteer import Gazetteer
from relations.extraction.lexicon.actor_words import ABBREVIATED
from relations.extraction.tokens import (
    APOSTROPHE,
    POSSESSIVE,
    Token,
    is_too_long,
    listed,
    tokens_of,
)

_ABBREVIATIONS = ABBREVIATED | listed("""
    jr sr st mt no vs inc ltd co corp ala ariz ark calif colo conn del fla ga ill ind kan ky md
    mass mich minn miss mo mont neb nev okla ore pa tenn tex va wash wis wyo jan feb aug sept oct
    nov dec r d""")


@dataclass(frozen=True, slots=True)
class MentionedCountry:
    """A mention of a country that fills whole tokens; ``end`` is the token after it."""

    mention: CountryMention
    end: int


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """``countries`` maps the position of a country's first token to its mention."""

    text: str
    tokens: list[Token]
    countries: dict[int, MentionedCountry]

    def key(self, position: int) -> str:
        """The key of the token at this position; empty outside the sentence."""
        return self.tokens[position].key if 0 <= position < len(self.tokens) else ""

    def is_capitalised(self, position: int) -> bool:
        """Whether the token at this position has a capital; false outside the sentence."""
        return 0 <= position < len(self.tokens) and self.tokens[position].is_capitalised

    def position_at(self, offset: int) -> int:
        """The first token that ends after this offset in code points."""
        return bisect_right(self.tokens, offset, key=lambda token: token.end)

    def positions(self, start: int, end: int) -> range:
        """Where the tokens between two offsets in code points stand, the end exclusive."""
        return range(self.position_at(start), self.position_at(end - 1) + 1)

    def country_ending_at(self, position: int) -> int | None:
        """Where the country begins that ends right before this token; None without one."""
        return next((at for at, each in self.countries.items() if each.end == position), None)

    def is_stop(self, position: int) -> bool:
        """Whether a sentence ends with the token here, rather than an abbreviation."""
        key = self.key(position)
        if key != ".":
            return key in ("!", "?", ";")
        before = self.key(position - 1)
        return len(before) > 1 and before not in _ABBREVIATIONS and not before.startswith("r-")

    def words(self, start: int, end: int) -> str:
        """The text of the tokens from ``start`` to ``end``, the end exclusive."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def after_possessive(self, position: int) -> int:
        """The token after a "’s", or after the "’" of a plural, else the same position."""
        if self.key(position) == POSSESSIVE:
            return position + 1
        is_plural = self.key(position) == APOSTROPHE and self.key(position - 1).endswith("s")
        return position + 1 if is_plural else position


def sentence_of(text: str, gazetteer: Gazetteer | None = None) -> ParsedSentence:
    """Split a text into tokens and find its countries; see `countries_in` for ``gazetteer``.

    A sentence that is too long has neither.
    """
    tokens = [] if is_too_long(text) else tokens_of(text)
    starts = {token.start: number for number, token in enumerate(tokens)}
    ends = {token.end: number + 1 for number, token in enumerate(tokens)}
    countries = {
        starts[mention.start]: MentionedCountry(mention, ends[mention.end])
        for mention in countries_in(text, gazetteer)
        if mention.start in starts and mention.end in ends
    }
    return ParsedSentence(text, tokens, countries)
