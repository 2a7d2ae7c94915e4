"""Opaque public codes: the part of an address that never changes.

A code holds no date and no headline, so that no correction can make it wrong.
"""

import secrets

# Crockford's base 32 in lower case: i, l and o are misread, and u helps to spell rude words.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"
_LOOKALIKES = str.maketrans("oil", "011")


def new_code() -> str:
    """A new random code of `LENGTH` characters from `ALPHABET` (40 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_meant(text: str) -> str:
    """A copied code, read as Crockford's decoding does: `O` is 0, `I` and `L` are 1."""
    return text.lower().translate(_LOOKALIKES)
