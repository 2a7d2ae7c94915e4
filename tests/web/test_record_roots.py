"""`/record.sha256`: what anybody can check with `sha256sum` and a copy of the record."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from relations.editions.descriptions import Description
from relations.editions.models import Edition
from tests.factories import make_published
from tests.web.markup import links

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_roots_are_listed_newest_first_as_sha256sum_checks_them(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for day in (19, 20, 21):
        moment = datetime(2025, 4, day, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=moment: now)
        make_published(str(day))
        published = [
            *Edition.objects.all(),
            *Description.objects.filter(published_at__lte=moment),
        ]
        heads = sorted(f"{each.chain} 1 {each.sha256}\n" for each in published)
        (tmp_path / f"2025-04-{day}").write_text("".join(heads))
    answer = client.get("/record.sha256")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    text = answer.content.decode()
    assert [line[66:] for line in text.splitlines() if line[0] != "#"] == [
        "2025-04-20",
        "2025-04-19",
    ]
    assert "# 4 chains\n" in text
    check = ["sha256sum", "--check", "--strict"]
    subprocess.run(check, input=answer.content, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)


def test_list_of_no_root_says_how_one_is_made(client: Client) -> None:
    lines = client.get("/record.sha256").content.decode().splitlines()
    assert all(line.startswith("#") for line in lines)


def test_list_is_linked_from_the_page_about_the_record(client: Client) -> None:
    assert (
        links(client.get("/about/"))["The hash of each day, and how it is made"] == "/record.sha256"
    )
