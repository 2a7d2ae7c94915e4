"""What a site answers at a fixed list of addresses, as JSON.

`DATABASE_URL=… python -m tests.upgrade.answers` upgrades that database and prints the answers.
`0.1.0.json` holds those that version 0.1.0 gave from `0.1.0.sqlite3.gz`, before any upgrade.
"""

import json
import os
import re
import sys
from typing import Any

import django

ADDRESSES = (
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


def answers() -> list[dict[str, Any]]:
    """Each address with its status, and its JSON as it came or the page's place and title."""
    from django.test import Client

    client = Client()
    return [{"address": address, **_answer(client, address)} for address in ADDRESSES]


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
    call_command("migrate", verbosity=0)
    json.dump(answers(), sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
