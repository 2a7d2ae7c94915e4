"""What a site answers at a fixed list of addresses, as JSON.

`DATABASE_URL=… python -m tests.upgrade.answers STATE` prints the answers of a database of an
earlier state; with `--upgrade` after that it upgrades it first. `0.1.0.json` holds those that
version 0.1.0 gave from `0.1.0.sqlite3.gz` before any upgrade, and so on for each state.
"""

import json
import os
import re
import sys
from typing import Any

import django

OF_THE_DEMONSTRATION = (
    "/timeline.json",
    "/timeline.json?country=AFG&country=PAK",
    "/timeline.json?country=IND",
    "/timeline.json?order=oldest",
    "/timeline.json?quad=material-conflict",
    "/timeline.json?type=airstrike&type=talks",
    "/timeline.json?topic=refugees&since=2024",
    "/timeline.json?speaker=ishaq-dar",
    "/timeline.json?act=deny&until=2025-04",
    "/timeline.json?source=w0frk5bv&country=PAK",
    "/timeline.json?q=border",
    "/timeline.json?q=%E2%80%9Cdeep+concern%E2%80%9D&country=IND",
    "/timeline.json?since=2024-03&until=2024-03-18",
    "/timeline.json?as_of=2026-01-01",
    "/timeline.json?country=AFG&country=IRN",
    "/timeline.json?since=nonsense",
    "/timeline.json?type=no-such-type",
    "/events/3091qe3x.json",
    "/events/hbvbg4tq.json",
    "/events/m00r4smn.json",
    "/events/4jv21jth.json",
    "/events/x8mbb69k.json",
    "/events/zzzzzzzz.json",
    "/",
    "/relations/afghanistan-pakistan/",
    "/relations/pakistan-afghanistan/",
    "/timeline/?country=AFG&country=PAK&type=airstrike",
    "/events/3091qe3x/another-slug/",
    "/events/3091qe3x/editions/1/",
    "/events/x8mbb69k/trucks-wait-at-the-border/",
    "/statements/?act=deny",
    "/statements/azzh77aj/",
    "/sources/w0frk5bv/",
    "/countries/AFG/",
    "/corrections/",
)
"""Files of data, then pages; refusals and redirects among both."""

ADDRESSES = {
    "0.1.0": OF_THE_DEMONSTRATION,
    "2026-11-30": (
        "/timeline.json",
        "/timeline.json?country=AFG&country=PAK",
        "/timeline.json?q=border&order=oldest",
        "/events/hbvbg4tq.json",
        "/",
        "/statements/?act=deny",
        "/corrections/",
        "/timeline.json?country=IRN",
        "/timeline.json?country=XRU",
        "/timeline.json?topic=border&topic=deep-sea-mining",
        "/timeline.json?type=visit",
        "/timeline.json?speaker=amina-karimi",
        "/timeline.json?speaker=a-karimi",
        "/timeline.json?source=vpgr1src",
        "/timeline.json?q=Tehran",
        "/events/vpgr0evt.json",
        "/events/vpgr1evt.json",
        "/events/vpgr2evt.json",
        "/events/vpgr3evt.json",
        "/events/vpgr0evt/editions/1/",
        "/events/vpgr0evt/editions/2/",
        "/events/vpgr1evt/editions/1/",
        "/statements/vpgr0stm/",
        "/statements/?speaker=a-karimi",
        "/sources/vpgr0src/",
        "/sources/vpgr1src/",
        "/sources/vpgr0src/sentences/2/",
        "/countries/IRN/",
        "/countries/XRU/",
        "/countries/TKL/",
        "/relations/afghanistan-iran/",
        "/timeline/facets/topic/",
        "/timeline/facets/country/",
    ),
}
"""The addresses of each state; those of the second are of what `edited_record` adds."""


def answers(state: str) -> list[dict[str, Any]]:
    """Each address of a state with its status, and its JSON as it came or the page's place and
    title."""
    from django.test import Client

    client = Client()
    return [{"address": address, **_answer(client, address)} for address in ADDRESSES[state]]


def _answer(client: Any, address: str) -> dict[str, Any]:
    response = client.get(address)
    if response["Content-Type"] == "application/json":
        return {"status": response.status_code, "body": response.text}
    title = re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)
    return {
        "status": response.status_code,
        "location": response.headers.get("Location", ""),
        "title": " ".join(title[1].split()) if title else "",
    }


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relations.settings")
    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()
    state, *upgrade = sys.argv[1:]
    if upgrade:
        call_command("migrate", verbosity=0)
        call_command("load_vocabulary", verbosity=0)
    json.dump(answers(state), sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
