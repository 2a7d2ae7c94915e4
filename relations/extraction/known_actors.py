"""Actors that are already on record, found in a text by their full or short names."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from relations.extraction.actors.person_names import is_part_of_a_name, short_forms
from relations.extraction.actors.sentences import ParsedSentence, sentence_of
from relations.extraction.countries import countries_in
from relations.extraction.gazetteer import StandsFor
from relations.extraction.lexicon.actor_words import GOVERNMENTS
from relations.extraction.tokens import tokens_of

TokenKeys = tuple[str, ...]
_ONE_APOSTROPHE = str.maketrans("’ʼ‐‑", "''--")


@dataclass(frozen=True, slots=True)
class KnownMention:
    """A mention of an actor already on record, by its code.

    ``start`` is inclusive, ``end`` exclusive, both in code points; ``words`` is the text there.
    """

    code: str
    words: str
    start: int
    end: int


class _Form(NamedTuple):
    keys: TokenKeys
    code: str
    is_short: bool


class _NamePlace(NamedTuple):
    """The token positions of a known actor’s name, the end exclusive."""

    code: str
    start: int
    end: int


def known_in(text: str, names: Mapping[str, Sequence[str]]) -> list[KnownMention]:
    """The actors of ``names`` (code to all names of the actor) that a text names, in order.

    An actor is matched by its whole name, ignoring case and accents, or by the surname alone if
    that means only one actor and nobody with another first name. The longer of two names wins.
    Nobody is found in a sentence that is too long.
    """
    sentence = sentence_of(text)
    mentions = []
    for code, first, last in _places_of(sentence, names):
        start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        mentions.append(KnownMention(code, text[start:end], start, end))
    return mentions


def _places_of(sentence: ParsedSentence, names: Mapping[str, Sequence[str]]) -> list[_NamePlace]:
    """Where the sentence names these actors, in order; the longer of two names wins."""
    index = _index(tuple((code, tuple(each)) for code, each in names.items()))
    keys = [_folded(token.text) for token in sentence.tokens]
    places: list[_NamePlace] = []
    position = 0
    while position < len(keys):
        form = next(
            (
                form
                for form in index.get(keys[position], ())
                if tuple(keys[position : position + len(form.keys)]) == form.keys
                and _is_meant(sentence, form, position)
            ),
            None,
        )
        if form:
            places.append(_NamePlace(form.code, position, position + len(form.keys)))
        position += len(form.keys) if form else 1
    return places


def _folded(word: str) -> str:
    """A word without case and accents, with one kind of apostrophe and one spelling of "organise".

    Compared across languages and agencies, so it folds more than the keys of ``extraction.tokens``.
    """
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_ONE_APOSTROPHE))
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return bare.replace("ı", "i").replace("iz", "is")


@lru_cache(maxsize=8)
def _index(names: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, list[_Form]]:
    """The forms of all names by their first word, the longest first.

    A short form that two actors share, or that is another’s full name, is left out.
    """
    whole = {(_keys(name), code) for code, each in names for name in each if _keys(name)}
    codes: dict[TokenKeys, set[str]] = {}
    for keys, code in whole:
        codes.setdefault(keys, set()).add(code)
    short: dict[TokenKeys, set[str]] = {}
    for code, each in names:
        for name in each:
            for words in [*short_forms(name), *_without_government(name)]:
                short.setdefault(_keys(" ".join(words)), set()).add(code)
    forms = [_Form(keys, code, False) for keys, code in whole if len(codes[keys]) == 1]
    forms += [
        _Form(keys, next(iter(those)), True)
        for keys, those in short.items()
        if len(those) == 1 and keys not in codes
    ]
    index: dict[str, list[_Form]] = {}
    for form in sorted(forms, key=lambda form: len(form.keys), reverse=True):
        index.setdefault(form.keys[0], []).append(form)
    return index


def _keys(name: str) -> TokenKeys:
    return tuple(_folded(token.text) for token in tokens_of(name))


def _without_government(name: str) -> list[tuple[str, ...]]:
    """ "Taliban" for "Taliban administration", but not "Afghan" for "Afghan government"."""
    words = name.split()
    if len(words) < 2 or words[-1].lower() not in GOVERNMENTS:
        return []
    rest = " ".join(words[:-1])
    meant = [each for each in countries_in(rest) if each.words == rest]
    is_state = any(each.stands_for != StandsFor.PEOPLE for each in meant)
    return [tuple(words[:-1])] if is_state else []


def _is_meant(sentence: ParsedSentence, form: _Form, position: int) -> bool:
    """Whether the words are not part of a longer name."""
    end = position + len(form.keys)
    if len(form.keys) == 1 and any(
        start <= position < country.end and country.end - start > 1
        for start, country in sentence.countries.items()
    ):
        return False
    if not form.is_short:
        return True
    is_name = sentence.tokens[end - 1].text.lower() != sentence.tokens[end - 1].text
    return is_name and not is_part_of_a_name(sentence, position, end)
