"""The tables beside the tests of this room: one case a line, columns separated by ``|``."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its comments."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [
        [column.strip() for column in line.split("|")]
        for line in lines
        if line and not line.startswith("#")
    ]
