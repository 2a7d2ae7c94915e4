"""What earlier releases shipped, for databases from before `ShippedRow`, which kept no account of
it.

`fixtures/vocabulary-digests.json` has each row that ever shipped, and its digest from each state of
the vocabulary on in which it is another: `{"1": "0f…", "3": "b2…"}`, or null where the row
is in that state no more.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from relations.record.shipped_vocabulary import Digests, ShippedKind

Account = dict[str, dict[str, dict[str, str | None]]]
"""By kind, by key, by the number of a state, from 1."""

_ENOUGH = 10


def account_file() -> Path:
    return Path(settings.ASSETS, "fixtures", "vocabulary-digests.json")


def earlier_vocabularies() -> list[Digests]:
    """What each state of the vocabulary shipped, the oldest first and this one last."""
    account: Account = json.loads(account_file().read_text(encoding="utf-8"))
    states: list[Digests] = []
    for number in range(1, _last_of(account) + 1):
        states.append(dict(states[-1]) if states else {})
        for kind, key, digest in _changes(account, str(number)):
            states[-1].pop((kind, key), None)
            if digest is not None:
                states[-1][kind, key] = digest
    return states


def held_vocabulary(here: Digests) -> Digests:
    """The state that was loaded last into a database of which nothing else tells: that of which
    most rows are here as it shipped them, and of several the one that ships least besides.

    Empty where nothing was loaded: an editor may have made a few such rows.
    """
    states = earlier_vocabularies()
    same = [len(here.items() & state.items()) for state in states]
    if max(same) < _ENOUGH:
        return {}
    return max(zip(same, states, strict=True), key=lambda each: (each[0], -len(each[1])))[1]


def _last_of(account: Account) -> int:
    return max(
        int(state) for rows in account.values() for since in rows.values() for state in since
    )


def _changes(account: Account, state: str) -> Iterator[tuple[ShippedKind, str, str | None]]:
    for kind, rows in account.items():
        for key, since in rows.items():
            if state in since:
                yield ShippedKind(kind), key, since[state]
