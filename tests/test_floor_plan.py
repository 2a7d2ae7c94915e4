"""The house rules that a program can see: who imports whom, and who asks the database."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "relations"

# The floors from the ground up, as `relations/README.md` draws them.
FLOORS: list[set[str]] = [
    {"codes"},
    {"dates"},
    {"extraction", "fields"},
    {"sources"},
    {"record"},
    {"editions"},
    {"queries"},
    {"web", "desk"},
]

# Each room with the rooms that it may import.
MAY_IMPORT: dict[str, set[str]] = {}
_below: set[str] = set()
for _floor in FLOORS:
    MAY_IMPORT |= {room: _below | {room} for room in _floor}
    _below = _below | _floor
MAY_IMPORT |= {
    "templatetags": {"dates", "record", "templatetags"},
    "management": _below,
    "urls": {"codes", "web"},
    "models": {"sources", "record", "editions"},
    "admin": {"desk"},
    "settings": set(),
    "apps": set(),
    "wsgi": set(),
    "__init__": set(),
    "migrations": {"codes", "fields"},
}


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported_rooms(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "relations":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from rooms_in(node.module or "")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield from rooms_in(alias.name)


def rooms_in(name: str) -> Iterator[str]:
    parts = name.split(".")
    if parts[0] == "relations" and len(parts) > 1:
        yield parts[1]


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_room_imports_only_from_the_floors_below(module: Path) -> None:
    assert set(imported_rooms(module)) <= MAY_IMPORT[room_of(module)]


@pytest.mark.parametrize("room", ["dates", "extraction"])
def test_what_only_reads_words_knows_nothing_of_django(room: str) -> None:
    for module in (HOUSE / room).rglob("*.py"):
        assert not re.search(r"^(from|import) django", module.read_text(), re.MULTILINE)


ASKING = {"filter", "exclude", "get_queryset", "raw", "annotate", "aggregate", "objects"}


@pytest.mark.parametrize("room", ["web", "templatetags"])
def test_what_is_shown_asks_the_database_nothing(room: str) -> None:
    for module in (HOUSE / room).rglob("*.py"):
        names = {
            node.attr
            for node in ast.walk(ast.parse(module.read_text()))
            if isinstance(node, ast.Attribute) and ast.unparse(node) != "register.filter"
        }
        assert not names & ASKING, module


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_file_outgrows_four_hundred_lines_nor_a_function_fifty(module: Path) -> None:
    text = module.read_text()
    assert module.parent.name == "migrations" or len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_no_room_has_a_drawer_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "services", "managers", "misc"}
    assert not banned & {module.stem for module in modules()}
