"""Opaque public codes: the part of an address that never changes.

A code holds no date and no headline, so that no correction can make it wrong.
"""

import secrets

# Crockford's base 32, lower case: no i, l, o or u, which are misread or spell words.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"
_LOOKALIKES = str.maketrans("oil", "011")


def new_code() -> str:
    """A fresh random code of `LENGTH` characters of `ALPHABET` (40 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_meant(text: str) -> str:
    """A code as someone copied it, read as Crockford reads it: `O` is 0, `I` and `L` are 1."""
    return text.lower().translate(_LOOKALIKES)
