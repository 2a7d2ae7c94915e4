"""`manage.py serve`: what `make run` serves by."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

Started = list[tuple[list[str], dict[str, str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Started:
    """The commands that were started, with what is in their environment; nothing was run."""
    commands: Started = []

    def run(command: list[str], *, env: dict[str, str], check: bool) -> None:
        assert check
        commands.append((command, env))

    def replace(_file: str, command: list[str], env: dict[str, str]) -> None:
        commands.append((command, env))

    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os, "execve", replace)
    return commands


def test_it_is_served_by_gunicorn_as_its_configuration_says(started: Started) -> None:
    call_command("serve", port="9000")
    [_collected, (command, environment)] = started
    assert command[:3] == [sys.executable, "-m", "gunicorn"]
    assert Path(command[command.index("--config") + 1]).samefile("gunicorn.conf.py")
    assert command[-2:] == ["--bind", "127.0.0.1:9000"]
    assert environment["STATIC_COLLECTED"] == "on"


def test_static_files_are_collected_again_only_where_one_has_changed(
    started: Started, settings: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "static"
    folder.mkdir()
    settings.STATICFILES_DIRS = [folder]
    (folder / "site.css").write_text("a {}")
    call_command("serve")
    assert "collectstatic" in started[0][0]
    call_command("serve")
    assert len(started) == 3
    (folder / "site.css").write_text("b {}")
    call_command("serve")
    assert "collectstatic" in started[3][0]
    call_command("serve")
    assert len(started) == 6
