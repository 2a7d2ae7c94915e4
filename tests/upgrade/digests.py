"""Keeps `fixtures/vocabulary-digests.json` in step with the vocabulary that ships.

`python -m tests.upgrade.digests` adds the state of `fixtures/vocabulary.json` to it, if it is not
the last one there.
"""

import json
import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    from relations.record import earlier_vocabularies as earlier
    from relations.record.shipped_vocabulary import digests_of, shipped_vocabulary

    states = earlier.earlier_vocabularies()
    now = digests_of(shipped_vocabulary())
    if states and states[-1] == now:
        sys.exit("The last state there is that of the vocabulary: nothing to add.")
    file = earlier.account_file()
    file.write_text(written(extended(json.loads(file.read_text("utf-8")), states, now)), "utf-8")


def extended(account: dict, states: list[dict], now: dict) -> dict:
    """The account with one more state, changed in what is another than in the last."""
    before = states[-1] if states else {}
    for kind, key in sorted(before.keys() | now.keys()):
        if before.get((kind, key)) != now.get((kind, key)):
            rows = account.setdefault(kind, {})
            rows.setdefault(key, {})[str(len(states) + 1)] = now.get((kind, key))
    return account


def written(account: dict) -> str:
    """As JSON, a line for each row."""
    kinds = (
        f" {json.dumps(kind)}: {{\n"
        + ",\n".join(
            f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(since)}"
            for key, since in sorted(rows.items())
        )
        + "\n }"
        for kind, rows in sorted(account.items())
    )
    return "{\n" + ",\n".join(kinds) + "\n}\n"


if __name__ == "__main__":
    main()
