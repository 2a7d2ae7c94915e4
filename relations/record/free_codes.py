"""Codes and slugs made from names, for rows of the vocabulary that are added by hand.

They stand in addresses, in exports and in editions, so that they are made once and never change.
"""

from collections.abc import Collection, Iterator
from itertools import count, permutations, product
from string import ascii_uppercase

from django.utils.text import slugify

TAKEN_ELSEWHERE = frozenset(
    (
        *("XBA", "XCC", "XCE", "XCO", "XDC", "XEC", "XES", "XIM", "XKX", "XMP", "XOM", "XPO"),
        *("XXA", "XXB", "XXC", "XXX"),
    )
)
"""Taken within the range of ISO 3166-1 that users assign: by the International Civil Aviation
Organization for travel documents, and XKX by common use for Kosovo."""
_SMALL_WORDS = frozenset(("AND", "OF", "THE"))


def free_code(name: str, taken: Collection[str], longest: int, otherwise: str) -> str:
    """A code of at most `longest` characters made from a name, with a number if it is taken.

    Made from `otherwise` where the name has no Latin letters.
    """
    return next(each for each in _numbered(name, longest, otherwise) if each not in taken)


def free_slug(name: str, taken: Collection[str], longest: int) -> str:
    """A slug for a country, free and such that no address of a dyad names two pairs."""
    pairs = {"-".join(pair) for pair in permutations(taken, 2)}

    def is_free(slug: str) -> bool:
        joined = {f"{slug}-{each}" for each in taken} | {f"{each}-{slug}" for each in taken}
        return slug not in taken and pairs.isdisjoint(joined)

    return next(each for each in _numbered(name, longest, "country") if is_free(each))


def free_alpha3(name: str, taken: Collection[str]) -> str:
    """Three letters for a country that ISO 3166 does not list: X and two letters of its name.

    Raises `StopIteration` if the whole range from XAA to XZZ is taken.
    """
    used = TAKEN_ELSEWHERE.union(taken)
    return next(each for each in _letters(name) if each not in used)


def _numbered(name: str, longest: int, otherwise: str) -> Iterator[str]:
    room_for_number = 5
    begun = slugify(name)[: longest - room_for_number].strip("-") or otherwise
    yield begun
    yield from (f"{begun}-{number}" for number in count(2))


def _letters(name: str) -> Iterator[str]:
    """The first letters of two words, then the first letter with each later one, then any two."""
    words = [each for each in slugify(name).upper().split("-") if each and each not in _SMALL_WORDS]
    initials = [each[0] for each in words if each[0].isalpha()]
    letters = [each for each in "".join(words) if each.isalpha()]
    if len(initials) > 1:
        yield f"X{initials[0]}{initials[1]}"
    yield from (f"X{letters[0]}{later}" for later in letters[1:])
    yield from (f"X{one}{other}" for one, other in product(ascii_uppercase, repeat=2))
