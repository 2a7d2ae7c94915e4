"""The rules of the floor plan: who imports whom, who asks the database, names and sizes."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "relations"

# The floors from the ground up, as `relations/README.md` draws them.
FLOORS: list[set[str]] = [
    {"codes", "log_lines", "outages", "recently_used", "site_url"},
    {"dates"},
    {"error_reports", "extraction", "fields", "history", "limits"},
    {"sources"},
    {"record"},
    {"editions"},
    {"queries"},
    {"web", "desk"},
]

# The rooms that each room may import.
MAY_IMPORT: dict[str, set[str]] = {}
_below: set[str] = set()
for _floor in FLOORS:
    MAY_IMPORT |= {room: _below | {room} for room in _floor}
    _below = _below | _floor
MAY_IMPORT |= {
    "templatetags": {"dates", "record", "site_url", "templatetags"},
    "management": _below | {"management"},
    "sqlite": {"outages"},
    "urls": {"codes", "preview", "web"},
    "preview": {"editions", "record", "sources", "web"},
    "wsgi": {"web"},
    "models": {"error_reports", "limits", "sources", "record", "editions"},
    "admin": {"desk"},
    "preloading": {"outages", "queries", "web"},
    "settings": {"environment"},
    "environment": set(),
    "apps": set(),
    "__init__": set(),
    "__main__": set(),
    # The days of an edition follow from its document, by functions that ask no model.
    "migrations": {"codes", "fields", "editions"},
}


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text())


@cache
def nodes_of(module: Path) -> list[ast.AST]:
    return list(ast.walk(tree_of(module)))


def room_of(module: Path) -> str:
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported_rooms(module: Path) -> Iterator[str]:
    for node in nodes_of(module):
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


def test_room_imports_only_from_the_floors_below() -> None:
    above = {
        str(module.relative_to(HOUSE)): set(imported_rooms(module)) - MAY_IMPORT[room_of(module)]
        for module in modules()
    }
    assert {module: rooms for module, rooms in above.items() if rooms} == {}


def parts_of(room: str) -> dict[str, set[str]]:
    """The folders and modules at the top of a room, each with those that it imports."""
    parts: dict[str, set[str]] = defaultdict(set)
    for module in (HOUSE / room).rglob("*.py"):
        part = module.relative_to(HOUSE / room).parts[0].removesuffix(".py")
        parts[part] |= set(imported_parts(module, room)) - {part}
    return parts


def imported_parts(module: Path, room: str) -> Iterator[str]:
    for node in nodes_of(module):
        if not isinstance(node, ast.ImportFrom) or node.module is None:
            continue
        if node.module == f"relations.{room}":
            yield from (alias.name for alias in node.names)
        elif node.module.startswith(f"relations.{room}."):
            yield node.module.split(".")[2]


ROOMS = sorted(each.name for each in HOUSE.iterdir() if each.name in _below and each.is_dir())


@pytest.mark.parametrize("room", ROOMS)
def test_parts_of_a_room_do_not_import_each_other_in_a_circle(room: str) -> None:
    circle: list[str] = []
    try:
        TopologicalSorter(parts_of(room)).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert not circle, "Move what both need into a part that imports neither."


# The floors inside the desk from the ground up, as `relations/README.md` draws them.
DESK_FLOORS: list[set[str]] = [
    {
        "frame",
        "groups",
        "login",
        "chosen",
        "date_form",
        "lists",
        "search",
        "offers",
        "direction",
        "reason_field",
    },
    {
        "dates",
        "naming",
        "protecting_rows",
        "referred_to",
        "related",
        "sent_keys",
        "shared_lines",
        "unique_rows",
        "unsaved",
    },
    {"base"},
    {"sentences"},
    {"intake", "drafting", "review", "worklist", "merging"},
    {"citations"},
    {"statements"},
    {"folded_statements"},
    {"events", "sources", "editions", "vocabulary", "accounts", "error_reports"},
    {"site", "apps"},
]


def test_part_of_the_desk_imports_only_from_the_floors_below() -> None:
    parts = parts_of("desk")
    below: set[str] = set()
    for floor in DESK_FLOORS:
        above = {part: parts[part] - below for part in floor}
        assert not any(above.values()), above
        below |= floor
    assert below == parts.keys() - {"__init__"}


def test_floors_of_the_desk_are_drawn_in_the_floor_plan() -> None:
    drawn = re.findall(r"^ +desk/ +(.+)$", (HOUSE / "README.md").read_text(), re.MULTILINE)
    assert [set(re.findall(r"\w+", floor)) for floor in reversed(drawn)] == DESK_FLOORS


@pytest.mark.parametrize("room", ["dates", "extraction"])
def test_rooms_that_only_read_words_do_not_know_django(room: str) -> None:
    for module in (HOUSE / room).rglob("*.py"):
        assert not re.search(r"^(from|import) django", module.read_text(), re.MULTILINE)


ASKING = {"filter", "exclude", "get_queryset", "raw", "annotate", "aggregate", "objects"}


@pytest.mark.parametrize("room", ["web", "templatetags"])
def test_rooms_that_only_present_do_not_query_the_database(room: str) -> None:
    for module in (HOUSE / room).rglob("*.py"):
        asked = {
            ast.unparse(node)
            for node in nodes_of(module)
            if isinstance(node, ast.Attribute) and node.attr in ASKING
        }
        assert not asked - {"register.filter"}, module


QUERYING = ASKING | {"order_by", "values_list", "exists"}


def imported_from_queries(tree: ast.Module) -> dict[str, str]:
    """What a module imports from the room of queries: the names that it uses, each with the module
    and the name there."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("relations.queries.")
        for alias in node.names
    }


def names_used(function: ast.FunctionDef, known: dict[str, str]) -> set[str]:
    """Which of some known names a function uses, and how a query is made, if it makes one."""
    used = {
        known[node.id]
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and node.id in known
    }
    attributes = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    return used | (attributes & QUERYING)


@cache
def asking_functions() -> set[str]:
    """The functions of the queries that ask the database, by themselves or through others."""
    uses: dict[str, set[str]] = {}
    for module in (HOUSE / "queries").glob("*.py"):
        tree, home = tree_of(module), f"relations.queries.{module.stem}"
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        known = imported_from_queries(tree) | {
            each.name: f"{home}.{each.name}" for each in functions
        }
        for each in functions:
            uses[f"{home}.{each.name}"] = (
                names_used(each, known) if isinstance(each, ast.FunctionDef) else set()
            )
    asking = set(QUERYING)
    while found := {name for name, used in uses.items() if used & asking} - asking:
        asking |= found
    return asking - QUERYING


VIEWS = {"errors"} | {
    alias.name
    for node in nodes_of(HOUSE / "urls.py")
    if isinstance(node, ast.ImportFrom) and node.module == "relations.web"
    for alias in node.names
}


def test_functions_that_ask_are_told_from_those_that_only_reckon() -> None:
    asking = {name.removeprefix("relations.queries.") for name in asking_functions()}
    assert asking >= {"pages.editions_with", "labels.labels_for", "sources.shown_whole"}
    assert not asking & {"description.describe", "histogram.histogram_for", "buckets.filled"}


@pytest.mark.parametrize("module", sorted((HOUSE / "web").glob("*.py")), ids=lambda path: path.stem)
def test_only_views_ask_and_presenters_take_what_was_asked(module: Path) -> None:
    asked = imported_from_queries(tree_of(module)).values()
    if module.stem not in VIEWS:
        assert not set(asked) & asking_functions(), "Take the answer from the view instead."


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_view_asks_once(name: str) -> None:
    """Finding what an address names (`find_country`) is reading the address."""
    tree, asking = tree_of(HOUSE / "web" / f"{name}.py"), asking_functions()
    known = {
        name: home
        for name, home in imported_from_queries(tree).items()
        if home in asking and not name.startswith("find_")
    }
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            assert len(names_used(node, known) - QUERYING) <= 1, node.name


LONGEST_MODULE = 300
LONGEST_FUNCTION = 50


def test_module_is_short() -> None:
    lengths = {
        str(module.relative_to(HOUSE)): len(module.read_text().splitlines())
        for module in modules()
        if module.parent.name != "migrations"
    }
    assert {module: lines for module, lines in lengths.items() if lines > LONGEST_MODULE} == {}, (
        "Give one of the things in it a module of its own."
    )


def test_function_is_short() -> None:
    assert [
        f"{node.name} in {module.relative_to(HOUSE)}"
        for module in modules()
        for node in nodes_of(module)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ] == []


# Class names that several modules have: Django looks for `Command` and `Migration` by name.
SHARED_CLASSES = {"Command", "Migration"}

CLASS_NAME = re.compile(r"_?[A-Z]+[a-z]\w*")


def classes_in(module: Path) -> Iterator[str]:
    """The classes and type aliases at the top of a module, private ones without underscore."""
    for node in tree_of(module).body:
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each.id for each in targets if isinstance(each, ast.Name)]
            yield from (name.lstrip("_") for name in names if CLASS_NAME.fullmatch(name))


def test_class_name_has_one_meaning_in_the_house() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for module in modules():
        for name in classes_in(module):
            homes[name].append(str(module.relative_to(HOUSE)))
    shared = shared_by_several(homes)
    assert shared.keys() <= SHARED_CLASSES, (
        f"Say in each name what sets it apart, or use one class in all: {shared}"
    )
    assert shared.keys() >= SHARED_CLASSES, "Take out of SHARED_CLASSES what is unique now."


# Module names that recur on purpose: Django looks for some by name, and a subject that stands on
# several floors has one name on all of them.
RECURRING_MODULES = {"__init__", "apps", "base", "models"}
RECURRING_MODULES |= {"citations", "corrections", "countries", "events", "facets", "history"}
RECURRING_MODULES |= {"ledger"}
RECURRING_MODULES |= {"revisits", "search", "sentences", "sources", "speakers", "statements"}
RECURRING_MODULES |= {"vocabulary"}
RECURRING_MODULES |= {"error_reports", "errors", "site", "tokens"}


def test_module_name_recurs_only_on_purpose() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for module in modules():
        homes[module.stem].append(str(module.parent.relative_to(HOUSE)))
    recurring = shared_by_several(homes)
    assert recurring.keys() <= RECURRING_MODULES, (
        f"Name each for what only it holds, or declare one subject for all: {recurring}"
    )
    assert recurring.keys() >= RECURRING_MODULES, "Take out what is unique now."


def shared_by_several(homes: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: places for name, places in homes.items() if len(places) > 1}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "services", "managers", "misc"}
    assert not banned & {module.stem for module in modules()}
